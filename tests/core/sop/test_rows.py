from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing.sops import sop_of, sops

from lajur.core.sop import Certainty, Exit, How, Region, Sop
from lajur.core.sop.checks import check
from lajur.core.sop.codec import from_json, to_json
from lajur.core.sop.rows import (
    CannotEdit,
    delete_step,
    free_id,
    insert_step,
    move_step,
    swept,
)


def way(sop: Sop) -> list[str]:
    """Follow the first way forward from the first step."""
    seen, here = [], sop.steps[0].id if sop.steps else None
    while here and here not in seen:
        seen.append(here)
        forward = [e for e in sop.step(here).exits if e.how is How.FORWARD]
        here = forward[0].to if forward else None
    return seen


def whole(sop: Sop) -> bool:
    """Tell whether nothing points to what is not there, and the SOP is storable."""
    ids = {step.id for step in sop.steps}
    exits = {e.to for step in sop.steps for e in step.exits} - {None}
    regions = {region.id for region in sop.regions}
    named = {step.region for step in sop.steps} - {None}
    inside = {step for region in sop.regions for step in region.steps}
    places = {int(p.split("/")[2]) for p in sop.certainty if p.startswith("/steps/")}
    return (
        len(ids) == len(sop.steps)
        and exits <= ids
        and named <= regions
        and inside <= ids
        and all(place < len(sop.steps) for place in places)
        and from_json(to_json(sop)) == sop
    )


def test_a_step_put_in_takes_over_where_the_one_before_it_led():
    sop = insert_step(sop_of(0, 1, 2), "s1", "Mencatat")

    assert [s.text for s in sop.steps][1] == "Mencatat"
    assert [s.number for s in sop.steps] == ["1", "2", "3", "4"]
    assert way(sop) == ["s1", "s4", "s2", "s3"]
    assert sop.step("s4").actor == "a0"


def test_a_step_put_first_or_last_begins_or_ends_the_flow():
    first = insert_step(sop_of(0, 1), None)
    last = insert_step(sop_of(0, 1), "s2")

    assert way(first) == ["s3", "s1", "s2"]
    assert first.steps[0].actor == "a0"
    assert way(last) == ["s1", "s2", "s3"]
    assert insert_step(Sop("kosong", "Kosong"), None).steps[0].exits[0].to is None


def test_a_step_behind_a_jump_stays_reachable():
    sop = sop_of(0, 1, 2)
    jump = replace(sop.steps[0], exits=(Exit(None, "s3"),))
    changed = insert_step(replace(sop, steps=(jump, *sop.steps[1:])), "s1")

    assert way(changed) == ["s1", "s4", "s3"]


def test_a_step_behind_one_that_only_returns_is_led_to():
    sop = sop_of(0, 1)
    only_back = replace(sop.steps[1], exits=(Exit("Tidak", "s1", How.RETURN),))
    changed = insert_step(replace(sop, steps=(sop.steps[0], only_back)), "s2")

    assert way(changed) == ["s1", "s2", "s3"]


def test_the_steps_around_a_deleted_one_join():
    sop = delete_step(sop_of(0, 1, 2, back={3: 2}), "s2")

    assert way(sop) == ["s1", "s3"]
    assert sop.step("s3").return_to == "s1"
    assert [s.number for s in sop.steps] == ["1", "2"]


def test_a_refusal_to_a_deleted_first_step_goes_and_the_step_decides_no_more():
    sop = delete_step(sop_of(0, 1, back={2: 1}), "s1")

    assert sop.steps[0].exits == (Exit(None, None),)


def test_a_step_that_led_nowhere_else_ends_the_flow():
    sop = sop_of(0, 1)
    circle = replace(sop.steps[0], exits=(Exit("Ulang", "s2", How.RETURN),))
    changed = delete_step(replace(sop, steps=(circle, sop.steps[1])), "s2")

    assert changed.steps[0].exits == (Exit(None, None),)


def test_the_only_step_and_unknown_ones_are_refused():
    with pytest.raises(CannotEdit, match="last_step"):
        delete_step(sop_of(0), "s1")
    with pytest.raises(CannotEdit, match="unknown_step"):
        move_step(sop_of(0), "s9", 0)


