"""Labels of the sheet are known under the names offices give them."""

import pytest

from lajur.core.reading.labels import (
    NO_FIELD,
    begins_with,
    label_of,
    labels_in,
    split_label,
)


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("NOMOR  S O P", "number"),
        ("Tgl. Pengesahan", "effective_date"),
        ("Ditetapkan oleh :", "approved_by"),
        ("Judul SOP", "title"),
        ("Perlengkapan/Peralatan", None),
        ("Peralatan & Perlengkapan", "equipment"),
        ("Keterangan", "none"),
        ("Surat masuk", None),
    ],
)
def test_a_label_is_known_however_it_is_printed(
    printed: str, field: str | None
) -> None:
    assert label_of(printed) == field


def test_a_label_is_parted_from_the_value_behind_its_colon() -> None:
    assert split_label("Nama SOP : Surat: masuk") == ("title", "Surat: masuk")
    assert split_label("Nama SOP :") is None
    assert split_label("Catatan: Nama SOP") is None


def test_a_text_begins_with_its_label_with_or_without_a_value() -> None:
    assert begins_with("Tanggal Revisi: 4 Mei") == "revised_date"
    assert begins_with("Tanggal Revisi") == "revised_date"
    assert begins_with("Revisi tanggal satu") is None


def test_labels_run_together_are_parted_from_what_follows() -> None:
    assert labels_in("Nama SOP Disahkan Oleh : Arsip") == (
        ("title", "approved_by"),
        ": Arsip",
    )
    assert labels_in("Arsip Nama SOP") == ((), "Arsip Nama SOP")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("NOMOR 3 TAHUN 2017", ()),
        ("Nomor : 12/2026", ("number",)),
        ("Nomor: 12/2026", ("number",)),
        ("Nomor SOP 12/2026", ("number",)),
    ],
)
def test_the_number_of_a_law_is_no_number_of_an_sop(
    line: str, found: tuple[str, ...]
) -> None:
    assert labels_in(line)[0] == found


def test_a_dash_is_a_value_left_open_and_no_part_of_a_label() -> None:
    assert labels_in("Tanggal Revisi : -") == (("revised_date",), ": -")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Tal. Pembuatan", "created_date"),
        ("Perinaatan", "warnings"),
        ("TanggalRevsi", "revised_date"),
        ("Tanggal Pengiriman", None),
        ("Perbaikan", None),
        ("Pencatatan data", None),
    ],
)
def test_a_label_a_scan_has_garbled_a_little_is_known(
    text: str, field: str | None
) -> None:
    assert label_of(text) == field


def test_a_figure_behind_a_label_begins_its_value() -> None:
    text = "Tanggal Pembuatan : 2 Januari 2023"

    assert labels_in(text) == (("created_date",), ": 2 Januari 2023")


@pytest.mark.parametrize("count", ["E. ", "IV. ", "7) ", "12. "])
def test_a_counted_heading_is_a_label(count: str) -> None:
    assert label_of(f"{count}Peralatan") == "equipment"
    assert label_of(f"{count}Uraian Prosedur") == NO_FIELD
    assert label_of(f"{count}Menyusun konsep") is None


def test_the_heading_of_steps_is_no_label_of_the_sheet_by_itself() -> None:
    assert label_of("Uraian Prosedur") is None
