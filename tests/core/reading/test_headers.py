"""Columns are found by their headings, by place or by order."""

import pytest

from lajur.core.paper import Row, Table
from lajur.core.reading.documents import read_blocks
from lajur.core.reading.headers import lane_name, read_header
from lajur.core.sop import Sop

TOP = ("No", "Uraian Prosedur", "Pelaksana", "Persyaratan", "Waktu", "Output")


def read(*rows: tuple[str, ...]) -> Sop:
    table = Table(tuple(Row(cells, n) for n, cells in enumerate(rows, 1)))
    return read_blocks("sop.xlsx", b"x", [table]).sops[0]


def test_one_column_may_name_the_doer_of_each_step() -> None:
    sop = read(
        TOP,
        ("1", "Mulai", "Arsiparis", "-", "-", ""),
        ("2", "Menyusun", "Arsiparis", "Data", "1 hari", "Draft"),
        ("3", "Memeriksa", "Kepala Dinas", "Draft", "2 jam", "Surat"),
        ("4", "Mencatat", "", "Surat", "", "Buku"),
    )
    assert [actor.name for actor in sop.actors] == ["Arsiparis", "Kepala Dinas"]
    actors = [sop.certainty[f"/steps/{n}/actor"] for n in range(len(sop.steps))]
    assert [sure.is_ for sure in actors][-3:] == ["stated", "stated", "guessed"]
    assert sop.steps[-2].actor == "kepala-dinas"


def test_names_beside_an_empty_heading_are_lanes() -> None:
    header = read_header(
        [
            ("No", "Kegiatan", "", "", "Mutu Baku", "", "", "Ket"),
            ("", "", "Staf", "Pelaksana", "Kelengkapan", "Waktu", "Output", ""),
        ],
        placed=True,
    )
    assert header.lanes == ("Staf", "Pelaksana")
    assert header.columns[-4:] == ("inputs", "duration", "output", "remarks")
    assert [header.lane_of(n, 8) for n in (1, 2, 3, 4)] == [None, 0, 1, None]


def test_a_heading_over_lanes_gives_way_to_their_names() -> None:
    header = read_header(
        [
            ("No", "Kegiatan", "Pelaksana", "", "KPA", "Kelengkapan", "Waktu"),
            ("", "", "PPK", "Bendahara", "", "", ""),
        ],
        placed=True,
    )
    assert header.lanes == ("PPK", "Bendahara", "KPA")
    aside = read_header(
        [
            ("No", "Kegiatan", "Pelaksana", "", "", "Kelengkapan", "Waktu"),
            ("", "", "", "PPK", "Bendahara", "", ""),
        ],
        placed=True,
    )
    assert aside.lanes == ("PPK", "Bendahara")
    far = read_header(
        [
            ("No", "Kegiatan", "Pelaksana", "", "", "Mutu Baku", ""),
            ("", "", "", "", "PPK", "Kelengkapan", "Waktu"),
        ],
        placed=True,
    )
    assert far.lanes == ("PPK",)
    last = read_header([("No", "Kegiatan", "Waktu", "Pelaksana")], placed=True)
    assert last.columns == ("no", "text", "duration", "doer")


@pytest.mark.parametrize(
    "top",
    [
        ("No", "Kegiatan", "Ket", "Waktu", "Output"),
        ("No", "Kegiatan", "Waktu", "Kepala", "Output"),
        ("No", "Kegiatan", "Waktu", "Waktu", "Output"),
    ],
)
def test_headings_out_of_order_are_read_by_order_alone(top: tuple[str, ...]) -> None:
    assert read_header([top], placed=True).starts == ()


def test_quality_columns_alone_head_a_table_of_their_own() -> None:
    header = read_header(
        [("Mutu Baku", "", ""), ("Kelengkapan", "Waktu", "Output")], placed=True
    )
    assert header.columns == ("inputs", "duration", "output")
    assert not header.has_steps


def test_one_cell_may_hold_the_whole_sheet() -> None:
    table = Table(
        (
            Row(
                (
                    "DINAS CONTOH\nBAGIAN UMUM",
                    "Lampiran\nNomor SOP : 7/2026\nTanggal Pembuatan : 2 Januari 2026\n"
                    "Disahkan oleh\nKepala Dinas\nNama SOP : Surat\nMasuk",
                ),
                1,
            ),
            Row(("Dasar Hukum\n1. 1. Peraturan A\n2. Peraturan B", ""), 2),
        )
    )
    (sop,) = read_blocks("sop.pdf", b"x", [table]).sops
    assert (sop.number, sop.created_date) == ("7/2026", "2026-01-02")
    assert (sop.approved_by, sop.title) == ("Kepala Dinas", "Surat")


def test_the_heading_of_the_times_may_print_their_unit() -> None:
    sop = read(
        ("No", "Kegiatan", "Staf", "Kelengkapan", "Waktu (menit)", "Output"),
        ("1", "Menulis nota", "V", "Bahan", "15", "Nota"),
        ("2", "Mengirim nota", "V", "Nota", "1 jam", "Nota"),
    )
    times = [(s.duration.value, s.duration.unit) for s in sop.steps if s.duration]
    assert times == [(15, "minutes"), (1, "hours")]


def test_an_unnumbered_row_of_data_is_no_second_heading() -> None:
    sop = read(
        ("No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output"),
        ("", "Menulis nota", "V", "Bahan", "-", "Nota"),
    )
    assert [step.text for step in sop.steps] == ["Menulis nota"]


def test_a_name_broken_by_a_narrow_column_is_put_together() -> None:
    broken = ("Sekretar\nis", "Pemoho\nn", "Kabag\nhukum", "Bagian\nrb", "Staf\ndi A")
    names = ["Sekretaris", "Pemohon", "Kabag hukum", "Bagian rb", "Staf di A"]
    assert [lane_name(name) for name in broken] == names


def test_a_row_that_begins_with_a_number_is_no_second_heading() -> None:
    assert read_header([TOP, ("1", "", "Staf")]).height == 1
