from dataclasses import replace

import pytest
from tests.core.families.kin import LOANS, catalogue, loan, members, step, with_step

from lajur.core.families import carried, derive, express, mended, said
from lajur.core.families.pattern import Following, filled
from lajur.core.families.tree import changes
from lajur.core.sop import Duration, Exit
from lajur.core.sop import Verb as V


def with_control(sop, text):
    """Return an SOP with a step put in behind its third."""
    new = replace(step(9, text, sop.steps[2].actor, V.CHECK), exits=(Exit(None, "s4"),))
    third = replace(sop.steps[2], exits=(Exit(None, "s9"),))
    steps = (*sop.steps[:2], third, new, *sop.steps[3:])
    return sop.with_changes(steps=steps)


def test_a_changed_text_is_carried_with_the_other_subject():
    pattern = derive(LOANS)
    new = with_control(LOANS[0], "Memastikan Proyektor dicatat")
    mend = mended(pattern, LOANS[0], new)
    assert mend.left_out == ()
    other = carried(pattern, mend.pattern, LOANS[1])
    assert other.conflicts == ()
    assert [s.text for s in other.sop.steps][3] == "Memastikan Kendaraan dicatat"
    assert other.sop.steps[2].exits == (Exit(None, "s9"),)
    assert carried(pattern, mend.pattern, LOANS[0]).sop == new


def test_a_changed_time_is_carried():
    pattern = derive(LOANS)
    new = with_step(LOANS[0], 2, duration=Duration("1 hari", 1, "days"))
    mend = mended(pattern, LOANS[0], new)
    assert carried(pattern, mend.pattern, LOANS[2]).sop.steps[1].duration == Duration(
        "1 hari", 1, "days"
    )


def test_identity_lanes_and_subject_of_one_follower_are_no_change_of_the_pattern():
    pattern = derive(LOANS)
    new = loan("Layar", lanes=("Petugas", "Kasubag", "Kabag")).with_changes(
        slug=LOANS[0].slug, number="9/9", revised_date="2026-01-01"
    )
    new = new.with_changes(
        actors=(replace(new.actors[0], name="Staf"), *new.actors[1:])
    )
    new = new.with_changes(legal_bases=LOANS[0].legal_bases)
    assert mended(pattern, LOANS[0], new).pattern == pattern


def test_own_differences_stay_and_a_conflict_is_told():
    pattern = derive(LOANS)
    own = with_step(LOANS[1], 3, text="Menolak peminjaman")
    new = with_step(LOANS[0], 3, text="Mengizinkan peminjaman")
    result = carried(pattern, mended(pattern, LOANS[0], new).pattern, own)
    assert result.sop.steps[2].text == "Menolak peminjaman"
    assert result.conflicts == ("/steps/s3/text",)


def test_a_change_of_what_the_follower_has_differently_is_left_out():
    own = with_step(LOANS[0], 3, text="Menolak peminjaman")
    pattern = derive(LOANS)
    mend = mended(pattern, own, with_step(own, 3, text="Menolak permohonan peminjaman"))
    assert mend.left_out == ()
    assert mend.pattern.template["steps"][2]["text"] == (
        "Menyetujui permohonan peminjaman"
    )
    lost = mended(pattern, own, with_step(own, 3, text="Mengizinkan peminjaman"))
    assert lost.left_out == ("/steps/s3/text",)
    assert lost.pattern == pattern


def test_lanes_of_other_ids_get_their_own():
    own = loan("Tenda", lanes=("Arsiparis", "Kasubag", "Sekretaris"))
    pattern = derive(LOANS)
    mend = mended(pattern, own, with_control(own, "Memastikan Tenda dicatat"))
    put = mend.pattern.template["steps"][3]
    assert put["actor"] == "kabag"
    assert put["text"] == "Memastikan ⟦subject⟧ dicatat"
    result = carried(pattern, mend.pattern, own)
    assert result.sop == with_control(own, "Memastikan Tenda dicatat")


def test_without_a_change_a_follower_stays_as_it_is():
    for family in ("penghimpunan", "monev", "anjab_abk"):
        pattern = derive(members(family))
        for sop in members(family):
            assert carried(pattern, pattern, sop).sop == sop


def test_how_an_sop_was_read_stays_for_what_it_says_as_before():
    sops = members("sosialisasi")
    pattern = derive(sops)
    timed = with_step(sops[0], 3, duration=Duration("4 jam", 4, "hours"))
    mend = mended(pattern, sops[0], timed).pattern
    result = carried(pattern, mend, sops[1]).sop
    assert result.source == sops[1].source
    assert "/steps/1" in result.certainty
    assert not [p for p in result.certainty if p.startswith("/steps/2")]
    longer = mended(pattern, sops[0], with_line(sops[0])).pattern
    moved = carried(pattern, longer, sops[1]).sop
    assert moved.certainty == {}
    assert len(moved.steps) == len(sops[1].steps) + 1


def with_line(sop):
    last = replace(sop.steps[-1], exits=(Exit(None, "s99"),))
    new = replace(sop.steps[-1], id="s99", number="99", text="Menutup kegiatan")
    return sop.with_changes(steps=(*sop.steps[:-1], last, new))


@pytest.mark.parametrize("place", range(0, 45, 5))
def test_a_mend_of_any_sop_reaches_all_its_kin(place):
    sop, family = catalogue()[place]
    pattern = derive(members(family))
    mend = mended(pattern, sop, with_line(sop)).pattern
    for other in members(family):
        result = carried(pattern, mend, other).sop
        assert "Menutup kegiatan" in [s.text for s in result.steps]
        told = express(mend, said(result))
        plain = filled(mend, Following(told.values, told.ids))
        assert len(changes(plain, plain)) == 0
