"""Ruling lines, symbols, lines and arrow heads are told apart."""

import pytest

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.ink import Ink, Path, Ruling, told_apart


def stroke(*points: Point) -> Path:
    return Path(points, closed=False, filled=False, stroked=True)


def shape(*points: Point, filled: bool = False, curves: bool = False) -> Path:
    return Path(points, True, filled, stroked=True, curves=curves)


def test_a_stroke_and_a_filled_sliver_are_both_ruling_lines() -> None:
    sliver = shape((0, 0), (1, 0), (1, 50), (0, 50), filled=True)
    ink = told_apart([stroke((0, 9), (50, 9)), sliver])
    assert ink == Ink(level=[Ruling(9, 0, 50)], upright=[Ruling(0.5, 0, 50)])


def test_two_short_slants_are_a_head_only_where_they_meet() -> None:
    left, right = stroke((0, 0), (4, 7)), stroke((8, 0), (4, 7))
    assert told_apart([left, right]).heads == [Box(0, 0, 8, 7)]
    assert told_apart([left, stroke((28, 0), (24, 7))]).heads == []


def test_a_narrow_head_of_two_strokes_is_no_pair_of_ruling_lines() -> None:
    ink = told_apart([stroke((0, 0), (3, 6)), stroke((6, 0), (3, 6))])
    assert ink == Ink(heads=[Box(0, 0, 6, 6)])


def test_of_small_shapes_only_triangles_and_filled_tips_are_heads() -> None:
    corners = ((0, 0), (6, 0), (3, 6))
    barb = ((30, 0), (36, 0), (33, 6), (33, 2))
    square = shape((20, 0), (26, 0), (26, 6), (20, 6), filled=True)
    assert told_apart([shape(*corners), square]) == Ink(heads=[Box(0, 0, 6, 6)])
    told = told_apart([shape(*barb, filled=True), shape(*barb)])
    assert told == Ink(heads=[Box(30, 0, 36, 6)])


def test_a_dash_is_a_piece_of_a_line_and_a_dot_is_none() -> None:
    ink = told_apart([stroke((0, 9), (2, 9)), stroke((4, 9), (4.5, 9))])
    assert ink == Ink(level=[Ruling(9, 0, 2)])


def test_the_outline_of_a_thin_elbow_is_a_line() -> None:
    elbow = shape((0, 0), (50, 0), (50, 40), (49, 40), (49, 1), (0, 1), filled=True)
    assert told_apart([elbow]) == Ink(lines=[((0, 0), (50, 0), (50, 40))])


@pytest.mark.parametrize(
    ("corners", "kind"),
    [
        (((0, 0), (50, 0), (50, 20), (0, 20)), ShapeKind.PROCESS),
        (((0, 10), (25, 0), (50, 10), (25, 20)), ShapeKind.DECISION),
        (((0, 0), (24, 0), (24, 12), (12, 20), (0, 12)), ShapeKind.OFFPAGE),
        (((15, 0), (50, 0), (35, 20), (0, 20)), ShapeKind.OTHER),
    ],
)
def test_corners_tell_what_a_symbol_means(
    corners: tuple[Point, ...], kind: ShapeKind
) -> None:
    assert [outline.kind for outline in told_apart([shape(*corners)]).outlines] == [
        kind
    ]


@pytest.mark.parametrize(
    ("inset", "kind"), [(10, ShapeKind.TERMINATOR), (3, ShapeKind.PROCESS)]
)
def test_a_capsule_is_rounder_than_a_box(inset: float, kind: ShapeKind) -> None:
    above, below = ((inset, 0), (50 - inset, 0)), ((50 - inset, 20), (inset, 20))
    ink = told_apart([shape(*above, (50, 10), *below, (0, 10), curves=True)])
    assert [outline.kind for outline in ink.outlines] == [kind]
