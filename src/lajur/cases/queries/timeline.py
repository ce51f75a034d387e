"""The story of a case, from its events alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lajur.cases.clock import day_in, standard_of
from lajur.cases.models import Case, Task
from lajur.core.engine import Flow
from lajur.core.worktime import Calendar, elapsed
from lajur.ledger.queries import Event, events_of, history_of
from lajur.office import queries as office
from lajur.procedures import queries as procedures


@dataclass(frozen=True)
class TimelineRow:
    """One event as the time line tells it."""

    seq: int
    at: datetime
    act: str
    step_id: str | None
    step_number: str
    step_text: str
    unit_id: int | None
    round: int | None
    outcome: str | None
    reason: str | None
    note: str | None
    person: str
    post: str
    capacity: str
    #: As printed: "3 hari".
    standard: str | None
    #: Office minutes, where the SOP gives a standard in a known unit.
    actual_minutes: int | None
    is_late: bool
    due_at: datetime | None
    backdated: datetime | None
    body: dict[str, Any]


@dataclass(frozen=True)
class Clock:
    """The time a case lay on one desk, of the time it has taken."""

    queue: str
    name: str
    #: Office minutes at this desk.
    desk_minutes: int
    #: Office minutes the case waited for others meanwhile.
    others_minutes: int


@dataclass(frozen=True)
class ActRow:
    """One act in the stable form of `case.json`."""

    step: str
    unit: int | None
    round: int
    act: str
    outcome: str | None
    post: str
    capacity: str
    at: datetime
    due_at: datetime | None


def timeline(
    government_id: int,
    case_id: int,
    *,
    before: int | None = None,
    limit: int = 50,
    known: tuple[int, Calendar] | None = None,
) -> tuple[TimelineRow, ...]:
    """Return the newest events of a case, those before a seq if one is given.

    `known` is its version and the calendar, where they have been read already.
    """
    if known is not None:
        events = events_of(government_id, f"case:{case_id}", before, limit)
        return timeline_rows(events, government_id, *known)
    case = Case.objects.filter(government_id=government_id, pk=case_id).first()
    if case is None:
        return ()
    calendar = calendar_now(government_id)
    events = events_of(government_id, f"case:{case_id}", before, limit)
    return timeline_rows(events, government_id, case.version_id, calendar)


def timeline_rows(
    events: Iterable[Event], government_id: int, version_id: int, calendar: Calendar
) -> tuple[TimelineRow, ...]:
    """Return events in the words of the version each happened under."""
    rows = []
    for event in events:
        task = event.body.get("task") or {}
        pinned = task.get("version", version_id)
        flow = procedures.version(government_id, pinned).table
        rows.append(timeline_row(event, flow, calendar))
    return tuple(rows)


def calendar_now(government_id: int) -> Calendar:
    """Return the calendar of a government as it stands now."""
    own = office.government(government_id)
    return office.calendar_of(government_id, own.calendar_version if own else 0)


def timeline_row(event: Event, flow: Flow, calendar: Calendar) -> TimelineRow:
    """Return one event in the words of its SOP."""
    body = event.body
    task: dict[str, Any] = body.get("task") or {}
    step = flow.steps[task["step"]].step if task.get("step") in flow.steps else None
    due_at = _moment(task.get("due_at"))
    opened = _moment(task.get("opened_at"))
    backdated = _moment(body.get("backdated"))
    closes = event.kind in ("complete", "return", "skip", "move") and opened is not None
    is_measured = closes and not backdated
    is_known = step is not None and standard_of(step) is not None
    return TimelineRow(
        seq=event.seq,
        at=event.at,
        act=event.kind,
        step_id=task.get("step"),
        step_number=step.number if step else "",
        step_text=step.text if step else "",
        unit_id=task.get("unit") or body.get("unit"),
        round=task.get("round"),
        outcome=body.get("outcome"),
        reason=body.get("reason"),
        note=body.get("note") or body.get("text"),
        person=body["by"]["person"],
        post=body["by"]["post"],
        capacity=body["by"]["capacity"],
        standard=step.duration.text if step and step.duration else None,
        actual_minutes=(
            round(elapsed(calendar, opened, event.at))
            if is_measured and opened
            else None
        ),
        is_late=bool(is_known and is_measured and due_at and event.at > due_at),
        due_at=due_at,
        backdated=backdated,
        body=body,
    )


def clocks(government_id: int, case_id: int, at: datetime) -> tuple[Clock, ...]:
    """Return, for each desk, its own time and the time it waited for others.

    Work entered back-dated was not done here and now: its time is left out.
    """
    calendar = calendar_now(government_id)
    entered = _entered_later(government_id, case_id)
    tasks = Task.objects.filter(government_id=government_id, case_id=case_id)
    spent: dict[str, float] = {}
    first, last = at, None
    for task in tasks.order_by("pk"):
        if task.done_seq in entered:
            continue
        end = task.done_at or at
        desk = task.home_queue or task.queue
        minutes = elapsed(calendar, task.opened_at, end)
        spent[desk] = spent.get(desk, 0) + minutes
        first, last = min(first, task.opened_at), max(last or end, end)
    total = elapsed(calendar, first, last) if last else 0
    names = office.describe_queues(government_id, spent, day_in(calendar, at))
    return tuple(
        Clock(desk, names[desk].name, round(mine), max(0, round(total - mine)))
        for desk, mine in spent.items()
    )


def _entered_later(government_id: int, case_id: int) -> set[int]:
    events = history_of(government_id, f"case:{case_id}")
    return {event.seq for event in events if event.body.get("backdated")}


def acts_of(government_id: int, case_id: int) -> tuple[ActRow, ...]:
    """Return all acts on steps of a case in the order they happened."""
    events = history_of(government_id, f"case:{case_id}")
    return tuple(_act(event) for event in events if event.body.get("task"))


def _act(event: Event) -> ActRow:
    task = event.body["task"]
    return ActRow(
        step=task["number"],
        unit=task["unit"],
        round=task["round"],
        act=event.kind,
        outcome=event.body.get("outcome"),
        post=event.body["by"]["post"],
        capacity=event.body["by"]["capacity"],
        at=event.at,
        due_at=_moment(task.get("due_at")),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
