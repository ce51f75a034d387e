"""Names of shapes and turns of lines mean what is seen."""

import pytest
from lxml import etree

from lajur.core.paper import Arrow, ShapeKind
from lajur.core.paper.flowchart import Figure, Stroke, Word
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.ruled import Grid
from lajur.core.paper.symbols import (
    Drawing,
    Line,
    bends_of,
    heads_of,
    is_bare,
    is_line,
    is_odd,
    kind_of_preset,
    number_of,
    points_of_line,
    preset_of,
)

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
FRAME = Box(0, 0, 20, 10)


def xml(inner: str) -> etree._Element:
    return etree.fromstring(f"<p {A}>{inner}</p>")


def figure(name: str, left: float, top: float, kind: str = "process") -> Figure:
    return Figure(name, ShapeKind(kind), Box(left, top, left + 40, top + 20))


def rounded(points: tuple[Point, ...]) -> list[tuple[int, int]]:
    return [(round(x), round(y)) for x, y in points]


@pytest.mark.parametrize(
    ("preset", "roundness", "kind"),
    [
        ("rect", 0, ShapeKind.PROCESS),
        ("roundRect", 16_667, ShapeKind.PROCESS),
        ("roundRect", 50_000, ShapeKind.TERMINATOR),
        ("flowChartTerminator", 0, ShapeKind.TERMINATOR),
        ("flowChartDecision", 0, ShapeKind.DECISION),
        ("homePlate", 0, ShapeKind.OFFPAGE),
        ("flowChartDocument", 0, ShapeKind.PROCESS),
        ("smileyFace", 0, ShapeKind.OTHER),
    ],
)
def test_presets_mean_symbols(preset: str, roundness: int, kind: ShapeKind) -> None:
    assert kind_of_preset(preset, roundness) is kind


def test_shapes_outside_the_five_are_odd_and_stand_for_an_act() -> None:
    names = ("flowChartDocument", "cloud", "star5", "rect", "diamond", "smileyFace")

    assert [is_odd(name) for name in names] == [True, True, True, False, False, False]
    assert kind_of_preset("cloud") is ShapeKind.PROCESS


def test_connectors_are_lines() -> None:
    names = ("line", "straightConnector1", "bentConnector3", "curvedConnector4", "rect")
    assert [is_line(name) for name in names] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("preset", "turn", "flips", "points"),
    [
        ("line", 0, (False, False), [(0, 0), (20, 10)]),
        ("straightConnector1", 0, (True, False), [(20, 0), (0, 10)]),
        ("straightConnector1", 180, (False, False), [(20, 10), (0, 0)]),
        ("bentConnector2", 0, (False, True), [(0, 10), (20, 10), (20, 0)]),
        ("bentConnector3", 0, (False, False), [(0, 0), (10, 0), (10, 10), (20, 10)]),
        ("bentConnector3", 90, (False, False), [(20, 0), (20, 5), (0, 5), (0, 10)]),
    ],
)
def test_lines_run_as_they_are_turned_and_flipped(
    preset: str, turn: float, flips: tuple[bool, bool], points: list[tuple[int, int]]
) -> None:
    drawn = points_of_line(preset, FRAME, turn, across=flips[0], down=flips[1])
    assert rounded(drawn) == points


def test_lines_bend_where_they_are_adjusted() -> None:
    assert rounded(
        points_of_line(
            "bentConnector5", FRAME, 0, across=False, down=False, bends=(-1, 2, 3)
        )
    ) == [(0, 0), (-20, 0), (-20, 20), (60, 20), (60, 10), (20, 10)]
    assert (
        len(points_of_line("bentConnector4", FRAME, 0, across=False, down=False)) == 5
    )


def test_properties_are_read_with_care() -> None:
    properties = xml(
        '<a:prstGeom prst="rect"><a:avLst><a:gd fmla="val 50000"/><a:gd fmla="*/ w"/>'
        '</a:avLst></a:prstGeom><a:ln><a:tailEnd type="triangle"/></a:ln>'
    )
    assert preset_of(properties) == "rect"
    assert preset_of(None) == preset_of(xml("<a:custGeom/>")) == ""
    assert bends_of(properties) == [0.5]
    assert heads_of(properties) == (False, True)
    assert heads_of(xml('<a:ln><a:headEnd type="none"/></a:ln>')) == (False, False)
    assert number_of(xml("").getroottree().getroot(), "x") == 0
    assert number_of(None, "x") == 0
    assert number_of(etree.fromstring('<a x="-1.5"/>'), "x") == -1.5


