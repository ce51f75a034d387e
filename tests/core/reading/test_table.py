"""Steps come out of tables however these are split, shifted or repeated."""

import pytest
from tests.core.reading.documents import Line, table

from lajur.core.reading import read_file
from lajur.core.reading.cells import list_items, papers_in, step_number
from lajur.core.sop import Sop


def read(text: str) -> Sop:
    return read_file("sop.txt", text.encode()).sops[0]


def test_tables_on_several_pages_make_one_list_of_steps() -> None:
    text = (
        table(Line("Menyusun"))
        + "\nhalaman 2\n\n"
        + table(Line("Mengirim", number="2"))
    )
    assert [(s.number, s.text) for s in read(text).steps] == [
        ("1", "Menyusun"),
        ("2", "Mengirim"),
    ]


def test_a_row_that_numbers_the_columns_is_no_step() -> None:
    text = table(Line("Menyusun")).replace("\n1\t", "\n(1)\t(2)\t(3)\n1\t", 1)
    assert len(read(text).steps) == 1


def test_rows_of_the_capsules_are_no_steps() -> None:
    begin = Line("Mulai", inputs="", duration="", output="", number="")
    assert [s.text for s in read(table(begin, Line("Menyusun", number="1"))).steps] == [
        "Menyusun"
    ]


def test_a_row_without_number_and_time_goes_on_with_the_one_above() -> None:
    rest = Line("surat keluar", inputs="Agenda", duration="", output="", number="")
    (step,) = read(table(Line("Menyusun"), rest)).steps
    assert step.text == "Menyusun surat keluar"
    assert [item.text for item in step.inputs] == ["Berkas Agenda"]


def test_a_row_without_a_number_but_with_a_time_is_a_step() -> None:
    steps = read(table(Line("Menyusun"), Line("Mengirim", number=""))).steps
    assert [(s.id, s.number) for s in steps] == [("s1", "1"), ("s2", "")]


def test_an_empty_row_is_no_step() -> None:
    text = table(Line("Menyusun"), Line("", number="", duration="1 hari"))
    assert len(read(text).steps) == 1


@pytest.mark.parametrize("total", ["\tJumlah", "Jumlah Total Waktu\t", "\tTOTAL"])
def test_a_row_of_the_sum_is_the_stated_total(total: str) -> None:
    text = table(Line("Menyusun")) + f"{total}\t\t\t\t\t2 hari\n"
    sop = read(text)
    assert sop.stated_total == "2 hari"
    assert len(sop.steps) == 1


def test_cells_that_slipped_to_the_left_are_put_right() -> None:
    lanes = ("Staf", "Kabag")
    head = table(lanes=lanes)
    shifted = head + "1\tMenyusun\t\tBerkas surat\t\t1 hari\tSurat\n"
    (step,) = read(shifted).steps
    assert [item.text for item in step.inputs] == ["Berkas surat"]
    all_slipped = head + "1\tMenyusun\t\tBerkas surat\t1 hari\tSurat\t\n"
    (step,) = read(all_slipped).steps
    assert [item.text for item in step.inputs] == ["Berkas surat"]
    assert step.duration is not None
    assert step.duration.text == "1 hari"


def test_cells_beyond_the_columns_are_left_out() -> None:
    (step,) = read(table(Line("Menyusun")).rstrip("\n") + "\t\t\n").steps
    assert step.outputs[0].text == "Berkas"


def test_a_seal_behind_the_table_is_no_remark() -> None:
    (step,) = read(
        table(Line("Menyusun", remarks="Segera [image: ]Kepala Dinas"))
    ).steps
    assert step.remarks == "Segera"


def test_a_remark_that_names_an_sop_is_a_link() -> None:
    (step,) = read(table(Line("Menyusun", remarks="SOP surat keluar"))).steps
    assert step.links[0].sop == "SOP surat keluar"


def test_sub_activities_are_listed_apart_from_the_text() -> None:
    text = table(Line("Pelaksana @ Membuat daftar @ Mengedarkan undangan")).replace(
        "@", "<br>·"
    )
    (step,) = read(text).steps
    assert step.text == "Pelaksana"
    assert step.checklist == ("Membuat daftar", "Mengedarkan undangan")
    assert [work.do.value for work in step.works] == ["prepare", "send"]


