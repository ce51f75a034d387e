"""A cell's lists are read item by item."""

import pytest

from lajur.core.reading.cells import (
    is_diamond,
    list_items,
    mark_of,
    papers_in,
    run_together,
    text_and_checklist,
)


def test_an_item_numbered_twice_is_one_item() -> None:
    assert list_items("1. 1. UU A\n2. UU B") == ("UU A", "UU B")


@pytest.mark.parametrize("text", ["X", "[x]", "( v )", "🟢", "⬭", "▢ →", "◇◇", "*"])
def test_a_tick_or_a_symbol_says_this_lane(text: str) -> None:
    assert mark_of(text) == "here"


@pytest.mark.parametrize("text", ["", "→", "-", "+", "10", "1", "—", "▼"])
def test_remains_of_lines_say_nothing(text: str) -> None:
    assert mark_of(text) is None


def test_a_diamond_among_other_signs_is_one() -> None:
    assert is_diamond("→ ◇")
    assert not is_diamond("▢")


def test_a_list_in_running_text_is_parted_where_its_marks_count_up() -> None:
    assert text_and_checklist("Menyusun: a. Mengonsep b. Mengetik c. Memaraf") == (
        "Menyusun:",
        ("Mengonsep", "Mengetik", "Memaraf"),
    )
    assert text_and_checklist("Memakai form 1. Lalu 1. Satu 2. Dua")[1] == (
        "Satu",
        "Dua",
    )
    for text in ("Sesuai huruf b. Ketentuan", "Menurut a. Aturan c. Lain"):
        assert text_and_checklist(text) == (text, ())


def test_papers_of_one_cell_are_parted_by_semicolons_and_short_names() -> None:
    assert papers_in("Surat pengantar; KTP; Kartu keluarga") == (
        "Surat pengantar",
        "KTP",
        "Kartu keluarga",
    )
    assert papers_in("Formulir\nKTP\nFotokopi ijazah\nterakhir") == (
        "Formulir",
        "KTP",
        "Fotokopi ijazah terakhir",
    )


def test_things_recorded_one_after_another_are_parted_at_their_nouns() -> None:
    text = "Indikator Surat Masuk Target Bulanan Persentase surat terjawab"
    assert run_together(text, recorded=True) == (
        "Indikator Surat Masuk",
        "Target Bulanan",
        "Persentase surat terjawab",
    )
    assert (
        run_together(text)[1] == "Surat Masuk Target Bulanan Persentase surat terjawab"
    )
