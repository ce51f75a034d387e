"""Symbols are told apart from the cells of tables and from frames."""

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.geometry import Box
from lajur.core.paper.ink import Ink, Outline, Ruling
from lajur.core.paper.outlines import cell_edges, symbols


def square(
    left: float, top: float, wide: float, high: float, *, stroked: bool = True
) -> Outline:
    box = Box(left, top, left + wide, top + high)
    return Outline(ShapeKind.PROCESS, box, square=True, stroked=stroked)


def test_a_symbol_filled_and_stroked_is_one() -> None:
    filled, stroked = square(0, 0, 50, 20, stroked=False), square(1, 1, 48, 18)
    assert symbols(Ink(outlines=[filled, stroked])) == [stroked]


def test_a_frame_is_no_symbol() -> None:
    small = square(300, 0, 50, 20)
    frames = [square(0, 0, 221, 20), square(0, 200, 50, 141)]
    assert symbols(Ink(outlines=[*frames, small])) == [small]


def test_a_square_on_ruling_lines_is_a_cell_and_a_diamond_is_not() -> None:
    box = Box(0, 0, 50, 20)
    diamond = Outline(ShapeKind.DECISION, box, stroked=True)
    level = [Ruling(0, 0, 200), Ruling(20, 0, 200)]
    assert symbols(Ink(level, outlines=[square(0, 0, 50, 20)])) == []
    assert symbols(Ink(level, outlines=[diamond])) == [diamond]


def test_squares_side_by_side_are_cells_of_each_other() -> None:
    cells = [square(x, y, 50, 20) for x in (0, 50) for y in (0, 20)]
    alone = square(300, 0, 50, 20)
    assert symbols(Ink(outlines=[*cells, alone])) == [alone]


def test_stroked_cells_rule_the_page_and_symbols_do_not() -> None:
    cell, symbol = square(0, 0, 50, 20), square(5, 5, 20, 10)
    filled = square(100, 0, 50, 20, stroked=False)
    line = Ruling(40, 0, 90)
    edges = cell_edges(Ink([line], outlines=[cell, symbol, filled]), [symbol])
    assert edges.level == [line, Ruling(0, 0, 50), Ruling(20, 0, 50)]
    assert edges.upright == [Ruling(0, 0, 20), Ruling(50, 0, 20)]