def test_steps_printed_before_their_sheets_still_part_the_sops() -> None:
    sheet = "\nKOTA CONTOH\n\nNomor SOP: {0}\nTanggal Pembuatan: 1 Mei 2026\n\n"
    text = "".join(
        table(Line("Menyusun")) + table(Line("Mengirim", number="2")) + sheet.format(n)
        for n in (1, 2)
    )
    sops = read_file("dua.txt", text.encode()).sops
    assert [(sop.number, len(sop.steps)) for sop in sops] == [("1", 2), ("2", 2)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. UU No. 25 2. PP No. 3", ("UU No. 25", "PP No. 3")),
        ("1. UU Nomor 5 tentang 7. hal", ("UU Nomor 5 tentang 7. hal",)),
        ("- a\n- b\nlanjut", ("a", "b lanjut")),
        ("A 1. b 2. c", ("A 1. b 2. c",)),
        ("Satu\nDua", ("Satu", "Dua")),
        ("", ()),
    ],
)
def test_items_of_a_list_lose_their_bullets(text: str, items: tuple[str, ...]) -> None:
    assert list_items(text) == items


def test_papers_on_lines_of_their_own_are_apart_and_broken_lines_are_not() -> None:
    assert papers_in("Surat pengantar\nForm laporan") == (
        "Surat pengantar",
        "Form laporan",
    )
    assert papers_in("Penetapan kebutuhan\nJabatan") == ("Penetapan kebutuhan Jabatan",)


def test_only_a_number_alone_is_a_step_number() -> None:
    assert [step_number(t) for t in ("3", "3.", "(3)", "3 a", "")] == [
        3,
        3,
        3,
        None,
        None,
    ]


LOOSE = """
\tKegiatan
\tPelaksana
\tMutu Baku

\t
\tStaf
\tKelengkapan
\tWaktu
\tOutput
"""


def test_cells_before_the_first_number_of_a_loose_table_are_no_step() -> None:
    row = "\n\thalaman\n\n\t1\n\tMenyusun\n\t\n\tBerkas\n\t1 hari\n\tSurat\n"
    assert [step.text for step in read(LOOSE + row).steps] == ["Menyusun"]
    assert read_file("a.txt", LOOSE.encode()).sops == ()


@pytest.mark.parametrize("named", ["", "Jumlah Total Waktu\n"])
def test_the_sum_of_a_separate_quality_table_is_the_stated_total(named: str) -> None:
    text = (
        "No\tKegiatan\tPelaksana\t\n\t\tStaf\tKepala\n1\tMenyusun surat\t\t\n"
        f"{named}\nMutu Baku\t\nWaktu\tOutput\n2 hari\tSurat\n2 hari\t\n"
    )
    reading = read_file("a.txt", text.encode())
    assert reading.sops[0].stated_total == "2 hari"
    assert "quality_rows_differ" not in [f.code for f in reading.findings]


def test_a_row_without_a_number_that_begins_as_a_step_is_one() -> None:
    rows = table(
        Line("Menyusun surat"),
        Line("Memeriksa surat", duration="", number=""),
        Line("dan lampirannya", inputs="", duration="", output="", number=""),
    )
    assert [step.text for step in read(rows).steps] == [
        "Menyusun surat",
        "Memeriksa surat dan lampirannya",
    ]


def test_numbers_that_are_lost_are_those_that_are_missing() -> None:
    numbers = ("", "2", "", "", "5", "", "9")
    lines = [
        Line(f"Menyusun surat {n}", number=number) for n, number in enumerate(numbers)
    ]
    sop = read(table(*lines))
    assert [step.number for step in sop.steps] == ["1", "2", "3", "4", "5", "", "9"]


def test_what_is_left_of_a_row_that_counts_the_columns_is_no_step() -> None:
    left = Line("(2)", inputs="", duration="", output="", number="")
    assert [s.text for s in read(table(left, Line("Menyusun surat"))).steps] == [
        "Menyusun surat"
    ]
