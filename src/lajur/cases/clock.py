"""When a step is due, and when to remind of it."""

from datetime import date, datetime, timedelta

from lajur.cases.models import NO_DUE
from lajur.core.engine import Flow
from lajur.core.sop import Duration, Step
from lajur.core.worktime import Calendar, WorkAmount, due

_DAY = timedelta(days=1)


def day_in(calendar: Calendar, at: datetime) -> date:
    """Return the day at the office of a calendar, where posts are looked up."""
    return at.astimezone(calendar.zone.clock).date()


def standard_of(step: Step) -> WorkAmount | None:
    """Return the standard time of a step as an amount, where it has one."""
    duration: Duration | None = step.duration
    if duration is None or duration.value is None or duration.unit is None:
        return None
    return WorkAmount(duration.value, duration.unit)


def due_of(calendar: Calendar, step: Step, start: datetime) -> datetime:
    """Return when a step that starts now is due; NO_DUE without a standard."""
    amount = standard_of(step)
    return NO_DUE if amount is None else due(calendar, start, amount)


def region_due(
    calendar: Calendar, flow: Flow, region: str, start: datetime
) -> datetime:
    """Return when a region entered now is due: its steps one after another."""
    for step_id in flow.regions[region].steps:
        start = due_of(calendar, flow.step(step_id).step, start)
        if start >= NO_DUE:
            break
    return start


def remind_at(start: datetime, deadline: datetime) -> datetime:
    """Return when to remind: in the last quarter, at most a day ahead."""
    if deadline >= NO_DUE:
        return NO_DUE
    return deadline - min((deadline - start) / 4, _DAY)


def shown(due_at: datetime) -> datetime | None:
    """Return a stored due moment as the world knows it: None for no deadline."""
    return None if due_at >= NO_DUE else due_at
