"""Read one task or case with all an act needs, in one statement."""

from datetime import datetime

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts, TaskFacts, case_facts, task_facts
from lajur.ledger.actor import ActingAs


def read_task(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs | None,
    at: datetime,
    request_key: str | None = None,
    with_lead: bool = False,
) -> TaskFacts:
    """Return a task as this person sees it; raises CaseRefused("unknown").

    `with_lead` also reads how the person stands to the whole case.
    """
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
    return task_facts(government_id, row, by)


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
