from datetime import UTC, date, datetime

import pytest
from django.utils import timezone, translation

from lajur.ui import dates

AT = datetime(2026, 1, 21, 2, 40, tzinfo=UTC)


def test_long_day_names_the_weekday_in_the_office_zone() -> None:
    late = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)

    assert dates.long_day(late) == "Rabu, 21 Januari 2026"


def test_clock_uses_a_dot_in_indonesian_and_a_colon_in_english() -> None:
    assert dates.clock(AT) == "09.40"
    with translation.override("en"):
        assert dates.clock(AT) == "09:40"


def test_clock_follows_the_zone_of_the_office() -> None:
    with timezone.override("Asia/Makassar"):
        assert dates.clock(AT) == "10.40"


@pytest.mark.parametrize(
    ("say", "said"),
    [
        (dates.day, "21 Januari 2026"),
        (dates.week_day, "Rabu, 21 Jan 2026"),
        (dates.short_day, "21 Jan"),
    ],
)
def test_says_plain_dates(say, said) -> None:
    assert say(date(2026, 1, 21)) == said


def test_moment_joins_day_and_time() -> None:
    assert dates.moment(AT) == "21 Jan 09.40"
