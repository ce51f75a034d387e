"""Planning back from a deadline agrees with planning forward."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.core.worktime.strategies import any_amounts, calendars, moments

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    Calendar,
    WorkAmount,
    Zone,
    due,
    elapsed,
    latest_start,
    subtract,
)

CALENDAR = Calendar(Zone.WIB, STANDARD_WEEK, RAMADAN_WEEK)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=Zone.WIB.clock)


@given(calendars(plain=st.booleans()), moments, any_amounts)
def test_latest_start_is_early_enough(calendar, end, amount):
    start = subtract(calendar, end, amount)

    assert due(calendar, start, amount) <= end


@given(
    calendars(plain=st.booleans()),
    moments,
    any_amounts,
    st.integers(1, 30 * 24 * 60).map(lambda n: timedelta(minutes=n)),
)
def test_any_later_office_moment_is_too_late(calendar, end, amount, later):
    start = subtract(calendar, end, amount)
    if elapsed(calendar, start, start + later) > 0:
        assert due(calendar, start + later, amount) > end


@given(calendars(), moments, st.lists(any_amounts, min_size=1, max_size=5))
def test_steps_follow_each_other_to_the_deadline(calendar, deadline, amounts):
    starts = latest_start(calendar, deadline, amounts)

    assert len(starts) == len(amounts)
    for begin, end, amount in zip(
        starts, (*starts[1:], deadline), amounts, strict=True
    ):
        assert due(calendar, begin, amount) <= end
    assert all(early <= late for early, late in pairwise(starts))


def test_row_of_steps_is_planned_back_from_a_legal_date():
    amounts = (WorkAmount(5, "days"), WorkAmount(2, "hours"), WorkAmount(30, "minutes"))

    starts = latest_start(CALENDAR, at("2026-01-30 16:30"), amounts)

    assert starts == (
        at("2026-01-23 07:30"),
        at("2026-01-30 14:00"),
        at("2026-01-30 16:00"),
    )


def test_latest_start_of_a_month_that_ends_with_february():
    start = subtract(CALENDAR, at("2025-02-28 16:30"), WorkAmount(1, "months"))

    assert start == at("2025-01-31 16:30")


def test_amount_of_nothing_is_subtracted_as_nothing():
    end = at("2026-01-24 10:00")

    assert subtract(CALENDAR, end, WorkAmount(0, "days")) == end


def test_latest_start_lies_after_a_break_rather_than_before():
    start = subtract(CALENDAR, at("2026-01-20 16:00"), WorkAmount(3, "hours"))

    assert start == at("2026-01-20 13:00")
