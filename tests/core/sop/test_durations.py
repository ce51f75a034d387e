"""Printed times are typed in the unit they are printed in."""

import pytest

from lajur.core.sop.durations import parse_duration


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("30 menit", 30, "minutes"),
        ("0,5 hari", 0.5, "days"),
        ("7hr", 7, "days"),
        ("2 Jam", 2, "hours"),
        ("2 mgg", 2, "weeks"),
        ("1 mngu", 1, "weeks"),
        ("2 bln", 2, "months"),
        ("1 tahun", 1, "years"),
        ("3 hari kerja", 3, "working_days"),
        ("10 (sepuluh) hari kerja sejak diterima", 10, "working_days"),
        ("120 Menit / 3 Hari", 120, "minutes"),
    ],
)
def test_a_time_keeps_its_printed_unit(text: str, value: float, unit: str) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert (duration.text, duration.value, duration.unit) == (text, value, unit)
    assert duration.min is None


@pytest.mark.parametrize("text", ["2-3 hari", "2 s/d 3 hari", "2 sampai 3 hari"])
def test_a_range_keeps_both_ends_and_counts_its_upper(text: str) -> None:
    duration = parse_duration(text)
    assert duration is not None
    assert (duration.min, duration.max, duration.value) == (2, 3, 3)


def test_what_is_no_time_is_kept_as_text() -> None:
    duration = parse_duration("Triwulan")
    assert duration is not None
    assert (duration.text, duration.value, duration.unit) == ("Triwulan", None, None)
    assert parse_duration(" \n") is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3 x 24 jam", 72, "hours"),
        ("1/2 jam", 0.5, "hours"),
        ("½ hari", 0.5, "days"),
        ("setengah hari", 0.5, "days"),
        ("1 jam 30 menit", 90, "minutes"),
        ("1 jam dan 5 menit", 65, "minutes"),
        ("1 jam, lalu 30 menit", 1, "hours"),
        ("1-2 jam 30 menit", 2, "hours"),
        ("± 15 mnt", 15, "minutes"),
        ("5'", 5, "minutes"),
        ("maks. 3 HK", 3, "working_days"),
    ],
)
def test_times_are_read_as_clerks_write_them(
    text: str, value: float, unit: str
) -> None:
    duration = parse_duration(text)

    assert duration is not None
    assert (duration.text, duration.value, duration.unit) == (text, value, unit)