def test_a_frame_without_filling_and_outline_is_bare() -> None:
    assert is_bare(xml("<a:noFill/><a:ln><a:noFill/></a:ln>"))
    assert not is_bare(xml("<a:noFill/>"))
    assert not is_bare(xml("<a:ln><a:noFill/></a:ln>"))


def arrows(drawing: Drawing, *, loosely: bool = False) -> dict[str, list[Arrow]]:
    grid = Grid((0.0, 100.0), (0.0, 1000.0), {})
    return {
        shape.id: list(shape.arrows)
        for shapes in drawing.shapes(grid, loosely=loosely).values()
        for shape in shapes
    }


def test_lines_that_name_their_ends_join_them_wherever_they_are_drawn() -> None:
    far = Stroke(((500, 500), (600, 600)))
    back = Stroke(((500, 500), (600, 600)), at_start=True)
    drawing = Drawing(
        [figure("a", 0, 0), figure("b", 0, 100), figure("c", 0, 200)],
        [],
        [Line(far, "a", "b"), Line(back, "b", "c"), Line(far, "a", "gone")],
    )
    assert arrows(drawing) == {"a": [Arrow("b")], "b": [], "c": [Arrow("b")]}


def test_a_named_end_wins_over_a_symbol_in_the_same_place() -> None:
    line = Line(Stroke(((20, 20), (20, 100)), at_end=True), "a", "b")
    drawing = Drawing(
        [figure("a", 0, 0), figure("aa", 0, 100), figure("b", 0, 100)], [], [line]
    )
    assert Arrow("b") in arrows(drawing)["a"]


def test_named_ends_that_are_drawn_alike_are_told_once_with_their_words() -> None:
    line = Line(Stroke(((20, 20), (20, 100)), at_end=True), "a", "b")
    drawing = Drawing(
        [figure("a", 0, 0, "decision"), figure("b", 0, 100)],
        [Word("Ya", Box(24, 50, 34, 60))],
        [line, line],
    )
    assert arrows(drawing) == {"a": [Arrow("b", "Ya")], "b": []}


def test_a_short_line_reaches_the_next_symbol_only_loosely() -> None:
    line = Line(Stroke(((20, 24), (20, 60)), at_end=True))
    drawing = Drawing([figure("a", 0, 0), figure("b", 0, 140)], [], [line])
    assert arrows(drawing, loosely=True)["a"] == [Arrow("b")]
    lost = Line(Stroke(((90, 24), (90, 60)), at_end=True))
    assert not any(arrows(Drawing(drawing.figures, [], [lost]), loosely=True).values())


def test_shapes_right_of_the_table_are_not_its_own() -> None:
    assert arrows(Drawing([figure("a", 90, 0)], [], [])) == {}


def test_off_page_connectors_are_joined_by_their_words_or_their_place() -> None:
    def page(name: str, left: float, top: float, text: str = "") -> Figure:
        return Figure(name, ShapeKind.OFFPAGE, Box(left, top, left + 9, top + 9), text)

    lines = [
        Line(Stroke(((0, 0), (1, 1)), at_end=True), start, end)
        for start, end in (("a", "p"), ("b", "q"), ("r", "c"), ("s", "d"), ("x", "y"))
    ]
    drawing = Drawing(
        [
            *(figure(name, 0, 50 * n) for n, name in enumerate("abcd")),
            page("p", 60, 100, "2"),
            page("q", 80, 100),
            page("r", 60, 130, "1"),
            page("s", 80, 130, "2"),
            page("t", 80, 300),
        ],
        [],
        lines,
    )
    told = arrows(drawing)
    assert told["p"] == [Arrow("s")]
    assert told["q"] == [Arrow("r")]
    assert told["t"] == []


def test_off_page_connectors_lettered_differently_are_not_joined() -> None:
    def page(name: str, top: float, text: str) -> Figure:
        return Figure(name, ShapeKind.OFFPAGE, Box(0, top, 9, top + 9), text)

    lines = [
        Line(Stroke(((0, 0), (1, 1)), at_end=True), start, end)
        for start, end in (("p", "b"), ("b", "q"))
    ]
    drawing = Drawing(
        [page("p", 0, "A"), figure("b", 0, 50), page("q", 100, "B")], [], lines
    )

    assert arrows(drawing)["q"] == []
