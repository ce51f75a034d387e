"""Every correction of the calendar is a new edition; old ones stay."""

from datetime import UTC, date, datetime, time

import pytest
from tests.factories.office import AT, make_government

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    DayHours,
    WorkAmount,
    Zone,
    due,
    hours_on,
    is_working_day,
)
from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of
from lajur.office import queries, services
from lajur.office.errors import BadPeriod, CalendarRefused, NotOfficeManager
from lajur.office.models import CalendarEdition
from lajur.office.services import HolidayKind, Season

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 3, tzinfo=UTC)
ONE_DAY = WorkAmount(1, "days")


@pytest.fixture
def government():
    return make_government()


def version(government):
    return queries.government(government.pk).calendar_version


def latest(government):
    return queries.calendar_of(government.pk, version(government))


def close(government, day, **given):
    return services.set_holiday(
        government_id=government.pk,
        day=day,
        name=given.get("name", "Hari jadi kota"),
        kind=HolidayKind.LOCAL,
        decree=given.get("decree", "Keputusan 1/2026"),
        by=given.get("by"),
        at=AT,
    )


def test_new_office_keeps_the_hours_of_the_perpres(government):
    calendar = latest(government)

    assert version(government) == 1
    assert calendar.week == STANDARD_WEEK
    assert calendar.ramadan_week == RAMADAN_WEEK
    assert calendar.zone is Zone.WIB


def test_new_office_knows_holidays_and_collective_leave_of_three_years(government):
    calendar = latest(government)

    kinds = {
        (year, kind): sum(
            row.date.year == year and row.kind == kind for row in calendar.days_off
        )
        for year in (2025, 2026, 2027)
        for kind in ("national", "collective")
    }

    assert kinds[2026, "national"] == 17
    assert kinds[2026, "collective"] == 8
    assert kinds[2025, "collective"] == 11
    assert kinds[2027, "national"] >= 16


def test_eid_week_of_2026_is_closed(government):
    calendar = latest(government)

    open_days = [d for d in range(16, 28) if is_working_day(calendar, date(2026, 3, d))]

    assert open_days == [16, 17, 25, 26, 27]


def test_days_without_a_decree_are_estimates(government):
    known = queries.holidays_of(government.pk, 2026)
    guessed = queries.holidays_of(government.pk, 2027)

    assert not any(row.is_estimate for row in known)
    assert "1497/2025" in known[0].decree
    assert all(row.is_estimate for row in guessed)


def test_ramadan_hours_hold_in_ramadan(government):
    calendar = latest(government)

    assert hours_on(calendar, date(2026, 3, 2)) == RAMADAN_WEEK[0]
    assert hours_on(calendar, date(2026, 2, 13)) == STANDARD_WEEK[4]


def test_local_day_off_moves_deadlines_of_the_next_edition_only(government):
    close(government, date(2026, 3, 3))

    before = due(queries.calendar_of(government.pk, 1), START, ONE_DAY)
    after = due(queries.calendar_of(government.pk, 2), START, ONE_DAY)

    assert (before.day, after.day) == (3, 4)


def test_correction_is_one_event_and_one_edition(government):
    close(government, date(2026, 3, 3), name="Hari jadi kota")

    event = events_of(government.pk, f"office:{government.pk}")[0]
    edition = CalendarEdition.objects.get(government=government, version=2)

    assert event.kind == "calendar.changed"
    assert event.body["version"] == 2
    assert edition.reason == "Hari jadi kota"


def test_correction_of_one_government_leaves_the_other_alone(government):
    other = make_government()

    close(government, date(2026, 3, 3))

    assert version(other) == 1
    assert is_working_day(latest(other), date(2026, 3, 3))


