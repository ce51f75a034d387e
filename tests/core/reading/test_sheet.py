"""The identity sheet is parted in a left column, a right one and its values."""

from tests.core.reading.spaced import SHEET, lines_of

from lajur.core.paper import Paragraph, Table
from lajur.core.reading.sheet import sheet_of


def cells(*printed: str) -> list[tuple[str, ...]]:
    (table,) = sheet_of(lines_of(printed))
    assert isinstance(table, Table)
    return [row.cells for row in table.rows]


def beside(left: str, right: str) -> str:
    return f"{left:32}{right}"


def test_a_label_of_the_right_column_has_its_value_beside_it() -> None:
    assert cells(*SHEET)[2] == ("DINAS CONTOH", "Tanggal Efektif", "5 Januari 2025")


def test_a_value_goes_on_under_itself() -> None:
    assert cells(*SHEET)[4] == ("", "Nama SOP", "Pengelolaan Surat Keluar")


def test_the_items_of_two_lists_stay_side_by_side() -> None:
    assert cells(
        beside("DASAR HUKUM", "KUALIFIKASI PELAKSANA"), beside("1. Qanun", "1. Rapi")
    ) == [("DASAR HUKUM", "KUALIFIKASI PELAKSANA", ""), ("1. Qanun", "1. Rapi", "")]


def test_a_value_may_follow_the_colon_of_its_label() -> None:
    assert cells(beside("PERINGATAN", "PENCATATAN: map biru")) == [
        ("PERINGATAN", "PENCATATAN", "map biru")
    ]


def test_far_below_its_label_no_words_go_on_with_a_value() -> None:
    far = [""] * 6
    label = beside("", "Nama SOP             Izin")
    found = cells(label, *far, beside("", "                     Reklame"))
    assert found == [("", "Nama SOP", "Izin"), ("", "", "Reklame")]


def test_lines_without_labels_at_the_right_stay_text() -> None:
    assert sheet_of(lines_of(["SOP Izin Reklame", "", "Kota   Contoh"])) == [
        Paragraph("SOP Izin Reklame", 1, page=1),
        Paragraph("Kota Contoh", 3, page=1),
    ]


def test_labels_at_the_left_have_their_values_beside_them() -> None:
    printed = [
        "DINAS CONTOH",
        f"{'Nomor SOP':24}12/2025",
        "",
        f"{'Nama SOP':24}Pengelolaan",
        f"{'':24}Surat",
        f"{'Dasar Hukum':24}1. Peraturan A",
        f"{'Catatan lain':24}tidak ada",
    ]
    head, table = sheet_of(lines_of(printed))
    assert head == Paragraph("DINAS CONTOH", 1, page=1)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("Nomor SOP", "12/2025"),
        ("Nama SOP", "Pengelolaan\nSurat"),
        ("Dasar Hukum", "1. Peraturan A"),
        ("Catatan lain", "tidak ada"),
    ]
