"""A case in plain facts: where it stands, at whose desk, since when, and the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, Q, QuerySet

from lajur.cases.clock import day_in, shown
from lajur.cases.errors import CaseRefused
from lajur.cases.models import Attachment, Case, Join, Record, Task
from lajur.cases.queries.forecast import forecast_end, way_onward
from lajur.cases.queries.timeline import calendar_now
from lajur.core.engine import Flow
from lajur.core.sop import Sop
from lajur.core.worktime import Calendar, elapsed
from lajur.ledger.queries import events_of
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
    """Return the facts of a case; raises CaseRefused("unknown")."""
    case = Case.objects.filter(government_id=government_id, pk=case_id).first()
    if case is None:
        raise CaseRefused("unknown")
    version = procedures.version(government_id, case.version_id)
    flow = version.table
    calendar = calendar_now(government_id)
    tasks = _tasks(case)
    opened = tuple(tasks.filter(done_at__isnull=True).order_by("due_at", "pk")[:1000])
    states = _step_states(case, flow, at)
    open_at = _open_at(government_id, flow, calendar, opened, at)
    furthest = max(open_at, key=lambda row: row.step_n, default=None)
    first = _first_event(case)
    return CasePage(
        case_id=case.pk,
        subject=case.subject,
        period=case.period,
        state=case.state,
        state_reason=_state_reason(case),
        sop=version.sop,
        sop_title=version.title,
        sop_slug=version.slug,
        adoption_id=case.adoption_id,
        version_id=case.version_id,
        is_backdated=case.is_backdated,
        legal_date=case.legal_date,
        started_at=case.started_at,
        started_by=first,
        started_by_id=case.started_by_id,
        finished_at=case.finished_at,
        step_n=furthest.step_n if furthest else flow.width,
        step_m=flow.width,
        done_steps=sum(_is_done(state) for state in states.values()),
        returns=sum(state.returned for state in states.values()),
        open=open_at,
        rest=_rest(flow, furthest.step_id if furthest else None),
        region=_region(case),
        forecast_end=(
            forecast_end(flow, calendar, furthest.step_id, at) if furthest else None
        ),
        steps=states,
        attachments=attachments_of(government_id, case.pk),
        records=_records(case, version.sop),
        unit_ids=tuple(case.unit_ids),
        seq=case.seq,
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


def _tasks(case: Case) -> "QuerySet[Task]":
    return Task.objects.filter(government_id=case.government_id, case_id=case.pk)


def _step_states(case: Case, flow: Flow, at: datetime) -> dict[str, StepState]:
    still = Q(done_at__isnull=True)
    counted = (
        _tasks(case)
        .values("step")
        .annotate(
            rounds=Max("round"),
            returned=Count("pk", filter=Q(state=Task.State.RETURNED)),
            open=Count("pk", filter=still),
            back=Count("pk", filter=still & Q(is_return=True)),
            due=Min("due_at", filter=still),
            repaired=Count("pk", filter=Q(state=Task.State.REPAIRED)),
            done=Count("pk", filter=Q(state=Task.State.DONE)),
        )
    )
    return {
        row["step"]: StepState(
            rounds=row["rounds"],
            returned=row["returned"],
            open=row["open"],
            is_open_by_return=bool(row["back"]),
            is_late=row["due"] is not None and row["due"] < at,
            is_skipped=bool(row["repaired"] and not row["done"] and not row["open"]),
        )
        for row in counted
        if row["step"] in flow.steps
    }


def _is_done(state: StepState) -> bool:
    return state.open == 0


def _open_at(
    government_id: int,
    flow: Flow,
    calendar: Calendar,
    tasks: Sequence[Task],
    at: datetime,
) -> tuple[OpenAt, ...]:
    queues = {task.queue for task in tasks}
    units = {f"unit:{task.unit_id}" for task in tasks if task.unit_id is not None}
    names = office.describe_queues(government_id, queues | units, day_in(calendar, at))
    return tuple(_open_row(flow, calendar, task, names, at) for task in tasks)


def _open_row(
    flow: Flow,
    calendar: Calendar,
    task: Task,
    names: Mapping[str, office.QueueLabel],
    at: datetime,
) -> OpenAt:
    placed = flow.step(task.step)
    desk = names[task.queue]
    unit = names.get(f"unit:{task.unit_id}")
    return OpenAt(
        task_id=task.pk,
        step_id=task.step,
        step_number=placed.step.number,
        step_text=placed.step.text,
        step_n=placed.index + 1,
        queue=task.queue,
        desk=desk.name,
        holder=desk.holder,
        capacity=desk.capacity,
        since=task.opened_at,
        due_at=shown(task.due_at),
        standard=placed.step.duration.text if placed.step.duration else None,
        elapsed_minutes=round(elapsed(calendar, task.opened_at, at))
        if at > task.opened_at
        else 0,
        is_late=task.due_at < at,
        is_return=task.is_return,
        unit_id=task.unit_id,
        unit=unit.name if unit else None,
        round=task.round,
        taken_by=task.taken_by or None,
        sender=task.sender,
    )


def _rest(flow: Flow, step_id: str | None) -> tuple[RestStep, ...]:
    lanes = {actor.id: actor.name for actor in flow.sop.actors}
    onward = list(way_onward(flow, step_id))[1:]
    return tuple(
        RestStep(s.step.number, s.step.text, lanes.get(s.step.actor or "", ""))
        for s in onward
    )


def _region(case: Case) -> RegionAt | None:
    join = Join.objects.filter(
        government_id=case.government_id, case_id=case.pk, joined_at__isnull=True
    ).first()
    if join is None or case.state not in ("running", "suspended"):
        return None
    return RegionAt(join.expected, join.remaining, shown(join.due_at))


def _records(case: Case, sop: Sop) -> tuple[RecordAt, ...]:
    if case.state != Case.State.FINISHED:
        return ()
    found = Record.objects.filter(government_id=case.government_id, case_id=case.pk)
    ticked = {row.place: row for row in found}
    return tuple(
        RecordAt(
            place,
            text,
            ticked[place].at if place in ticked else None,
            ticked[place].person if place in ticked else "",
            ticked[place].post if place in ticked else "",
        )
        for place, text in enumerate(sop.records)
    )


def _first_event(case: Case) -> str:
    found = events_of(case.government_id, f"case:{case.pk}", 2, limit=1)
    return str(found[0].body["by"]["post"]) if found else ""


def _state_reason(case: Case) -> str | None:
    if case.state not in ("suspended", "cancelled"):
        return None
    kind = {"suspended": "suspend", "cancelled": "cancel"}[case.state]
    for event in events_of(case.government_id, f"case:{case.pk}", limit=50):
        if event.kind == kind:
            return str(event.body["reason"])
    return None


def _attachment(row: Attachment) -> AttachmentRow:
    return AttachmentRow(row.pk, row.name, row.sha256, row.at, row.person, row.post)
