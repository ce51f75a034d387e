"""When an SOP in force is monitored and evaluated again; pure.

Monitoring is done every six months (Permenpan RB 35/2012), evaluation every year,
both counted from the day the SOP took effect.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: How many days before its date something counts as due.
NOTICE_DAYS = 14


class Kind(StrEnum):
    """What is done: Tabel 7 or Tabel 8."""

    MONITORING = "monitoring"
    EVALUATION = "evaluation"


MONTHS = {Kind.MONITORING: 6, Kind.EVALUATION: 12}


class Urgency(StrEnum):
    """How a date stands to today."""

    OVERDUE = "overdue"
    DUE = "due"
    LATER = "later"


@dataclass(frozen=True)
class Due:
    """The next time something is to be done."""

    kind: Kind
    on: date
    urgency: Urgency


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_due(kind: Kind, effective: date, done: Iterable[date], today: date) -> Due:
    """Return the date to be done next; of several missed only the last counts.

    `done` are the dates that were done, early or late.
    """
    step = MONTHS[kind]
    last = max(done, default=effective)
    count = 1
    while months_later(effective, step * count) <= last:
        count += 1
    while months_later(effective, step * (count + 1)) <= today:
        count += 1
    on = months_later(effective, step * count)
    return Due(kind, on, _urgency(on, today))


def _urgency(on: date, today: date) -> Urgency:
    if on < today:
        return Urgency.OVERDUE
    if on - timedelta(days=NOTICE_DAYS) <= today:
        return Urgency.DUE
    return Urgency.LATER
