"""The engine against a small reference, over strange SOPs and random acts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.engine.reference import Reference
from tests.core.engine.sops import strange_sops

from lajur.core.engine import CaseState, Refused, compile_sop, return_ways
from lajur.core.engine.moves import Position
from lajur.core.sop import Sop

ACTS = st.lists(
    st.tuples(
        st.integers(0, 9), st.sampled_from(["go", "go", "back"]), st.integers(0, 3)
    ),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(strange_sops(), st.integers(1, 3), ACTS)
def test_moves_as_the_reference_does(
    sop: Sop, width: int, acts: list[tuple[int, str, int]]
) -> None:
    units = tuple(range(101, 101 + width))
    state = CaseState.started(compile_sop(sop), units)
    reference = Reference(sop, units)

    for pick, act, choice in acts:
        assert _open(state) == reference.open()
        assert (state.status == "finished") == reference.ended
        if not state.tasks:
            break
        branches = sorted(state.tasks, key=str)
        unit = branches[pick % len(branches)]
        if act == "go":
            ways = state.flow.step(state.tasks[unit].step).forward
            place = choice % len(ways)
            target = reference.target(unit, place)
            state = state.completed(unit, ways[place].outcome, 7)
            reference.go(unit, target)
        else:
            state = _returned(state, reference, unit)
    assert _open(state) == reference.open()


def _open(state: CaseState) -> dict[int | None, tuple[str, int]]:
    return {unit: (task.step, task.round) for unit, task in state.tasks.items()}


def _returned(state: CaseState, reference: Reference, unit: int | None) -> CaseState:
    task = state.tasks[unit]
    outer = state.join.outer if state.join else None
    ways = return_ways(state.flow, Position(task.step, task.memory, unit, outer))
    drawn = reference.drawn_targets(unit)
    if not ways:
        with pytest.raises(Refused, match="no_way_back"):
            state.returned(unit)
        assert not drawn
        return state
    assert [way.to for way in ways if way.drawn] == drawn
    target = ways[0].to
    assert target is not None
    if not drawn:
        _assert_sensible(state, reference, unit, target)
    reference.go(unit, target)
    return state.returned(unit)


def _assert_sensible(
    state: CaseState, reference: Reference, unit: int | None, target: str
) -> None:
    """An undrawn return goes to a step this branch has been at, further back."""
    here = state.flow.step(state.tasks[unit].step)
    there = state.flow.step(target)
    assert there.index < here.index
    been = {step for step, who in reference.history if who in (unit, None)}
    runs = state.join is None and there.region is not None
    assert target in been or runs
