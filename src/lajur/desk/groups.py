"""The inbox in four groups by deadline: past due, today, this week, later."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lajur.ui import dates
from lajur.ui.deadline import DeadlineLabel


@dataclass(frozen=True)
class TaskLine:
    """One task as the inbox shows it."""

    id: int
    url: str
    title: str
    #: "LKPJ · langkah 10 dari 19 · dari Kabag Perencanaan"
    sub: str
    work: str
    due_at: datetime | None
    deadline: DeadlineLabel | None
    #: when it came in: "20 Jan", today "08.05"
    entered: str
    is_returned: bool = False
    #: "Plh. Sekretaris Daerah" where the task came through an acting post
    acting: str = ""
    taken_by: str = ""
    can_take: bool = False
    can_hand_back: bool = False


@dataclass(frozen=True)
class Group:
    """Tasks of one stretch of time; `count` is 0 while more may follow."""

    code: str
    name: str
    rows: list[TaskLine] = field(default_factory=list)
    count: int = 0


def group_of(due_at: datetime | None, at: datetime) -> str:
    """Name the group a deadline falls into at a moment."""
    if due_at is None:
        return "later"
    due_day, today = localtime(due_at).date(), localtime(at).date()
    if due_at < at:
        return "late"
    if due_day == today:
        return "today"
    sunday = today + timedelta(days=6 - today.weekday())
    return "week" if due_day <= sunday else "later"


def grouped(lines: Iterable[TaskLine], at: datetime, *, is_all: bool) -> list[Group]:
    """Put tasks, already in order of deadline, under their headings."""
    names = {
        "late": _("Lewat batas"),
        "today": _("Hari ini, %(day)s") % {"day": dates.short_day(at)},
        "week": _("Minggu ini"),
        "later": _("Nanti"),
    }
    rows: dict[str, list[TaskLine]] = {code: [] for code in names}
    for line in lines:
        rows[group_of(line.due_at, at)].append(line)
    return [
        Group(code, names[code], found, len(found) if is_all else 0)
        for code, found in rows.items()
        if found
    ]
