"""Lines go around symbols and one another, on any SOP."""

import pytest
from hypothesis import given, settings
from tests.core.drawing.sheet import crossings, faults
from tests.core.drawing.sops import catalogue_sops, sop_of, sops

from lajur.core.drawing.form import METRICS
from lajur.core.drawing.labels import labelled
from lajur.core.drawing.lanes import arrange
from lajur.core.drawing.placing import place
from lajur.core.drawing.routes import Style, plain_route, route


def drawn(routes, row=66.0, lane=72.0):
    rows, lanes = [row] * len(routes.plan.rows), [lane] * len(routes.plan.lanes)
    return place(routes, METRICS, rows=rows, lanes=lanes)


@settings(max_examples=40, deadline=None)
@given(sops())
def test_no_line_crosses_a_symbol_or_lies_on_another(sop):
    plan = arrange(sop)

    for style in Style:
        figure = drawn(route(plan, style))

        assert faults(figure) == []
        assert len(figure.lines) == len(plan.arrows)


@settings(max_examples=30, deadline=None)
@given(sops())
def test_no_name_of_an_outcome_touches_a_symbol_or_another_name(sop):
    figure = labelled(drawn(route(arrange(sop))))

    assert faults(figure) == []


@settings(max_examples=30, deadline=None)
@given(sops())
def test_crosses_no_more_often_than_a_plain_router(sop):
    plan = arrange(sop)

    for style in Style:
        ours, plain = route(plan, style), plain_route(plan, style)

        assert ours.crossings <= plain.crossings
        assert ours.crossings == crossings(drawn(ours))
        assert faults(drawn(plain)) == []


@pytest.mark.parametrize("style", Style)
def test_draws_the_catalogue_without_a_crossing(style):
    crossed = {
        sop.slug: routes.crossings
        for sop in catalogue_sops()
        if (routes := route(arrange(sop), style)).crossings
    }

    assert len(catalogue_sops()) == 45 + 3
    assert crossed == {}


@pytest.mark.parametrize("style", Style)
def test_draws_the_catalogue_without_a_fault(style):
    for sop in catalogue_sops():
        assert faults(drawn(route(arrange(sop), style))) == []


def test_goes_down_from_below_and_back_from_the_side_to_the_lower_edge():
    plan = arrange(sop_of(0, 1, 0, 2, 1, back={3: 2}))

    figure = drawn(route(plan))
    lines = {(line.source, line.target): line.points for line in figure.lines}
    box = next(symbol for symbol in figure.symbols if symbol.key == "s2")

    on, back = lines["s1", "s2"], lines["s3", "s2"]
    assert (on[-1], on[-2][0]) == ((box.x, box.y - 13), box.x)
    assert back[0][1] == back[1][1]
    assert (abs(back[-1][0] - box.x), back[-1][1]) == (9, box.y + 13)


def test_finds_a_port_for_every_one_of_many_returns():
    back = dict.fromkeys(range(3, 26), 2)
    plan = arrange(sop_of(*[at % 4 for at in range(26)], back=back))

    figure = drawn(route(plan))

    assert faults(figure) == []


def test_draws_a_line_even_when_every_port_is_taken():
    back = dict.fromkeys(range(2, 52), 1)
    plan = arrange(sop_of(*[0] * 52, back=back))

    assert len(route(plan).paths) == len(plan.arrows)
