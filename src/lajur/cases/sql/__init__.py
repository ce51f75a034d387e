"""The act in two statements, the inbox and the alarms: the only raw SQL here.

An act reads once (`LOAD_TASK`, `LOAD_CASE`) and writes once (`act`). Written by
hand because no ORM can say it in one statement, and each round trip costs as much
as the work itself.
"""

from lajur.cases.sql.lists import ALARM_DUE, INBOX, INBOX_COUNT, SWEEP
from lajur.cases.sql.reading import (
    DESK_NAME,
    LOAD_ADOPTION,
    LOAD_CASE,
    LOAD_KNOWN_TASK,
    LOAD_LED_TASK,
    LOAD_PAGE,
    LOAD_TASK,
    PERSON_NAME,
)
from lajur.cases.sql.run import is_alone, many, one
from lajur.cases.sql.writing import Guard, Opens, act, unmoved

__all__ = [
    "ALARM_DUE",
    "DESK_NAME",
    "INBOX",
    "INBOX_COUNT",
    "LOAD_ADOPTION",
    "LOAD_CASE",
    "LOAD_KNOWN_TASK",
    "LOAD_LED_TASK",
    "LOAD_PAGE",
    "LOAD_TASK",
    "PERSON_NAME",
    "SWEEP",
    "Guard",
    "Opens",
    "act",
    "is_alone",
    "many",
    "one",
    "unmoved",
]
