"""The state of a case from its events alone: no table is looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lajur.cases.models import NO_DUE, Task
from lajur.ledger.queries import Event

_CLOSED_AS: Mapping[str, str] = {
    "complete": Task.State.DONE,
    "return": Task.State.RETURNED,
    "skip": Task.State.REPAIRED,
    "move": Task.State.REPAIRED,
}


@dataclass(frozen=True)
class TaskRow:
    """What the log says a task's row must be."""

    step: str
    unit_id: int | None
    round: int
    queue: str
    due_at: datetime
    opened_seq: int
    is_return: bool
    home_queue: str = ""
    state: str = Task.State.OPEN
    taken_by_id: int | None = None
    done_seq: int | None = None
    outcome: str = ""

    @property
    def key(self) -> tuple[int, str, int | None]:
        """Return what names the row: which event opened it, where."""
        return (self.opened_seq, self.step, self.unit_id)


@dataclass
class Rebuilt:
    """A case as its events tell it."""

    state: str = "running"
    subject: str = ""
    period: str = ""
    version_id: int = 0
    units: list[int] = field(default_factory=list)
    #: The open task of each branch; None is the branch of the whole case.
    open: dict[int | None, TaskRow] = field(default_factory=dict)
    closed: list[TaskRow] = field(default_factory=list)
    #: Region and run to the number of units still awaited.
    awaited: dict[tuple[str, int], int] = field(default_factory=dict)
    files: list[tuple[int, str]] = field(default_factory=list)
    #: Event and text of each ticked record.
    records: list[tuple[int, str]] = field(default_factory=list)

    @property
    def tasks(self) -> dict[tuple[int, str, int | None], TaskRow]:
        """Return every task by its key."""
        return {row.key: row for row in (*self.closed, *self.open.values())}


def rebuild(events: Iterable[Event]) -> Rebuilt:
    """Return the state the events of a case lead to, in their order."""
    story = list(events)
    undone = {e.body["undoes"] for e in story if e.kind == "undo"}
    case = Rebuilt()
    for event in story:
        if event.seq not in undone and event.kind != "undo":
            _STEPS.get(event.kind, _say_nothing)(case, event)
    return case


def _start(case: Rebuilt, event: Event) -> None:
    body = event.body
    case.subject, case.period = body["subject"], body["period"]
    case.version_id = body["version"]
    case.units = list(body["units"])
    _open(case, event)


def _move(case: Rebuilt, event: Event) -> None:
    unit = event.body["task"]["unit"]
    outcome = event.body.get("outcome") or ""
    _close(case, unit, _CLOSED_AS[event.kind], event.seq, outcome)
    _arrive_or_open(case, event)


def _arrive_or_open(case: Rebuilt, event: Event) -> None:
    arrives = event.body.get("arrives")
    if arrives:
        key = (arrives["region"], arrives["run"])
        case.awaited[key] -= 1
        if case.awaited[key]:
            return
    _open(case, event)
    if event.body.get("finishes"):
        case.state = "finished"


def _open(case: Rebuilt, event: Event) -> None:
    opens = event.body.get("opens")
    if not opens:
        return
    units: list[int | None] = [opens.get("unit")]
    if "region" in opens:
        units = list(case.units)
        case.awaited[opens["region"], opens["run"]] = len(units)
    for unit in units:
        own = opens["queue"] == "unit:*"
        case.open[unit] = TaskRow(
            step=opens["step"],
            unit_id=unit,
            round=_visits(case, opens["step"], unit) + 1,
            queue=f"unit:{unit}" if own else opens["queue"],
            due_at=_moment(opens["due_at"]),
            opened_seq=event.seq,
            is_return=opens["return"],
        )


def _visits(case: Rebuilt, step: str, unit: int | None) -> int:
    return sum(row.step == step and row.unit_id == unit for row in case.closed)


def _close(
    case: Rebuilt, unit: int | None, state: str, seq: int, outcome: str = ""
) -> None:
    row = case.open.pop(unit)
    case.closed.append(replace(row, state=state, done_seq=seq, outcome=outcome))


def _change(case: Rebuilt, event: Event, **changes: Any) -> None:
    unit = event.body["task"]["unit"]
    case.open[unit] = replace(case.open[unit], **changes)


