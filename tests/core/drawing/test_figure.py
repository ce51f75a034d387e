"""Outlines and figures keep their measures."""

import pytest

from lajur.core.drawing.figure import Figure, Line, Symbol, box_of, overlap
from lajur.core.drawing.lanes import Shape
from lajur.core.drawing.streets import Side
from lajur.core.sop.model import How


@pytest.mark.parametrize(
    ("shape", "side", "shift", "point"),
    [
        (Shape.BOX, Side.TOP, 9, (109, 87)),
        (Shape.BOX, Side.RIGHT, -4, (119, 96)),
        (Shape.DIAMOND, Side.BOTTOM, 9.5, (109.5, 106.5)),
        (Shape.DIAMOND, Side.LEFT, 0, (81, 100)),
        (Shape.PENTAGON, Side.BOTTOM, 0, (100, 113)),
        (Shape.PENTAGON, Side.BOTTOM, 19, (119, 103.25)),
        (Shape.PENTAGON, Side.TOP, 5, (105, 87)),
        (Shape.CAPSULE, Side.BOTTOM, 6, (106, 113)),
        (Shape.CAPSULE, Side.BOTTOM, 11, (111, 112)),
        (Shape.CAPSULE, Side.RIGHT, 0, (119, 100)),
    ],
)
def test_a_line_ends_on_the_outline(shape, side, shift, point):
    symbol = Symbol("s1", shape, 100, 100, (19, 13))

    assert symbol.border(side, shift) == pytest.approx(point)


def test_a_turned_figure_runs_from_left_to_right():
    symbol = Symbol("s1", Shape.BOX, 10, 20, (3, 4))
    line = Line("s1", "s2", How.FORWARD, ((1, 2), (3, 4)))
    figure = Figure((0, 30), (0, 50, 90), (symbol,), (line,), joins=(((1, 2), (3, 4)),))

    turned = figure.turned()

    assert turned.size == (90, 30)
    assert turned.symbols[0].box == (16, 7, 24, 13)
    assert turned.lines[0].points == ((2, 1), (4, 3))
    assert turned.joins == (((2, 1), (4, 3)),)


def test_a_moved_figure_moves_whole():
    symbol = Symbol("s1", Shape.BOX, 10, 20, (3, 4))
    line = Line("s1", "s2", How.FORWARD, ((1, 2), (3, 4)))
    figure = Figure((0, 30), (0, 50), (symbol,), (line,), joins=(((1, 2), (3, 4)),))

    moved = figure.moved(100, 10)

    assert moved.size == (130, 60)
    assert (moved.symbols[0].x, moved.symbols[0].y) == (110, 30)
    assert moved.lines[0].points == ((101, 12), (103, 14))
    assert moved.joins == (((101, 12), (103, 14)),)


def test_rectangles_near_each_other_overlap_by_their_gap():
    assert not overlap((0, 0, 5, 5), (6, 0, 9, 5))
    assert overlap((0, 0, 5, 5), (6, 0, 9, 5), gap=2)
    assert box_of((4, 1), (2, 3)) == (2, 1, 4, 3)
