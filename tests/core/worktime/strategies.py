"""Calendars, moments and amounts for the laws of office time."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    Calendar,
    DayHours,
    DayOff,
    Period,
    WorkAmount,
    Zone,
)

BEGIN, END = date(2025, 12, 1), date(2026, 12, 31)
SHORT = DayHours(time(7, 30), time(10, 30))
DAILY = DayHours(time(7, 30), time(14))
WEEKS = (
    STANDARD_WEEK,
    (DAILY, DAILY, DAILY, DAILY, SHORT, SHORT, None),
    (None, DAILY, None, None, None, None, SHORT),
)

days = st.dates(BEGIN, END)
moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis wants naive limits
    datetime(2026, 6, 30),  # noqa: DTZ001
    timezones=st.just(UTC),
)
periods = st.builds(
    lambda first, length: Period(first, first + timedelta(days=length)),
    days,
    st.integers(1, 30),
)


WORKING = st.just(True)


@st.composite
def calendars(draw, *, plain=WORKING):
    return Calendar(
        zone=draw(st.sampled_from(Zone)),
        week=draw(st.sampled_from(WEEKS)),
        ramadan_week=draw(st.sampled_from((RAMADAN_WEEK, *WEEKS))),
        ramadans=tuple(draw(st.lists(periods, max_size=1))),
        days_off=tuple(
            DayOff(day, "libur") for day in draw(st.sets(days, max_size=25))
        ),
        plain_day_is_working_day=draw(plain),
    )


clock_amounts = st.builds(
    WorkAmount, st.integers(0, 20_000).map(lambda n: n / 4), st.just("minutes")
) | st.builds(WorkAmount, st.integers(0, 1_200).map(lambda n: n / 4), st.just("hours"))
whole_amounts = (
    st.builds(WorkAmount, st.integers(1, 60), st.sampled_from(("days", "working_days")))
    | st.builds(WorkAmount, st.integers(1, 12), st.sampled_from(("weeks", "months")))
    | st.builds(WorkAmount, st.integers(1, 3), st.just("years"))
)
parted_amounts = st.builds(
    WorkAmount,
    st.integers(0, 80).map(lambda n: n / 10),
    st.sampled_from(("days", "weeks", "months", "years")),
)
any_amounts = clock_amounts | whole_amounts | parted_amounts
