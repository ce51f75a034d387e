"""The deadline badge: four grades, always told in working time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lajur.core.worktime import Calendar, closing_time, elapsed, is_working_day
from lajur.ui import dates
from lajur.ui.amounts import DAY_MINUTES

Grade = Literal["far", "soon", "over", "none"]

_ICONS: dict[Grade, str] = {
    "far": "calendar",
    "soon": "clock",
    "over": "triangle-alert",
    "none": "calendar",
}
#: From this many working days down a deadline is shown in amber.
NEAR = 2
#: Days further away than this are not counted but dated.
COUNTED = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DeadlineLabel:
    """What a deadline badge says."""

    #: far: more than two working days; soon: less, or today; over: past due
    grade: Grade
    #: "sisa 2 hari kerja", "hari ini 16.00", "lewat 1 hari"
    text: str
    #: the full date and rule, for the tooltip and for screen readers
    full: str = ""

    @property
    def icon(self) -> str:
        """Name the icon that goes with the grade."""
        return _ICONS[self.grade]


def deadline_label(due_at: datetime, at: datetime, calendar: Calendar) -> DeadlineLabel:
    """Say how a deadline stands at a moment, in the office's working time."""
    full = _("batas %(day)s pukul %(time)s") % {
        "day": dates.long_day(due_at),
        "time": dates.clock(due_at),
    }
    due_day, today = localtime(due_at).date(), localtime(at).date()
    if due_at < at:
        return DeadlineLabel("over", _overdue(due_at, at, calendar), full)
    if due_day == today:
        text = _("hari ini %(time)s") % {"time": dates.clock(due_at)}
        return DeadlineLabel("soon", text, full)
    if due_day - today > COUNTED:
        return DeadlineLabel("far", dates.day(due_at), full)
    days = _working_days(today, due_day, calendar)
    text = ngettext("sisa %(days)d hari kerja", "sisa %(days)d hari kerja", days) % {
        "days": days
    }
    return DeadlineLabel("soon" if days <= NEAR else "far", text, full)


def deadline_of(
    due_at: datetime | None, at: datetime, calendar: Calendar
) -> DeadlineLabel | None:
    """Say how a deadline stands; nothing where the step has no standard."""
    return deadline_label(due_at, at, calendar) if due_at else None


def _overdue(due_at: datetime, at: datetime, calendar: Calendar) -> str:
    """Say how long ago in minutes, hours or days of office time."""
    minutes = int(elapsed(calendar, due_at, at))
    if minutes >= DAY_MINUTES:
        days = minutes // DAY_MINUTES
        text = ngettext("lewat %(n)d hari", "lewat %(n)d hari", days)
        return text % {"n": days}
    if minutes >= 60:
        hours = minutes // 60
        return ngettext("lewat %(n)d jam", "lewat %(n)d jam", hours) % {"n": hours}
    return _("lewat %(n)d menit") % {"n": minutes}


def _working_days(after: date, until: date, calendar: Calendar) -> int:
    """Count the working days after one day up to and with another."""
    span = (until - after).days
    days = (after + timedelta(days=n) for n in range(1, span + 1))
    return sum(is_working_day(calendar, day) for day in days)


def office_hours(at: datetime, calendar: Calendar) -> str:
    """Say the time, and until when the office works today."""
    now = dates.clock(at)
    today = localtime(at).date()
    if not is_working_day(calendar, today):
        return _("%(now)s · hari libur") % {"now": now}
    closes = closing_time(calendar, today)
    if at >= closes:
        return _("%(now)s · jam kerja selesai") % {"now": now}
    return _("%(now)s · jam kerja s.d. %(closes)s") % {
        "now": now,
        "closes": dates.clock(closes),
    }
