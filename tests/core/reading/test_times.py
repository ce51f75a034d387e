"""Times a scan has garbled are mended, doubtful ones are to be compared."""

import pytest
from tests.core.reading.documents import Line, table

from lajur.core.reading import read_file
from lajur.core.reading.times import DOUBTFUL, GARBLED, times_of


@pytest.mark.parametrize(
    ("printed", "text", "value", "unit"),
    [
        ("Shari", "5 hari", 5, "days"),
        ("lO menit", "10 menit", 10, "minutes"),
        ("3O Menit", "30 Menit", 30, "minutes"),
        ("I jam", "1 jam", 1, "hours"),
        ("Z hari kerja", "2 hari kerja", 2, "working_days"),
    ],
)
def test_letters_before_a_unit_are_the_figures_they_look_like(
    printed: str, text: str, value: int, unit: str
) -> None:
    (time,) = times_of([printed])

    assert time.duration is not None
    assert (time.duration.text, time.duration.value) == (text, value)
    assert time.duration.unit == unit
    assert (time.why, time.other) == (GARBLED, printed)


@pytest.mark.parametrize("printed", ["Sehari", "b jam", "O menit", "15 menit", ""])
def test_words_and_whole_times_stay_as_printed(printed: str) -> None:
    (time,) = times_of([printed])

    assert (time.duration.text if time.duration else "") == printed
    assert time.why == ""


@pytest.mark.parametrize(
    ("printed", "other"),
    [("115 menit", "15 menit"), ("105 Menit", "5 Menit"), ("05 jam", "0,5 jam")],
)
def test_a_time_no_office_sets_is_told_with_what_it_may_be(
    printed: str, other: str
) -> None:
    _, time = times_of(["15 menit", printed])

    assert time.duration is not None
    assert time.duration.text == printed
    assert (time.why, time.other) == (DOUBTFUL, other)


@pytest.mark.parametrize("printed", ["110 menit", "05 jam"])
def test_beside_other_long_times_a_long_time_is_as_printed(printed: str) -> None:
    assert [time.why for time in times_of(["120 menit", printed])] == ["", ""]


def test_a_doubtful_time_is_to_be_compared_with_the_paper() -> None:
    lines = (
        Line("Staf menyusun surat", duration="115 menit"),
        Line("Kabag memeriksa surat", duration="Shari"),
        Line("Kabag menandatangani surat", duration="2 hari"),
    )
    text = table(*lines, lanes=("Staf", "Kabag"))
    (sop,) = read_file("sop.txt", text.encode()).sops

    notes = [sop.certainty.get(f"/steps/{n}/duration") for n in range(3)]
    assert [(n.is_, n.others) if n else None for n in notes] == [
        ("derived", ("15 menit",)),
        ("derived", ("Shari",)),
        None,
    ]
