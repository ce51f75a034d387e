"""Only those SOPs are counted anew whose findings can have changed."""

from dataclasses import replace
from importlib import resources

import pytest
from tests.core.checking.sops import last, sop

from lajur.core.checking import Catalogue, Entry, check_sop
from lajur.core.checking.neighbours import affected, citing
from lajur.core.reading import read_file
from lajur.core.sop import Sop


def named(slug: str, title: str, *related: str) -> Sop:
    return replace(sop(last(1), title=title, related_sops=related), slug=slug)


def beside(*sops: Sop) -> Catalogue:
    return Catalogue(tuple(Entry.of(one) for one in sops))


LEDGER = named("buku", "Penyusunan Buku Besar", "SOP Rekonsiliasi Kas")
CASH = named("kas", "Rekonsiliasi Kas", "SOP Penyusunan Buku Besar")
HORSE = named("kuda", "Pelelangan Kuda")


def test_whoever_names_a_new_sop_is_counted_anew() -> None:
    assert affected(beside(LEDGER, HORSE), beside(LEDGER, HORSE, CASH), "kas") == {
        "buku"
    }


def test_whoever_stands_in_a_broken_ring_is_counted_anew() -> None:
    third = named("neraca", "Penyusunan Neraca", "SOP Penyusunan Buku Besar")
    cash = CASH.with_changes(related_sops=("SOP Penyusunan Neraca",))

    before, after = beside(LEDGER, cash, third), beside(LEDGER, CASH, third)

    assert affected(before, after, "kas") == {"buku", "neraca"}


def test_whoever_cites_a_law_is_found() -> None:
    here = HORSE.with_changes(legal_bases=("Perda No. 8 Tahun 2008 tentang Kuda",))

    assert citing(beside(here, CASH), ["perda 8/2008"]) == {"kuda"}


@pytest.fixture(scope="module")
def shipped() -> list[Sop]:
    source = resources.files("lajur.procedures") / "catalogue/organisasi/source.txt"
    return list(read_file("organisasi.txt", source.read_bytes()).sops)


@pytest.mark.parametrize("at", [0, 6, 12, 21, 22, 31, 37, 40])
def test_nobody_else_has_other_findings(shipped: list[Sop], at: int) -> None:
    changed = shipped[at]
    others = [one for one in shipped if one is not changed]
    without, with_it = beside(*others), beside(*shipped)

    near = affected(without, with_it, changed.slug)

    for one in others:
        if one.slug not in near:
            assert check_sop(one, without) == check_sop(one, with_it)


def test_a_draft_that_leads_to_the_change_is_counted_anew() -> None:
    draft = Entry.of(named("draf", "Penyusunan Neraca", "SOP Penyusunan Buku Besar"))
    other = Entry.of(named("lain", "Pelelangan Kuda", "SOP Pemusnahan Meteorit"))

    near = affected(beside(LEDGER), beside(LEDGER, CASH), "kas", drafts=(draft, other))

    assert near == {"buku", "draf"}
