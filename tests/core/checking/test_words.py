"""Words brought to forms that can be compared."""

import pytest

from lajur.core.checking.words import capital, content, plain_text, stem, words_of


def test_short_forms_are_written_out() -> None:
    assert words_of("Kasubbag Org & RB") == (
        "kepala",
        "subbagian",
        "organisasi",
        "reformasi",
        "birokrasi",
    )
    assert plain_text("SPT") == plain_text("Surat Perintah Tugas")


def test_fillers_tell_nothing() -> None:
    assert content("Data dari OPD dan Dinas") == {"data", "opd", "dinas"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dikonsultasikan", "konsultasi"),
        ("pembahasan", "dibahas"),
        ("penyusunan", "menyusun"),
        ("mengirimkan", "dikirim"),
    ],
)
def test_words_of_one_act_share_their_root(one: str, other: str) -> None:
    assert stem(one)[-4:] == stem(other)[-4:]


def test_a_short_word_keeps_its_letters() -> None:
    assert stem("dia") == "dia"


def test_a_text_gets_its_capital() -> None:
    assert capital("menyusun") == "Menyusun"
