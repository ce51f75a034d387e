"""The live chart shows the same flow, and what happened on it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.core.drawing.sheet import faults
from tests.core.drawing.sops import catalogue_sops, sop_of, sops

from lajur.core.drawing.describe import NodeState, Stage
from lajur.core.drawing.live import live_chart
from lajur.core.sop.model import How, Sop

DONE = NodeState(Stage.DONE)
NOW = NodeState(Stage.CURRENT)


def lines(chart):
    return {(line.source, line.target): line for line in chart.figure.lines}


def on_own_sheet(chart):
    return chart.figure.moved(-chart.look.left, -chart.look.top)


@settings(max_examples=20, deadline=None)
@given(sops(most=8))
def test_is_drawn_without_a_fault_both_ways(sop):
    returned = {step.id: NodeState(Stage.DONE, returned=1) for step in sop.steps}

    for orientation in ("across", "upright"):
        assert faults(on_own_sheet(live_chart(sop, returned, orientation))) == []


def test_the_catalogue_cross_nothing():
    for sop in catalogue_sops():
        assert live_chart(sop, {}).figure.crossings == 0
        assert faults(on_own_sheet(live_chart(sop, {}))) == []


def test_goes_on_by_one_turn_into_a_side():
    chart = live_chart(sop_of(0, 1, 0), {})

    points = lines(chart)["s1", "s2"].points
    assert len(points) == 3
    assert points[0][1] == points[1][1]
    assert points[1][0] == points[2][0]


def test_few_steps_are_spread_and_many_make_it_wider():
    few, many = live_chart(sop_of(0, 1), {}), live_chart(sop_of(*[0, 1] * 20), {})

    assert few.size[0] == 1123
    assert many.size[0] > 1123
    assert live_chart(sop_of(0, 1, 2), {}, "upright").size[0] == 328


def test_a_line_is_walked_when_both_its_ends_were_reached():
    sop = sop_of(0, 1, 0, 1)
    chart = live_chart(sop, {"s1": DONE, "s2": NOW})

    walked = {key for key, line in lines(chart).items() if chart.is_walked(line)}
    assert walked == {("s1", "s2")}


def test_the_lines_of_added_capsules_follow_their_step():
    chart = live_chart(sop_of(0), {"s1": DONE})

    assert all(chart.is_walked(line) for line in chart.figure.lines)
    assert chart.state("#start") == NodeState()


def test_counts_the_returns_on_their_line():
    sop = sop_of(0, 1, 0, back={2: 1, 3: 2})
    chart = live_chart(sop, {"s2": NodeState(Stage.DONE, returned=2), "s3": NOW})

    counts = {key: chart.times_back(line) for key, line in lines(chart).items()}
    assert counts["s2", "s1"] == 2
    assert counts["s3", "s2"] == 0


@pytest.mark.parametrize("orientation", ["across", "upright"])
def test_draws_a_return_the_sop_does_not_draw(orientation):
    state = NodeState(Stage.DONE, returned=1, returned_to="s1")

    chart = live_chart(sop_of(0, 1, 0), {"s3": state}, orientation)

    line = lines(chart)["s3", "s1"]
    assert line.how is How.RETURN
    assert chart.times_back(line) == 1


def test_a_return_to_an_unknown_step_is_left_out():
    state = NodeState(Stage.DONE, returned=1, returned_to="s9")

    chart = live_chart(sop_of(0, 1), {"s2": state})

    assert set(lines(chart)) == {("s1", "s2")}


def test_upright_draws_only_returns_that_happened():
    sop = sop_of(0, 1, 0, back={2: 1, 3: 2})
    states = {"s2": NodeState(Stage.DONE, returned=1)}

    found = lines(live_chart(sop, states, "upright"))

    assert ("s2", "s1") in found
    assert ("s3", "s2") not in found


def test_has_no_names_of_outcomes():
    chart = live_chart(sop_of(0, 1, 0, back={2: 1}), {})

    assert {line.label for line in chart.figure.lines} == {None}


def test_an_empty_sop_has_an_empty_chart():
    chart = live_chart(Sop("kosong", None), {})

    assert chart.figure.symbols == ()
    assert live_chart(replace(chart.sop), {}, "upright").figure.lines == ()
