"""A person's inbox: the open tasks of every desk served today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lajur.cases import sql
from lajur.cases.clock import shown
from lajur.cases.models import NO_DUE
from lajur.office import queries as office
from lajur.procedures import queries as procedures

#: A badge says "99+" beyond this; nobody counts further, so no query does.
COUNT_CAP = 100
_FIRST = datetime.min.replace(year=1970, tzinfo=NO_DUE.tzinfo)


@dataclass(frozen=True)
class InboxRow:
    """One open task as a list shows it."""

    task_id: int
    case_id: int
    queue: str
    queue_name: str
    #: As printed.
    step_number: str
    step_text: str
    #: Main work of the step.
    kind: str
    works: tuple[str, ...]
    steps_total: int
    sop_title: str
    subject: str
    period: str
    unit_id: int | None
    round: int
    opened_at: datetime
    due_at: datetime | None
    is_return: bool
    #: The post that did the act before.
    sender: str
    taken_by: str | None
    taken_by_you: bool
    can_take: bool
    is_delegated: bool


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox, and where the next begins."""

    rows: tuple[InboxRow, ...]
    next: tuple[datetime, int] | None


def inbox_of(
    government_id: int,
    person_id: int,
    on: date,
    *,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
    queue: str | None = None,
    served: Sequence[str] | None = None,
) -> Inbox:
    """Return one page of a person's open tasks, most urgent first.

    `served` are the desks he serves that day, where they are known already.
    """
    queues = [queue] if queue else _desks(government_id, person_id, on, served)
    due, task_id = after or (_FIRST, 0)
    found = sql.many(
        sql.INBOX,
        {
            "government": government_id,
            "queues": queues,
            "due": due,
            "id": task_id,
            "limit": limit + 1,
        },
    )
    page = found[:limit]
    names = office.describe_queues(government_id, {row[2] for row in page}, on)
    rows = tuple(
        _row(government_id, row, names[row[2]].name, person_id) for row in page
    )
    last = (page[-1][7], page[-1][0]) if len(found) > limit else None
    return Inbox(rows, last)


def inbox_count(
    government_id: int,
    person_id: int,
    on: date,
    *,
    served: Sequence[str] | None = None,
) -> int:
    """Return how many open tasks wait for a person, capped at COUNT_CAP."""
    row = sql.one(
        sql.INBOX_COUNT,
        {
            "government": government_id,
            "queues": _desks(government_id, person_id, on, served),
            "limit": COUNT_CAP,
        },
    )
    return int(row[0]) if row else 0


def queues_of(government_id: int, person_id: int, on: date) -> list[str]:
    """Return every desk a person serves that day, his own name's included."""
    desks = office.queues_of(government_id, person_id, on)
    return _with_own([desk.queue for desk in desks], person_id)


def _desks(
    government_id: int, person_id: int, on: date, served: Sequence[str] | None
) -> list[str]:
    if served is None:
        return queues_of(government_id, person_id, on)
    return _with_own(served, person_id)


def _with_own(queues: Sequence[str], person_id: int) -> list[str]:
    return list(dict.fromkeys([*queues, f"person:{person_id}"]))


def _row(
    government_id: int, row: tuple[Any, ...], queue_name: str, person_id: int
) -> InboxRow:
    version = procedures.version(government_id, row[13])
    step = version.table.step(row[3]).step
    is_shared = row[2].startswith(("team:", "unit:"))
    return InboxRow(
        task_id=row[0],
        case_id=row[1],
        queue=row[2],
        queue_name=queue_name,
        step_number=step.number,
        step_text=step.text,
        kind=step.kind.value,
        works=tuple(work.do.value for work in step.works),
        steps_total=version.table.width,
        sop_title=version.title,
        subject=row[14],
        period=row[15],
        unit_id=row[5],
        round=row[4],
        opened_at=row[6],
        due_at=shown(row[7]),
        is_return=row[8],
        sender=row[9],
        taken_by=row[11] or None,
        taken_by_you=row[10] == person_id,
        can_take=is_shared and row[10] is None,
        is_delegated=bool(row[12]),
    )
