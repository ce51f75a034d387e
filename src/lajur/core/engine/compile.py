"""Compile an SOP to its table, and refuse one that cannot run."""

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from lajur.core.engine.flow import Flow, FlowRegion, FlowStep, Way
from lajur.core.sop import ActorKind, How, Join, Region, Sop, Step, Verb

_LOOKING = frozenset({Verb.CHECK, Verb.INITIAL})
_WRITING = frozenset({Verb.PREPARE})


class CannotRun(ValueError):
    """The SOP has no steps, or a way leads to a step that is not there."""


def compile_sop(sop: Sop) -> Flow:
    """Return the table of an SOP.

    What a document leaves open is closed here: a step without a forward exit
    goes on to the next printed one, and neighbouring steps of an `each_unit`
    lane form a region even where no region is marked.
    """
    if not sop.steps:
        raise CannotRun("no_steps")
    region_of, regions = _regions(sop)
    exits = {s.id: _forward_ways(sop.steps, i) for i, s in enumerate(sop.steps)}
    _check_targets(sop, exits)
    steps = {
        step.id: FlowStep(
            step=step,
            index=index,
            region=region_of.get(step.id),
            forward=exits[step.id],
            returns=_drawn_returns(step),
            chain=_chain(sop, exits, region_of, step),
            looks_at=_papers(step, _LOOKING),
            signs=_papers(step, frozenset({Verb.SIGN})),
            writes=_papers(step, _WRITING),
        )
        for index, step in enumerate(sop.steps)
    }
    return Flow(
        sop=sop,
        first=sop.steps[0].id,
        steps=MappingProxyType(steps),
        regions=MappingProxyType(
            {region.id: _compiled_region(region, exits) for region in regions}
        ),
    )


def _forward_ways(steps: Sequence[Step], index: int) -> tuple[Way, ...]:
    step = steps[index]
    exits = [exit_ for exit_ in step.exits if exit_.how is not How.RETURN]
    if not exits:
        to = steps[index + 1].id if index + 1 < len(steps) else None
        return (Way(None, to),)
    if len(exits) == 1 and not step.is_decision:
        return (Way(None, exits[0].to, exits[0].how),)
    names = _distinct([exit_.label for exit_ in exits])
    return tuple(
        Way(name, exit_.to, exit_.how) for name, exit_ in zip(names, exits, strict=True)
    )


def _distinct(labels: Sequence[str | None]) -> list[str]:
    names: list[str] = []
    for number, label in enumerate(labels, start=1):
        name = label or str(number)
        names.append(f"{name} ({number})" if name in names else name)
    return names


def _drawn_returns(step: Step) -> tuple[Way, ...]:
    exits = [e for e in step.exits if e.how is How.RETURN and e.to is not None]
    names = _distinct([exit_.label for exit_ in exits])
    return tuple(
        Way(name, exit_.to, How.RETURN)
        for name, exit_ in zip(names, exits, strict=True)
    )


def _check_targets(sop: Sop, exits: Mapping[str, tuple[Way, ...]]) -> None:
    known = {step.id for step in sop.steps}
    if len(known) != len(sop.steps):
        raise CannotRun("step_twice")
    ways = [way for found in exits.values() for way in found]
    ways += [way for step in sop.steps for way in _drawn_returns(step)]
    for way in ways:
        if way.to is not None and way.to not in known:
            raise CannotRun(f"step_unknown {way.to}")


def _papers(step: Step, verbs: frozenset[Verb]) -> tuple[str, ...]:
    found = [work.paper or "" for work in step.works if work.do in verbs]
    return tuple(dict.fromkeys(found))


def _regions(sop: Sop) -> tuple[dict[str, str], list[Region]]:
    """Return the region of each step, and the regions, marked or implied."""
    regions = [region for region in sop.regions if region.steps]
    region_of = {step: region.id for region in regions for step in region.steps}
    each = {actor.id for actor in sop.actors if actor.kind is ActorKind.EACH_UNIT}

    def lane(step: Step) -> str | None:
        alone = step.actor in each and step.id not in region_of
        return step.actor if alone else None

    for actor, run in groupby(sop.steps, key=lane):
        if actor is not None:
            steps = tuple(step.id for step in run)
            implied = Region(f"each:{steps[0]}", steps, actor, Join.ALL)
            regions.append(implied)
            region_of.update(dict.fromkeys(steps, implied.id))
    return region_of, regions


def _compiled_region(
    region: Region, exits: Mapping[str, tuple[Way, ...]]
) -> FlowRegion:
    # All units go on to one place: the latest way out in printed order. An
    # earlier way out of the region closes that unit's branch only.
    leads_to = next(
        (
            way.to
            for step in reversed(region.steps)
            for way in exits[step]
            if way.to not in region.steps
        ),
        None,
    )
    return FlowRegion(region.id, region.steps, region.each, region.join, leads_to)


def _chain(
    sop: Sop,
    exits: Mapping[str, tuple[Way, ...]],
    region_of: Mapping[str, str],
    step: Step,
) -> tuple[str, ...]:
    """Return where an undrawn return may go, nearest first.

    Walks the forward ways backwards. The previous person comes before the
    previous step; of several steps of one person in a row, the one that
    touches the same paper comes first. Inside a region it stays inside.
    """
    home = region_of.get(step.id)
    found = [
        before
        for before in _backwards(sop, exits, step.id)
        if home is None or region_of.get(before.id) == home
    ]
    others = [before for before in found if before.actor != step.actor]
    papers = {work.paper for work in step.works if work.paper}
    if others:
        nearest = others[0].actor
        run = [before for before in others if before.actor == nearest]
        touching = [b for b in run if papers & {work.paper for work in b.works}]
        others.sort(key=lambda before: before not in touching[:1])
    return tuple(before.id for before in others or found)


def _backwards(
    sop: Sop, exits: Mapping[str, tuple[Way, ...]], start: str
) -> list[Step]:
    place = {step.id: index for index, step in enumerate(sop.steps)}
    before: dict[str, list[str]] = {}
    for step_id, ways in exits.items():
        for way in ways:
            if way.to is not None:
                before.setdefault(way.to, []).append(step_id)
    seen, found, waiting = {start}, [], deque([start])
    while waiting:
        reached = before.get(waiting.popleft(), [])
        for step_id in sorted(reached, key=lambda s: -place[s]):
            if step_id not in seen and place[step_id] < place[start]:
                seen.add(step_id)
                found.append(sop.steps[place[step_id]])
                waiting.append(step_id)
    return found
