"""Office time: when something is due, how long it took, when to begin at the latest.

Moments go in and come out as aware datetimes; results are in the office's own
zone. The clock is never read here.
"""

from lajur.core.worktime.amount import (
    BadAmount,
    NaiveMoment,
    TimeUnit,
    WorkAmount,
)
from lajur.core.worktime.backward import latest_start, subtract
from lajur.core.worktime.calendar import (
    BadHours,
    Calendar,
    DayHours,
    DayOff,
    NoWorkingDay,
    Period,
    Week,
    Zone,
    closing_time,
    day_off,
    hours_on,
    is_working_day,
    next_working_day,
    opening_time,
)
from lajur.core.worktime.codec import calendar_from_json, calendar_to_json
from lajur.core.worktime.forward import due, elapsed
from lajur.core.worktime.standard import RAMADAN_WEEK, STANDARD_WEEK

__all__ = [
    "RAMADAN_WEEK",
    "STANDARD_WEEK",
    "BadAmount",
    "BadHours",
    "Calendar",
    "DayHours",
    "DayOff",
    "NaiveMoment",
    "NoWorkingDay",
    "Period",
    "TimeUnit",
    "Week",
    "WorkAmount",
    "Zone",
    "calendar_from_json",
    "calendar_to_json",
    "closing_time",
    "day_off",
    "due",
    "elapsed",
    "hours_on",
    "is_working_day",
    "latest_start",
    "next_working_day",
    "opening_time",
    "subtract",
]
