from lajur.core.paper import Paragraph, Table, blocks_of_text
from lajur.core.paper.separated import delimited_rows, with_edges

BARS = """No | Kegiatan | Staf | Lurah
1 | Mengetik surat | v |
2 | Menandatangani surat | | v
"""
BOX = """+----+------------------+------+
| No | Kegiatan         | Staf |
+====+==================+======+
|  1 | Mengetik surat   |  x   |
+----+------------------+------+
|  2 | Menyimpan surat  |  x   |
+----+------------------+------+
"""


def rows_of(text: str) -> list[tuple[str, ...]]:
    (table,) = (b for b in blocks_of_text(text.encode()) if isinstance(b, Table))
    return [row.cells for row in table.rows]


def test_bars_inside_a_line_part_cells_without_any_at_its_ends() -> None:
    assert rows_of(BARS) == [
        ("No", "Kegiatan", "Staf", "Lurah"),
        ("1", "Mengetik surat", "v", ""),
        ("2", "Menandatangani surat", "", "v"),
    ]


def test_a_drawn_box_is_a_table_although_spaces_fill_its_cells() -> None:
    assert rows_of(BOX) == [
        ("No", "Kegiatan", "Staf"),
        ("1", "Mengetik surat", "x"),
        ("2", "Menyimpan surat", "x"),
    ]
    assert rows_of(BOX.replace("|", "\u2502").replace("-", "\u2500")) == rows_of(BOX)


def test_a_line_of_strokes_parts_and_is_no_row() -> None:
    lines = ["=====", *BARS.splitlines(), "-----", "Catatan"]

    assert with_edges(lines)[:2] == ["|---|", "| No | Kegiatan | Staf | Lurah |"]
    assert with_edges(lines)[-2:] == ["|---|", "Catatan"]


def test_bars_a_scan_has_strewn_in_are_no_table() -> None:
    lines = ["1 | Menyusun | surat", "2 | Me | ne | ruskan | |", "|| 3 | Arsip | a |"]

    assert with_edges(lines) == lines
    assert with_edges(["a | b", "c | d", "e | f"]) == ["a | b", "c | d", "e | f"]


def test_commas_or_semicolons_part_the_cells_of_a_csv_file() -> None:
    text = 'No;Kegiatan;Staf;Waktu\n1;"Mengetik; mencetak";x;5 menit\n2;Arsip;x;1 jam\n'

    assert [cells for cells, _ in delimited_rows(text)][1] == (
        "1",
        "Mengetik; mencetak",
        "x",
        "5 menit",
    )
    assert rows_of(text.replace(";", ","))[2] == ("2", "Arsip", "x", "1 jam")


def test_a_cell_of_two_lines_keeps_the_place_of_its_row() -> None:
    text = 'No,Kegiatan,Staf,Waktu\n1,"Mengetik\ndan mencetak",x,5 menit\n2,Arsip,x,-\n'

    assert [at for _, at in delimited_rows(text)] == [1, 2, 4]


def test_prose_with_commas_is_no_csv_file() -> None:
    text = "Staf, Kasubag, Kabag dan Lurah hadir\nSurat diketik\nArsip, map, lemari\n"

    assert delimited_rows(text) == []
    assert delimited_rows('a,"b" c,d,e\n' * 3) == []


def test_lines_of_one_cell_stand_around_the_table_of_a_csv_file() -> None:
    table = "No,Kegiatan,Staf,Waktu\n1,Mengetik,x,1 jam\n2,Arsip,x,1 jam\n"
    text = f"SOP Surat\n\n{table}Selesai,,,\n\n{table}"

    blocks = blocks_of_text(text.encode())

    assert [type(block) for block in blocks] == [
        Paragraph,
        Paragraph,
        Table,
        Paragraph,
        Paragraph,
        Table,
    ]
    ended = blocks_of_text(f"{table}Selesai,,,\n".encode())
    assert isinstance(ended[-1], Paragraph)
