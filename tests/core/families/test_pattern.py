import json

import pytest
from hypothesis import given, settings
from tests.core.engine.sops import strange_sops
from tests.core.families.kin import LOANS, NUMBERED, catalogue, loan, members, with_step

from lajur.core.families import Following, Pattern, derive, express, follow, said
from lajur.core.families.pattern import is_slot, read_slots, slot, slots_in
from lajur.core.sop import Sop
from lajur.core.sop.codec import to_json

FAMILIES = (*NUMBERED, "penyusunan_laporan")


@pytest.mark.parametrize("family", FAMILIES)
def test_every_sop_comes_back_exactly_from_values_and_differences(family):
    pattern = derive([said(sop) for sop in members(family)])
    for sop in members(family):
        assert follow(pattern, express(pattern, sop)) == sop
        assert follow(pattern, express(pattern, said(sop))) == said(sop)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_stranger_to_the_pattern_comes_back_exactly_too(family):
    pattern = derive(members(family))
    for sop in (LOANS[0], catalogue()[0][0], catalogue()[-1][0]):
        assert follow(pattern, express(pattern, sop)) == sop


@settings(max_examples=60, deadline=None)
@given(strange_sops(), strange_sops())
def test_any_sop_comes_back_exactly_from_any_pattern(model, sop):
    pattern = derive([model, sop])
    assert follow(pattern, express(pattern, sop)) == sop


@pytest.mark.parametrize("family", [f for f, n in NUMBERED.items() if len(n) > 1])
def test_what_is_stored_of_a_follower_is_small(family):
    pattern = derive(members(family))
    for sop in members(family):
        told = express(pattern, said(sop)).to_json()
        assert _size(told) < 0.3 * _size(to_json(said(sop)))


def test_a_follower_is_told_by_its_subject():
    told = express(derive(LOANS), said(LOANS[1]))
    assert told.values["subject"] == "Kendaraan"
    assert [change.where for change in told.differences] == ["/slug"]


def test_values_make_a_new_sop():
    made = follow(derive(LOANS), Following({"subject": "Tenda", "number": "9"}))
    assert made.title == "Prosedur Peminjaman Tenda Kantor"
    assert made.steps[1].text == "Memeriksa ketersediaan Tenda"
    assert made.papers[0].name == "Formulir Tenda"
    assert made.number == "9"
    assert made.created_date is None
    assert made.actors == LOANS[0].actors


def test_lanes_of_other_names_keep_their_ids():
    own = loan("Tenda", lanes=("Arsiparis", "Kasubag", "Sekretaris"))
    told = express(derive(LOANS), said(own))
    assert told.ids == {
        "actors/petugas": "arsiparis",
        "actors/kabag": "sekretaris",
    }
    assert told.values["lane:petugas"] == "Arsiparis"
    assert follow(derive(LOANS), told) == said(own)


def test_marks_of_slots_in_an_sop_are_only_words():
    odd = with_step(LOANS[0], 1, text="Isi ⟦subject⟧ dan ⟦lain⟧")
    pattern = derive([odd])
    assert follow(pattern, express(pattern, odd)) == odd


def test_stored_patterns_and_followings_come_back():
    pattern = derive(LOANS)
    told = express(pattern, LOANS[2])
    assert Pattern.from_json(json.loads(json.dumps(pattern.to_json()))) == pattern
    assert Following.from_json(json.loads(json.dumps(told.to_json()))) == told


def test_what_an_sop_says_is_without_how_it_was_read():
    sop = catalogue()[0][0]
    assert sop.certainty
    assert said(sop).certainty == {}
    assert said(sop).source is None


def test_slots_are_read_from_a_text():
    text = f"Susun {slot('a')} untuk {slot('b')} dan {slot('a')}"
    assert slots_in(text) == ["a", "b", "a"]
    assert read_slots(text, "susun X untuk Y dan x") == {"a": "X", "b": "Y"}
    assert read_slots(text, "Susun X untuk Y dan Z") == {}
    assert read_slots(text, "lain") == {}
    assert is_slot(slot("a"))
    assert not is_slot(text)
    assert not is_slot(None)


def _size(data: object) -> int:
    return len(json.dumps(data, ensure_ascii=False))


def test_an_sop_without_a_title_has_a_pattern_too():
    bare: Sop = LOANS[0].with_changes(title=None)
    pattern = derive([bare])
    assert follow(pattern, express(pattern, bare)) == bare
