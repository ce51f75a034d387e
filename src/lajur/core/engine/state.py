"""The whole state of a case as a value, moved by pure functions.

The database applies the same moves in one statement; this is what it must
agree with, and what simulation and rebuilding use.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, Self

from lajur.core.engine.flow import Flow
from lajur.core.engine.moves import (
    Memory,
    Move,
    Opening,
    Position,
    after_join,
    decide_complete,
    decide_return,
    decide_start,
    decide_transfer,
)
from lajur.core.engine.refusals import Refused
from lajur.core.engine.versions import (
    carried_memory,
    match_papers,
    match_steps,
    old_places,
    why_not_carried,
)

Status = Literal["running", "suspended", "finished", "cancelled"]


@dataclass(frozen=True)
class OpenTask:
    """The open task of one branch."""

    step: str
    memory: Memory
    unit: int | None
    #: Which visit of the step this is, from 1.
    round: int


@dataclass(frozen=True)
class JoinState:
    """A region that runs: who was asked, and how many have not arrived."""

    region: str
    run: int
    outer: Memory
    #: Units whose branch has closed.
    arrived: frozenset[int] = frozenset()
    excused: frozenset[int] = frozenset()


@dataclass(frozen=True)
class CaseState:
    """Branches, each at one open task; everything else is history."""

    flow: Flow
    units: tuple[int, ...]
    status: Status = "running"
    #: By unit; None is the branch of the whole case.
    tasks: Mapping[int | None, OpenTask] = field(default_factory=dict)
    join: JoinState | None = None
    #: What each unit's branch remembered when it closed.
    left: Mapping[int, Memory] = field(default_factory=dict)

    @classmethod
    def started(cls, flow: Flow, units: Sequence[int] = ()) -> Self:
        """Return the state of a case that has just begun."""
        return cls(flow, tuple(units))._opened(decide_start(flow))

    def completed(
        self, unit: int | None, outcome: str | None = None, person: int | None = None
    ) -> Self:
        """Return the state after a branch's step was completed."""
        position = self._position(unit)
        return self._moved(unit, decide_complete(self.flow, position, outcome, person))

    def returned(self, unit: int | None, to: str | None = None) -> Self:
        """Return the state after a branch's step was sent back."""
        return self._moved(unit, decide_return(self.flow, self._position(unit), to))

    def transferred(self, unit: int | None, to: str | None) -> Self:
        """Return the state after a repair: moved to a step, or past this one."""
        return self._moved(unit, decide_transfer(self.flow, self._position(unit), to))

    def closed_at_deadline(self) -> Self:
        """Return the state after the join went on without the silent units."""
        join = self._running_join()
        silent = [unit for unit in self.tasks if unit is not None]
        left = {**self.left, **{u: self.tasks[u].memory for u in silent}}
        return replace(self, tasks={}, left=left)._gone_on(join)

    def with_unit(self, unit: int) -> Self:
        """Return the state after a unit was added to the region that runs."""
        join = self._running_join()
        if unit in self.units:
            raise Refused("unit_known", unit=unit)
        first = self.flow.regions[join.region].steps[0]
        index = self.flow.step(first).index
        places = {self.flow.step(s).index for s in self.flow.regions[join.region].steps}
        visits = tuple(
            int(place == index) if place in places else count
            for place, count in enumerate(join.outer.visits)
        )
        memory = replace(join.outer, visits=visits)
        task = OpenTask(first, memory, unit, 1)
        return replace(
            self, units=(*self.units, unit), tasks={**self.tasks, unit: task}
        )

    def without_unit(self, unit: int) -> Self:
        """Return the state after a unit was excused from the region that runs."""
        join = self._running_join()
        if unit not in self.tasks:
            raise Refused("unit_unknown", unit=unit)
        if self.units == (unit,):
            raise Refused("no_units")
        tasks = {u: task for u, task in self.tasks.items() if u != unit}
        excused = replace(join, excused=join.excused | {unit})
        left = {**self.left, unit: self.tasks[unit].memory}
        units = tuple(u for u in self.units if u != unit)
        state = replace(self, units=units, tasks=tasks, join=excused, left=left)
        return state._joined()

    def suspended(self) -> Self:
        """Return the state of a case that rests."""
        return self._with_status("running", "suspended")

    def resumed(self) -> Self:
        """Return the state of a case that goes on."""
        return self._with_status("suspended", "running")

    def cancelled(self) -> Self:
        """Return the state of a case that was given up."""
        if self.status not in ("running", "suspended"):
            raise Refused("case_not_running", state=self.status)
        return replace(self, status="cancelled", tasks={}, join=None)

    def carried(self, new: Flow) -> Self:
        """Return the state of a case carried to another version of its SOP.

        Raises Refused when an open step has no counterpart there.
        """
        if self.status != "running":
            raise Refused("case_not_running", state=self.status)
        steps = match_steps(self.flow.sop, new.sop)
        branches = [(task.step, unit) for unit, task in self.tasks.items()]
        for refusal in why_not_carried(self.flow, new, steps, branches).values():
            raise Refused(refusal.code, **refusal.facts)
        carry = partial(
            carried_memory,
            places=old_places(self.flow, new, steps),
            papers=match_papers(self.flow.sop, new.sop, steps),
        )
        tasks = {
            unit: replace(task, step=steps[task.step], memory=carry(task.memory))
            for unit, task in self.tasks.items()
        }
        left = {unit: carry(memory) for unit, memory in self.left.items()}
        state = replace(self, flow=new, tasks=tasks, left=left)
        return replace(state, join=self.join and state._carried_join(self.join, carry))

    def _carried_join(
        self, join: JoinState, carry: Callable[[Memory], Memory]
    ) -> JoinState:
        step = next(iter(self.tasks.values())).step
        region = self.flow.step(step).region or ""
        return replace(join, region=region, outer=carry(join.outer))

    def _with_status(self, old: Status, new: Status) -> Self:
        if self.status != old:
            raise Refused("case_not_running", state=self.status)
        return replace(self, status=new)

    def _running_join(self) -> JoinState:
        if self.status != "running" or self.join is None:
            raise Refused("no_region", state=self.status)
        return self.join

    def _position(self, unit: int | None) -> Position:
        if self.status != "running":
            raise Refused("case_not_running", state=self.status)
        if unit not in self.tasks:
            raise Refused("not_open", unit=unit)
        task = self.tasks[unit]
        outer = self.join.outer if self.join else None
        return Position(task.step, task.memory, unit, outer)

    def _moved(self, unit: int | None, move: Move) -> Self:
        before = self.tasks[unit]
        tasks = {u: task for u, task in self.tasks.items() if u != unit}
        if unit is None or move.arrives is None:
            state = replace(self, tasks=tasks)
            if move.opens is None:
                return replace(state, status="finished")
            return state._opened(move.opens, unit)
        join = self._running_join()
        return replace(
            self,
            tasks=tasks,
            join=replace(join, arrived=join.arrived | {unit}),
            left={**self.left, unit: before.memory},
        )._joined()

    def _joined(self) -> Self:
        join = self._running_join()
        return self if self.tasks else self._gone_on(join)

    def _gone_on(self, join: JoinState) -> Self:
        opens = after_join(self.flow, join.region, join.outer)
        state = replace(self, join=None)
        if opens is None:
            return replace(state, status="finished")
        return state._opened(opens)

    def _opened(self, opening: Opening, unit: int | None = None) -> Self:
        if opening.region is None:
            task = _task(self.flow, opening.step, opening.memory, unit)
            return replace(self, tasks={**self.tasks, unit: task})
        if not self.units:
            raise Refused("no_units")
        tasks: dict[int | None, OpenTask] = {
            u: _task(self.flow, opening.step, self._resumed_memory(opening, u), u)
            for u in self.units
        }
        join = JoinState(opening.region, opening.run, opening.outer or opening.memory)
        return replace(self, tasks={**self.tasks, **tasks}, join=join)

    def _resumed_memory(self, opening: Opening, unit: int) -> Memory:
        earlier = self.left.get(unit)
        if earlier is None:
            return opening.memory
        return earlier.visited(self.flow.step(opening.step).index)


def _task(flow: Flow, step: str, memory: Memory, unit: int | None) -> OpenTask:
    return OpenTask(step, memory, unit, memory.visits[flow.step(step).index])
