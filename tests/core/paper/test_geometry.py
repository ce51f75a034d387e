"""Places, lengths and areas are measured as they are seen."""

import pytest

from lajur.core.paper.geometry import (
    Box,
    Point,
    area_of,
    box_of,
    centre_line,
    distance_to_line,
    length_of,
)


@pytest.mark.parametrize(
    ("point", "away"),
    [((5, 5), 0), ((10, 20), 0), ((14, 5), 4), ((5, -2), 2), ((13, 24), 5)],
)
def test_a_point_is_as_far_as_the_nearest_edge_or_corner(
    point: Point, away: float
) -> None:
    assert Box(0, 0, 10, 20).distance(point) == away


def test_the_box_around_points_is_as_wide_and_high_as_they_are() -> None:
    box = box_of([(30, 10), (0, 40), (20, 0)])
    assert box == Box(0, 0, 30, 40)
    assert (box.width, box.height, box.middle) == (30, 40, (15, 20))


def test_the_area_is_the_same_whichever_way_round() -> None:
    corners = [(0.0, 0.0), (10.0, 0.0), (0.0, 6.0)]
    assert area_of(corners) == area_of(corners[::-1]) == 30


def test_an_elbow_is_as_long_as_its_parts() -> None:
    assert length_of([(0, 0), (3, 4), (3, 10)]) == 11


def test_a_line_is_no_nearer_than_its_ends() -> None:
    line = [(0.0, 0.0), (10.0, 0.0)]
    assert distance_to_line((5, 3), line) == 3
    assert distance_to_line((13, 4), line) == 5
    assert distance_to_line((3, 4), [(0, 0)]) == 5


def test_the_outline_of_a_thin_elbow_becomes_its_middle() -> None:
    outline = [(50, 0), (50, 40), (49, 40), (49, 1), (0, 1), (0, 0)]
    assert centre_line(outline, 3) == ((50, 40), (50, 0), (0, 1))
