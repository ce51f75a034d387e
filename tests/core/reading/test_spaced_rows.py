"""Rows are parted so that their numbers and texts line up best."""

from tests.core.reading.spaced import lines_of

from lajur.core.reading.spaced_heading import Column
from lajur.core.reading.spaced_rows import Band, rows_between, rows_of

COLUMNS = (Column("no", 0, 2), Column("text", 4, 20))


def rows(
    *cells: tuple[str, str], known: int = 0, headed: bool = True
) -> list[tuple[str, ...]]:
    body = lines_of([" ".join(row) for row in cells])
    found = rows_of([list(row) for row in cells], body, COLUMNS, known, headed=headed)
    return [row.cells for row in found]


def test_a_number_on_the_first_line_begins_its_row() -> None:
    cells = [("1", "Membuka"), ("", "loket"), ("2", "Menutup"), ("", "loket")]
    assert rows_between(cells, [0, 2], 1, headed=True) == [Band(0, 1), Band(2, 3)]


def test_a_number_may_stand_in_the_middle_of_its_row() -> None:
    first = [("", "Membuka"), ("1", "loket"), ("", "pagi")]
    second = [("", "Menutup"), ("2", "loket"), ("", "sore")]
    bands = rows_between([*first, *second], [1, 4], 1, headed=True)
    assert bands == [Band(0, 2), Band(3, 5)]


def test_the_lines_of_a_row_are_joined_in_its_cells() -> None:
    assert rows(("1", "Membuka"), ("", "loket"), ("2", "Menutup loket")) == [
        ("1", "Membuka\nloket"),
        ("2", "Menutup loket"),
    ]


def test_a_verb_begins_the_row_whose_number_is_lost() -> None:
    found = rows(("1", "Membuka loket"), ("", "Melayani tamu"), ("3", "Menutup loket"))
    assert [text for _, text in found] == [
        *("Membuka loket", "Melayani tamu", "Menutup loket")
    ]


def test_words_before_the_first_number_go_on_with_the_step_above() -> None:
    lines = ["Membawa kunci", "ke pos", "lalu", "pulang"]
    cells = list(zip(["4", "", "", ""], lines, strict=True))
    own = ("4", "\n".join(lines))
    above = ("", "dengan kunci")
    assert rows(above, *cells, known=3, headed=False) == [above, own]
    assert rows(above, *cells, known=3) == [("4", f"dengan kunci\n{own[1]}")]


def test_lines_without_any_number_or_verb_are_one_row() -> None:
    assert rows(("", "dengan kunci"), ("", "yang sah")) == [
        ("", "dengan kunci\nyang sah")
    ]
    assert rows(("", "")) == []


def test_steps_without_numbers_begin_with_a_verb_and_mostly_a_time() -> None:
    timed = (
        ("", "Menyusun surat", "1 jam"),
        ("", "Mengirim", ""),
        ("", "dan", ""),
        ("", "Memeriksa surat", "2 jam"),
        ("", "Menyimpan surat", "-"),
    )
    columns = (*COLUMNS, Column("duration", 22, 28))
    body = lines_of([" ".join(row) for row in timed])

    def texts_of(cells: list[list[str]]) -> list[str]:
        found = rows_of(cells, body, columns, 0, headed=True)
        return [row.cells[1] for row in found]

    assert texts_of([list(row) for row in timed]) == [
        "Menyusun surat\nMengirim\ndan",
        "Memeriksa surat",
        "Menyimpan surat",
    ]
    assert len(texts_of([[*row[:2], ""] for row in timed])) == 4
