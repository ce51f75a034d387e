"""Page text whose columns are held apart by spaces is read as a table."""

import re
from typing import Literal

import pytest
from tests.core.paper.pages import Sheet, pdf_of
from tests.core.reading.spaced import HEADER, ROWS, SHEET, STARTS, page, text

from lajur.core.reading import read_file
from lajur.core.sop import Sop


def read(*pages: list[str]) -> Sop:
    (sop,) = read_file("sop.txt", text(*pages)).sops
    return sop


def texts(sop: Sop) -> list[tuple[str, str]]:
    return [(step.number, step.text) for step in sop.steps]


PRINTED = [(row[0], row[1].replace("\n", " ")) for row in ROWS]


@pytest.mark.parametrize(("where", "gap"), [("top", 0), ("top", 2), ("middle", 1)])
def test_columns_and_rows_are_found_by_the_spaces(
    where: Literal["top", "middle"], gap: int
) -> None:
    rows = page(ROWS, where=where, gap=gap)
    sop = read([*SHEET, "", *HEADER, *rows])
    assert texts(sop) == PRINTED
    assert [actor.name for actor in sop.actors] == ["Staf Umum", "Kepala Bidang"]
    times = [(s.duration.value, s.duration.unit) for s in sop.steps if s.duration]
    assert times == [(10, "minutes"), (2, "hours"), (0.5, "days"), (None, None)]
    assert [item.text for item in sop.steps[1].inputs] == ["Draft surat Lampiran"]
    assert [item.text for item in sop.steps[1].outputs] == ["Surat bernomor"]
    assert sop.steps[0].remarks == "SOP Surat Keluar"


def test_the_sheet_beside_it_is_read_by_its_labels() -> None:
    sop = read([*SHEET, "", *HEADER, *page(ROWS)])
    assert (sop.number, sop.title) == ("12/SOP/2025", "Pengelolaan Surat Keluar")
    assert (sop.created_date, sop.effective_date) == ("2025-01-02", "2025-01-05")
    assert (sop.approved_by, sop.office) == ("Kepala Dinas", "DINAS CONTOH")
    assert sop.legal_bases == ("Peraturan A", "Peraturan B")
    assert sop.qualifications == ("Memahami surat", "Teliti")
    assert sop.related_sops == ("SOP Arsip",)
    assert sop.equipment == ("Komputer",)
    assert sop.records == ("buku agenda",)
    assert sop.warnings == ("Apabila terlambat, ulangi",)


def test_a_list_beside_a_value_does_not_lengthen_it() -> None:
    lists = [f"{'1 Undang-undang':53}1 Teliti", f"{'2 Peraturan':53}2 Cermat"]
    sheet = [line for line in SHEET[:6] if "Surat Keluar" not in line]
    sop = read([*sheet, *lists, "", *HEADER, *page(ROWS)])
    assert sop.title == "Pengelolaan"


def test_of_two_titles_in_a_row_the_second_names_the_sop() -> None:
    head = ["SOP Resmi - Surat", "SOP Pengelolaan Surat Keluar", ""]
    assert read([*head, *HEADER, *page(ROWS)]).title == "Pengelolaan Surat Keluar"


def test_text_before_the_table_without_labels_stays_text() -> None:
    sop = read(["SOP Surat Keluar", "", *HEADER, *page(ROWS)])
    assert sop.title == "Surat Keluar"
    assert texts(sop) == PRINTED


@pytest.mark.parametrize("again", [True, False])
def test_steps_go_on_over_pages_with_running_heads(*, again: bool) -> None:
    note = "    * Dokumen ini ditandatangani secara elektronik oleh pejabat"
    narrow = [0, 5, 40, 41, 42, 62, 76, 100]
    first = ["-1-", *HEADER, *page(ROWS[:2]), note]
    starts = STARTS if again else narrow
    second = ["-2-", *(HEADER if again else ()), *page(ROWS[2:], starts=starts), note]
    assert texts(read(first, second)) == PRINTED