def _take(case: Rebuilt, event: Event) -> None:
    _change(case, event, taken_by_id=event.body["by"]["person_id"])


def _hand_back(case: Rebuilt, event: Event) -> None:
    row = case.open[event.body["task"]["unit"]]
    queue = row.home_queue or row.queue
    _change(case, event, taken_by_id=None, queue=queue, home_queue="")


def _reassign(case: Rebuilt, event: Event) -> None:
    queue = event.body["queue"]
    _change(case, event, queue=queue, home_queue="", taken_by_id=None)


def _delegate(case: Rebuilt, event: Event) -> None:
    row = case.open[event.body["task"]["unit"]]
    home = row.home_queue or row.queue
    queue = event.body["queue"]
    _change(case, event, queue=queue, home_queue=home, taken_by_id=None)


def _suspend(case: Rebuilt, event: Event) -> None:
    case.state = "suspended"
    for unit, row in case.open.items():
        case.open[unit] = replace(row, state=Task.State.SUSPENDED)


def _resume(case: Rebuilt, event: Event) -> None:
    case.state = "running"
    dues = event.body["dues"]
    for unit, row in case.open.items():
        text = dues.get(str(unit or ""))
        due_at = _moment(text) if text else row.due_at
        case.open[unit] = replace(row, state=Task.State.OPEN, due_at=due_at)


def _cancel(case: Rebuilt, event: Event) -> None:
    case.state = "cancelled"
    for unit in list(case.open):
        _close(case, unit, Task.State.CANCELLED, event.seq)


def _add_unit(case: Rebuilt, event: Event) -> None:
    case.units.append(event.body["unit"])
    newest = max(case.awaited, key=lambda key: case.awaited[key] > 0)
    case.awaited[newest] += 1
    _open(case, event)


def _excuse_unit(case: Rebuilt, event: Event) -> None:
    unit = event.body["unit"]
    case.units.remove(unit)
    _close(case, unit, Task.State.EXCUSED, event.seq)
    _arrive_or_open(case, event)


def _join_deadline(case: Rebuilt, event: Event) -> None:
    for unit in event.body["silent"]:
        _close(case, unit, Task.State.LAPSED, event.seq)
    _open(case, event)
    if event.body.get("finishes"):
        case.state = "finished"


def _recompute(case: Rebuilt, event: Event) -> None:
    for unit, row in case.open.items():
        text = event.body["dues"].get(str(unit or ""))
        if text:
            case.open[unit] = replace(row, due_at=_moment(text))


def _change_version(case: Rebuilt, event: Event) -> None:
    body = event.body
    steps, desks, regions = body["steps"], body["desks"], body["regions"]
    case.version_id = body["version"]
    case.closed = [replace(row, step=steps[row.step]) for row in case.closed]
    for unit, row in case.open.items():
        old, new = desks.get(row.step, (None, None))
        queue = new if row.queue == old else row.queue
        case.open[unit] = replace(row, step=steps[row.step], queue=queue)
    case.awaited = {
        (regions[region], run): count for (region, run), count in case.awaited.items()
    }


def _attach(case: Rebuilt, event: Event) -> None:
    case.files.append((event.seq, event.body["sha256"]))


def _record(case: Rebuilt, event: Event) -> None:
    case.records.append((event.seq, event.body["text"]))


def _say_nothing(case: Rebuilt, event: Event) -> None:
    """Leave the state: the event only says something."""


def _moment(text: str | None) -> datetime:
    return datetime.fromisoformat(text) if text else NO_DUE


_STEPS = {
    "start": _start,
    "complete": _move,
    "return": _move,
    "skip": _move,
    "move": _move,
    "take": _take,
    "hand_back": _hand_back,
    "reassign": _reassign,
    "delegate": _delegate,
    "suspend": _suspend,
    "resume": _resume,
    "cancel": _cancel,
    "add_unit": _add_unit,
    "excuse_unit": _excuse_unit,
    "recompute_deadlines": _recompute,
    "change_version": _change_version,
    "join_deadline": _join_deadline,
    "attach": _attach,
    "record": _record,
}
