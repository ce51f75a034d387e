"""Sums of office time and of working days before any day, without walking days.

A plain week repeats for ever, so its sum is one multiplication; the days that
differ from it (holidays, Ramadan) are kept as running corrections and found by
bisection. So an answer costs the same for a day as for a century.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

ZERO = timedelta()
#: A Monday from which weeks are counted.
EPOCH = date(1, 1, 1).toordinal()


@dataclass(frozen=True)
class Tally:
    """Running sums over a week and the days that differ from it."""

    #: Office time of the plain week's days before each weekday, then of it all.
    week_time: tuple[timedelta, ...]
    #: Working days alike.
    week_days: tuple[int, ...]
    #: Ordinals of the days that differ, in order.
    exceptions: tuple[int, ...]
    #: What the first n exceptions change, in time and in working days.
    time_changes: tuple[timedelta, ...]
    day_changes: tuple[int, ...]

    @classmethod
    def over(
        cls, week: Sequence[timedelta], exceptions: Mapping[date, timedelta]
    ) -> "Tally":
        """Sum up a week (Monday first) and its exceptions."""
        days = sorted(exceptions)
        plain = [week[day.weekday()] for day in days]
        real = [exceptions[day] for day in days]
        both = list(zip(real, plain, strict=True))
        return cls(
            week_time=tuple(accumulate(week, initial=ZERO)),
            week_days=tuple(accumulate(map(bool, week), initial=0)),
            exceptions=tuple(day.toordinal() for day in days),
            time_changes=tuple(accumulate((r - p for r, p in both), initial=ZERO)),
            day_changes=tuple(
                accumulate((bool(r) - bool(p) for r, p in both), initial=0)
            ),
        )

    def time_before(self, day: date) -> timedelta:
        """Return the office time of all days before a day."""
        return self._time_before(day.toordinal())

    def days_before(self, day: date) -> int:
        """Return the number of working days before a day."""
        return self._days_before(day.toordinal())

    def nth_day(self, passed: int) -> int:
        """Return the ordinal of the working day before which so many passed."""
        guess = EPOCH + passed * 7 // self.week_days[7]
        return _first(lambda day: self._days_before(day + 1) > passed, guess)

    def day_reaching(self, worked: timedelta) -> int:
        """Return the ordinal of the first day by whose end so much has passed."""
        guess = EPOCH + worked * 7 // self.week_time[7]
        return _first(lambda day: self._time_before(day + 1) >= worked, guess)

    def day_exceeding(self, worked: timedelta) -> int:
        """Return the ordinal of the first day by whose end more has passed."""
        guess = EPOCH + worked * 7 // self.week_time[7]
        return _first(lambda day: self._time_before(day + 1) > worked, guess)

    def _time_before(self, day: int) -> timedelta:
        weeks, weekday = divmod(day - EPOCH, 7)
        changes = self.time_changes[bisect_left(self.exceptions, day)]
        return weeks * self.week_time[7] + self.week_time[weekday] + changes

    def _days_before(self, day: int) -> int:
        weeks, weekday = divmod(day - EPOCH, 7)
        changes = self.day_changes[bisect_left(self.exceptions, day)]
        return weeks * self.week_days[7] + self.week_days[weekday] + changes


def _first(holds: Callable[[int], bool], guess: int) -> int:
    """Return the first day for which something holds from then on.

    Steps away from the guess double, so a near guess costs little.
    """
    step = 8
    low, high = guess - step, guess + step
    while holds(low):
        high, low, step = low, low - step, step * 2
    while not holds(high):
        low, high, step = high, high + step, step * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
