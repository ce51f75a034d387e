"""A heading over steps tells where its columns and lanes stand."""

from collections.abc import Sequence

from tests.core.reading.spaced import HEADER, ROWS, lines_of, page

from lajur.core.reading.spaced_heading import Column, Heading, find_headings


def headings(printed: Sequence[str]) -> list[Heading]:
    return list(find_headings(lines_of(printed)))


def test_every_column_stands_where_its_heading_does() -> None:
    (found,) = headings([*HEADER, *page(ROWS)])
    assert [(column.head, column.left) for column in found.columns] == [
        *(("no", 0), ("text", 5), ("lane", 40), ("lane", 54), ("inputs", 68)),
        *(("duration", 90), ("output", 104), ("remarks", 124)),
    ]
    assert (found.first, found.last, found.is_torn) == (0, 2, False)


def test_the_name_of_a_lane_is_joined_from_the_lines_under_each_other() -> None:
    (found,) = headings([*HEADER, *page(ROWS)])
    lanes = [column.lane for column in found.columns if column.head == "lane"]
    assert lanes == ["Staf Umum", "Kepala Bidang"]


def test_a_heading_printed_again_on_a_later_page_is_found_again() -> None:
    printed = [*HEADER, *page(ROWS), *HEADER, *page(ROWS)]
    second = len(HEADER) + len(page(ROWS))
    assert [found.first for found in headings(printed)] == [0, second]


def test_words_that_only_name_one_column_are_no_heading() -> None:
    assert headings(["Kegiatan          loket", "pagi              sore"]) == []


def test_a_heading_without_its_times_is_torn_but_has_a_place_for_them() -> None:
    (found,) = headings([line.replace("Waktu", "     ") for line in HEADER])
    assert found.is_torn
    assert Column("duration", 68, 68) in found.columns


def test_units_and_the_ends_of_broken_words_go_on_with_their_headings() -> None:
    printed = [
        "NO   Kegiatan                Sekretar   Pemoho    Kelengkapan  Waktu    Hasil",
        ".                            is         n                        (menit)",
        "                             Badan",
        "1    Menulis nota                                  Bahan         15      Nota",
    ]
    (heading,) = headings(printed)
    lanes = [column.lane for column in heading.columns if column.head == "lane"]
    assert lanes == ["Sekretaris Badan", "Pemohon"]
    assert [c.lane for c in heading.columns if c.head == "duration"] == [
        "Waktu (menit)"
    ]
    astray = [*printed[:1], f"{'(menit)':>32}", *printed[3:]]
    assert [c.lane for c in headings(astray)[0].columns if c.head == "duration"] == [
        "Waktu"
    ]
