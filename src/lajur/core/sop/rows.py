"""Steps put in, taken out and moved, with the flow kept whole.

After every change each exit leads to a step that exists, printed numbers run from
one, regions hold only their own steps, and what a reader thought of a value stays
with that value.
"""

from collections.abc import Sequence
from dataclasses import replace

from lajur.core.sop.model import Certainty, Exit, How, Region, Sop, Step


class CannotEdit(ValueError):
    """The change would leave no SOP behind; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the reason."""
        super().__init__(code)
        self.code = code


def insert_step(sop: Sop, after: str | None, text: str = "") -> Sop:
    """Put a step behind another, or first; it takes over where that one led."""
    place = 0 if after is None else place_of(sop, after) + 1
    step = Step(
        id=free_id({step.id for step in sop.steps}, "s"),
        number="",
        text=text,
        actor=_neighbour_actor(sop, place),
    )
    return _placed(sop, step, place)


def delete_step(sop: Sop, step_id: str) -> Sop:
    """Take a step out; what led to it leads to where it led.

    Raises CannotEdit for the only step.
    """
    place = place_of(sop, step_id)
    if len(sop.steps) == 1:
        raise CannotEdit("last_step")
    before = sop.steps[place - 1].id if place else None
    onward = _onward(sop, place)
    rest = [s for s in sop.steps if s.id != step_id]
    steps = tuple(_detached(s, step_id, onward, before) for s in rest)
    return _reordered(sop, steps)


def move_step(sop: Sop, step_id: str, place: int) -> Sop:
    """Put a step at another place of the table; the flow follows the table.

    Where it sends refusals stays; refusals sent to it still reach it.
    """
    now = place_of(sop, step_id)
    place = min(max(place, 0), len(sop.steps) - 1)
    if place == now:
        return sop
    step = sop.steps[now]
    onward = _onward(sop, now)
    rest = tuple(_passing(s, step_id, onward) for s in sop.steps if s.id != step_id)
    without = replace(sop, steps=rest, certainty=_moved_notes(sop, rest))
    notes = _notes_of(sop, now)
    placed = _placed(without, replace(step, region=None), place)
    own = {f"/steps/{place}{tail}": note for tail, note in notes.items()}
    return swept(replace(placed, certainty={**placed.certainty, **own}))


def place_of(sop: Sop, step_id: str) -> int:
    """Return where in the table a step stands; raises CannotEdit."""
    for place, step in enumerate(sop.steps):
        if step.id == step_id:
            return place
    raise CannotEdit("unknown_step")


def free_id(taken: set[str], stem: str) -> str:
    """Return an id nobody has: the stem with the first free number."""
    return next(
        f"{stem}{n}" for n in range(1, len(taken) + 2) if f"{stem}{n}" not in taken
    )


def swept(sop: Sop) -> Sop:
    """Take away what points to nothing: steps of regions, notes and candidates."""
    steps, regions = _swept_regions(sop)
    sop = replace(sop, steps=steps, regions=regions)
    known = {"actor": {a.id for a in sop.actors}, "exits": {s.id for s in sop.steps}}
    certainty = {}
    for pointer, note in sop.certainty.items():
        field = pointer.rpartition("/")[2]
        if field == "exits" and note.is_ == "guessed" and not _may_return(sop, pointer):
            continue
        if pointer.startswith("/steps/") and field in known:
            others = tuple(o for o in note.others if o in known[field])
            note = replace(note, others=others)
        certainty[pointer] = note
    return replace(sop, certainty=certainty)


def _may_return(sop: Sop, pointer: str) -> bool:
    return sop.steps[int(pointer.split("/")[2])].return_to is not None


def _swept_regions(sop: Sop) -> tuple[tuple[Step, ...], tuple[Region, ...]]:
    """Let a region be the run of steps that say they belong to it."""
    regions = []
    for region in sop.regions:
        own = tuple(step.id for step in sop.steps if step.region == region.id)
        if own:
            regions.append(replace(region, steps=own))
    names = {region.id for region in regions}
    steps = tuple(
        step if step.region in names else replace(step, region=None)
        for step in sop.steps
    )
    return steps, tuple(regions)


