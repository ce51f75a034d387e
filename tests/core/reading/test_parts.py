"""A file is parted where its SOPs begin, each with its letterhead."""

import pytest

from lajur.core.paper import Paragraph, Row, Table, blocks_of_text
from lajur.core.reading.parts import find_parts, is_letterhead, levels_of, lines_of


def test_a_letterhead_belongs_to_the_sop_it_stands_over() -> None:
    cells = "{head}\tNomor\n\t{n}\n\n\tTanggal Pembuatan\n\t1 Mei 2026\n"
    text = (
        cells.format(head="", n=1)
        + "\n\tsisa\nKOTA CONTOH\n"
        + cells.format(head="", n=2)
    )
    first, second = find_parts(blocks_of_text(text.encode()))
    assert first[-1].text == "sisa"
    assert second[0].cells[0] == "KOTA CONTOH"
    text = text.replace("sisa\n", "")
    assert len(find_parts(blocks_of_text(text.encode()))) == 2


def test_text_over_a_sheet_stays_with_it_as_far_as_it_is_letterhead() -> None:
    sheet = "Nomor SOP\t: {0}\nTanggal Pembuatan\t: 1 Mei 2026\n"
    text = sheet.format(1) + "\nHormat kami\n# SOP Dua\nKOTA CONTOH\n" + sheet.format(2)
    first, second = find_parts(blocks_of_text(text.encode()))
    assert first[-1].text == "Hormat kami"
    assert [line.text for line in second[:2]] == ["SOP Dua", "KOTA CONTOH"]


def test_a_sub_office_on_the_same_line_is_a_level_of_its_own() -> None:
    assert levels_of("DINAS A SUB BAGIAN B") == ("DINAS A", "SUB BAGIAN B")
    assert levels_of("SUB BAGIAN B") == ("SUB BAGIAN B",)


def test_a_sheet_without_letterhead_still_begins_an_sop() -> None:
    sheet = "\n\tNomor\n\t{0}\n\n\tTanggal Pembuatan\n\t1 Mei 2026\n"
    text = sheet.format(1) + sheet.format(2)
    assert [len(part) for part in find_parts(blocks_of_text(text.encode()))] == [2, 2]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("DINAS PERIKANAN", True),
        ("DINAS Perikanan", False),
        ("BAGIAN : UMUM", False),
        ("SURAT DINAS", False),
    ],
)
def test_a_letterhead_names_an_office_in_capitals(text: str, is_one: bool) -> None:
    assert is_letterhead(text) is is_one


def test_paragraphs_and_rows_become_one_run_of_lines() -> None:
    table = Table((Row(("Kiri", "", "Kanan"), 4, page=2),), loose=True)
    first, second = lines_of([Paragraph("Judul", 3, heading=True), table])

    assert (first.text, first.at, first.heading, first.row) == ("Judul", 3, True, False)
    assert (second.text, second.at, second.page) == ("Kiri Kanan", 4, 2)
    assert (second.row, second.loose) == (True, True)


def test_offices_within_each_other_are_told_apart_on_one_line() -> None:
    assert levels_of("PEMERINTAH KOTA X DINAS SOSIAL BIDANG DATA") == (
        "PEMERINTAH KOTA X",
        "DINAS SOSIAL",
        "BIDANG DATA",
    )
    assert levels_of("SUB BAGIAN UMUM DAN BAGIAN HUKUM") == (
        "SUB BAGIAN UMUM DAN BAGIAN HUKUM",
    )


def test_a_row_of_letterhead_over_the_sheet_goes_with_it() -> None:
    head = Row(("DINAS A", "", ""), 3)
    sheet = [Row(("Nomor SOP", "1", ""), 4), Row(("Tanggal Pembuatan", "2", ""), 5)]
    steps = Row(("No", "Kegiatan", "Waktu"), 2)
    first = Table((Row(("Nomor SOP", "0", ""), 0), Row(("Tgl Dibuat", "2", ""), 1)))
    parts = find_parts([first, Table((steps, head, *sheet))])
    assert parts[-1][0].text == "DINAS A"
