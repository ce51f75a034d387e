"""Planning back from a deadline: when to begin at the latest."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from lajur.core.worktime.amount import TimeUnit, WorkAmount, local
from lajur.core.worktime.calendar import (
    Calendar,
    closing_time,
    hours_on,
    opening_time,
    previous_working_day,
)
from lajur.core.worktime.forward import (
    CLOCK_UNITS,
    clock_time,
    counts_working_days,
    days_in,
    last_closed_day,
    months_in,
    office_time,
    part_of,
)


def subtract(calendar: Calendar, end: datetime, amount: WorkAmount) -> datetime:
    """Return the latest office moment from which an amount is over by an end.

    Starting at any later office moment, `due` would come after the end.
    """
    end = local(end, calendar.zone.clock)
    if amount.value == 0:
        return end
    if amount.unit in CLOCK_UNITS:
        left = office_time(calendar, end) - clock_time(amount)
        return _last_moment_at(calendar, left)
    whole, part = divmod(amount.value, 1)
    if not part:
        return _whole_back(calendar, end, int(whole), amount.unit)
    rest = subtract(calendar, end, part_of(calendar, part, amount.unit))
    if whole:
        rest = _whole_back(calendar, rest, int(whole), amount.unit)
    return max(rest, _whole_back(calendar, end, int(whole) + 1, amount.unit))


def latest_start(
    calendar: Calendar, deadline: datetime, amounts: Sequence[WorkAmount]
) -> tuple[datetime, ...]:
    """Return the latest start of each of a row of steps that must end in time."""
    starts = accumulate(
        reversed(amounts),
        lambda end, amount: subtract(calendar, end, amount),
        initial=local(deadline, calendar.zone.clock),
    )
    return tuple(starts)[:0:-1]


def _last_moment_at(calendar: Calendar, worked: timedelta) -> datetime:
    """Return the last moment before which no more office time lies."""
    day = date.fromordinal(calendar.tally.day_exceeding(worked))
    hours = hours_on(calendar, day)
    rest = worked - calendar.tally.time_before(day)
    mark = hours.latest(rest) if hours else rest
    return datetime.combine(day, time(), calendar.zone.clock) + mark


def _whole_back(
    calendar: Calendar, end: datetime, count: int, unit: TimeUnit
) -> datetime:
    closed = last_closed_day(calendar, end)
    if counts_working_days(calendar, unit):
        passed = calendar.tally.days_before(closed)
        first = passed - count * days_in(calendar, unit) + 1
        return opening_time(calendar, date.fromordinal(calendar.tally.nth_day(first)))
    if unit == "days":
        day = closed - timedelta(days=count)
    else:
        day = _months_back(closed, count * months_in(unit))
    return closing_time(calendar, previous_working_day(calendar, day))


def _months_back(day: date, months: int) -> date:
    """Return the latest day from which so many months lead no later than a day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    length = monthrange(year, month + 1)[1]
    is_month_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_month_end else min(day.day, length))
