from dataclasses import replace

import pytest
from django.http import QueryDict
from tests.factories.procedures import region_sop, small_sop

from lajur.core.sop import Duration, Exit, How, Link, Sop, Verb, Work
from lajur.core.sop.edit import CannotEdit
from lajur.procedures.editing import ACTS, change_of, counted_as


def changed(act: str, query: str, sop: Sop | None = None) -> Sop:
    sop = sop or small_sop()
    return change_of(act, QueryDict(query), sop).apply(sop)


def test_a_row_sent_back_as_shown_changes_nothing():
    sop = small_sop()
    messy = replace(sop.steps[0], text="Menyusun  konsep\nsurat", remarks=None)
    sop = replace(sop, steps=(messy, *sop.steps[1:]))

    row = (
        "step=s1&text=Menyusun+konsep%0D%0Asurat&actor=staf&inputs=Konsep%0D%0A"
        "&outputs=Konsep&duration=30+menit&remarks=&checklist=&with_sent=1"
        "&do=prepare&paper=undangan&do=&paper=&label=&how=forward&to=s2"
        "&label=&how=forward&to=&link=&link_how=reference"
    )

    assert changed("step", row, sop) == sop


def test_every_cell_of_a_row_can_be_changed_at_once():
    sop = changed(
        "step",
        "step=s2&text=Menelaah&actor=kabag&with_sent=1&with=staf&duration=1+hari"
        "&inputs=Konsep%0ASurat+Undangan&do=check&paper=&do=initial&paper=undangan"
        "&label=Ya&how=forward&to=s3&label=Tidak&how=return&to=s1"
        "&label=Habis&how=route&to=selesai&link=SOP+Arsip&link_how=call",
    )
    step = sop.step("s2")

    assert (step.text, step.actor, step.with_) == ("Menelaah", "kabag", ("staf",))
    assert step.duration == Duration("1 hari", 1, "days")
    assert step.inputs[1].paper == "undangan"
    assert step.works == (Work(Verb.CHECK), Work(Verb.INITIAL, "undangan"))
    assert step.exits[2] == Exit("Habis", None, How.ROUTE)
    assert step.links == (Link("SOP Arsip", "call"),)


@pytest.mark.parametrize(
    ("act", "query", "said"),
    [
        ("insert", "step=", "Langkah 1 ditambahkan"),
        ("insert", "step=s2", "Langkah 3 ditambahkan"),
        ("delete", "step=s2", "Langkah 2 dihapus"),
        ("up", "step=s2", "Langkah 2 dipindahkan"),
        ("decide", "step=s4", "Langkah 4 menjadi keputusan"),
        ("plain", "step=s2", "Langkah 2 menjadi langkah biasa"),
        ("identity", "title=Baru&legal_bases=A%0AB", "Lembar identitas diubah"),
        ("actor-add", "name=Camat&kind=post", "Pelaksana “Camat” ditambahkan"),
        (
            "actor-set",
            "actor=staf&name=Staf+TU&kind=team",
            "Pelaksana “Staf TU” diubah",
        ),
        ("actor-right", "actor=staf", "Pelaksana “Staf” dipindahkan"),
        ("paper-add", "name=Nota", "Naskah “Nota” ditambahkan"),
    ],
)
def test_each_act_changes_the_sop_and_says_what(act: str, query: str, said: str):
    sop = small_sop()
    change = change_of(act, QueryDict(query), sop)

    assert change.said == said
    assert change.apply(sop) != sop


def test_regions_lanes_and_doubts():
    sop = region_sop()

    assert changed("region-drop", "region=r1", sop).regions == ()
    made = changed("region-make", "first=s2&last=s3&each=opd&join=deadline", sop)
    assert made.regions[0].steps == ("s2", "s3")
    fresh = changed("actor-add", "name=Camat&kind=post")
    assert changed("actor-delete", "actor=camat", fresh) == small_sop()
    with pytest.raises(CannotEdit):
        changed("confirm", "pointer=/title")


def test_a_step_without_a_doer_stays_so_until_one_is_chosen():
    sop = small_sop()
    bare = replace(sop, steps=(replace(sop.steps[0], actor=None), *sop.steps[1:]))

    assert changed("step", "step=s1&actor=", bare) == bare


@pytest.mark.parametrize(
    ("act", "query"),
    [
        ("format", ""),
        ("step", "step=s9"),
        ("actor-left", "actor=x"),
        ("actor-add", "name=A&kind=x"),
        ("step", "step=s1&do=x&paper="),
        ("step", "step=s1&label=&how=x&to=s2"),
    ],
)
def test_what_no_form_of_ours_sends_is_refused(act: str, query: str):
    with pytest.raises(CannotEdit):
        changed(act, query)


def test_every_act_has_words_of_its_own():
    assert len(ACTS) == 17


def test_times_are_told_as_they_are_counted():
    assert counted_as(None) == ""
    assert counted_as(Duration("Triwulan")) == "tidak terhitung sebagai waktu"
    assert counted_as(Duration("0,5 jam", 0.5, "hours")) == "0,5 jam"
    assert counted_as(Duration("1-2 hari", 2, "days", 1, 2)) == "1 s.d. 2 hari"
