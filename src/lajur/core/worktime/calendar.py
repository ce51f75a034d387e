"""The office's calendar: hours of the week, Ramadan, days off.

Hours follow Perpres 21/2023 unless the office sets its own. A calendar never
changes; a correction is another calendar.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import Literal, TypeAlias

from lajur.core.worktime.tally import Tally


class BadHours(ValueError):
    """Office hours must open before they close, with breaks inside, in order."""


class NoWorkingDay(ValueError):
    """A week needs at least one working day."""


class Zone(Enum):
    """The three zones of Indonesia, by their names in the zone database.

    None of them has daylight saving time, so a fixed offset says everything and
    the core needs no zone files.
    """

    WIB = "Asia/Jakarta"
    WITA = "Asia/Makassar"
    WIT = "Asia/Jayapura"

    @property
    def clock(self) -> timezone:
        """Return the zone's offset."""
        return _CLOCKS[self._value_]


#: By name and not by member: every deadline asks, and a member is slow to hash.
_CLOCKS = {
    zone.value: timezone(timedelta(hours=7 + place), zone.name)
    for place, zone in enumerate(Zone)
}


@dataclass(frozen=True)
class DayHours:
    """Office hours of one day with their breaks; raises BadHours."""

    opens: time
    closes: time
    breaks: tuple[tuple[time, time], ...] = ()

    def __post_init__(self) -> None:
        """Refuse hours that overlap or run backwards."""
        edges = [self.opens, *(edge for pause in self.breaks for edge in pause)]
        edges.append(self.closes)
        if any(early >= late for early, late in pairwise(edges)):
            raise BadHours(f"{self.opens} {self.closes}")

    @cached_property
    def spans(self) -> tuple[tuple[timedelta, timedelta], ...]:
        """Return the stretches of work as distances from midnight."""
        edges = [self.opens, *(edge for pause in self.breaks for edge in pause)]
        marks = [_since_midnight(edge) for edge in (*edges, self.closes)]
        return tuple(zip(marks[::2], marks[1::2], strict=True))

    @cached_property
    def worked(self) -> timedelta:
        """Return the office time of the day."""
        return sum((end - begin for begin, end in self.spans), timedelta())

    def worked_by(self, mark: timedelta) -> timedelta:
        """Return the office time that has passed by a distance from midnight."""
        return sum(
            (min(max(mark, begin), end) - begin for begin, end in self.spans),
            timedelta(),
        )

    def earliest(self, worked: timedelta) -> timedelta:
        """Return the first distance from midnight by which so much has passed."""
        for begin, end in self.spans[:-1]:
            if worked <= end - begin:
                return begin + worked
            worked -= end - begin
        return self.spans[-1][0] + worked

    def latest(self, worked: timedelta) -> timedelta:
        """Return the last such distance: after a break rather than before it."""
        for begin, end in self.spans[:-1]:
            if worked < end - begin:
                return begin + worked
            worked -= end - begin
        return self.spans[-1][0] + worked


#: Monday to Sunday; None is a day without office hours.
Week: TypeAlias = tuple[
    DayHours | None,
    DayHours | None,
    DayHours | None,
    DayHours | None,
    DayHours | None,
    DayHours | None,
    DayHours | None,
]


@dataclass(frozen=True, order=True)
class Period:
    """A run of days; `until` is the first day after it."""

    first: date
    until: date


@dataclass(frozen=True, order=True)
class DayOff:
    """One day off: by national decree, as collective leave, or local."""

    date: date
    name: str
    kind: Literal["national", "collective", "local"] = "national"
    #: Number of the decree; empty while the date is an estimate.
    decree: str = ""


@dataclass(frozen=True)
class Calendar:
    """Everything that decides what is office time; raises NoWorkingDay."""

    zone: Zone
    week: Week
    #: The shorter week that holds in the periods of `ramadans`.
    ramadan_week: Week
    ramadans: tuple[Period, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    #: Whether a plain "hari" is a working day; otherwise a day of the calendar.
    plain_day_is_working_day: bool = True
    #: What the answers about this calendar are computed from.
    tally: Tally = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        """Prepare the sums every answer needs."""
        if not any(self.week):
            raise NoWorkingDay("week")
        object.__setattr__(self, "ramadans", tuple(sorted(self.ramadans)))
        object.__setattr__(self, "days_off", tuple(sorted(self.days_off)))
        closed = {row.date: None for row in self.days_off}
        fasting = {
            day: self.ramadan_week[day.weekday()]
            for period in self.ramadans
            for day in _days(period)
        }
        exceptions = {
            day: _worked(hours)
            for day, hours in {**fasting, **closed}.items()
            if _worked(hours) != _worked(self.week[day.weekday()])
        }
        tally = Tally.over([_worked(hours) for hours in self.week], exceptions)
        object.__setattr__(self, "tally", tally)

    @cached_property
    def week_days(self) -> int:
        """Return the number of working days in a plain week."""
        return sum(hours is not None for hours in self.week)

    @cached_property
    def closed_days(self) -> dict[date, DayOff]:
        """Return the days off by date."""
        return {row.date: row for row in self.days_off}


def hours_on(calendar: Calendar, day: date) -> DayHours | None:
    """Return the office hours of a day, or None when nobody works."""
    if day in calendar.closed_days:
        return None
    before = bisect_right(calendar.ramadans, day, key=lambda period: period.first)
    fasting = before > 0 and day < calendar.ramadans[before - 1].until
    week = calendar.ramadan_week if fasting else calendar.week
    return week[day.weekday()]


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Return whether the office works on a day."""
    return hours_on(calendar, day) is not None


def day_off(calendar: Calendar, day: date) -> DayOff | None:
    """Return the holiday of a day, so that a page can name it."""
    return calendar.closed_days.get(day)


def next_working_day(calendar: Calendar, day: date) -> date:
    """Return the first working day on or after a day."""
    return date.fromordinal(calendar.tally.nth_day(calendar.tally.days_before(day)))


def previous_working_day(calendar: Calendar, day: date) -> date:
    """Return the last working day on or before a day."""
    passed = calendar.tally.days_before(day + timedelta(days=1))
    return date.fromordinal(calendar.tally.nth_day(passed - 1))


def opening_time(calendar: Calendar, day: date) -> datetime:
    """Return when the office opens on a working day; raises NoWorkingDay."""
    return _moment(calendar, day, _required(calendar, day).spans[0][0])


def closing_time(calendar: Calendar, day: date) -> datetime:
    """Return when the office closes on a working day; raises NoWorkingDay."""
    return _moment(calendar, day, _required(calendar, day).spans[-1][1])


def _required(calendar: Calendar, day: date) -> DayHours:
    hours = hours_on(calendar, day)
    if hours is None:
        raise NoWorkingDay(day.isoformat())
    return hours


def _moment(calendar: Calendar, day: date, mark: timedelta) -> datetime:
    return datetime.combine(day, time(), calendar.zone.clock) + mark


def _since_midnight(mark: time) -> timedelta:
    return timedelta(hours=mark.hour, minutes=mark.minute, seconds=mark.second)


def _worked(hours: DayHours | None) -> timedelta:
    return hours.worked if hours else timedelta()


def _days(period: Period) -> list[date]:
    length = (period.until - period.first).days
    return [period.first + timedelta(days=n) for n in range(length)]
