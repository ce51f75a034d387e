"""The tables of this chapter; other chapters read them through queries and views."""

from lajur.office.models.calendar import (
    CalendarEdition,
    Holiday,
    HolidayKind,
    Ramadan,
    Season,
    WeekHours,
)
from lajur.office.models.notice import Notice
from lajur.office.models.people import (
    Capacity,
    Holding,
    Person,
    Team,
    TeamMember,
)
from lajur.office.models.structure import Government, Post, Unit, UnitKind

__all__ = [
    "CalendarEdition",
    "Capacity",
    "Government",
    "Holding",
    "Holiday",
    "HolidayKind",
    "Notice",
    "Person",
    "Post",
    "Ramadan",
    "Season",
    "Team",
    "TeamMember",
    "Unit",
    "UnitKind",
    "WeekHours",
]
