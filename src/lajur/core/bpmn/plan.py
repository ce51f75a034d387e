"""An SOP as nodes and flows of BPMN, before anything is written or placed.

A decision is a task followed by an exclusive gateway. A region is a sub-process
that runs once per unit; an exit that leaves it ends the unit's own run, and the
sub-process goes on when all have ended.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from lajur.core.sop import Actor, ActorKind, Exit, How, Region, Sop, Step

START, END = "mulai", "selesai"
_NOBODY = "Belum ditentukan"


class NotDrawable(ValueError):
    """The SOP contradicts itself, so no flow of it can be drawn."""


class Kind(StrEnum):
    """The nodes that are used, by their names in BPMN."""

    START = "startEvent"
    END = "endEvent"
    TASK = "userTask"
    GATEWAY = "exclusiveGateway"
    REGION = "subProcess"


@dataclass(frozen=True)
class Lane:
    """One lane; the lane of steps without an actor has none."""

    id: str
    name: str
    actor: Actor | None


@dataclass(frozen=True)
class Area:
    """A region as it runs: marked in the SOP, or only implied by its lane."""

    region: Region
    #: Its place among the SOP's regions; None where it is only implied.
    place: int | None
    #: The step after it; None is the end.
    leads_to: str | None


@dataclass(frozen=True)
class Node:
    """One node; `inside` is the id of the sub-process it stands in."""

    id: str
    kind: Kind
    lane: int
    name: str = ""
    inside: str | None = None
    step: Step | None = None
    area: Area | None = None


@dataclass(frozen=True)
class Flow:
    """One arrow; without an exit it is ours and not the SOP's."""

    id: str
    source: str
    target: str
    name: str | None = None
    exit: Exit | None = None
    #: Whether a person chooses this way at a gateway.
    is_choice: bool = False
    #: Whether the target alone does not tell where the exit leads.
    is_indirect: bool = False


@dataclass(frozen=True)
class Plan:
    """Lanes from above, nodes in printed order, and the flows between them."""

    sop: Sop
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]


def plan_of(sop: Sop) -> Plan:
    """Return the nodes and flows of an SOP; raises NotDrawable."""
    refuse_contradictions(sop)
    return _Planner(sop).plan()


def refuse_contradictions(sop: Sop) -> None:
    """Raise NotDrawable for steps, lanes or regions that contradict each other."""
    ids = [step.id for step in sop.steps]
    known = set(ids)
    if len(known) != len(ids):
        raise NotDrawable("Dua langkah memakai tanda pengenal yang sama.")
    targets = {exit_.to for step in sop.steps for exit_ in step.exits}
    if targets - known - {None}:
        raise NotDrawable("Ada langkah yang menuju langkah yang tidak ada.")
    if {step.actor for step in sop.steps} - {a.id for a in sop.actors} - {None}:
        raise NotDrawable("Ada langkah yang pelaksananya tidak ada.")
    places = [[ids.index(s) for s in r.steps if s in known] for r in sop.regions]
    taken = [place for run in places for place in run]
    is_whole = all(len(p) == len(r.steps) > 0 for p, r in _paired(places, sop.regions))
    in_order = all(b == a + 1 for run in places for a, b in pairwise(run))
    if not is_whole or not in_order or len(set(taken)) != len(taken):
        raise NotDrawable("Langkah per unit tidak berurutan atau tumpang tindih.")


def _paired(
    places: Sequence[list[int]], regions: Sequence[Region]
) -> list[tuple[list[int], Region]]:
    return list(zip(places, regions, strict=True))


@dataclass(frozen=True)
class Way:
    """One way out of a step, under a name no other way of it has."""

    exit: Exit
    name: str
    is_implied: bool = False


def ways_of(sop: Sop, index: int) -> tuple[Way, ...]:
    """Return the exits of a step, and the way on where none is printed."""
    step = sop.steps[index]
    exits = list(step.exits)
    is_open = all(exit_.how is How.RETURN for exit_ in exits)
    if is_open:
        following = sop.steps[index + 1].id if index + 1 < len(sop.steps) else None
        exits.append(Exit(None, following))
    names: list[str] = []
    for place, exit_ in enumerate(exits):
        name = exit_.label or ("Tidak" if exit_.how is How.RETURN else "Ya")
        names.append(f"{name} ({place + 1})" if name in names else name)
    return tuple(
        Way(exit_, name, is_open and place == len(step.exits))
        for place, (exit_, name) in enumerate(zip(exits, names, strict=True))
    )


def names_of_ways(sop: Sop, step_id: str) -> tuple[str, ...]:
    """Return what a gateway calls the ways out of a step, in their order."""
    index = next(at for at, step in enumerate(sop.steps) if step.id == step_id)
    return tuple(way.name for way in ways_of(sop, index))


