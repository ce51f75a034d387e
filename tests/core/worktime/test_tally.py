"""The sums of office time against counting day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.core.worktime.strategies import calendars, days

from lajur.core.worktime import hours_on, is_working_day
from lajur.core.worktime.tally import Tally


def each_day(first, until):
    return (first + timedelta(days=n) for n in range((until - first).days))


@given(calendars(), days, days)
def test_sums_agree_with_walking_the_days(calendar, one, other):
    first, until = sorted((one, other))
    open_days = [day for day in each_day(first, until) if is_working_day(calendar, day)]
    worked = sum((hours_on(calendar, day).worked for day in open_days), timedelta())

    tally = calendar.tally

    assert tally.days_before(until) - tally.days_before(first) == len(open_days)
    assert tally.time_before(until) - tally.time_before(first) == worked


@given(st.integers(-3_000, 800_000))
def test_search_finds_the_day_wherever_it_begins(passed):
    """A long closure makes the first guess wrong by years, in either direction."""
    hour = timedelta(hours=1)
    closed = {date(900, 1, 1) + timedelta(days=n): timedelta() for n in range(3_000)}
    opened = {date(5, 1, 6) + timedelta(days=7 * n): hour for n in range(400)}
    tally = Tally.over([hour, *[timedelta()] * 5, hour], {**closed, **opened})

    if 0 <= passed < 200_000:
        day = date.fromordinal(tally.nth_day(passed))
        assert tally.days_before(day) == passed
        assert tally.days_before(day + timedelta(days=1)) == passed + 1
        later = date.fromordinal(tally.day_exceeding(passed * hour))
        assert later == day
        assert tally.day_reaching((passed + 1) * hour) == day.toordinal()
