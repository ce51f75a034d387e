"""Read one task or case with all an act needs, in one statement."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lajur.cases import sql
from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts, TaskFacts, case_facts, task_facts
from lajur.ledger.actor import ActingAs

# The date on which posts and lanes are looked up. The three Indonesian zones
# share the working day; the middle one is never a day off from either.
_ZONE = ZoneInfo("Asia/Makassar")


def local_date(at: datetime) -> date:
    """Return the day on which posts and lanes are looked up."""
    return at.astimezone(_ZONE).date()


def read_task(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs | None,
    at: datetime,
    request_key: str | None = None,
) -> TaskFacts:
    """Return a task as this person sees it; raises CaseRefused("unknown")."""
    row = sql.one(
        sql.LOAD_TASK,
        {
            "government": government_id,
            "task": task_id,
            "person": by.person_id if by else None,
            "post": by.post_id if by else None,
            "on": local_date(at),
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
    at: datetime,
    request_key: str | None = None,
) -> CaseFacts:
    """Return a case as it stands; raises CaseRefused("unknown")."""
    row = sql.one(
        sql.LOAD_CASE,
        {
            "government": government_id,
            "case": case_id,
            "on": local_date(at),
            "key": request_key,
        },
    )
    if row is None:
        raise CaseRefused("unknown")
    return case_facts(government_id, row)
