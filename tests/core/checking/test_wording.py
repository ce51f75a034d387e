"""How steps and titles are worded."""

import pytest
from tests.core.checking.sops import last, sop, step

from lajur.core.checking import wording
from lajur.core.checking.changes import apply
from lajur.core.sop import Actor, Exit

LANES = (
    Actor("kasubag", "Kasubag Perencanaan"),
    Actor("kasubag2", "Kepala Subbagian Perencanaan"),
    Actor("opd", "OPD"),
    Actor("kosong", ""),
)


@pytest.mark.parametrize(
    ("actor", "text", "better"),
    [
        ("kasubag", "Kasubbag menyusun surat", "Menyusun surat"),
        ("kasubag", "Kasubag Perencanaan memeriksa data", "Memeriksa data"),
        ("kasubag2", "Kasubag Perencanaan memeriksa data", "Memeriksa data"),
        ("opd", "OPD menyerahkan draft", "Menyerahkan draft"),
        ("opd", "Draft diserahkan oleh OPD segera", "Draft diserahkan segera"),
        (None, "OPD menyerahkan draft", "Menyerahkan draft"),
    ],
)
def test_a_named_actor_is_taken_out(actor: str | None, text: str, better: str) -> None:
    here = sop(last(1, text, actor=actor), actors=LANES)

    (told,) = wording.actor_named(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).steps[0].text == better


def test_another_actor_in_the_text_is_told_without_a_mend() -> None:
    here = sop(last(1, "OPD menyusun surat", actor="kasubag"), actors=LANES)

    (told,) = wording.actor_named(here)

    assert told.mend is None
    assert "kolom pelaksananya Kasubag Perencanaan" in told.text


@pytest.mark.parametrize("actor", ["kasubag", None, "tidak-ada"])
@pytest.mark.parametrize(
    "text",
    ["Menyusun surat", "OPD", "Kepala urusan menyusun surat", "Menyerahkan ke OPD"],
)
def test_texts_that_name_nobody_are_fine(actor: str | None, text: str) -> None:
    assert not list(wording.actor_named(sop(last(1, text, actor=actor), actors=LANES)))


def test_a_thing_as_step_is_told_unless_it_lists_its_acts() -> None:
    here = sop(step(1, "Hasil rapat"), last(2, "Pelaksana", checklist=("Membuat",)))

    assert [d.where for d in wording.no_act(here)] == ["/steps/0/text"]


def test_a_condition_without_branch_is_told() -> None:
    here = sop(
        step(1, "Mengolah data jika OPD sudah menyerahkan"),
        step(2, "Mengkaji, apabila tumpang tindih maka ditata"),
        last(3, "Jika setuju lanjut", exits=(Exit("Ya", None), Exit("Tidak", "s1"))),
    )

    told = list(wording.condition_in_text(here))

    assert [(d.where, d.severity) for d in told] == [
        ("/steps/0/exits", "note"),
        ("/steps/1/exits", "warning"),
    ]


@pytest.mark.parametrize(
    ("title", "better"),
    [
        ("Mekanisme Penyusunan Neraca", "Penyusunan Neraca"),
        ("SOP sosialisasi arsip", "Sosialisasi arsip"),
    ],
)
def test_a_redundant_word_is_taken_off(title: str, better: str) -> None:
    here = sop(title=title)

    (told,) = wording.title_wording(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).title == better


@pytest.mark.parametrize(
    "title", ["Mekanisme Surat Keluar", "Mekanisme …", "Buku Tamu", "…"]
)
def test_what_is_left_of_a_title_may_need_a_person(title: str) -> None:
    (told,) = wording.title_wording(sop(title=title))

    assert told.mend is None


@pytest.mark.parametrize("title", [None, "", "Penyusunan Neraca", "Layanan Pengaduan"])
def test_a_good_title_and_none_are_left_alone(title: str | None) -> None:
    assert not list(wording.title_wording(sop(title=title)))


def test_what_stands_between_the_actor_and_the_act_goes_with_him() -> None:
    here = sop(last(1, "Staf Umum akan segera menyusun laporan"))

    (told,) = wording.actor_named(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).steps[0].text == "Menyusun laporan"
