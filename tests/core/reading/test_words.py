"""Printed words are brought to forms that can be compared."""

import pytest

from lajur.core.reading.words import (
    line_of,
    mended,
    printed_variants,
    slug_of,
    squeeze,
    words_of,
)


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("Memeriksa\n  berkas", "Memeriksa berkas"),
        ("Kepala BagianUMUM", "Kepala Bagian UMUM"),
        ("undang-\nundang", "undang-undang"),
        ("Mulai [image: panah]", "Mulai"),
    ],
)
def test_a_cell_is_one_line_of_parted_words(cell: str, line: str) -> None:
    assert line_of(cell) == line


def test_labels_are_compared_by_letters_and_digits_alone() -> None:
    assert squeeze("Nama  SOP-AP :") == squeeze("NAMA SOP AP") == "namasopap"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Kasubbag Umum", "Kepala Sub Bag Umum"),
        ("Ka. Bid Aset", "Kabid Aset"),
        ("Tata & Usaha", "tata dan usaha"),
    ],
)
def test_short_and_long_forms_of_a_post_are_the_same_words(
    short: str, long: str
) -> None:
    assert words_of(short) == words_of(long)


def test_of_two_forms_of_an_abbreviation_the_commoner_is_right() -> None:
    text = "Tim APIP menerima berkas APlP, lalu APIP menjawab OPD"
    assert printed_variants(text) == {"APlP": "APIP"}


def test_what_a_scan_garbled_inside_words_is_put_right() -> None:
    assert mended("lrban membaca ha!aman APlP!", {"APlP": "APIP"}) == (
        "Irban membaca halaman APIP!"
    )


def test_a_title_without_letters_still_has_an_address() -> None:
    assert slug_of("—") == "sop"
    assert slug_of("Penyusunan LKPj (2026)") == "penyusunan-lkpj-2026"