def test_the_flow_follows_a_moved_step():
    sop = sop_of(0, 1, 2, back={3: 1})

    assert way(move_step(sop, "s3", 0)) == ["s3", "s1", "s2"]
    assert way(move_step(sop, "s1", 9)) == ["s2", "s3", "s1"]
    assert move_step(sop, "s2", 1) is sop
    assert move_step(sop, "s2", 0).step("s3").return_to == "s1"


def test_notes_of_the_reader_move_with_their_steps():
    note = Certainty("derived", {"line": 4}, others=("a1", "a9"))
    whole_step, title = Certainty("stated", {"line": 3}), Certainty("guessed")
    sop = sop_of(
        0,
        1,
        2,
        certainty={"/steps/1/actor": note, "/steps/2": whole_step, "/title": title},
    )

    moved = move_step(sop, "s2", 0)
    assert moved.certainty["/steps/0/actor"].others == ("a1",)
    assert moved.certainty["/steps/2"] == whole_step
    assert moved.certainty["/title"] == title
    assert "/steps/1/actor" not in delete_step(sop, "s2").certainty
    assert delete_step(sop, "s2").certainty["/steps/1"] == whole_step


def test_a_doubt_about_a_return_goes_with_the_return():
    doubt = Certainty("guessed", {"line": 1, "rule": "x"}, others=("s1",))
    sop = sop_of(0, 1, 2, back={3: 2}, certainty={"/steps/2/exits": doubt})

    assert "/steps/2/exits" in swept(sop).certainty
    gone = delete_step(delete_step(sop, "s1"), "s2")
    assert gone.certainty == {}


def test_a_region_keeps_its_run_of_steps():
    sop = sop_of(0, 1, 2, 3)
    steps = [
        replace(s, region="r1" if s.id in ("s2", "s3") else None) for s in sop.steps
    ]
    sop = replace(sop, steps=tuple(steps), regions=(Region("r1", ("s2", "s3"), "a1"),))

    assert insert_step(sop, "s2").regions[0].steps == ("s2", "s5", "s3")
    assert insert_step(sop, "s1").regions[0].steps == ("s2", "s3")
    assert delete_step(sop, "s2").regions[0].steps == ("s3",)
    assert delete_step(delete_step(sop, "s2"), "s3").regions == ()
    assert move_step(sop, "s2", 3).regions[0].steps == ("s3",)


def test_a_free_id_is_the_first_nobody_has():
    assert free_id({"s1", "s3"}, "s") == "s2"
    assert free_id(set(), "r") == "r1"


@settings(deadline=None)
@given(sops(), st.data())
def test_any_change_of_rows_leaves_a_whole_sop(sop: Sop, data: st.DataObject):
    for _ in range(data.draw(st.integers(1, 4))):
        ids = [step.id for step in sop.steps]
        step = data.draw(st.sampled_from(ids))
        act = data.draw(st.sampled_from(("insert", "delete", "move")))
        if act == "insert":
            sop = insert_step(sop, step)
        elif act == "delete" and len(ids) > 1:
            sop = delete_step(sop, step)
        else:
            sop = move_step(sop, step, data.draw(st.integers(-1, 9)))
        assert whole(sop)
        assert [s.number for s in sop.steps] == [
            str(n) for n in range(1, len(sop.steps) + 1)
        ] or act == "move"


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=2, max_size=7), st.data())
def test_a_plain_flow_stays_runnable(lanes: list[int], data: st.DataObject):
    sop = sop_of(*lanes)
    for _ in range(data.draw(st.integers(1, 4))):
        step = data.draw(st.sampled_from([s.id for s in sop.steps]))
        place = data.draw(st.integers(0, 8))
        act = data.draw(st.sampled_from((insert_step, delete_step)))
        if act is delete_step and len(sop.steps) > 1:
            sop = delete_step(sop, step)
        else:
            sop = move_step(insert_step(sop, step), step, place)

    assert not [f for f in check(sop) if f.severity == "error"]
    assert way(sop) == [s.id for s in sop.steps]
