"""A case is carried to another version: words first, then id, number and place."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.core.engine.sops import (
    letter_sop,
    region_sop,
    sop_of,
    step,
    strange_sops,
    yes_no,
)

from lajur.core.engine import (
    CaseState,
    Memory,
    Refused,
    compile_sop,
    match_papers,
    match_steps,
)
from lajur.core.engine.versions import carried_memory
from lajur.core.sop import Actor, Paper, Region, Sop, Verb, Work


def reworded(sop: Sop, number: int, **changes: object) -> Sop:
    steps = list(sop.steps)
    steps[number - 1] = replace(steps[number - 1], **changes)
    return sop.with_changes(steps=tuple(steps))


def with_step_first() -> Sop:
    """The letter SOP with a step put before all others: every id moves by one."""
    old = letter_sop().steps
    moved = [
        replace(
            one,
            id=f"s{place + 1}",
            number=str(place + 1),
            exits=(),
        )
        for place, one in enumerate(old, start=1)
    ]
    return sop_of(replace(step(1, "kabag"), text="Memberi arahan"), *moved)


def opened(state: CaseState) -> dict:
    return {unit: (task.step, task.round) for unit, task in state.tasks.items()}


@given(strange_sops())
def test_a_version_that_changed_nothing_keeps_every_step(sop: Sop) -> None:
    flow = compile_sop(sop)
    state = CaseState.started(flow, (1, 2))

    assert match_steps(sop, sop) == {one.id: one.id for one in sop.steps}
    assert state.carried(compile_sop(sop)) == state


def test_steps_are_found_again_by_their_words_after_an_insertion() -> None:
    found = match_steps(letter_sop(), with_step_first())

    assert found == {f"s{n}": f"s{n + 1}" for n in range(1, 6)}


def test_a_reworded_step_of_the_same_number_and_lane_is_the_same_step() -> None:
    new = reworded(letter_sop(), 4, text="Memberi nomor dan tanggal")

    assert match_steps(letter_sop(), new)["s4"] == "s4"


def test_a_step_of_another_lane_and_other_words_is_none() -> None:
    new = reworded(letter_sop(), 4, text="Memberi nomor", actor="kabag")

    assert "s4" not in match_steps(letter_sop(), new)


def test_a_renamed_lane_does_not_hide_a_step_with_the_same_words() -> None:
    actors = (Actor("staf", "Pengelola Data"), *letter_sop().actors[1:])
    new = letter_sop().with_changes(actors=actors)

    assert match_steps(letter_sop(), new)["s1"] == "s1"


def test_a_step_nobody_is_named_for_is_found_by_its_words() -> None:
    sop = reworded(letter_sop(), 4, actor=None)

    assert match_steps(sop, sop)["s4"] == "s4"


def test_visits_rounds_and_eyes_come_along() -> None:
    state = CaseState.started(compile_sop(letter_sop()))
    state = state.completed(None).returned(None).completed(None)
    state = state.completed(None, "Setuju", person=7)

    carried = state.carried(compile_sop(with_step_first()))

    assert opened(carried) == {None: ("s4", 1)}
    assert carried.tasks[None].memory.visits == (0, 2, 2, 1, 0, 0)
    assert carried.tasks[None].memory.eyes == {"surat": 7}
    assert opened(carried.completed(None)) == {None: ("s5", 1)}


def test_an_open_step_without_counterpart_refuses() -> None:
    state = CaseState.started(compile_sop(letter_sop()))
    new = reworded(letter_sop(), 1, text="Memberi arahan", actor="kabag")

    with pytest.raises(Refused) as refused:
        state.carried(compile_sop(new))

    assert refused.value.refusal.code == "no_counterpart"
    assert refused.value.refusal.facts == {"number": "1"}


def test_a_case_that_rests_is_not_carried() -> None:
    state = CaseState.started(compile_sop(letter_sop())).suspended()

    with pytest.raises(Refused, match="case_not_running"):
        state.carried(compile_sop(letter_sop()))


def region_state() -> CaseState:
    return CaseState.started(compile_sop(region_sop()), (1, 2)).completed(None)


def test_units_at_work_stay_in_their_region_and_arrive_there() -> None:
    new = region_sop()
    new = new.with_changes(regions=(replace(new.regions[0], id="data"),))
    new = new.with_changes(steps=tuple(_in(one, "r", "data") for one in new.steps))

    carried = region_state().completed(1).carried(compile_sop(new))
    done = carried.completed(1, "Setuju").completed(2).completed(2, "Setuju")

    assert carried.join is not None
    assert carried.join.region == "data"
    assert opened(done) == {None: ("s4", 1)}


def _in(one, old: str, new: str):
    return replace(one, region=new) if one.region == old else one


def test_a_unit_cannot_be_carried_out_of_every_region() -> None:
    bare = [replace(one, region=None, actor="staf") for one in region_sop().steps]
    new = sop_of(*bare)

    with pytest.raises(Refused, match="region_differs"):
        region_state().carried(compile_sop(new))


def test_units_cannot_be_carried_into_two_regions() -> None:
    steps = [
        step(1, "kasubag", Verb.SEND),
        step(2, "opd", Verb.SUBMIT, region="a"),
        step(3, "kasubag", Verb.CHECK, exits=yes_no("s4", None), region="b"),
        step(4),
    ]
    regions = (Region("a", ("s2",), "opd"), Region("b", ("s3",), "opd"))

    with pytest.raises(Refused, match="region_differs"):
        region_state().completed(1).carried(
            compile_sop(sop_of(*steps, regions=regions))
        )


def test_the_whole_case_cannot_be_carried_into_a_region() -> None:
    state = CaseState.started(compile_sop(letter_sop()))
    region = Region("r", ("s1", "s2"), "opd")
    new = letter_sop().with_changes(regions=(region,))

    with pytest.raises(Refused, match="region_differs"):
        state.carried(compile_sop(new))


def _with_papers(*papers: Paper, does: dict[str, str]) -> Sop:
    """The letter SOP whose steps of these ids check these papers."""
    steps = [
        replace(one, works=(Work(Verb.CHECK, does[one.id]),)) if one.id in does else one
        for one in letter_sop().steps
    ]
    return letter_sop().with_changes(papers=papers, steps=tuple(steps))


def test_a_paper_is_found_by_id_then_name_then_what_is_done_to_it() -> None:
    same = {one.id: one.id for one in letter_sop().steps}
    old = _with_papers(
        Paper("a", "Nota", "nota_dinas"),
        Paper("b", "Surat", "surat_dinas"),
        Paper("c", "Laporan", "laporan"),
        Paper("d", "Berkas", "berkas"),
        does={"s1": "c", "s2": "d"},
    )
    new = _with_papers(
        Paper("a", "Nota Dinas", "nota_dinas"),
        Paper("x", "SURAT", "surat_dinas"),
        Paper("y", "Laporan Akhir", "laporan"),
        Paper("z", "Berkas Lain", "surat_dinas"),
        does={"s1": "y", "s2": "z"},
    )

    assert match_papers(old, new, same) == {"a": "a", "b": "x", "c": "y"}
    assert match_papers(old, new, {}) == {"a": "a", "b": "x"}


def test_a_paper_of_the_new_version_is_the_counterpart_of_one_only() -> None:
    old = _with_papers(
        Paper("a", "Laporan", "laporan"), Paper("b", "Laporan", "laporan"), does={}
    )
    new = _with_papers(Paper("c", "Laporan", "laporan"), does={})

    assert len(match_papers(old, new, {})) == 1


def test_eyes_follow_the_paper_to_its_new_name() -> None:
    memory = Memory((1, 0), {"spt": 7, "nota": 8})

    carried = carried_memory(memory, (0, 1), {"spt": "perintah"})

    assert carried.eyes == {"perintah": 7, "nota": 8}
