"""What is kept of an SOP to compare others with."""

import pytest
from tests.core.checking.sops import last, sop

from lajur.core.checking.catalogue import (
    Catalogue,
    Entry,
    process_of,
    subject_of,
    without_unit,
)


def test_a_title_is_parted_in_what_is_done_and_to_what() -> None:
    entry = Entry.of(sop(last(1), title="Mekanisme Evaluasi Penyusunan SOP OPD"))

    assert entry.process == {"evaluasi", "penyusunan"}
    assert entry.subject == {"sop"}


def test_the_unit_a_title_names_is_left_out() -> None:
    title = "Penerbitan SK Tim pada Subbag Tata Usaha"

    assert without_unit(title) == "Penerbitan SK Tim"


def test_short_forms_stand_for_their_words() -> None:
    assert subject_of(sop(title="Pengisian LHKPN dan SPM")) >= {"lhkpn", "minimal"}


def test_a_vague_word_is_no_subject_alone() -> None:
    assert subject_of(sop(title="Penyusunan Laporan Kinerja")) == {"laporan", "kinerja"}


def test_the_place_is_no_subject() -> None:
    here = sop(title="Penyusunan LHKPN Kota Mawar", government="Kota Mawar")

    assert subject_of(here) == {"lhkpn"}


@pytest.mark.parametrize("title", ["Buku Tamu", ""])
def test_a_title_without_an_act_has_no_process(title: str) -> None:
    assert process_of(title) == frozenset()


def test_an_sop_is_not_among_the_others() -> None:
    here = sop(last(1))

    assert Catalogue((Entry.of(here),)).others(here) == ()


def test_an_sop_without_title_goes_by_its_slug() -> None:
    assert Entry.of(sop(title=None)).title == "contoh"
