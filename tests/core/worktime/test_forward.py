"""Deadlines: the cases computed by hand, and the laws they are examples of."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.worktime.strategies import (
    any_amounts,
    calendars,
    clock_amounts,
    moments,
    parted_amounts,
    whole_amounts,
)

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    Calendar,
    DayHours,
    DayOff,
    NaiveMoment,
    Period,
    WorkAmount,
    Zone,
    closing_time,
    due,
    elapsed,
    is_working_day,
)

GOLDEN = yaml.safe_load(Path(__file__).with_name("golden.yaml").read_text())
_DAILY = DayHours(time(7, 30), time(14))
SIX_DAYS = (*[_DAILY] * 5, DayHours(time(7, 30), time(12, 30)), None)


def golden_calendar(case):
    return Calendar(
        zone=Zone(case.get("zone", "Asia/Jakarta")),
        week=SIX_DAYS if case.get("week") == "six" else STANDARD_WEEK,
        ramadan_week=RAMADAN_WEEK,
        ramadans=(Period(*GOLDEN["ramadan"]),),
        days_off=tuple(
            DayOff(day, kind, kind)
            for kind, days in GOLDEN["days_off"].items()
            for day in days
        ),
        plain_day_is_working_day=case.get("plain_day_is_working_day", True),
    )


def golden_moment(case, name):
    naive = datetime.fromisoformat(case[name])
    return naive.replace(tzinfo=Zone(case.get("zone", "Asia/Jakarta")).clock)


@pytest.mark.parametrize(
    "case", GOLDEN["cases"], ids=[case["comment"] for case in GOLDEN["cases"]]
)
def test_deadline_is_the_one_computed_by_hand(case):
    calendar = golden_calendar(case)
    start = golden_moment(case, "start")

    end = due(calendar, start, WorkAmount(case["value"], case["unit"]))

    assert end == golden_moment(case, "due")


def test_golden_file_is_large_enough():
    assert len(GOLDEN["cases"]) >= 40


@given(calendars(), moments, clock_amounts)
def test_clock_time_of_an_amount_is_that_amount(calendar, start, amount):
    end = due(calendar, start, amount)

    assert elapsed(calendar, start, end, amount.unit) == amount.value


@given(calendars(), moments, clock_amounts, clock_amounts)
def test_clock_amounts_add_up(calendar, start, first, second):
    scale = {"minutes": 1, "hours": 60}
    both = sum(amount.value * scale[amount.unit] for amount in (first, second))

    in_turn = due(calendar, due(calendar, start, first), second)
    at_once = due(calendar, start, WorkAmount(both, "minutes"))

    # Only where no time passes at all may the moments differ: a start outside
    # office hours stays where it is.
    assert in_turn == at_once or both == 0


@given(calendars(plain=st.booleans()), moments, moments, any_amounts)
def test_later_start_is_never_due_earlier(calendar, one, other, amount):
    early, late = sorted((one, other))

    assert due(calendar, early, amount) <= due(calendar, late, amount)


@given(
    calendars(plain=st.booleans()), moments, any_amounts, st.integers(0, 400), st.data()
)
def test_larger_amount_is_never_due_earlier(calendar, start, amount, more, data):
    tenths = data.draw(st.sampled_from((1, 10)))
    larger = WorkAmount(amount.value + more / tenths, amount.unit)
    assume(larger.unit != "years" or larger.value < 50)

    assert due(calendar, start, amount) <= due(calendar, start, larger)


@given(calendars(plain=st.booleans()), moments, whole_amounts)
def test_whole_days_end_when_a_working_day_closes(calendar, start, amount):
    end = due(calendar, start, amount)

    assert is_working_day(calendar, end.date())
    assert end == closing_time(calendar, end.date())
    assert end > start


@given(calendars(), moments, whole_amounts)
def test_whole_units_elapse_as_many_as_were_given(calendar, start, amount):
    end = due(calendar, start, amount)

    assert elapsed(calendar, start, end, amount.unit) == amount.value


@given(calendars(plain=st.just(False)), moments, st.integers(1, 60))
def test_days_of_the_calendar_lead_to_the_same_deadline(calendar, start, count):
    """Several such days may share a deadline (all of a weekend): none is lost."""
    end = due(calendar, start, WorkAmount(count, "days"))

    passed = elapsed(calendar, start, end, "days")

    assert passed >= count
    assert due(calendar, start, WorkAmount(passed, "days")) == end


@given(calendars(), moments, parted_amounts)
def test_part_of_a_unit_lies_between_the_whole_ones(calendar, start, amount):
    whole = int(amount.value)
    floor = due(calendar, start, WorkAmount(whole, amount.unit))
    ceiling = due(calendar, start, WorkAmount(whole + 1, amount.unit))

    assert floor <= due(calendar, start, amount) <= ceiling


@given(moments)
def test_half_a_day_is_225_minutes(start):
    calendar = golden_calendar({})

    half = due(calendar, start, WorkAmount(0.5, "days"))

    assert half == due(calendar, start, WorkAmount(225, "minutes"))


@given(calendars(), moments, any_amounts)
def test_answer_is_on_the_clock_of_the_office(calendar, start, amount):
    end = due(calendar, start, amount)

    assert end.tzinfo == calendar.zone.clock


def test_nothing_elapses_backwards():
    calendar = golden_calendar({})
    late, early = (
        datetime(2026, 1, 21, 3, tzinfo=UTC),
        datetime(2026, 1, 20, tzinfo=UTC),
    )

    assert elapsed(calendar, late, early) == 0
    assert elapsed(calendar, early, early, "days") == 0


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_no_whole_unit_elapses_in_one_morning(unit):
    calendar = golden_calendar({"plain_day_is_working_day": False})
    start = datetime(2026, 1, 20, 1, tzinfo=UTC)

    assert elapsed(calendar, start, start.replace(hour=3), unit) == 0


def test_moment_without_zone_is_refused():
    with pytest.raises(NaiveMoment):
        due(golden_calendar({}), datetime(2026, 1, 20), WorkAmount(1, "days"))  # noqa: DTZ001


def test_long_span_needs_no_table_of_years():
    calendar = golden_calendar({})
    start = datetime(1926, 1, 20, 3, tzinfo=UTC)

    end = due(calendar, start, WorkAmount(60_000, "days"))

    assert elapsed(calendar, start, end, "days") == 60_000
    assert end.date() > date(2150, 1, 1)
