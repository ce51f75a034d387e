"""Symbols are joined by the lines that touch them."""

from lajur.core.paper.blocks import Arrow, ShapeKind
from lajur.core.paper.flowchart import Figure, Loose, Stroke, Word, connect, nearest
from lajur.core.paper.geometry import Box


def box(name: str, left: float, top: float) -> Figure:
    return Figure(name, ShapeKind.PROCESS, Box(left, top, left + 40, top + 20))


A, B, C = box("a", 0, 0), box("b", 0, 100), box("c", 100, 100)


def test_the_end_with_a_head_is_pointed_at() -> None:
    upwards = Stroke(((20, 20), (20, 100)), at_start=True)
    assert connect([A, B], [upwards]).arrows == {"a": [], "b": [Arrow("a")]}


def test_a_line_that_ends_on_another_shares_its_target() -> None:
    trunk = Stroke(((20, 20), (20, 60), (120, 60), (120, 100)), at_end=True)
    branch = Stroke(((20, 100), (20, 60)))
    told = connect([A, B, C], [trunk, branch]).arrows
    assert told == {"a": [Arrow("c")], "b": [Arrow("c")], "c": []}


def test_an_arrow_that_stops_short_reaches_its_symbol_within_bounds() -> None:
    short = Stroke(((20, 20), (20, 75)), at_end=True)
    shorter = Stroke(((20, 20), (20, 65)), at_end=True)
    assert connect([A, B], [short]).arrows["a"] == [Arrow("b")]
    assert connect([A, B], [shorter]).arrows["a"] == []


def test_words_label_the_line_they_stand_along() -> None:
    down = Stroke(((10, 20), (10, 100)), at_end=True)
    across = Stroke(((40, 10), (120, 10), (120, 100)), at_end=True)
    words = [Word("Ya", Box(14, 50, 24, 58)), Word("Tidak", Box(70, 0, 90, 8))]
    told = connect([A, B, C], [down, across], words).arrows["a"]
    assert told == [Arrow("b", "Ya"), Arrow("c", "Tidak")]


def test_lines_with_one_symbol_only_go_on_elsewhere() -> None:
    out = Stroke(((20, 120), (20, 200)), at_end=True)
    into = Stroke(((20, -80), (20, 0)), at_end=True)
    joined = connect([A, B], [out, into])
    assert joined.arrows == {"a": [], "b": []}
    assert joined.leaving == [Loose("b", (20, 200))]
    assert joined.coming == [Loose("a", (20, -80))]


def test_the_nearest_symbol_is_told_by_its_middle() -> None:
    assert nearest([A, B, C], (90, 110)) == C
    assert nearest([], (0, 0)) is None


def test_a_corner_is_joined_to_its_own_line_and_not_to_one_close_by() -> None:
    figures = [box("a", 0, 0), box("b", 100, 0), box("c", 100, 90)]
    (ay, cy) = figures[0].box.middle[1], figures[2].box.middle[1]
    right, left = figures[0].box.right, figures[2].box.left
    strokes = [
        Stroke(((right, ay), (70, ay))),
        Stroke(((70, ay), (70, cy))),
        Stroke(((70, cy), (left, cy)), at_end=True),
        Stroke(((73, 40), (73, 130))),
        Stroke(
            ((73, 40), (figures[1].box.middle[0], figures[1].box.bottom)), at_end=True
        ),
    ]
    assert [arrow.to for arrow in connect(figures, strokes, []).arrows["a"]] == ["c"]