def test_a_step_may_run_over_the_end_of_a_page() -> None:
    first = [*HEADER, *page([*ROWS[:2], ("3", "Mengirim surat kepada")])]
    rest = page([("", "yang dituju", "", "", "", "", "dan terbukti"), ROWS[3]])
    sop = read(first, rest)
    assert texts(sop) == PRINTED
    last = [*HEADER, *page(ROWS[:3])]
    sop = read(last, ["     dan seterusnya sampai diterima"])
    assert sop.steps[2].text.endswith("yang dituju dan seterusnya sampai diterima")


def test_what_follows_the_table_is_no_step() -> None:
    after = ["", "", "", "", "", "                    KEPALA DINAS", "        ttd"]
    other = ["Lampiran lain          dengan kolom", "isi pertama           isi kedua"]
    sop = read([*HEADER, *page(ROWS), *after], other)
    assert texts(sop) == PRINTED


def test_a_row_that_only_counts_the_columns_is_no_step() -> None:
    count = page([("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)")])
    assert texts(read([*HEADER, *count, *page(ROWS)])) == PRINTED


def test_numbers_without_a_heading_are_parted_from_the_text() -> None:
    header = [HEADER[0], HEADER[1].replace("No", "  "), *HEADER[2:]]
    assert texts(read([*header, *page(ROWS)])) == PRINTED


def test_a_text_that_touches_the_next_column_is_parted_at_its_border() -> None:
    rows = [
        *ROWS[:3],
        (
            "4",
            "Menyimpan surat",
            "",
            "",
            "Surat dan lampirannya",
            "1 hari",
            "Arsip",
            "",
        ),
    ]
    sop = read([*HEADER, *page(rows)])
    assert [item.text for item in sop.steps[3].inputs] == ["Surat dan lampirannya"]
    assert sop.steps[3].duration is not None
    assert sop.steps[3].duration.text == "1 hari"


def test_steps_without_numbers_are_one_row_and_words_no_table() -> None:
    rows = page([("", *row[1:]) for row in ROWS[:1]])
    assert len(read([*HEADER, *rows]).steps) == 1
    bare = ["Kegiatan          seperti", "apa pun          dicatat", "di sini     juga"]
    assert not read_file("sop.txt", text(bare)).sops


def test_a_heading_of_a_new_page_counts_from_one_again_for_a_new_sop() -> None:
    one = [*SHEET, "", *HEADER, *page(ROWS)]
    found = read_file("sop.txt", text(one, one)).sops
    assert [texts(sop) for sop in found] == [PRINTED, PRINTED]


def test_marks_between_columns_are_only_hints() -> None:
    rows = [
        ROWS[0],
        ("2", "Memeriksa draft surat", "Tidak", "", "Draft", "1 jam", "Surat", ""),
        ("3", "Mengirim surat", "", "Ya", "Surat", "1 hari", "Surat", ""),
    ]
    sop = read([*HEADER, *page(rows)])
    assert sop.certainty["/steps/1/actor"].is_ == "guessed"
    assert sop.certainty["/steps/1/exits"].is_ == "guessed"


def test_a_row_of_a_number_alone_is_no_step() -> None:
    rows = [*ROWS[:2], ("3", "", "", "", "", "", "", ""), ("4", *ROWS[3][1:])]
    sop = read([*HEADER, *page(rows, where="middle", gap=2)])
    assert [number for number, _ in texts(sop)] == ["1", "2", "4"]


def test_a_table_without_times_is_read() -> None:
    rows = [(*row[:5], "", row[6], "") for row in ROWS]
    more = [("5", "Melaporkan", "Laporan", "", "Tanda terima", "", "", "")]
    sop = read([*HEADER, *page(rows)], page(more, starts=(0, 5, 40, 50, 60)))
    assert texts(sop) == [*PRINTED, ("5", "Melaporkan")]
    assert [item.text for item in sop.steps[4].inputs] == ["Laporan"]
    assert [item.text for item in sop.steps[4].outputs] == ["Tanda terima"]
    assert texts(read([*HEADER, *page(ROWS)], ["5", "", "     "])) == PRINTED


