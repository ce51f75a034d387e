"""A task on somebody's desk: its facts, why it came, and what happened before."""

from dataclasses import dataclass
from datetime import datetime

from lajur.cases.facts import TaskFacts
from lajur.cases.queries.task import read_task
from lajur.cases.queries.timeline import TimelineRow, timeline_rows
from lajur.core.worktime import elapsed
from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of


@dataclass(frozen=True)
class TaskPage:
    """A task with its story, newest event first."""

    facts: TaskFacts
    story: tuple[TimelineRow, ...]
    #: What the person who sent it back wrote, while that is to be mended.
    return_reason: str | None
    #: As printed.
    standard: str | None
    #: Office minutes it has lain here.
    desk_minutes: int


def task_page(
    government_id: int, task_id: int, by: ActingAs | None, at: datetime
) -> TaskPage:
    """Return a task as its page shows it; raises CaseRefused("unknown")."""
    facts = read_task(government_id=government_id, task_id=task_id, by=by, at=at)
    events = events_of(government_id, f"case:{facts.case_id}")
    story = timeline_rows(events, government_id, facts.version_id, facts.calendar)
    duration = facts.step.duration
    lain = elapsed(facts.calendar, facts.opened_at, at) if at > facts.opened_at else 0
    return TaskPage(
        facts=facts,
        story=story,
        return_reason=_reason(facts, story),
        standard=duration.text if duration else None,
        desk_minutes=round(lain),
    )


def _reason(facts: TaskFacts, story: tuple[TimelineRow, ...]) -> str | None:
    if not facts.is_return:
        return None
    backs = (
        row
        for row in story
        if row.act == "return"
        and (row.body.get("opens") or {}).get("step") == facts.step_id
        and row.unit_id == facts.unit_id
    )
    return next((row.reason for row in backs), None)
