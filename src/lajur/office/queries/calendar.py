"""The office's calendar, by edition for deadlines and by row for its keeper."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from django.db.models import QuerySet

from lajur.core.worktime import (
    Calendar,
    DayHours,
    DayOff,
    Period,
    Week,
    Zone,
    calendar_from_json,
)
from lajur.office.models import (
    CalendarEdition,
    Government,
    Holiday,
    Ramadan,
    Season,
    WeekHours,
)


@dataclass(frozen=True)
class HolidayRow:
    """A day off as its keeper sees it."""

    date: date
    name: str
    kind: str
    decree: str
    is_estimate: bool


@lru_cache(maxsize=256)
def calendar_of(government_id: int, version: int) -> Calendar:
    """Return one edition of a calendar; editions never change, so they are kept.

    Raises CalendarEdition.DoesNotExist for a version that never was.
    """
    edition = CalendarEdition.objects.get(government_id=government_id, version=version)
    return calendar_from_json(edition.body)


def holidays_of(government_id: int, year: int) -> tuple[HolidayRow, ...]:
    """Return the days off of a year, with what is still an estimate."""
    rows = Holiday.objects.filter(government_id=government_id, date__year=year)
    return tuple(
        HolidayRow(row.date, row.name, row.kind, row.decree, row.is_estimate)
        for row in rows.order_by("date", "kind")
    )


def calendar_from_tables(government: Government) -> Calendar:
    """Return the calendar as the rows stand now, before it becomes an edition."""
    rows = WeekHours.objects.filter(government_id=government.pk)
    weeks = {
        season: [_hours(row) for row in _by_weekday(rows.filter(season=season))]
        for season in Season
    }
    ramadans = Ramadan.objects.filter(government_id=government.pk)
    days_off = Holiday.objects.filter(government_id=government.pk)
    return Calendar(
        zone=Zone(government.time_zone),
        week=cast(Week, tuple(weeks[Season.NORMAL])),
        ramadan_week=cast(Week, tuple(weeks[Season.RAMADAN])),
        ramadans=tuple(Period(row.valid_from, row.valid_until) for row in ramadans),
        days_off=tuple(
            DayOff(row.date, row.name, row.kind, row.decree)  # type: ignore[arg-type]
            for row in days_off
        ),
        plain_day_is_working_day=government.plain_day_is_working_day,
    )


def _by_weekday(rows: QuerySet[WeekHours]) -> list[WeekHours | None]:
    found = {row.weekday: row for row in rows}
    return [found.get(weekday) for weekday in range(7)]


def _hours(row: WeekHours | None) -> DayHours | None:
    if row is None:
        return None
    if row.break_starts is None or row.break_ends is None:
        return DayHours(row.opens, row.closes)
    return DayHours(row.opens, row.closes, ((row.break_starts, row.break_ends),))
