"""Telling what is done from what is spoken of."""

import pytest

from lajur.core.checking.acts import acts_in, is_act, is_doing, is_verb, many_acts


@pytest.mark.parametrize("word", ["membuat", "diserahkan", "bertemu", "Menyusun"])
def test_words_with_a_verbs_prefix_are_verbs(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize("word", ["berkas", "menteri", "dinas", "media", "staf"])
def test_nouns_that_look_like_verbs_are_none(word: str) -> None:
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["penyusunan", "Sosialisasi", "paraf", "verifikasi"])
def test_nouns_of_doing_are_recognised(word: str) -> None:
    assert is_doing(word)


@pytest.mark.parametrize("word", ["peraturan", "informasi", "hasil", "surat"])
def test_nouns_of_things_are_no_doing(word: str) -> None:
    assert not is_doing(word)


@pytest.mark.parametrize(
    "text",
    [
        "Penandatanganan surat",
        "Dokumen diterima dan dihimpun",
        "menyusun SPJ",
        "Catat kondisi baik",
        "Siapkan naskah",
        "Naskah dinas di tandatangani",
        "Mulai",
    ],
)
def test_a_text_with_an_act_is_one(text: str) -> None:
    assert is_act(text)


@pytest.mark.parametrize(
    "text",
    ["Hasil verifikasi", "Informasi jabatan", "Program yg membutuhkan data", ""],
)
def test_a_text_that_names_a_thing_is_none(text: str) -> None:
    assert not is_act(text)


def test_acts_are_given_in_order() -> None:
    assert acts_in("Memeriksa surat dan penomoran") == ("memeriksa", "penomoran")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Menandatangani surat izin penelitian", 1),
        ("Menginput data, mencetak form dan menyerahkannya", 3),
        ("Hasil rapat", 0),
    ],
)
def test_only_what_a_list_begins_with_counts(text: str, count: int) -> None:
    assert many_acts(text) == count
