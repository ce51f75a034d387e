"""Open deadlines that move: after a rest, or when the calendar was corrected."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lajur.cases.clock import due_of, region_due, remind_at
from lajur.cases.models import NO_DUE, Join, Task
from lajur.core.engine import Flow
from lajur.core.sop import Join as JoinRule
from lajur.core.worktime import Calendar, WorkAmount, due, elapsed
from lajur.ledger.canonical import moment


@dataclass(frozen=True)
class MovedDue:
    """One deadline before and after."""

    id: int
    unit_id: int | None
    step_id: str
    before: datetime
    after: datetime


@dataclass(frozen=True)
class MovedJoin:
    """The deadline of a region before and after."""

    id: int
    before: datetime
    after: datetime
    #: Whether the region goes on at its deadline.
    closes: bool


@dataclass(frozen=True)
class Moves:
    """All deadlines of a case that move."""

    tasks: tuple[MovedDue, ...] = ()
    joins: tuple[MovedJoin, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything moves."""
        return bool(self.tasks or self.joins)

    def body(self) -> dict[str, Any]:
        """Return what the event keeps: enough to rebuild the state."""
        return {
            "dues": {str(t.unit_id or ""): moment(t.after) for t in self.tasks},
            "was": {str(t.unit_id or ""): moment(t.before) for t in self.tasks},
        }

    def parameters(self, at: datetime) -> dict[str, Any]:
        """Return what the statement is given."""
        return {
            "moved": [task.id for task in self.tasks],
            "dues": [task.after for task in self.tasks],
            "reminds": [remind_at(at, task.after) for task in self.tasks],
            "moved_joins": [join.id for join in self.joins],
            "join_dues": [join.after for join in self.joins],
            "join_rings": [join.closes for join in self.joins],
        }


def after_rest(
    flow: Flow,
    calendar: Calendar,
    tasks: Iterable[Task],
    joins: Iterable[Join],
    rest: tuple[datetime, datetime],
) -> Moves:
    """Return deadlines moved by the office time a case rested."""
    since, until = rest

    def moved(deadline: datetime) -> datetime:
        if deadline <= since or deadline >= NO_DUE:
            return deadline
        left = elapsed(calendar, since, deadline)
        return due(calendar, until, WorkAmount(left, "minutes"))

    return _moves(
        flow, tasks, joins, lambda task: moved(task.due_at), lambda j: moved(j.due_at)
    )


def after_correction(
    flow: Flow,
    calendars: Sequence[Calendar],
    tasks: Iterable[Task],
    joins: Iterable[Join],
    at: datetime,
    rested_until: datetime | None,
) -> Moves:
    """Return deadlines moved by a correction; the newest calendar stands first.

    A deadline counted from the moment its task was opened is counted so again. One
    that was moved since, because the case rested, keeps the office time left of it.
    """

    def task_due(task: Task) -> datetime:
        step = flow.step(task.step).step
        dues = (due_of(one, step, task.opened_at) for one in calendars)
        known = [] if rested(task) else list(dues)
        return _recounted(calendars, known, task.due_at, at)

    def join_due(join: Join) -> datetime:
        dues = (region_due(one, flow, join.region, join.opened_at) for one in calendars)
        known = [] if rested(join) else list(dues)
        return _recounted(calendars, known, join.due_at, at)

    def rested(row: Task | Join) -> bool:
        return rested_until is not None and row.opened_at < rested_until

    return _moves(flow, tasks, joins, task_due, join_due)


def _recounted(
    calendars: Sequence[Calendar], dues: list[datetime], stored: datetime, at: datetime
) -> datetime:
    if stored in dues:
        return dues[0]
    if stored <= at or stored >= NO_DUE:
        return stored
    left = elapsed(calendars[min(1, len(calendars) - 1)], at, stored)
    return due(calendars[0], at, WorkAmount(left, "minutes"))


def _moves(
    flow: Flow,
    tasks: Iterable[Task],
    joins: Iterable[Join],
    task_due: Callable[[Task], datetime],
    join_due: Callable[[Join], datetime],
) -> Moves:
    moved = tuple(
        MovedDue(task.pk, task.unit_id, task.step, task.due_at, after)
        for task in tasks
        if (after := task_due(task)) != task.due_at
    )
    moved_joins = tuple(
        MovedJoin(
            join.pk,
            join.due_at,
            after,
            flow.regions[join.region].join is JoinRule.DEADLINE,
        )
        for join in joins
        if (after := join_due(join)) != join.due_at
    )
    return Moves(moved, moved_joins)
