"""Lines are cut at the emptiest stretch between two headings."""

from dataclasses import replace

from tests.core.reading.spaced import HEADER, ROWS, lines_of, page

from lajur.core.reading.spaced_columns import (
    continued,
    is_torn,
    under,
    without_numbers,
)
from lajur.core.reading.spaced_heading import Column, find_headings

(HEADING,) = find_headings(lines_of(HEADER))
LATE = ("12", "Menutup loket", "", "", "Kunci", "5 menit", "Loket tutup", "")


def test_words_stand_under_the_heading_they_belong_to() -> None:
    (cells,) = under(lines_of(page([LATE], gap=0)), HEADING.columns, HEADING)
    assert tuple(cells) == LATE


def test_a_number_is_parted_from_its_text_where_no_column_heads_it() -> None:
    heading = replace(HEADING, columns=HEADING.columns[1:])
    columns = (Column("no", 0, 0), *heading.columns)
    body = lines_of(["12 IMenutup loket", "dengan kunci"])
    cells = [row[:2] for row in under(body, columns, heading)]
    assert cells == [["12", "Menutup loket"], ["", "dengan kunci"]]


def test_a_page_without_a_heading_has_its_columns_by_what_they_hold() -> None:
    narrow = (0, 5, 26, 27, 28, 40, 52, 70)
    (cells,) = continued(lines_of(page([LATE], gap=0, starts=narrow)), HEADING.columns)
    assert tuple(cells) == LATE


def test_numbers_at_the_left_edge_are_parted_from_what_follows() -> None:
    body = lines_of(["3.  Menutup loket", "    2 kali sehari", "4. Pulang"])
    numbers, bare = without_numbers(body)
    assert numbers == ["3.", "", "4."]
    assert [line.text for line in bare] == ["Menutup loket", "2 kali sehari", "Pulang"]
    assert bare[2].pieces[0].left == 3


def test_many_ruling_lines_tell_a_torn_table() -> None:
    assert not is_torn(lines_of(page(ROWS)), HEADING)
    assert not is_torn(lines_of(["Membuka | loket"] * 3), HEADING)
    assert is_torn(lines_of(["Membuka | loket"] * 4), HEADING)


def test_times_under_a_torn_heading_tell_a_torn_table() -> None:
    torn = replace(HEADING, is_torn=True)
    assert is_torn(lines_of(["Membuka loket   5 menit"]), torn)
    assert not is_torn(lines_of(["Membuka loket   segera"]), torn)


def test_words_that_begin_under_their_headings_keep_to_them() -> None:
    marked = ("1", "Menulis", "X", "", "Kop", "5 menit", "Surat", "")
    starts = tuple(column.left for column in HEADING.columns)
    body = lines_of(page([marked], gap=0, starts=starts))

    (cells,) = under(body, HEADING.columns, HEADING)

    assert tuple(cells) == marked
