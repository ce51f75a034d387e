"""An amount of office time, typed by its unit."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

TimeUnit = Literal[
    "minutes", "hours", "days", "working_days", "weeks", "months", "years"
]

#: A working day counted in minutes where a part of one is wanted (Perpres
#: 21/2023: 37 h 30 min in five days).
DAY_MINUTES = 450
#: A month counted in working days where a part of one is wanted.
MONTH_DAYS = 22
YEAR_MONTHS = 12

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


class BadAmount(ValueError):
    """An amount of time is a number from zero up."""


class NaiveMoment(ValueError):
    """A moment must say its time zone."""


@dataclass(frozen=True)
class WorkAmount:
    """A number of minutes, hours, days, weeks, months or years.

    A part of a unit is counted in the next smaller one: half a day is 225
    minutes, half a week is two and a half working days. Raises BadAmount.
    """

    value: float
    unit: TimeUnit

    def __post_init__(self) -> None:
        """Refuse what is no amount."""
        if not (self.value >= 0 and math.isfinite(self.value)):
            raise BadAmount(f"{self.value} {self.unit}")


def local(moment: datetime, zone: timezone) -> datetime:
    """Return the moment on the clock of a zone; raises NaiveMoment."""
    if moment.tzinfo is None:
        raise NaiveMoment(moment.isoformat())
    return moment.astimezone(zone)