def test_decree_turns_an_estimate_into_a_fact(government):
    day = queries.holidays_of(government.pk, 2027)[0]

    services.set_holiday(
        government_id=government.pk,
        day=day.date,
        name=day.name,
        kind=HolidayKind(day.kind),
        decree="SKB 1/2026",
        by=None,
        at=AT,
    )

    corrected = queries.holidays_of(government.pk, 2027)[0]
    assert (corrected.decree, corrected.is_estimate) == ("SKB 1/2026", False)
    assert len(queries.holidays_of(government.pk, 2027)) == 26


def test_day_off_is_taken_back(government):
    close(government, date(2026, 3, 3))

    services.remove_holiday(
        government_id=government.pk,
        day=date(2026, 3, 3),
        kind=HolidayKind.LOCAL,
        reason="Dibatalkan",
        by=None,
        at=AT,
    )

    assert version(government) == 3
    assert is_working_day(latest(government), date(2026, 3, 3))


def test_day_that_is_none_cannot_be_taken_back(government):
    with pytest.raises(CalendarRefused):
        services.remove_holiday(
            government_id=government.pk,
            day=date(2026, 3, 3),
            kind=HolidayKind.LOCAL,
            reason="Dibatalkan",
            by=None,
            at=AT,
        )


def test_ramadan_takes_the_dates_of_its_decree(government):
    services.set_ramadan(
        government_id=government.pk,
        valid_from=date(2026, 2, 19),
        valid_until=date(2026, 3, 21),
        decree="KMA 1/2026",
        by=None,
        at=AT,
    )

    calendar = latest(government)
    assert hours_on(calendar, date(2026, 2, 18)) == STANDARD_WEEK[2]
    assert hours_on(calendar, date(2026, 2, 19)) == RAMADAN_WEEK[3]
    assert len(calendar.ramadans) == 3


def test_ramadan_must_end_after_it_begins(government):
    with pytest.raises(BadPeriod):
        services.set_ramadan(
            government_id=government.pk,
            valid_from=date(2026, 2, 19),
            valid_until=date(2026, 2, 19),
            decree="",
            by=None,
            at=AT,
        )


def test_office_may_work_six_days(government):
    daily, saturday = DayHours(time(7, 30), time(14)), DayHours(time(7, 30), time(12))

    services.set_week(
        government_id=government.pk,
        season=Season.NORMAL,
        week=(*[daily] * 5, saturday, None),
        reason="Enam hari kerja",
        by=None,
        at=AT,
    )

    calendar = latest(government)
    assert calendar.week_days == 6
    assert is_working_day(calendar, date(2026, 1, 24))


def test_week_without_a_working_day_is_refused_and_changes_nothing(government):
    with pytest.raises(CalendarRefused):
        services.set_week(
            government_id=government.pk,
            season=Season.NORMAL,
            week=(None,) * 7,
            reason="",
            by=None,
            at=AT,
        )

    assert version(government) == 1
    assert CalendarEdition.objects.filter(government=government).count() == 1


def test_zone_outside_indonesia_is_refused():
    with pytest.raises(CalendarRefused):
        make_government(time_zone="Europe/Paris")


def test_plain_day_becomes_a_day_of_the_calendar(government):
    services.set_plain_day(
        government_id=government.pk,
        is_working_day=False,
        reason="Peraturan wali kota",
        by=None,
        at=AT,
    )

    friday = datetime(2026, 1, 23, 3, tzinfo=UTC)
    days = WorkAmount(3, "days")
    before = due(queries.calendar_of(government.pk, 1), friday, days)
    after = due(latest(government), friday, days)
    assert (before.day, after.day) == (28, 26)


def test_further_years_are_added_once(government):
    for _ in range(2):
        services.load_years(government_id=government.pk, years=(2028,), by=None, at=AT)

    days = queries.holidays_of(government.pk, 2028)
    assert len(days) == len({(row.date, row.kind) for row in days}) > 10
    assert version(government) == 3


def test_only_the_office_administrator_corrects_the_calendar(government):
    by = ActingAs(1, "Orang lain", None, "")

    with pytest.raises(NotOfficeManager):
        close(government, date(2026, 3, 3), by=by)
