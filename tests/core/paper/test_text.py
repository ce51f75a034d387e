"""Text comes out as the paragraphs and tables it prints."""

import pytest

from lajur.core.paper import Paragraph, Refused, Table, blocks_of_text
from lajur.core.paper import text as module


def rows(data: str) -> list[tuple[str, ...]]:
    return [
        row.cells
        for block in blocks_of_text(data.encode())
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_a_row_a_line_makes_an_exact_table_between_paragraphs() -> None:
    blocks = blocks_of_text(b"# Judul\nNo\tKegiatan\n\t\n1\tMenyusun\n\nSelesai")
    heading, table, gap, end = blocks
    assert heading == Paragraph("Judul", 1, heading=True)
    assert isinstance(table, Table)
    assert not table.loose
    assert table.line == 2
    assert [row.cells for row in table.rows] == [("No", "Kegiatan"), ("1", "Menyusun")]
    assert gap == Paragraph("", 5)
    assert end == Paragraph("Selesai", 6)


def test_a_cell_a_line_makes_a_loose_table() -> None:
    (table,) = blocks_of_text(
        b"KOTA CONTOH\n\tNomor\n\t1\n\n \tTanggal\n\tMei\nlanjut\n"
    )
    assert isinstance(table, Table)
    assert table.loose
    assert [row.cells for row in table.rows] == [
        ("KOTA CONTOH", "Nomor", "1"),
        ("Tanggal", "Mei\nlanjut"),
    ]


def test_words_before_a_tab_are_a_cell_of_their_own() -> None:
    data = "\n".join(["\ta"] * 9 + ["lead\tb"])
    assert rows(data)[-1][-2:] == ("lead", "b")


def test_pipes_make_a_table_and_its_rule_is_no_row() -> None:
    assert rows("| No | Kegiatan |\n|---|:--:|\n| 1 | a |") == [
        ("No", "Kegiatan"),
        ("1", "a"),
    ]


def test_fragments_of_html_and_markdown_are_read_as_what_they_mean() -> None:
    assert rows("<p>SATU</p> <p>DUA</p>\t**tebal** &amp; <u>garis</u>\t2 < 3") == [
        ("SATU\nDUA", "tebal & garis", "2 < 3")
    ]


def test_a_text_in_an_old_encoding_is_still_read() -> None:
    assert blocks_of_text("Kabag \u2013 café".encode("cp1252")) == (
        Paragraph("Kabag \u2013 café", 1),
    )


def test_a_text_of_two_bytes_a_letter_is_read() -> None:
    assert blocks_of_text("Kabag".encode("utf-16")) == (Paragraph("Kabag", 1),)


@pytest.mark.parametrize(
    ("data", "code"), [(b" \n", "empty"), (b"PK\0\x03", "not_text")]
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        blocks_of_text(data)
    assert refused.value.code == code
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("bound", "at", "data", "said"),
    [
        ("MAX_BYTES", 10, b"01234567890", "lebih besar"),
        ("MAX_LINES", 2, b"a\nb\nc", "lebih dari 2 baris"),
        ("MAX_CELL", 5, b"a\tb\nc\tdefghi", "baris 2 terlalu panjang"),
        ("MAX_CELL", 5, b"a\nbcdefg", "baris 2 terlalu panjang"),
    ],
)
def test_a_file_beyond_the_bounds_is_refused(
    monkeypatch: pytest.MonkeyPatch, bound: str, at: int, data: bytes, said: str
) -> None:
    monkeypatch.setattr(module, bound, at)
    with pytest.raises(Refused, match=said):
        blocks_of_text(data)


def test_text_of_two_bytes_a_letter_is_read() -> None:
    (block,) = blocks_of_text("Nomor SOP".encode("utf-16"))
    assert isinstance(block, Paragraph)
    assert block.text == "Nomor SOP"


def test_a_table_typed_with_spaces_is_spaced_however_long_the_rest() -> None:
    table = (
        "No   Kegiatan      Staf   Waktu\n" + "1    Mengetik      X      1 jam\n" * 3
    )
    text = "SOP Surat\n" * 40 + table

    blocks = blocks_of_text(text.encode())

    assert all(isinstance(b, Paragraph) and b.spacing is not None for b in blocks)


def test_a_rule_that_aligns_columns_is_no_row() -> None:
    assert rows("| a | b |\n|:--|:-:|\n| 1 | - |\n") == [("a", "b"), ("1", "-")]
