"""Lists of cases, and the deadlines that are open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from lajur.cases.clock import day_in, shown
from lajur.cases.models import NO_DUE, Case, Task
from lajur.cases.queries.timeline import calendar_now
from lajur.office import queries as office
from lajur.procedures import queries as procedures


@dataclass(frozen=True)
class CaseListRow:
    """One case as a list shows it; the step is that of its most urgent task."""

    case_id: int
    subject: str
    period: str
    sop_title: str
    state: str
    step_number: str
    step_text: str
    steps_total: int
    #: Name of the desk the most urgent task is on.
    desk: str
    open_count: int
    due_at: datetime | None
    started_at: datetime
    finished_at: datetime | None
    legal_date: date | None
    #: The version of the SOP it runs.
    version: int


@dataclass(frozen=True)
class CaseList:
    """One page of cases, newest first, and where the next begins."""

    rows: tuple[CaseListRow, ...]
    next: int | None


@dataclass(frozen=True)
class OpenDeadline:
    """A deadline somebody has to meet."""

    task_id: int
    case_id: int
    subject: str
    queue: str
    due_at: datetime


def case_list(
    government_id: int,
    *,
    state: str | None = None,
    q: str = "",
    sop: str = "",
    after: int | None = None,
    limit: int = 50,
    on: date | None = None,
) -> CaseList:
    """Return one page of a government's cases; `after` is the last id seen.

    `sop` is the slug of the procedure the cases run, in whatever version.
    """
    found = Case.objects.filter(government_id=government_id)
    if state:
        found = found.filter(state=state)
    if q:
        found = found.filter(Q(subject__icontains=q) | Q(period__icontains=q))
    if sop:
        found = found.filter(adoption__procedure__slug=sop)
    if after is not None:
        found = found.filter(pk__lt=after)
    page = list(found.order_by("-pk")[: limit + 1])
    shown_page = page[:limit]
    following = shown_page[-1].pk if len(page) > limit else None
    return CaseList(_rows(government_id, shown_page, on), following)


def waiting_for_others(
    government_id: int,
    person_id: int,
    at: datetime,
    limit: int = 5,
    *,
    served: Sequence[str] | None = None,
    on: date | None = None,
) -> tuple[CaseListRow, ...]:
    """Return running cases a person began that wait at other desks."""
    on = on or day_in(calendar_now(government_id), at)
    if served is None:
        desks = office.queues_of(government_id, person_id, on)
        served = [desk.queue for desk in desks]
    mine = Task.objects.filter(
        government_id=government_id, queue__in=served, state=Task.State.OPEN
    )
    found = (
        Case.objects.filter(
            government_id=government_id,
            state=Case.State.RUNNING,
            started_by_id=person_id,
        )
        .exclude(pk__in=mine.values("case_id"))
        .order_by("-pk")[:limit]
    )
    return _rows(government_id, found, on)


def open_deadlines(
    government_id: int, until: datetime | None = None, limit: int = 50
) -> tuple[OpenDeadline, ...]:
    """Return the open deadlines of a government, earliest first."""
    tasks = _open_tasks(government_id).filter(due_at__lt=until or NO_DUE)
    return tuple(
        OpenDeadline(task.pk, task.case_id, task.case.subject, task.queue, task.due_at)
        for task in tasks.select_related("case").order_by("due_at", "pk")[:limit]
    )


def _open_tasks(government_id: int) -> "QuerySet[Task]":
    return Task.objects.filter(government_id=government_id, done_at__isnull=True)


def _rows(
    government_id: int, cases: Iterable[Case], on: date | None
) -> tuple[CaseListRow, ...]:
    page = list(cases)
    tasks: dict[int, list[Task]] = {}
    open_tasks = _open_tasks(government_id).filter(case_id__in=[c.pk for c in page])
    for task in open_tasks.order_by("due_at", "pk"):
        tasks.setdefault(task.case_id, []).append(task)
    first = {case: found[0] for case, found in tasks.items()}
    day = on or _newest_day(government_id, page)
    names = office.describe_queues(
        government_id, {task.queue for task in first.values()}, day
    )
    return tuple(
        _row(case, first.get(case.pk), len(tasks.get(case.pk, ())), names)
        for case in page
    )


def _newest_day(government_id: int, page: list[Case]) -> date:
    newest = max((case.touched_at for case in page), default=None)
    return day_in(calendar_now(government_id), newest) if newest else date.min


def _row(
    case: Case,
    task: Task | None,
    open_count: int,
    names: dict[str, office.QueueLabel],
) -> CaseListRow:
    version = procedures.version(case.government_id, case.version_id)
    step = version.table.step(task.step).step if task else None
    return CaseListRow(
        case_id=case.pk,
        subject=case.subject,
        period=case.period,
        sop_title=version.title,
        state=case.state,
        step_number=step.number if step else "",
        step_text=step.text if step else "",
        steps_total=version.table.width,
        desk=names[task.queue].name if task else "",
        open_count=open_count,
        due_at=shown(task.due_at) if task else None,
        started_at=case.started_at,
        finished_at=case.finished_at,
        legal_date=case.legal_date,
        version=version.number,
    )
