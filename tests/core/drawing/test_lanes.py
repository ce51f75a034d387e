"""Steps stand in their rows and lanes with the right symbols."""

from dataclasses import replace

import pytest
from tests.core.drawing.sops import sop_of

from lajur.core.drawing.lanes import END, NOBODY, START, Shape, arrange
from lajur.core.sop.model import Exit, How, Sop


def shapes(plan):
    return [place.shape for place in plan.places]


def test_first_and_last_step_are_capsules():
    plan = arrange(sop_of(0, 1, 0))

    assert shapes(plan) == [Shape.CAPSULE, Shape.BOX, Shape.CAPSULE]
    assert [place.text for place in plan.places] == ["Mulai", "", "Selesai"]
    assert [place.lane for place in plan.places] == [0, 1, 0]


def test_a_decision_is_a_diamond_with_named_exits():
    plan = arrange(sop_of(0, 1, 0, back={2: 1}))

    labels = {(a.source, a.target): a.label for a in plan.arrows}
    assert plan.place("s2").shape is Shape.DIAMOND
    assert labels == {
        ("s1", "s2"): None,
        ("s2", "s3"): "Setuju",
        ("s2", "s1"): "Tidak",
    }


def test_a_first_or_last_decision_keeps_its_diamond_beside_a_capsule():
    plan = arrange(sop_of(0, 1, 0, back={1: 1, 3: 2}))

    assert plan.rows == (START, "s1", "s2", "s3", END)
    assert shapes(plan)[1] is shapes(plan)[3] is Shape.DIAMOND
    assert plan.place(END).lane == 0


def test_an_end_in_the_middle_gets_a_capsule_of_its_own():
    sop = sop_of(0, 1, 0)
    first, middle, last = sop.steps
    middle = replace(middle, exits=(Exit("Ya", "s3"), Exit("Tidak", None)))
    plan = arrange(replace(sop, steps=(first, middle, last)))

    ends = [arrow.source for arrow in plan.arrows if arrow.target == END]
    assert ends == ["s2", "s3"]
    assert plan.place("s3").shape is Shape.BOX


def test_a_single_step_stands_between_two_capsules():
    plan = arrange(sop_of(0))

    assert plan.rows == (START, "s1", END)
    assert [(a.source, a.target) for a in plan.arrows] == [(START, "s1"), ("s1", END)]


def test_a_step_that_never_ends_is_no_capsule():
    sop = sop_of(0, 1)
    first, last = sop.steps
    last = replace(last, exits=(Exit(None, "s1", How.RETURN),))
    plan = arrange(replace(sop, steps=(first, last)))

    assert shapes(plan) == [Shape.CAPSULE, Shape.BOX]


def test_a_step_without_a_known_actor_stands_in_a_lane_of_its_own():
    sop = sop_of(0, 1)
    steps = (sop.steps[0], replace(sop.steps[1], actor=None))
    plan = arrange(replace(sop, steps=steps))

    assert plan.lanes[-1].id == NOBODY
    assert plan.place("s2").lane == 2


def test_those_who_take_part_have_a_box_in_the_same_row():
    sop = sop_of(0, 1, 2)
    with_ = ("a0", "a2", "a1", "a9")
    steps = (sop.steps[0], replace(sop.steps[1], with_=with_), sop.steps[2])
    plan = arrange(replace(sop, steps=steps))

    beside = [place for place in plan.places if place.beside == "s2"]
    assert [(place.row, place.lane) for place in beside] == [(1, 0), (1, 2)]
    assert {place.shape for place in beside} == {Shape.BOX}


def test_leaves_out_arrows_to_nowhere():
    sop = sop_of(0, 1)
    lost = replace(sop.steps[0], exits=(Exit(None, "s9"),))
    plan = arrange(replace(sop, steps=(lost, sop.steps[1])))

    assert [(a.source, a.target) for a in plan.arrows] == []


def test_an_empty_sop_has_an_empty_plan():
    plan = arrange(Sop("kosong", None))

    assert (plan.rows, plan.places, plan.arrows) == ((), (), ())
    with pytest.raises(KeyError):
        plan.place("s1")
