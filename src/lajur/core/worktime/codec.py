"""A calendar as JSON and back, so that an edition can be stored as one value."""

from datetime import date, time
from typing import Any, cast

from lajur.core.worktime.calendar import Calendar, DayHours, DayOff, Period, Week, Zone


def calendar_to_json(calendar: Calendar) -> dict[str, Any]:
    """Return a calendar as plain JSON values."""
    return {
        "zone": calendar.zone.value,
        "week": [_hours_to_json(hours) for hours in calendar.week],
        "ramadan_week": [_hours_to_json(hours) for hours in calendar.ramadan_week],
        "ramadans": [
            [period.first.isoformat(), period.until.isoformat()]
            for period in calendar.ramadans
        ],
        "days_off": [
            [row.date.isoformat(), row.name, row.kind, row.decree]
            for row in calendar.days_off
        ],
        "plain_day_is_working_day": calendar.plain_day_is_working_day,
    }


def calendar_from_json(body: dict[str, Any]) -> Calendar:
    """Return the calendar that was written by `calendar_to_json`."""
    return Calendar(
        zone=Zone(body["zone"]),
        week=_week(body["week"]),
        ramadan_week=_week(body["ramadan_week"]),
        ramadans=tuple(
            Period(date.fromisoformat(first), date.fromisoformat(until))
            for first, until in body["ramadans"]
        ),
        days_off=tuple(
            DayOff(date.fromisoformat(day), name, kind, decree)
            for day, name, kind, decree in body["days_off"]
        ),
        plain_day_is_working_day=body["plain_day_is_working_day"],
    )


def _hours_to_json(hours: DayHours | None) -> list[Any] | None:
    if hours is None:
        return None
    breaks = [[edge.isoformat() for edge in pause] for pause in hours.breaks]
    return [hours.opens.isoformat(), hours.closes.isoformat(), breaks]


def _week(rows: list[Any]) -> Week:
    return cast(Week, tuple(_hours(row) for row in rows))


def _hours(row: list[Any] | None) -> DayHours | None:
    if row is None:
        return None
    opens, closes, breaks = row
    return DayHours(
        time.fromisoformat(opens),
        time.fromisoformat(closes),
        tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in breaks),
    )
