"""Dates and clock times in the words of the office."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language

Moment = date | datetime


def _local(value: Moment) -> Moment:
    """Bring a moment into the time zone of the office at work."""
    if isinstance(value, datetime) and is_aware(value):
        return localtime(value)
    return value


def long_day(value: Moment) -> str:
    """Say a day with its weekday: "Rabu, 21 Januari 2026"."""
    return date_format(_local(value), "l, j F Y")


def day(value: Moment) -> str:
    """Say a day in full: "21 Januari 2026"."""
    return date_format(_local(value), "j F Y")


def week_day(value: Moment) -> str:
    """Say a day with its weekday, short: "Rabu, 21 Jan 2026"."""
    return date_format(_local(value), "l, j M Y")


def short_date(value: Moment) -> str:
    """Say a day in a tight cell where the year may be another: "21 Jan 2027"."""
    return date_format(_local(value), "j M Y")


def short_day(value: Moment) -> str:
    """Say a day of this year in a tight cell: "21 Jan"."""
    return date_format(_local(value), "j M")


def clock(value: datetime) -> str:
    """Say a clock time: "09.40" in Indonesian, "09:40" in English."""
    pattern = "H:i" if get_language() == "en" else "H.i"
    return date_format(_local(value), pattern)


def moment(value: datetime) -> str:
    """Say day and time in a tight cell: "20 Jan 08.20"."""
    return f"{short_day(value)} {clock(value)}"
