"""The office's calendar: every change makes a new edition and one event.

Deadlines are computed from an edition, never from the rows an administrator
edits; an edition is written in the same transaction as the change, under the lock
of the government's row, so that versions follow each other without a gap.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lajur.core.worktime import (
    RAMADAN_WEEK,
    STANDARD_WEEK,
    BadHours,
    NoWorkingDay,
    Week,
    calendar_to_json,
)
from lajur.ledger.actor import ActingAs
from lajur.office.errors import BadPeriod, CalendarRefused
from lajur.office.models import (
    CalendarEdition,
    Government,
    Holiday,
    HolidayKind,
    Ramadan,
    Season,
    WeekHours,
)
from lajur.office.national_days import YEARS, fasts, national_days
from lajur.office.queries.calendar import calendar_from_tables
from lajur.office.services.record import record, require_manager


def install_calendar(government: Government, *, at: datetime) -> None:
    """Give a new government the hours of Perpres 21/2023 and the known holidays."""
    _store_week(government.pk, Season.NORMAL, STANDARD_WEEK)
    _store_week(government.pk, Season.RAMADAN, RAMADAN_WEEK)
    _store_years(government.pk, YEARS)
    _publish(government, {"years": list(YEARS)}, _("Kalender awal"), by=None, at=at)


@transaction.atomic
def load_years(
    *, government_id: int, years: tuple[int, ...], by: ActingAs | None, at: datetime
) -> int:
    """Add the known holidays of further years; days already there stay as they are.

    Returns the calendar's version.
    """
    government = _locked(government_id, by)
    _store_years(government_id, years)
    change = {"years": list(years)}
    return _publish(government, change, _("Menambah tahun kalender"), by=by, at=at)


@transaction.atomic
def set_week(
    *,
    government_id: int,
    season: Season,
    week: Week,
    reason: str,
    by: ActingAs | None,
    at: datetime,
) -> int:
    """Set the office hours of a season; returns the calendar's version."""
    government = _locked(government_id, by)
    WeekHours.objects.filter(government_id=government_id, season=season).delete()
    _store_week(government_id, season, week)
    return _publish(government, {"season": str(season)}, reason, by=by, at=at)


@transaction.atomic
def set_holiday(
    *,
    government_id: int,
    day: date,
    name: str,
    kind: HolidayKind,
    decree: str,
    by: ActingAs | None,
    at: datetime,
) -> int:
    """Add a day off, or correct its name and decree; returns the version."""
    government = _locked(government_id, by)
    Holiday.objects.update_or_create(
        government_id=government_id,
        date=day,
        kind=kind,
        defaults={"name": name, "decree": decree},
    )
    change = {"day": day.isoformat(), "kind": str(kind), "decree": decree}
    return _publish(government, change, name, by=by, at=at)


@transaction.atomic
def remove_holiday(
    *,
    government_id: int,
    day: date,
    kind: HolidayKind,
    reason: str,
    by: ActingAs | None,
    at: datetime,
) -> int:
    """Make a day a working day again; returns the calendar's version."""
    government = _locked(government_id, by)
    rows = Holiday.objects.filter(government_id=government_id, date=day, kind=kind)
    if not rows.delete()[0]:
        raise CalendarRefused(_("Tanggal itu tidak tercatat sebagai hari libur."))
    change = {"day": day.isoformat(), "kind": str(kind), "removed": True}
    return _publish(government, change, reason, by=by, at=at)


@transaction.atomic
def set_ramadan(
    *,
    government_id: int,
    valid_from: date,
    valid_until: date,
    decree: str,
    by: ActingAs | None,
    at: datetime,
) -> int:
    """Fix the dates of a Ramadan in place of the estimate they overlap."""
    if valid_until <= valid_from:
        raise BadPeriod(_("Tanggal selesai harus sesudah tanggal mulai."))
    government = _locked(government_id, by)
    Ramadan.objects.filter(
        government_id=government_id,
        valid_from__lt=valid_until,
        valid_until__gt=valid_from,
    ).delete()
    Ramadan.objects.create(
        government_id=government_id,
        valid_from=valid_from,
        valid_until=valid_until,
        decree=decree,
    )
    change = {
        "ramadan": [valid_from.isoformat(), valid_until.isoformat()],
        "decree": decree,
    }
    return _publish(government, change, _("Tanggal Ramadan"), by=by, at=at)


@transaction.atomic
def set_plain_day(
    *,
    government_id: int,
    is_working_day: bool,
    reason: str,
    by: ActingAs | None,
    at: datetime,
) -> int:
    """Choose whether a plain "hari" is a working day; returns the version."""
    government = _locked(government_id, by)
    government.plain_day_is_working_day = is_working_day
    government.save(update_fields=["plain_day_is_working_day"])
    change = {"plain_day_is_working_day": is_working_day}
    return _publish(government, change, reason, by=by, at=at)


def _locked(government_id: int, by: ActingAs | None) -> Government:
    require_manager(government_id, by)
    return Government.objects.select_for_update().get(id=government_id)


def _publish(
    government: Government,
    change: dict[str, Any],
    reason: str,
    *,
    by: ActingAs | None,
    at: datetime,
) -> int:
    """Write the next edition from the tables; refuse one that cannot be."""
    try:
        body = calendar_to_json(calendar_from_tables(government))
    except NoWorkingDay as error:
        raise CalendarRefused(
            _("Kalender memerlukan setidaknya satu hari kerja.")
        ) from error
    except (BadHours, ValueError) as error:
        raise CalendarRefused(
            _("Jam kerja atau zona waktu tidak dapat dibaca. Periksa isiannya.")
        ) from error
    government.calendar_version += 1
    government.save(update_fields=["calendar_version"])
    CalendarEdition.objects.create(
        government_id=government.pk,
        version=government.calendar_version,
        body=body,
        reason=reason,
        created_at=at,
    )
    record(
        government_id=government.pk,
        kind="calendar.changed",
        body={
            "version": government.calendar_version,
            "reason": reason,
            "change": change,
        },
        by=by,
        at=at,
    )
    return government.calendar_version


def _store_week(government_id: int, season: Season, week: Week) -> None:
    rows = [
        WeekHours(
            government_id=government_id,
            season=season,
            weekday=weekday,
            opens=hours.opens,
            closes=hours.closes,
            break_starts=hours.breaks[0][0] if hours.breaks else None,
            break_ends=hours.breaks[0][1] if hours.breaks else None,
        )
        for weekday, hours in enumerate(week)
        if hours is not None
    ]
    WeekHours.objects.bulk_create(rows)


def _store_years(government_id: int, years: tuple[int, ...]) -> None:
    days = [
        Holiday(
            government_id=government_id,
            date=day.date,
            name=day.name,
            kind=day.kind,
            decree=day.decree,
        )
        for year in years
        for day in national_days(year)
    ]
    Holiday.objects.bulk_create(days, ignore_conflicts=True)
    periods = [
        Ramadan(
            government_id=government_id, valid_from=fast.first, valid_until=fast.until
        )
        for year in years
        for fast in fasts(year)
    ]
    Ramadan.objects.bulk_create(periods, ignore_conflicts=True)
