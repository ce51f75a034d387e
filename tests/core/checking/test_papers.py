"""Names of papers, compared without their status."""

import pytest

from lajur.core.checking.papers import (
    is_generic,
    is_thing,
    names_in,
    same_status,
)
from lajur.core.sop import Item


def alike(one: str, other: str) -> bool:
    return any(a.same_as(b) for a in names_in(Item(one)) for b in names_in(Item(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Draft SPT", "Surat Perintah Tugas ditandatangani"),
        ("Dokumen LKIP", "Draft LKjIP"),
        ("SK Tim dan nota dinas", "Nota dinas ditanda tangan"),
        ("Dokumen sah", "Dokumen disahkan oleh kepala OPD"),
        ("Data aset tetap daerah", "Daftar aset tetap daerah"),
    ],
)
def test_one_paper_under_two_names(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Berkas kegiatan", "Kegiatan siap dilaksanakan"),
        ("Dokumen sah", "Dokumen tersusun"),
        ("Surat masuk", "Nota dinas"),
        ("...", "Nota dinas"),
    ],
)
def test_two_papers(one: str, other: str) -> None:
    assert not alike(one, other)


def test_the_same_paper_id_is_the_same_paper() -> None:
    (one,) = names_in(Item("Surat A", "p"))
    (other,) = names_in(Item("Nota B", "p"))

    assert one.same_as(other)
    assert one.same_text(one)


@pytest.mark.parametrize("text", ["ATK", "Ruang rapat", "UU", "MC, moderator"])
def test_tools_people_and_places_are_things(text: str) -> None:
    assert all(is_thing(name) for name in names_in(Item(text)))


def test_a_single_general_word_says_nothing() -> None:
    assert is_generic("Berkas")
    assert not is_generic("Berkas aset")
    assert not is_generic("")


@pytest.mark.parametrize(
    ("asked", "made", "fits"),
    [
        (None, "initialled", True),
        ("draft", "initialled", False),
        ("signed", "initialled", True),
        ("final", "initialled", True),
        ("draft", "final", True),
    ],
)
def test_a_paper_is_not_asked_for_in_an_earlier_state(
    asked: str | None, made: str, fits: bool
) -> None:
    assert same_status(Item("a", None, asked), Item("a", None, made)) is fits
