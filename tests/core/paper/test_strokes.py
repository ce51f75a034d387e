"""Arrow heads are given to the ends of the lines they stand at."""

from lajur.core.paper.flowchart import Stroke
from lajur.core.paper.geometry import Box
from lajur.core.paper.strokes import strokes_of

LINE = ((0.0, 0.0), (20.0, 0.0))


def test_a_line_ends_at_the_tip_of_its_head() -> None:
    head = Box(20, -3, 26, 3)
    assert strokes_of([LINE], [head]) == [Stroke(((0, 0), (26, 0)), at_end=True)]


def test_a_line_down_ends_at_the_lowest_point_of_its_head() -> None:
    (told,) = strokes_of([((0, 0), (0, 20))], [Box(-3, 18, 3, 24)])
    assert told.points == ((0, 0), (0, 24))


def test_a_head_at_the_beginning_points_back() -> None:
    line = ((0.0, 20.0), (0.0, 50.0))
    told = strokes_of([line], [Box(-3, 14, 3, 20)])
    assert told == [Stroke(((0, 14), (0, 50)), at_start=True)]


def test_a_head_belongs_to_the_nearest_line() -> None:
    told = strokes_of([LINE, ((31, 0), (60, 0))], [Box(21, -3, 27, 3)])
    assert [(stroke.at_start, stroke.at_end) for stroke in told] == [
        (False, True),
        (False, False),
    ]


def test_lines_that_meet_at_a_head_share_it() -> None:
    told = strokes_of([LINE, ((23, 30), (23, 3))], [Box(20, -3, 26, 3)])
    assert [stroke.at_end for stroke in told] == [True, True]


def test_a_line_with_a_head_of_its_own_begins_where_another_ends() -> None:
    out = ((20.0, 0.0), (40.0, 0.0), (40.0, -30.0))
    told = strokes_of([LINE, out], [Box(20, -3, 26, 3), Box(37, -36, 43, -30)])
    assert [(stroke.at_start, stroke.at_end) for stroke in told] == [
        (False, True),
        (False, True),
    ]


def test_a_head_far_from_every_line_is_nobodys() -> None:
    assert strokes_of([LINE], [Box(27, -3, 33, 3)]) == [Stroke(LINE)]
    assert strokes_of([], [Box(0, 0, 6, 6)]) == []
