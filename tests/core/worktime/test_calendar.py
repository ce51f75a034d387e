"""Hours of a day, days off, and what a calendar refuses to be."""

from datetime import date, time, timedelta

import pytest

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    BadHours,
    Calendar,
    DayHours,
    DayOff,
    NoWorkingDay,
    Period,
    Zone,
    closing_time,
    day_off,
    hours_on,
    is_working_day,
    next_working_day,
    opening_time,
)
from lajur.core.worktime.calendar import previous_working_day

EID = DayOff(date(2026, 3, 23), "Cuti bersama Idul Fitri", "collective", "1497/2025")
CALENDAR = Calendar(
    zone=Zone.WITA,
    week=STANDARD_WEEK,
    ramadan_week=RAMADAN_WEEK,
    ramadans=(Period(date(2026, 2, 18), date(2026, 3, 20)),),
    days_off=(EID,),
)


def test_ramadan_hours_hold_from_its_first_day_until_before_its_end():
    hours = [hours_on(CALENDAR, date(2026, *day)) for day in ((2, 17), (2, 18))]
    last = [hours_on(CALENDAR, date(2026, *day)) for day in ((3, 19), (3, 20))]

    assert hours == [STANDARD_WEEK[1], RAMADAN_WEEK[2]]
    assert last == [RAMADAN_WEEK[3], STANDARD_WEEK[4]]


def test_day_off_has_a_name_and_no_hours():
    assert day_off(CALENDAR, EID.date) == EID
    assert hours_on(CALENDAR, EID.date) is None
    assert day_off(CALENDAR, date(2026, 3, 25)) is None


def test_weekend_and_day_off_are_skipped_in_both_directions():
    assert next_working_day(CALENDAR, date(2026, 3, 21)) == date(2026, 3, 24)
    assert previous_working_day(CALENDAR, date(2026, 3, 23)) == date(2026, 3, 20)
    assert next_working_day(CALENDAR, date(2026, 3, 20)) == date(2026, 3, 20)
    assert not is_working_day(CALENDAR, date(2026, 3, 21))


def test_office_opens_and_closes_on_its_own_clock():
    opens = opening_time(CALENDAR, date(2026, 3, 27))
    closes = closing_time(CALENDAR, date(2026, 3, 27))

    assert opens.isoformat() == "2026-03-27T07:30:00+08:00"
    assert closes.isoformat() == "2026-03-27T16:30:00+08:00"


@pytest.mark.parametrize("edge", [opening_time, closing_time])
def test_day_without_work_has_no_opening(edge):
    with pytest.raises(NoWorkingDay):
        edge(CALENDAR, date(2026, 3, 22))


def test_week_without_a_working_day_is_refused():
    with pytest.raises(NoWorkingDay):
        Calendar(Zone.WIB, (None,) * 7, RAMADAN_WEEK)


@pytest.mark.parametrize(
    ("opens", "closes", "breaks"),
    [
        (time(16), time(7, 30), ()),
        (time(7, 30), time(16), ((time(7), time(8)),)),
        (time(7, 30), time(16), ((time(13), time(12)),)),
        (time(7, 30), time(16), ((time(12), time(13)), (time(12, 30), time(14)))),
    ],
)
def test_hours_that_do_not_follow_each_other_are_refused(opens, closes, breaks):
    with pytest.raises(BadHours):
        DayHours(opens, closes, breaks)


def test_day_with_two_breaks_is_counted_in_three_stretches():
    hours = DayHours(
        time(8), time(16), ((time(10), time(10, 30)), (time(12), time(13)))
    )

    assert hours.worked == timedelta(hours=6, minutes=30)
    assert hours.earliest(timedelta(hours=2)) == timedelta(hours=10)
    assert hours.latest(timedelta(hours=2)) == timedelta(hours=10, minutes=30)
    assert hours.earliest(timedelta(hours=3, minutes=30)) == timedelta(hours=12)
    assert hours.latest(timedelta(hours=3, minutes=30)) == timedelta(hours=13)


def test_calendars_with_the_same_content_are_equal():
    other = Calendar(
        zone=Zone.WITA,
        week=STANDARD_WEEK,
        ramadan_week=RAMADAN_WEEK,
        ramadans=CALENDAR.ramadans,
        days_off=(EID,),
    )

    assert other == CALENDAR
    assert hash(other) == hash(CALENDAR)
