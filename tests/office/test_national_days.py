"""The holidays and fasts an office begins with."""

from datetime import date

from lajur.office.models import HolidayKind
from lajur.office.national_days import Fast, fasts, national_days

#: SKB 3 Menteri 1497/2025, 2/2025, 5/2025.
HOLIDAYS_2026 = (
    (1, (1, 16)), (2, (17,)), (3, (19, 21, 22)), (4, (3, 5)), (5, (1, 14, 27, 31)),
    (6, (1, 16)), (8, (17, 25)), (12, (25,)),
)  # fmt: skip
LEAVE_2026 = ((2, (16,)), (3, (18, 20, 23, 24)), (5, (15, 28)), (12, (24,)))


def dates(rows):
    return [date(2026, month, day) for month, days in rows for day in days]


def of_kind(kind):
    return [row.date for row in national_days(2026) if row.kind == kind]


def test_year_2026_is_what_its_decree_says():
    assert of_kind(HolidayKind.NATIONAL) == dates(HOLIDAYS_2026)
    assert of_kind(HolidayKind.COLLECTIVE) == dates(LEAVE_2026)
    assert {row.decree for row in national_days(2026)} == {
        "SKB 3 Menteri Nomor 1497/2025, 2/2025, 5/2025"
    }


def test_ramadan_of_a_year():
    assert fasts(2026) == (Fast(date(2026, 2, 18), date(2026, 3, 20)),)


def test_year_with_two_ramadans():
    assert [fast.first.month for fast in fasts(2030)] == [1, 12]
