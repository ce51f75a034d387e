"""Dates are read as offices write them, and nothing else is a date."""

import pytest

from lajur.core.reading.dates import iso_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Serang, 3 Agustus 2026", "2026-08-03"),
        ("3-8-2026", "2026-08-03"),
        ("3 Fulan 2026", None),
        ("", None),
    ],
)
def test_only_a_date_is_a_date(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize("text", ["7 Agu 2026", "7 agustus 2026", "07/08/2026"])
def test_a_month_may_be_short_small_or_a_figure(text: str) -> None:
    assert iso_date(text) == "2026-08-07"


def test_of_two_dates_the_first_is_read() -> None:
    assert iso_date("1 Maret 2026, diubah 9 April 2026") == "2026-03-01"
