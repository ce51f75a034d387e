"""The moves of one branch: where an act leads from where the branch stands.

A move needs only its own branch, never the width of the case: that keeps an
act as quick among a thousand units as among one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lajur.core.engine.flow import Flow, Way
from lajur.core.engine.refusals import Refused
from lajur.core.sop import How


@dataclass(frozen=True)
class Memory:
    """What a branch carries along: visits of each step, last eyes on papers."""

    #: By place in the printed order; the round of a step is its visits.
    visits: tuple[int, ...]
    #: Paper to the person who gave its latest check or initial.
    eyes: Mapping[str, int] = field(default_factory=dict)

    def visited(self, index: int) -> "Memory":
        """Return the memory with one more visit of a step."""
        visits = list(self.visits)
        visits[index] += 1
        return replace(self, visits=tuple(visits))


@dataclass(frozen=True)
class Position:
    """Where a branch stands: at a step, for a unit or for the whole case."""

    step: str
    memory: Memory
    unit: int | None = None
    #: Memory of the whole case while this unit's branch runs.
    outer: Memory | None = None


@dataclass(frozen=True)
class Opening:
    """A task to open; with a region, one for each of its units."""

    step: str
    #: Memory of the branch (a unit's branch, where a region is entered).
    memory: Memory
    #: Set when the opening enters a region.
    region: str | None = None
    #: How often the region has been entered, this time included.
    run: int = 0
    #: Memory the whole case keeps while the region runs.
    outer: Memory | None = None


@dataclass(frozen=True)
class Move:
    """What an act does: closes the task, and opens, arrives or finishes."""

    way: Way
    #: What opens at once, or when the last unit has arrived.
    opens: Opening | None
    #: The region whose join this branch reaches.
    arrives: str | None = None

    @property
    def finishes(self) -> bool:
        """Whether the case ends with this move (once all units have arrived)."""
        return self.opens is None


def decide_start(flow: Flow) -> Opening:
    """Return what opens when a case begins."""
    return _opening(flow, flow.first, Memory((0,) * flow.width))


def decide_complete(
    flow: Flow, position: Position, outcome: str | None, person_id: int | None
) -> Move:
    """Return the move of a completed step.

    Raises Refused when the outcome is missing or not one of the step's.
    """
    step = flow.step(position.step)
    way = _chosen(step.forward, outcome)
    eyes = dict(position.memory.eyes)
    for paper in step.writes:
        eyes.pop(paper, None)
    if person_id is not None:
        eyes.update(dict.fromkeys(step.looks_at, person_id))
    for paper in step.signs:
        eyes.pop(paper, None)
    return _move(flow, position, way, replace(position.memory, eyes=eyes))


def decide_return(flow: Flow, position: Position, to: str | None) -> Move:
    """Return the move of a refused step, by default to the first return way.

    Raises Refused when the step has no way back, or none to the step asked.
    """
    ways = return_ways(flow, position)
    if not ways:
        raise Refused("no_way_back")
    way = next((w for w in ways if to in (None, w.to)), None)
    if way is None:
        raise Refused("no_way_back", to=to)
    return _move(flow, position, way, position.memory)


def decide_transfer(flow: Flow, position: Position, to: str | None) -> Move:
    """Return the move of a repair: to any step, or past this one (to None)."""
    if to is None:
        way = flow.step(position.step).forward[0]
    elif to in flow.steps:
        way = Way(None, to, How.ROUTE, drawn=False)
    else:
        raise Refused("step_unknown", to=to)
    if _leaves_by_force(flow, position, way):
        raise Refused("step_unknown", to=to)
    return _move(flow, position, way, position.memory)


def after_join(flow: Flow, region: str, outer: Memory) -> Opening | None:
    """Return what opens when the units of a region have closed."""
    then = flow.regions[region].leads_to
    return _opening(flow, then, outer) if then else None


def return_ways(flow: Flow, position: Position) -> tuple[Way, ...]:
    """Return the ways back from here: those drawn, else the previous person."""
    step = flow.step(position.step)
    if not step.can_return:
        return ()
    inside = [w for w in step.returns if _same_branch(flow, position, w)]
    if inside:
        return tuple(inside)
    visits = position.memory.visits
    target = next((s for s in step.chain if visits[flow.step(s).index] > 0), None)
    return (Way(None, target, How.RETURN, drawn=False),) if target else ()


def _same_branch(flow: Flow, position: Position, way: Way) -> bool:
    # A unit cannot send the whole case back while the other units run.
    if position.unit is None or way.to is None:
        return True
    return flow.step(way.to).region == flow.step(position.step).region


def _leaves_by_force(flow: Flow, position: Position, way: Way) -> bool:
    return not way.drawn and not _same_branch(flow, position, way)


def _chosen(ways: tuple[Way, ...], outcome: str | None) -> Way:
    if outcome is None and len(ways) == 1:
        return ways[0]
    if outcome is None:
        raise Refused("outcome_needed")
    for way in ways:
        if way.outcome == outcome:
            return way
    raise Refused("outcome_unknown", outcome=outcome)


def _move(flow: Flow, position: Position, way: Way, memory: Memory) -> Move:
    region = flow.step(position.step).region
    if position.unit is None:
        return Move(way, _opening(flow, way.to, memory) if way.to else None)
    if way.to is not None and flow.step(way.to).region == region:
        index = flow.step(way.to).index
        return Move(way, Opening(way.to, memory.visited(index)))
    if region is None or position.outer is None:
        raise Refused("step_unknown", to=position.step)
    return Move(way, after_join(flow, region, position.outer), arrives=region)


def _opening(flow: Flow, to: str, memory: Memory) -> Opening:
    step = flow.step(to)
    inside = memory.visited(step.index)
    if step.region is None:
        return Opening(to, inside)
    places = [flow.step(s).index for s in flow.regions[step.region].steps]
    visits = tuple(
        count + 1 if index in places and index >= step.index else count
        for index, count in enumerate(memory.visits)
    )
    fresh = tuple(
        int(index == step.index) if index in places else count
        for index, count in enumerate(memory.visits)
    )
    return Opening(
        step=to,
        memory=replace(memory, visits=fresh),
        region=step.region,
        run=max(visits[index] for index in places),
        outer=replace(memory, visits=visits),
    )
