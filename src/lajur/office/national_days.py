"""National holidays, collective leave and Ramadan as known when this was released.

The dates come from the `holidays` package, Ramadan from `hijridate`; a date is an
estimate until a decree fixes it, and the office corrects it then.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays
from hijridate import Gregorian, Hijri

from lajur.office.models import HolidayKind

#: Joint decrees of the three ministers (SKB) that fixed a whole year.
DECREES = {2026: "SKB 3 Menteri Nomor 1497/2025, 2/2025, 5/2025"}
#: The years a new office begins with.
YEARS = (2025, 2026, 2027)
#: The package's word for collective leave, beside `public`.
_CATEGORIES = {"public": HolidayKind.NATIONAL, "government": HolidayKind.COLLECTIVE}
_RAMADAN, _SYAWAL = 9, 10


@dataclass(frozen=True)
class NationalDay:
    """One holiday of the whole country."""

    date: date
    name: str
    kind: HolidayKind
    #: Empty while the date is an estimate.
    decree: str


@dataclass(frozen=True)
class Fast:
    """The days of one Ramadan; `until` is the first day after it."""

    first: date
    until: date


@cache
def national_days(year: int) -> tuple[NationalDay, ...]:
    """Return the holidays and the collective leave of a year, in order."""
    found = (
        NationalDay(day, name, kind, DECREES.get(year, ""))
        for category, kind in _CATEGORIES.items()
        for day, name in holidays.country_holidays(
            "ID", years=year, categories=(category,), language="id"
        ).items()
    )
    return tuple(sorted(found, key=lambda row: (row.date, row.kind)))


@cache
def fasts(year: int) -> tuple[Fast, ...]:
    """Return every Ramadan that begins in a year, by the Umm al-Qura calendar.

    It can be a day off the decision of the Ministry of Religious Affairs.
    """
    hijri_years = {
        Gregorian(year, month, day).to_hijri().year for month, day in ((1, 1), (12, 31))
    }
    found = (
        Fast(
            Hijri(hijri, _RAMADAN, 1).to_gregorian(),
            Hijri(hijri, _SYAWAL, 1).to_gregorian(),
        )
        for hijri in sorted(hijri_years)
    )
    return tuple(fast for fast in found if fast.first.year == year)