def _placed(sop: Sop, step: Step, place: int) -> Sop:
    """Put a step in, between the step before and where that one went."""
    steps = list(sop.steps)
    behind = steps[place].id if place < len(steps) else None
    if place:
        steps[place - 1], target = _led_to(steps[place - 1], step.id, behind)
    else:
        target = behind
    step = replace(step, exits=_leading(step.exits, target, step.id))
    step = replace(step, region=_region_between(steps, place))
    steps.insert(place, step)
    return _reordered(sop, tuple(steps))


def _led_to(step: Step, new: str, behind: str | None) -> tuple[Step, str | None]:
    """Let a step lead to a new one; return it and where it led before."""
    forward = [n for n, e in enumerate(step.exits) if e.how is How.FORWARD]
    if not forward:
        exits = (*step.exits, Exit(None, new))
        return replace(step, exits=exits), behind
    chosen = next((n for n in forward if step.exits[n].to == behind), forward[0])
    target = step.exits[chosen].to
    exits = tuple(
        replace(e, to=new) if e.how is How.FORWARD and e.to == target else e
        for e in step.exits
    )
    return replace(step, exits=exits), target


def _leading(exits: Sequence[Exit], target: str | None, own: str) -> tuple[Exit, ...]:
    """Send the ways forward to a target; a way back stays as it is."""
    kept = tuple(
        replace(e, to=target) if e.how is How.FORWARD else e
        for e in exits
        if e.to != own
    )
    if any(e.how is How.FORWARD for e in kept):
        return kept
    return (Exit(None, target), *kept)


def _region_between(steps: Sequence[Step], place: int) -> str | None:
    before = steps[place - 1].region if place else None
    behind = steps[place].region if place < len(steps) else None
    return before if before == behind else None


def _onward(sop: Sop, place: int) -> str | None:
    """Return where the flow goes on when this step is gone."""
    step = sop.steps[place]
    forward = (e.to for e in step.exits if e.how is How.FORWARD and e.to != step.id)
    behind = sop.steps[place + 1].id if place + 1 < len(sop.steps) else None
    return next(forward, behind)


def _passing(step: Step, gone: str, onward: str | None) -> Step:
    """Let the ways forward pass by a step that is going."""
    target = onward if onward != step.id else None
    exits = (
        replace(e, to=target) if e.to == gone and e.how is not How.RETURN else e
        for e in step.exits
    )
    return replace(step, exits=tuple(exits))


def _detached(step: Step, gone: str, onward: str | None, before: str | None) -> Step:
    passing = _passing(step, gone, onward)
    back = before if before != step.id else None
    exits = tuple(
        replace(e, to=back) if e.to == gone else e
        for e in passing.exits
        if e.to != gone or back is not None
    )
    if len(exits) == 1:
        exits = (Exit(None, exits[0].to),)
    return replace(step, exits=exits or (Exit(None, None),))


def _neighbour_actor(sop: Sop, place: int) -> str | None:
    near = sop.steps[max(place - 1, 0) : place + 1]
    return near[0].actor if near else None


def _reordered(sop: Sop, steps: tuple[Step, ...]) -> Sop:
    numbered = tuple(
        replace(step, number=str(n)) for n, step in enumerate(steps, start=1)
    )
    return swept(replace(sop, steps=numbered, certainty=_moved_notes(sop, numbered)))


def _moved_notes(sop: Sop, steps: Sequence[Step]) -> dict[str, Certainty]:
    """Give every note the new place of its step; notes of gone steps go."""
    places = {step.id: n for n, step in enumerate(steps)}
    moved = {}
    for pointer, note in sop.certainty.items():
        if pointer.startswith("/steps/"):
            index, slash, tail = pointer.removeprefix("/steps/").partition("/")
            step_id = sop.steps[int(index)].id
            if step_id in places:
                moved[f"/steps/{places[step_id]}{slash}{tail}"] = note
        else:
            moved[pointer] = note
    return moved


def _notes_of(sop: Sop, place: int) -> dict[str, Certainty]:
    start = f"/steps/{place}"
    return {
        pointer.removeprefix(start): note
        for pointer, note in sop.certainty.items()
        if pointer == start or pointer.startswith(f"{start}/")
    }
