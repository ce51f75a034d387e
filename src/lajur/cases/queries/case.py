"""A case in plain facts: where it stands, at whose desk, since when, and the rest."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lajur.cases import sql
from lajur.cases.clock import day_in, shown
from lajur.cases.errors import CaseRefused
from lajur.cases.models import Attachment, Case
from lajur.cases.queries.forecast import forecast_end, way_onward
from lajur.core.engine import Flow
from lajur.core.sop import Sop
from lajur.core.worktime import Calendar, elapsed
from lajur.office import queries as office
from lajur.procedures import queries as procedures


@dataclass(frozen=True)
class OpenAt:
    """One open task: at whose desk, since when, and until when."""

    task_id: int
    step_id: str
    step_number: str
    step_text: str
    #: Place in the printed order, from 1.
    step_n: int
    queue: str
    desk: str
    holder: str | None
    capacity: str | None
    since: datetime
    due_at: datetime | None
    #: As printed.
    standard: str | None
    #: Office minutes since it was opened.
    elapsed_minutes: int
    is_late: bool
    is_return: bool
    unit_id: int | None
    unit: str | None
    round: int
    taken_by: str | None
    sender: str


@dataclass(frozen=True)
class StepState:
    """How one step of the chart stands."""

    rounds: int
    #: How often this step sent the paper back.
    returned: int
    open: int
    is_open_by_return: bool
    is_late: bool
    is_skipped: bool
    #: Done, or gone past; not one that was only given up or undone.
    is_done: bool


@dataclass(frozen=True)
class RestStep:
    """A step still to come."""

    step_number: str
    step_text: str
    actor: str


@dataclass(frozen=True)
class AttachmentRow:
    """A file beside the case."""

    id: int
    name: str
    sha256: str
    at: datetime
    person: str
    post: str


@dataclass(frozen=True)
class RecordAt:
    """One line of the closing checklist."""

    #: Place in the SOP's list, from 0.
    place: int
    text: str
    #: None while it is not ticked.
    at: datetime | None
    person: str
    post: str


@dataclass(frozen=True)
class RegionAt:
    """A region that waits for units."""

    expected: int
    remaining: int
    due_at: datetime | None


@dataclass(frozen=True)
class CasePage:
    """Everything the page of a case says in plain words."""

    case_id: int
    subject: str
    period: str
    state: str
    #: Why it rests or was given up.
    state_reason: str | None
    sop: Sop
    sop_title: str
    sop_slug: str
    adoption_id: int
    version_id: int
    #: The office's calendar now.
    calendar: Calendar
    is_backdated: bool
    legal_date: date | None
    started_at: datetime
    started_by: str
    started_by_id: int | None
    finished_at: datetime | None
    #: Step n of m: the most advanced open step, or m once finished.
    step_n: int
    step_m: int
    done_steps: int
    returns: int
    open: tuple[OpenAt, ...]
    rest: tuple[RestStep, ...]
    region: RegionAt | None
    forecast_end: datetime | None
    steps: Mapping[str, StepState]
    attachments: tuple[AttachmentRow, ...]
    #: The closing checklist; empty until the last step is done.
    records: tuple[RecordAt, ...]
    unit_ids: tuple[int, ...]
    seq: int


def case_page(government_id: int, case_id: int, at: datetime) -> CasePage:
    """Return the facts of a case; raises CaseRefused("unknown").

    One statement for the case and at most three for the names of its desks,
    however long its story.
    """
    row = sql.one(sql.LOAD_PAGE, {"government": government_id, "case": case_id})
    if row is None:
        raise CaseRefused("unknown")
    version = procedures.version(government_id, row[5])
    flow = version.table
    calendar = office.calendar_of(government_id, row[13])
    states = _step_states(_json(row[19]) or {}, flow, at)
    open_at = _open_at(government_id, flow, calendar, _json(row[20]) or [], at)
    furthest = max(open_at, key=lambda task: task.step_n, default=None)
    return CasePage(
        case_id=row[0],
        subject=row[1],
        period=row[2],
        state=row[3],
        state_reason=row[15],
        sop=version.sop,
        sop_title=version.title,
        sop_slug=version.slug,
        adoption_id=row[4],
        version_id=row[5],
        calendar=calendar,
        is_backdated=row[6],
        legal_date=row[7],
        started_at=row[8],
        started_by=row[14] or "",
        started_by_id=row[9],
        finished_at=row[10],
        step_n=furthest.step_n if furthest else flow.width,
        step_m=flow.width,
        done_steps=sum(state.is_done for state in states.values()),
        returns=sum(state.returned for state in states.values()),
        open=open_at,
        rest=_rest(flow, furthest.step_id if furthest else None),
        region=_region(row[3], _json(row[16])),
        forecast_end=(
            forecast_end(flow, calendar, furthest.step_id, at) if furthest else None
        ),
        steps=states,
        attachments=tuple(map(_attachment_of, _json(row[17]) or ())),
        records=_records(row[3], version.sop, _json(row[18]) or {}),
        unit_ids=tuple(row[11]),
        seq=row[12],
    )


def units_of(government_id: int, case_id: int) -> tuple[int, ...]:
    """Return the units a case asks."""
    found = Case.objects.filter(government_id=government_id, pk=case_id)
    asked = found.values_list("unit_ids", flat=True).first()
    return tuple(asked or ())


def attachment_of(government_id: int, attachment_id: int) -> AttachmentRow | None:
    """Return one attachment of this government."""
    row = Attachment.objects.filter(
        government_id=government_id, pk=attachment_id
    ).first()
    return _attachment(row) if row else None


def attachments_of(government_id: int, case_id: int) -> tuple[AttachmentRow, ...]:
    """Return the files beside a case, newest first."""
    found = Attachment.objects.filter(government_id=government_id, case_id=case_id)
    return tuple(_attachment(row) for row in found.order_by("-pk"))


def _step_states(
    counted: Mapping[str, list[Any]], flow: Flow, at: datetime
) -> dict[str, StepState]:
    return {
        step: StepState(
            rounds=rounds,
            returned=returned,
            open=still,
            is_open_by_return=bool(back),
            is_late=due is not None and _moment(due) < at,
            is_skipped=bool(repaired and not done and not still),
            is_done=bool(done or repaired) and not still,
        )
        for step, (rounds, returned, still, back, due, repaired, done) in sorted(
            counted.items()
        )
        if step in flow.steps
    }


def _open_at(
    government_id: int,
    flow: Flow,
    calendar: Calendar,
    rows: Sequence[list[Any]],
    at: datetime,
) -> tuple[OpenAt, ...]:
    queues = {row[2] for row in rows}
    units = {f"unit:{row[6]}" for row in rows if row[6] is not None}
    on = day_in(calendar, at)
    names = office.describe_queues(government_id, queues | units, on) if rows else {}
    return tuple(_open_row(flow, calendar, row, names, at) for row in rows)


def _open_row(
    flow: Flow,
    calendar: Calendar,
    row: list[Any],
    names: Mapping[str, office.QueueLabel],
    at: datetime,
) -> OpenAt:
    task_id, step, queue, opened, due, is_return, unit_id, turn, taken_by, sender = row
    placed, desk, unit = flow.step(step), names[queue], names.get(f"unit:{unit_id}")
    opened_at, due_at = _moment(opened), _moment(due)
    return OpenAt(
        task_id=task_id,
        step_id=step,
        step_number=placed.step.number,
        step_text=placed.step.text,
        step_n=placed.index + 1,
        queue=queue,
        desk=desk.name,
        holder=desk.holder,
        capacity=desk.capacity,
        since=opened_at,
        due_at=shown(due_at),
        standard=placed.step.duration.text if placed.step.duration else None,
        elapsed_minutes=round(elapsed(calendar, opened_at, at))
        if at > opened_at
        else 0,
        is_late=due_at < at,
        is_return=is_return,
        unit_id=unit_id,
        unit=unit.name if unit else None,
        round=turn,
        taken_by=taken_by or None,
        sender=sender,
    )


def _rest(flow: Flow, step_id: str | None) -> tuple[RestStep, ...]:
    lanes = {actor.id: actor.name for actor in flow.sop.actors}
    onward = list(way_onward(flow, step_id))[1:]
    return tuple(
        RestStep(s.step.number, s.step.text, lanes.get(s.step.actor or "", ""))
        for s in onward
    )


def _region(state: str, join: list[Any] | None) -> RegionAt | None:
    if join is None or state not in ("running", "suspended"):
        return None
    expected, remaining, due = join
    return RegionAt(expected, remaining, shown(_moment(due)))


def _records(
    state: str, sop: Sop, ticked: Mapping[str, list[str]]
) -> tuple[RecordAt, ...]:
    if state != Case.State.FINISHED:
        return ()
    return tuple(
        _record(place, text, ticked.get(str(place)))
        for place, text in enumerate(sop.records)
    )


def _record(place: int, text: str, tick: list[str] | None) -> RecordAt:
    if tick is None:
        return RecordAt(place, text, None, "", "")
    at, person, post = tick
    return RecordAt(place, text, _moment(at), person, post)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _attachment_of(row: list[Any]) -> AttachmentRow:
    number, name, sha256, at, person, post = row
    return AttachmentRow(number, name, sha256, _moment(at), person, post)


def _attachment(row: Attachment) -> AttachmentRow:
    return AttachmentRow(row.pk, row.name, row.sha256, row.at, row.person, row.post)
