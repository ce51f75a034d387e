"""When something is due, and how much office time lies between two moments.

Minutes and hours run only while the office is open. Days, weeks, months and
years end at the closing time of a working day. A working day counts when it has
not begun yet at the start: from Monday 10.00, one day ends on Tuesday at
closing; from Monday's opening, or from any moment since Friday's closing, it
ends on Monday at closing. So a day is never less than a day, and two starts
with no office time between them have the same deadline.
"""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from lajur.core.worktime.amount import (
    DAY_MINUTES,
    HOUR,
    MINUTE,
    MONTH_DAYS,
    YEAR_MONTHS,
    TimeUnit,
    WorkAmount,
    local,
)
from lajur.core.worktime.calendar import (
    Calendar,
    closing_time,
    hours_on,
    is_working_day,
    next_working_day,
    opening_time,
    previous_working_day,
)

CLOCK_UNITS: dict[TimeUnit, timedelta] = {"minutes": MINUTE, "hours": HOUR}
ONE_DAY = timedelta(days=1)


def due(calendar: Calendar, start: datetime, amount: WorkAmount) -> datetime:
    """Return when an amount of office time after a start is over.

    A part of a unit is counted in smaller ones, but never ends later than the
    whole unit would: 0.9 of a Ramadan day ends at that day's closing.
    """
    start = local(start, calendar.zone.clock)
    if amount.value == 0:
        return start
    if amount.unit in CLOCK_UNITS:
        return _clock_due(calendar, start, clock_time(amount))
    whole, part = divmod(amount.value, 1)
    end = _whole_due(calendar, start, int(whole), amount.unit) if whole else start
    if not part:
        return end
    rest = due(calendar, end, part_of(calendar, part, amount.unit))
    return min(rest, _whole_due(calendar, start, int(whole) + 1, amount.unit))


def _clock_due(calendar: Calendar, start: datetime, worked: timedelta) -> datetime:
    hours = hours_on(calendar, start.date())
    if hours is not None:
        # mostly it ends on the same day: no sums over other days are needed
        midnight = datetime.combine(start.date(), time(), start.tzinfo)
        done = hours.worked_by(start - midnight) + worked
        if done <= hours.worked:
            return midnight + hours.earliest(done)
    return moment_reaching(calendar, office_time(calendar, start) + worked)


def elapsed(
    calendar: Calendar, start: datetime, end: datetime, unit: TimeUnit = "minutes"
) -> float:
    """Return how much office time lies between two moments, in a unit.

    Exact for minutes and hours; for larger units the number of whole ones that
    are over by the end. Nothing lies between a moment and an earlier one.
    """
    start = local(start, calendar.zone.clock)
    end = local(end, calendar.zone.clock)
    if end <= start:
        return 0.0
    if unit in CLOCK_UNITS:
        worked = office_time(calendar, end) - office_time(calendar, start)
        return worked / CLOCK_UNITS[unit]
    closed = last_closed_day(calendar, end)
    if counts_working_days(calendar, unit):
        first = calendar.tally.days_before(first_counted_day(calendar, start))
        days = calendar.tally.days_before(closed + ONE_DAY) - first
        return float(max(0, days) // days_in(calendar, unit))
    if unit == "days":
        return float(max(0, (closed - start.date()).days))
    return float(_whole_months(start.date(), closed) // months_in(unit))


def office_time(calendar: Calendar, moment: datetime) -> timedelta:
    """Return all office time before a local moment."""
    day = moment.date()
    hours = hours_on(calendar, day)
    passed = calendar.tally.time_before(day)
    if hours is None:
        return passed
    midnight = datetime.combine(day, time(), moment.tzinfo)
    return passed + hours.worked_by(moment - midnight)


def moment_reaching(calendar: Calendar, worked: timedelta) -> datetime:
    """Return the first moment before which so much office time lies."""
    day = date.fromordinal(calendar.tally.day_reaching(worked))
    hours = hours_on(calendar, day)
    rest = worked - calendar.tally.time_before(day)
    mark = hours.earliest(rest) if hours else rest
    return datetime.combine(day, time(), calendar.zone.clock) + mark


def clock_time(amount: WorkAmount) -> timedelta:
    """Return minutes or hours as a distance."""
    return amount.value * CLOCK_UNITS[amount.unit]


def part_of(calendar: Calendar, part: float, unit: TimeUnit) -> WorkAmount:
    """Return a part of a unit in the next smaller one."""
    if unit == "years":
        return WorkAmount(part * YEAR_MONTHS, "months")
    if unit == "months":
        return WorkAmount(part * MONTH_DAYS, "working_days")
    if unit == "weeks":
        return WorkAmount(part * calendar.week_days, "working_days")
    return WorkAmount(part * DAY_MINUTES, "minutes")


def counts_working_days(calendar: Calendar, unit: TimeUnit) -> bool:
    """Return whether a unit is a number of working days."""
    plain = calendar.plain_day_is_working_day
    return unit in ("working_days", "weeks") or (unit == "days" and plain)


def days_in(calendar: Calendar, unit: TimeUnit) -> int:
    """Return how many working days make one of a unit counted in them."""
    return calendar.week_days if unit == "weeks" else 1


def months_in(unit: TimeUnit) -> int:
    """Return how many months make one of a unit counted in them."""
    return YEAR_MONTHS if unit == "years" else 1


def first_counted_day(calendar: Calendar, start: datetime) -> date:
    """Return the first working day that has not begun before a local start."""
    day = start.date()
    if is_working_day(calendar, day) and start > opening_time(calendar, day):
        day += ONE_DAY
    return next_working_day(calendar, day)


def last_closed_day(calendar: Calendar, end: datetime) -> date:
    """Return the last working day that is over by a local moment."""
    day = previous_working_day(calendar, end.date())
    if closing_time(calendar, day) > end:
        day = previous_working_day(calendar, day - ONE_DAY)
    return day


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_due(
    calendar: Calendar, start: datetime, count: int, unit: TimeUnit
) -> datetime:
    if counts_working_days(calendar, unit):
        first = calendar.tally.days_before(first_counted_day(calendar, start))
        passed = first + count * days_in(calendar, unit) - 1
        day = date.fromordinal(calendar.tally.nth_day(passed))
    elif unit == "days":
        day = start.date() + count * ONE_DAY
    else:
        day = add_months(start.date(), count * months_in(unit))
    return closing_time(calendar, next_working_day(calendar, day))


def _whole_months(start: date, closed: date) -> int:
    """Count the months whose day has come, rolled or not, by a working day."""
    months = (closed.year - start.year) * 12 + closed.month - start.month
    if add_months(start, max(0, months)) > closed:
        months -= 1
    return max(0, months)
