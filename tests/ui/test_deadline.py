from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from lajur.core.worktime import RAMADAN_WEEK, STANDARD_WEEK, Calendar, Zone
from lajur.ui.deadline import deadline_label, office_hours

WIB = ZoneInfo("Asia/Jakarta")
CALENDAR = Calendar(Zone.WIB, STANDARD_WEEK, RAMADAN_WEEK)
#: A Wednesday morning at the office.
NOW = datetime(2026, 1, 21, 9, 40, tzinfo=WIB)


def on(day: int, hour: int = 16, minute: int = 0, month: int = 1) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("due_at", "grade", "text"),
    [
        (on(28), "far", "sisa 5 hari kerja"),
        (on(23), "soon", "sisa 2 hari kerja"),
        (on(21), "soon", "hari ini 16.00"),
        (on(20), "over", "lewat 2 jam"),
        (on(21, 9, 0), "over", "lewat 40 menit"),
        (on(21, 8, 0), "over", "lewat 1 jam"),
        (on(16), "over", "lewat 2 hari"),
        (on(1, month=6), "far", "1 Juni 2026"),
    ],
)
def test_grades_by_working_time(due_at: datetime, grade: str, text: str) -> None:
    label = deadline_label(due_at, NOW, CALENDAR)

    assert (label.grade, label.text) == (grade, text)


def test_a_weekend_between_does_not_count() -> None:
    friday = datetime(2026, 1, 23, 9, 0, tzinfo=WIB)

    assert deadline_label(on(26), friday, CALENDAR).text == "sisa 1 hari kerja"


def test_full_date_stands_in_the_tooltip() -> None:
    label = deadline_label(on(23), NOW, CALENDAR)

    assert label.full == "batas Jumat, 23 Januari 2026 pukul 16.00"
    assert label.icon == "clock"


def test_office_hours_tell_until_when_the_office_works() -> None:
    assert office_hours(NOW, CALENDAR).startswith("09.40 · jam kerja s.d. ")
    assert office_hours(on(21, 20), CALENDAR) == "20.00 · jam kerja selesai"
    assert office_hours(on(24, 10), CALENDAR) == "10.00 · hari libur"
