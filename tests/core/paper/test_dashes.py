"""Dashes are the line they draw."""

from lajur.core.paper.dashes import undashed
from lajur.core.paper.ink import Ruling


def dashes(count: int, at: float = 5, long: float = 3, gap: float = 2) -> list[Ruling]:
    step = long + gap
    return [Ruling(at, n * step, n * step + long) for n in range(count)]


def test_dashes_are_one_line_with_its_last_piece() -> None:
    assert undashed([*dashes(6), Ruling(5, 30, 31)], 3) == [Ruling(5, 0, 31)]


def test_wider_gaps_than_a_table_bridges_are_bridged() -> None:
    assert undashed(dashes(4, long=8, gap=5), 3) == [Ruling(5, 0, 47)]


def test_two_pieces_and_uneven_ones_are_no_dashes() -> None:
    assert undashed(dashes(2, long=6), 3) == dashes(2, long=6)
    uneven = [Ruling(5, 0, 4), Ruling(5, 6, 18), Ruling(5, 20, 24)]
    assert undashed(uneven, 3) == uneven


def test_dots_apart_are_no_line_and_long_lines_stay() -> None:
    assert undashed([*dashes(4, gap=9), Ruling(5, 100, 200)], 3) == [
        Ruling(5, 100, 200)
    ]
