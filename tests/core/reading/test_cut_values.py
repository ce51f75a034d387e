"""The halves of a column cut at its border are found and joined."""

from tests.core.reading.documents import Line, table

from lajur.core.paper import blocks_of_text
from lajur.core.reading import read_file
from lajur.core.reading.cut_values import WHY, fill_cut_column
from lajur.core.reading.parts import lines_of
from lajur.core.reading.values import Identity
from lajur.core.sop import Sop

STEPS = table(Line("Menyusun surat"))

COLUMN = """**PEMERINTAH KOTA CONTOH**
**DINAS CONTOH**

Nomor SOP
Tanggal Pembuatan
Tanggal Efektif
Disahkan oleh
Nama SOP
Kualifikasi Pelaksana:
1. Memahami Keten
2. Memahami tugas
3. Bekerja dala
Peralatan:
1. Kom
2. Printer.
Pencatatan:
1. Buku.

Dasar Hukum:

1. Undang-Undang dalam Negeri, dan ketentuan lain

KEPALA DINAS, NAMA PEJABAT
Penyusunan Edaran
tuan; dan fungsi m Tim
puter;
"""


def read(text: str) -> Sop:
    return read_file("sop.txt", (text + "\n" + STEPS).encode()).sops[0]


def filled(text: str) -> tuple[Identity, list[str]]:
    sheet = Identity()
    lines = lines_of(blocks_of_text(text.encode()))
    taken = fill_cut_column(lines, sheet)
    return sheet, [line.text for line in taken]


def test_halves_of_a_column_cut_at_its_border_are_joined() -> None:
    sop = read(COLUMN)
    assert sop.qualifications == (
        "Memahami Ketentuan",
        "Memahami tugas dan fungsi",
        "Bekerja dalam Tim",
    )
    assert sop.equipment == ("Komputer", "Printer")
    assert sop.records == ("Buku",)
    assert sop.approved_by == "KEPALA DINAS"
    assert sop.title == "Penyusunan Edaran"
    assert sop.number is None
    assert sop.legal_bases == ("Undang-Undang dalam Negeri, dan ketentuan lain",)
    assert sop.certainty["/qualifications"].is_ == "derived"
    assert sop.certainty["/title"].is_ == "derived"


def test_a_cut_column_gives_back_a_number_and_a_date_where_they_are() -> None:
    text = COLUMN.replace(
        "KEPALA DINAS,", "065/1/2026\n3 Mei 2026\n4 Mei 2026\nKEPALA DINAS,"
    )
    sop = read(text)
    assert (sop.number, sop.created_date) == ("065/1/2026", "2026-05-03")
    assert sop.effective_date == "2026-05-04"


def test_joined_values_say_that_they_were_joined() -> None:
    sheet, taken = filled(COLUMN)

    assert sheet.derived == dict.fromkeys(
        ("approved_by", "title", "qualifications", "equipment"), WHY
    )
    assert taken[-1] == "puter;"


def test_without_loose_ends_nothing_is_joined() -> None:
    sheet, taken = filled(COLUMN.partition("KEPALA DINAS,")[0])

    assert taken == []
    assert (sheet.plain, sheet.lists) == ({}, {})


def test_two_bare_labels_are_no_cut_column() -> None:
    sheet, taken = filled("Nomor SOP\nNama SOP\n\nDasar Hukum:\n1. A\n\nsisa\n")

    assert taken == []
    assert sheet.plain == {}
