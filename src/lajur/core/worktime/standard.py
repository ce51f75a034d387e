"""Office hours of Perpres 21/2023, which hold unless an office sets its own.

37 h 30 min a week from 07.30, with a break of an hour (Friday: an hour and a
half); in Ramadan 32 h 30 min from 08.00, with half an hour (Friday: an hour).
"""

from datetime import time

from lajur.core.worktime.calendar import DayHours, Week

_DAY = DayHours(time(7, 30), time(16), ((time(12), time(13)),))
_FRIDAY = DayHours(time(7, 30), time(16, 30), ((time(11, 30), time(13)),))
_RAMADAN_DAY = DayHours(time(8), time(15), ((time(12), time(12, 30)),))
_RAMADAN_FRIDAY = DayHours(time(8), time(15, 30), ((time(11, 30), time(12, 30)),))

STANDARD_WEEK: Week = (_DAY, _DAY, _DAY, _DAY, _FRIDAY, None, None)
RAMADAN_WEEK: Week = (
    _RAMADAN_DAY,
    _RAMADAN_DAY,
    _RAMADAN_DAY,
    _RAMADAN_DAY,
    _RAMADAN_FRIDAY,
    None,
    None,
)
