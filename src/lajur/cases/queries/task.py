"""Read one task or case with all an act needs, in one statement."""

from datetime import datetime

from lajur.cases import remembered, sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts, TaskFacts, case_facts, task_facts
from lajur.cases.models import Task
from lajur.ledger.actor import ActingAs


def read_task(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs | None,
    at: datetime,
    request_key: str | None = None,
    with_lead: bool = False,
    in_full: bool = False,
) -> TaskFacts:
    """Return a task as this person sees it; raises CaseRefused("unknown").

    `with_lead` also reads how the person stands to the whole case, `in_full` also
    whether this request has done something in the case before, though the task is
    open.
    """
    is_short = not with_lead and not in_full and remembered.knows(by)
    if is_short and by is not None and sql.is_alone():
        facts = _known_task(government_id, task_id, by, at)
        if facts is not None:
            return facts
    row = sql.one(
        sql.LOAD_LED_TASK if with_lead else sql.LOAD_TASK,
        {
            "government": government_id,
            "task": task_id,
            "person": by.person_id if by else None,
            "post": by.post_id if by else None,
            "at": at,
            "key": request_key,
        },
    )
    if row is None:
        raise CaseRefused("unknown")
    if by is not None and not with_lead and sql.is_alone():
        remembered.remember(government_id, row, by, at)
    return task_facts(government_id, row, by)


def _known_task(
    government_id: int, task_id: int, by: ActingAs, at: datetime
) -> TaskFacts | None:
    """Return an open task by the short reading; None where that is not enough.

    Inside a transaction nothing is remembered: what it sees may be rolled back.
    """
    row = sql.one(sql.LOAD_KNOWN_TASK, {"government": government_id, "task": task_id})
    if row is None:
        raise CaseRefused("unknown")
    if row[18] != Task.State.OPEN:
        return None
    row = remembered.completed(government_id, row, by, at)
    return None if row is None else task_facts(government_id, row, by)


def read_case(
    *,
    government_id: int,
    case_id: int,
    by: ActingAs | None,
    at: datetime,
    request_key: str | None = None,
) -> CaseFacts:
    """Return a case as this person sees it; raises CaseRefused("unknown")."""
    row = sql.one(
        sql.LOAD_CASE,
        {
            "government": government_id,
            "case": case_id,
            "person": by.person_id if by else None,
            "at": at,
            "key": request_key,
        },
    )
    if row is None:
        raise CaseRefused("unknown")
    return case_facts(government_id, row, by)
