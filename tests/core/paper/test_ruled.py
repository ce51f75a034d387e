"""Tables are found by their ruling lines."""

from collections.abc import Sequence

from lajur.core.paper.geometry import Box
from lajur.core.paper.ink import Ruling
from lajur.core.paper.ruled import Grid, find_grids


def across(low: float, high: float, *places: float) -> list[Ruling]:
    return [Ruling(at, low, high) for at in places]


def only(level: Sequence[Ruling], upright: Sequence[Ruling]) -> Grid:
    (grid,) = find_grids(level, upright).grids
    return grid


def test_crossing_lines_are_a_table_even_in_pieces() -> None:
    pieces = [*across(0, 22, 10), *across(23, 40, 10.5)]
    grid = only([*across(0, 40, 0, 20), *pieces], across(0, 20, 0, 20, 40))
    assert (grid.xs, grid.ys) == ((0, 20, 40), (0, 10, 20))
    assert (grid.rows, grid.columns, grid.box) == (2, 2, Box(0, 0, 40, 20))


def test_a_cell_owns_the_places_no_line_parts_off() -> None:
    upright = [*across(0, 20, 0, 40), *across(10, 20, 20)]
    grid = only(across(0, 40, 0, 10, 20), upright)
    assert grid.owner == {
        (0, 0): (0, 0),
        (0, 1): (0, 0),
        (1, 0): (1, 0),
        (1, 1): (1, 1),
    }


def test_one_cell_is_a_box_and_a_line_into_it_is_left_over() -> None:
    found = find_grids(
        [*across(0, 40, 0, 20), *across(-30, 15, 10)], across(0, 20, 0, 40)
    )
    assert found.grids == ()
    assert found.boxes == (Box(0, 0, 40, 20),)
    assert found.rest == (((-30, 10), (15, 10)),)


def test_tables_apart_come_from_top_to_bottom() -> None:
    level = [*across(0, 40, 50, 60, 70), *across(100, 140, 0, 10, 90)]
    upright = [*across(50, 70, 0, 40), *across(0, 90, 100, 140)]
    tops = [grid.box.top for grid in find_grids(level, upright).grids]
    assert tops == [0, 50]


def test_a_point_outside_belongs_to_the_nearest_cell() -> None:
    grid = Grid((0, 20, 40), (0, 10, 20), {})
    assert grid.place((25, 5)) == (0, 1)
    assert grid.place((-5, 90)) == (1, 0)


def test_a_box_stands_in_the_columns_it_covers_by_more_than_a_fifth() -> None:
    grid = Grid((0, 100, 200), (0, 10), {})
    assert grid.columns_under(Box(70, 0, 130, 10)) == (0, 1)
    assert grid.columns_under(Box(85, 0, 185, 10)) == (1,)
    assert grid.columns_under(Box(250, 0, 300, 10)) == (1,)
