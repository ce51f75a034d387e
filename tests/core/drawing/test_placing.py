"""Rows and lanes are as large as asked, or as their lines need."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing.sheet import faults
from tests.core.drawing.sops import sop_of, sops

from lajur.core.drawing.form import METRICS
from lajur.core.drawing.lanes import arrange
from lajur.core.drawing.placing import place
from lajur.core.drawing.routes import route


def sizes(borders):
    return [b - a for a, b in pairwise(borders)]


def test_keeps_the_heights_the_texts_ask_for():
    routes = route(arrange(sop_of(0, 1, 0, back={3: 2})))

    figure = place(routes, METRICS, rows=[66, 120, 80, 42], lanes=[72, 72])

    assert sizes(figure.rows)[:3] == [66, 120, 80]
    assert sizes(figure.lanes) == [72, 72]
    assert [symbol.y for symbol in figure.symbols][:2] == [33, 126]


def test_a_row_grows_with_the_lines_that_run_through_it():
    back = dict.fromkeys(range(3, 9), 2)
    routes = route(arrange(sop_of(*[0, 1] * 5, back=back)))

    figure = place(routes, METRICS, rows=[1] * 10, lanes=[1, 1])

    assert min(sizes(figure.rows)) >= 2 * 13
    assert faults(figure) == []


@settings(max_examples=25, deadline=None)
@given(sops(most=8), st.randoms(use_true_random=False))
def test_fits_rows_of_any_height(sop, random):
    routes = route(arrange(sop))
    rows = [random.uniform(0, 200) for _ in routes.plan.rows]
    lanes = [random.uniform(0, 120) for _ in routes.plan.lanes]

    figure = place(routes, METRICS, rows=rows, lanes=lanes)

    assert faults(figure) == []
    pairs = zip(sizes(figure.rows), rows, strict=True)
    assert all(have >= asked - 1e-6 for have, asked in pairs)
