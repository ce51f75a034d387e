"""The whole state: joins, units, rest and end."""

import pytest
from tests.core.engine.sops import letter_sop, region_sop, sop_of, step

from lajur.core.engine import CaseState, Refused, compile_sop
from lajur.core.sop import Exit, Region, Verb


def started(units: tuple[int, ...] = (1, 2)) -> CaseState:
    return CaseState.started(compile_sop(region_sop()), units).completed(None)


def opened(state: CaseState) -> dict:
    return {unit: (task.step, task.round) for unit, task in state.tasks.items()}


def test_each_unit_has_its_own_tasks_and_rounds() -> None:
    state = started().completed(1).returned(1).completed(1)

    assert opened(state) == {1: ("s3", 2), 2: ("s2", 1)}


def test_the_last_unit_lets_the_case_go_on() -> None:
    state = started().completed(1).completed(1).completed(2)

    assert opened(state) == {2: ("s3", 1)}
    assert opened(state.completed(2)) == {None: ("s4", 1)}


def test_a_region_entered_again_counts_on_for_units_that_were_there() -> None:
    state = started((1,)).completed(1).completed(1).completed(None)

    again = state.returned(None).transferred(None, "s2")

    assert opened(again) == {1: ("s2", 2)}


def test_the_deadline_closes_the_join_without_the_silent_units() -> None:
    state = started().completed(1).completed(1)

    assert opened(state.closed_at_deadline()) == {None: ("s4", 1)}
    with pytest.raises(Refused, match="no_region"):
        state.closed_at_deadline().closed_at_deadline()


def test_a_unit_is_added_and_excused_while_the_region_runs() -> None:
    state = started().with_unit(3)

    assert opened(state)[3] == ("s2", 1)
    assert sorted(opened(state.without_unit(3))) == [1, 2]
    with pytest.raises(Refused, match="unit_known"):
        state.with_unit(3)
    with pytest.raises(Refused, match="unit_unknown"):
        state.without_unit(9)


def test_excusing_the_last_awaited_unit_goes_on_but_never_the_only_one() -> None:
    state = started().completed(1).completed(1)

    assert opened(state.without_unit(2)) == {None: ("s4", 1)}
    with pytest.raises(Refused, match="no_units"):
        started((1,)).without_unit(1)


def test_a_region_at_the_end_ends_the_case() -> None:
    sop = sop_of(step(1), step(2, "opd"), regions=(Region("r", ("s2",), "opd"),))
    state = CaseState.started(compile_sop(sop), (1, 2)).completed(None)

    state = state.completed(1)

    assert state.status == "running"
    assert state.completed(2).status == "finished"
    assert state.closed_at_deadline().status == "finished"


def test_a_region_may_follow_a_region() -> None:
    sop = sop_of(
        step(1, "opd", region="a"),
        step(2, "opd", region="b"),
        regions=(Region("a", ("s1",), "opd"), Region("b", ("s2",), "opd")),
    )
    state = CaseState.started(compile_sop(sop), (1, 2))

    state = state.completed(1).completed(2)

    assert opened(state) == {1: ("s2", 1), 2: ("s2", 1)}


def test_a_region_needs_units() -> None:
    with pytest.raises(Refused, match="no_units"):
        started(())


def test_a_loop_forward_counts_rounds() -> None:
    exits = (Exit("Cukup", "s2"), Exit("Ulang", "s1"))
    state = CaseState.started(compile_sop(sop_of(step(1, exits=exits), step(2))))

    assert opened(state.completed(None, "Ulang")) == {None: ("s1", 2)}


def test_rests_goes_on_and_is_given_up() -> None:
    state = CaseState.started(compile_sop(letter_sop()))

    resting = state.suspended()

    with pytest.raises(Refused, match="case_not_running"):
        resting.completed(None)
    with pytest.raises(Refused, match="case_not_running"):
        resting.suspended()
    assert resting.resumed() == state
    gone = resting.cancelled()
    assert (gone.status, gone.tasks) == ("cancelled", {})
    with pytest.raises(Refused, match="case_not_running"):
        gone.cancelled()


def test_a_branch_that_is_not_open_cannot_act() -> None:
    state = CaseState.started(compile_sop(letter_sop()))

    with pytest.raises(Refused, match="not_open"):
        state.completed(5)


def test_an_act_at_the_end_finishes() -> None:
    sop = sop_of(step(1, verb=Verb.SEND))

    state = CaseState.started(compile_sop(sop)).completed(None)

    assert (state.status, state.tasks) == ("finished", {})