def test_a_page_that_begins_with_the_times_still_has_its_columns() -> None:
    more = page([("5", "Melaporkan", "2 hari", "Laporan")], starts=(0, 5, 40, 60))
    sop = read([*HEADER, *page(ROWS)], more)
    assert sop.steps[4].duration is not None
    assert [item.text for item in sop.steps[4].outputs] == ["Laporan"]


def test_a_long_word_over_a_border_stays_whole() -> None:
    rows = [*ROWS[:3], ("4", "Menyimpan suratsuratdinaskeluarpenting", *ROWS[3][2:])]
    sop = read([*HEADER, *page(rows)])
    assert sop.steps[3].text.startswith("Menyimpan surat")


def test_a_pdf_without_ruling_lines_is_read_by_its_gaps() -> None:
    sheet = Sheet()
    lines = [*HEADER, *page(ROWS)]
    for at, line in enumerate(lines):
        for match in re.finditer(r"\S+(?: \S+)*", line):
            sheet.text(20 + 5 * match.start(), 30 + 11 * at, match[0], 7)
    (sop,) = read_file("sop.pdf", pdf_of(sheet)).sops
    assert texts(sop) == PRINTED
    assert [step.duration.text for step in sop.steps if step.duration] == [
        *("10 menit", "1-2 jam", "0,5 hari", "Triwulan"),
    ]


def test_the_unit_of_a_heading_holds_on_pages_without_one() -> None:
    header = [*HEADER[:3], f"{'(menit)':>97}", ""]
    bare = [(*row[:5], str(n), *row[6:]) for n, row in enumerate(ROWS, 5)]
    sop = read([*SHEET, "", *header, *page(bare[:2])], page(bare[2:]))
    times = [(s.duration.value, s.duration.unit) for s in sop.steps if s.duration]
    assert times == [(n, "minutes") for n in (5, 6, 7, 8)]


def test_a_page_without_numbers_goes_on_where_none_has_any() -> None:
    rows = [("", *row[1:]) for row in ROWS]
    sop = read([*SHEET, "", *HEADER, *page(rows[:2])], page(rows[2:3]))
    assert [step.text for step in sop.steps] == [text for _, text in PRINTED[:3]]


def test_the_row_of_a_capsule_is_no_step() -> None:
    first = page([("", "Mulai", "", "", "", "", "")])
    last = page([("", "Selesai", "", "", "", "", "")])
    sop = read([*SHEET, "", *HEADER, *first, *page(ROWS), *last])
    assert texts(sop) == PRINTED


def test_the_label_of_an_arrow_beside_the_inputs_is_no_input() -> None:
    line = f"{'':62}Tidak"
    sop = read([*SHEET, "", *HEADER, *page(ROWS[:2]), line, *page(ROWS[2:])])
    assert texts(sop) == PRINTED
    assert [item.text for step in sop.steps for item in step.inputs] == [
        "Disposisi",
        "Draft surat Lampiran",
        "Surat",
        "Surat",
    ]


def test_few_remarks_on_a_page_without_a_heading_keep_their_column() -> None:
    more = [(str(n), *ROWS[1][1:]) for n in range(3, 19)]
    noted = [*more[:-1], (*more[-1][:7], "Rahasia")]
    sop = read([*SHEET, "", *HEADER, *page(ROWS[:2])], page(noted))
    assert sop.steps[-1].remarks == "Rahasia"
    assert sop.steps[-1].outputs[0].text == "Surat bernomor"


def test_a_column_of_names_is_found_by_the_spaces() -> None:
    lines = [
        "No  Kegiatan                  Pelaksana     Waktu    Output",
        "1   Menyusun bahan rapat      Staf          1 hari   Bahan rapat",
        "2   Memeriksa bahan rapat     Kepala Bagian 1 jam    Bahan rapat",
        "3   Menyimpan bahan rapat     Staf          1 jam    Arsip",
    ]
    sop = read(lines)

    assert [a.name for a in sop.actors] == ["Staf", "Kepala Bagian"]
    assert [step.actor for step in sop.steps] == ["staf", "kepala-bagian", "staf"]
