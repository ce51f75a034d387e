"""Texts are measured and broken as a browser sets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lajur.core.drawing.text import SOFT_HYPHEN, fitted, hyphenated, width, wrap


def test_measures_with_the_widths_of_helvetica():
    assert width("Ya", 1000) == 667 + 556
    assert width("Ya", 1000, bold=True) == 667 + 556
    assert width("mm", 12, bold=True) == pytest.approx(2 * 889 * 12 / 1000)


def test_takes_an_unknown_letter_as_a_wide_one():
    assert width("é", 1000) == 600
    assert width(SOFT_HYPHEN, 1000) == 0


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Administrasi", "Ad-mi-nis-tra-si"),
        ("Perkantoran", "Per-kan-to-ran"),
        ("Penandatanganan", "Pe-nan-da-ta-nga-nan"),
        ("Kabag", "Kabag"),
        ("20250101", "20250101"),
    ],
)
def test_parts_long_words_between_syllables(word, parts):
    assert hyphenated(word).replace(SOFT_HYPHEN, "-") == parts


def test_breaks_between_words_as_they_fit():
    assert wrap("aaa bbb ccc", width("aaa bbb", 10), 10) == ("aaa bbb", "ccc")


def test_breaks_a_long_word_at_a_soft_hyphen():
    word = f"Perkan{SOFT_HYPHEN}toran"

    assert wrap(word, width("Perkan-", 12), 12) == ("Perkan-", "toran")


def test_puts_the_head_of_a_long_word_behind_the_words_before_it():
    text = f"Adm. Perkan{SOFT_HYPHEN}toran"

    assert wrap(text, width("Adm. Perkan-", 12), 12) == ("Adm. Perkan-", "toran")


def test_breaks_after_a_stroke_without_a_hyphen():
    assert wrap(hyphenated("Ketua/Wakil"), width("Ketua/", 12), 12) == (
        "Ketua/",
        "Wakil",
    )


def test_breaks_a_word_anywhere_when_nothing_else_helps():
    assert wrap("wwwwww", width("www", 12), 12) == ("www", "www")
    assert wrap("a wwwwww", width("www", 12), 12) == ("a", "www", "www")


def test_an_empty_text_has_no_line():
    assert wrap("", 50, 12) == ()


@given(st.text("abi ngkrw-", max_size=60), st.floats(12, 200))
def test_every_line_fits_and_no_letter_is_lost(text, room):
    lines = wrap(hyphenated(text), room, 12)

    assert all(width(line, 12) <= room or len(line) < 3 for line in lines)
    kept = "".join(lines).replace("-", "").replace(" ", "")
    assert kept == text.replace("-", "").replace(" ", "")


def test_parts_only_words_that_do_not_fit():
    text = fitted("Pelaksana Administrasi", width("Pelaksana", 12), 12)

    assert text.startswith("Pelaksana ")
    assert SOFT_HYPHEN in text
