"""Lines of text are words with their places, and stretches between them."""

from tests.core.reading.spaced import lines_of

from lajur.core.reading.spaced import (
    Piece,
    blocks_across,
    cut,
    gap_between,
    spread,
    without_running,
)


def test_two_spaces_part_words_and_one_does_not() -> None:
    line = spread("1.  Membuka loket   5 menit", 7, 2)
    assert line.pieces == (
        Piece("1.", 0, 2),
        Piece("Membuka loket", 4, 17),
        Piece("5 menit", 20, 27),
    )
    assert (line.text, line.at, line.page) == ("1. Membuka loket 5 menit", 7, 2)


def test_the_ruling_lines_of_a_scan_are_spaces_and_make_a_line_torn() -> None:
    line = spread("Membuka loket | 5 menit", 1, None)
    assert [piece.text for piece in line.pieces] == ["Membuka loket", "5 menit"]
    assert line.torn
    assert not spread("Membuka loket   5 menit", 1, None).torn


def test_page_numbers_and_notes_of_every_page_are_left_out() -> None:
    note = "Salinan ini sah tanpa tanda tangan basah"
    first = lines_of(["- 1 -", "Membuka loket", note])
    second = lines_of(["- 2 -", "12", "Menutup loket", note], page=2, start=4)
    kept = [line.text for line in without_running([*first, *second])]
    assert kept == ["", "Membuka loket", "", "", "12", "Menutup loket", ""]


def test_the_longest_empty_stretch_is_the_gap() -> None:
    assert gap_between([2, 0, 1, 0, 0, 0, 1, 0], 0, 7) == (3, 6)
    assert gap_between([2, 1, 1, 2], 0, 3) == (1, 3)
    assert gap_between([2, 0, 2, 0, 2], 0, 4) == (1, 2)


def test_a_stray_line_over_a_border_joins_no_columns() -> None:
    straight = lines_of(["loket  map"] * 8)
    assert blocks_across(straight) == [(0, 5), (7, 10)]
    stray = lines_of(["loketxxmap"], start=9)
    assert blocks_across([*straight, *stray]) == [(0, 5), (7, 10)]


def test_words_over_an_edge_are_parted_at_the_space_near_it() -> None:
    (line,) = lines_of(["Membuka loket lima menit"])
    assert cut(line, [14]) == ["Membuka loket", "lima menit"]
    assert cut(line, [11]) == ["Membuka loket", "lima menit"]
    (whole,) = lines_of(["Membukaloketlimamenit"])
    assert cut(whole, [9]) == ["", "Membukaloketlimamenit"]