class _Planner:
    """Makes the nodes of one SOP, then the flows between them."""

    def __init__(self, sop: Sop) -> None:
        self._sop = sop
        self._lanes = _lanes(sop)
        self._lane_of = {
            lane.actor.id if lane.actor else None: at
            for at, lane in enumerate(self._lanes)
        }
        self._areas = _areas(sop)
        self._area_of = {
            step: name
            for name, area in self._areas.items()
            for step in area.region.steps
        }
        self._task = {s.id: f"langkah_{n}" for n, s in enumerate(sop.steps, 1)}
        self._flows: list[Flow] = []

    def plan(self) -> Plan:
        """Return the whole plan."""
        nodes = [Node(START, Kind.START, self._first_lane(), "Mulai")]
        first = self._sop.steps[0].id if self._sop.steps else None
        self._flow(START, self._entry(first))
        for index, step in enumerate(self._sop.steps):
            nodes += self._begun(step)
            nodes += self._step(index, step)
            nodes += self._ended(step)
        nodes.append(Node(END, Kind.END, nodes[-1].lane, "Selesai"))
        return Plan(self._sop, self._lanes, tuple(nodes), tuple(self._flows))

    def _first_lane(self) -> int:
        return self._lane_of[self._sop.steps[0].actor] if self._sop.steps else 0

    def _begun(self, step: Step) -> list[Node]:
        name = self._area_of.get(step.id)
        if name is None or self._areas[name].region.steps[0] != step.id:
            return []
        area, lane = self._areas[name], self._lane_of[step.actor]
        self._flow(f"{name}_mulai", self._task[step.id])
        return [
            Node(name, Kind.REGION, lane, "Setiap unit", area=area),
            Node(f"{name}_mulai", Kind.START, lane, inside=name),
        ]

    def _ended(self, step: Step) -> list[Node]:
        name = self._area_of.get(step.id)
        if name is None or self._areas[name].region.steps[-1] != step.id:
            return []
        self._flow(name, self._entry(self._areas[name].leads_to))
        lane = self._lane_of[step.actor]
        return [Node(f"{name}_selesai", Kind.END, lane, inside=name)]

    def _step(self, index: int, step: Step) -> list[Node]:
        lane, inside = self._lane_of[step.actor], self._area_of.get(step.id)
        task = self._task[step.id]
        nodes = [Node(task, Kind.TASK, lane, step.text, inside, step)]
        ways, source = ways_of(self._sop, index), task
        is_choice = len(ways) > 1
        if is_choice:
            source = f"pilihan_{index + 1}"
            nodes.append(Node(source, Kind.GATEWAY, lane, "", inside))
            self._flow(task, source)
        for way in ways:
            self._way(source, step, way, is_choice=is_choice)
        return nodes

    def _way(self, source: str, step: Step, way: Way, *, is_choice: bool) -> None:
        to = way.exit.to
        home, there = self._area_of.get(step.id), self._area_of.get(to or "")
        if home and home != there:
            target, is_indirect = f"{home}_selesai", True
        elif home == there:
            target, is_indirect = self._task[to] if to else END, False
        else:
            target = self._entry(to)
            is_indirect = self._areas[target].region.steps[0] != to
        self._flow(
            source,
            target,
            name=way.name if is_choice else way.exit.label,
            exit_=None if way.is_implied else way.exit,
            is_choice=is_choice,
            is_indirect=is_indirect,
        )

    def _entry(self, step_id: str | None) -> str:
        """Return the node a flow from outside of all regions reaches."""
        if step_id is None:
            return END
        return self._area_of.get(step_id) or self._task[step_id]

    def _flow(
        self,
        source: str,
        target: str,
        *,
        name: str | None = None,
        exit_: Exit | None = None,
        is_choice: bool = False,
        is_indirect: bool = False,
    ) -> None:
        id_ = f"arus_{len(self._flows) + 1}"
        flow = Flow(id_, source, target, name, exit_, is_choice, is_indirect)
        self._flows.append(flow)


def _lanes(sop: Sop) -> tuple[Lane, ...]:
    lanes = [Lane(f"lajur_{n}", a.name, a) for n, a in enumerate(sop.actors, 1)]
    if not lanes or any(step.actor is None for step in sop.steps):
        lanes.append(Lane("lajur_0", _NOBODY, None))
    return tuple(lanes)


def _areas(sop: Sop) -> Mapping[str, Area]:
    """Return the regions by the id of their sub-process, implied ones included."""
    each = {actor.id for actor in sop.actors if actor.kind is ActorKind.EACH_UNIT}
    marked = {step for region in sop.regions for step in region.steps}
    found: list[tuple[Region, int | None]] = [
        (region, place) for place, region in enumerate(sop.regions)
    ]

    def alone(step: Step) -> str | None:
        return step.actor if step.actor in each and step.id not in marked else None

    for actor, run in groupby(sop.steps, key=alone):
        if actor is not None:
            steps = tuple(step.id for step in run)
            found.append((Region(f"each:{steps[0]}", steps, actor), None))
    return {
        f"wilayah_{n}": Area(region, place, _leads_to(sop, region))
        for n, (region, place) in enumerate(found, 1)
    }


def _leads_to(sop: Sop, region: Region) -> str | None:
    """Return where the case goes on: the latest way out in printed order."""
    for index in reversed(range(len(sop.steps))):
        if sop.steps[index].id not in region.steps:
            continue
        for way in ways_of(sop, index):
            if way.exit.how is not How.RETURN and way.exit.to not in region.steps:
                return way.exit.to
    return None
