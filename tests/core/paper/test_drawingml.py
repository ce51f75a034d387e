"""DrawingML shapes, alone and in groups, become symbols, words and lines."""

import pytest
from lxml import etree
from tests.core.paper.office_files import DRAWINGS
from tests.core.paper.shapes import ARROW, word_shape

from lajur.core.paper import Refused, ShapeKind
from lajur.core.paper import drawingml as module
from lajur.core.paper.drawingml import child_of, take, upright
from lajur.core.paper.geometry import Box
from lajur.core.paper.symbols import Drawing

FRAME = Box(100, 100, 200, 150)


def name_of(element: etree._Element) -> str:
    told = child_of(element, "cNvPr")
    return (element if told is None else told).get("id", "")


def drawn(content: str) -> Drawing:
    drawing = Drawing([], [], [])
    for element in etree.fromstring(f"<p {DRAWINGS}>{content}</p>"):
        take(element, FRAME, drawing, name_of)
    return drawing


def test_a_shape_fills_its_frame() -> None:
    (figure,) = drawn(word_shape("diamond", text="R/T", number="4")).figures
    assert (figure.id, figure.kind, figure.box, figure.text) == (
        "4",
        ShapeKind.DECISION,
        FRAME,
        "R/T",
    )


def test_round_corners_make_a_capsule() -> None:
    guide = '<a:gd name="adj" fmla="val 50000"/>'
    (figure,) = drawn(word_shape("roundRect", adjust=guide)).figures
    assert figure.kind is ShapeKind.TERMINATOR


def test_words_in_a_text_box_or_a_bare_frame_are_labels() -> None:
    box = word_shape("rect", text="Ya").replace("cNvSpPr>", 'cNvSpPr txBox="1">', 1)
    bare = word_shape("rect", text="Tidak", line="<a:noFill/><a:ln><a:noFill/></a:ln>")
    told = drawn(box + bare)
    assert [word.text for word in told.words] == ["Ya", "Tidak"]
    assert told.figures == []


def test_a_text_box_drawn_as_a_symbol_is_one() -> None:
    box = word_shape("diamond", text="?").replace("cNvSpPr>", 'cNvSpPr txBox="1">', 1)
    assert [figure.kind for figure in drawn(box).figures] == [ShapeKind.DECISION]


def test_pictures_and_strange_shapes_are_left_out() -> None:
    told = drawn("<wpg:pic/><wps:wsp/>" + word_shape("sun"))
    assert (told.figures, told.words, told.lines) == ([], [], [])


def test_a_line_has_its_heads_its_turns_and_its_ends() -> None:
    (line,) = drawn(
        word_shape(
            "straightConnector1",
            (0, 0, 1, 1),
            line=ARROW,
            kind="cNvCnPr",
            form=' flipV="1"',
            inside='<a:stCxn id="2" idx="0"/><a:endCxn id="3" idx="1"/>',
        )
    ).lines
    assert (line.start, line.end) == ("2", "3")
    assert line.stroke.points == ((100, 150), (200, 100))
    assert line.stroke.at_end
    (bare,) = drawn("<a:cxnSp><a:spPr/></a:cxnSp>").lines
    assert bare.stroke.points == ((100, 100), (200, 150))


def test_members_of_a_group_are_scaled_into_its_frame() -> None:
    group = (
        "<wpg:wgp><wpg:grpSpPr><a:xfrm><a:chOff x='1000' y='0'/>"
        "<a:chExt cx='25400000' cy='12700000'/></a:xfrm></wpg:grpSpPr>"
        + word_shape("rect", (1000, 500, 200, 100))
        + "<wpg:grpSp><wpg:grpSpPr/></wpg:grpSp><wpg:grpSp><wpg:grpSpPr><a:xfrm>"
        "<a:off x='0' y='0'/><a:ext cx='2540000' cy='1270000'/></a:xfrm></wpg:grpSpPr>"
        + word_shape("rect", (0, 0, 5, 5))
        + "</wpg:grpSp></wpg:wgp>"
    )
    first, second = drawn(group).figures
    assert round(first.box.left, 1) == 150
    assert (round(first.box.top, 1), round(first.box.width, 1)) == (125, 10)
    assert round(second.box.left, 1) == 100


def test_a_group_without_measures_is_drawn_as_it_is() -> None:
    told = drawn(f"<wpc:wpc>{word_shape('rect', (10, 10, 20, 20))}</wpc:wpc>")
    assert told.figures[0].box == Box(110, 110, 130, 130)


def test_a_frame_turned_on_its_side_is_upright_again() -> None:
    assert upright(FRAME, 5_400_000) == Box(125, 75, 175, 175)
    assert upright(FRAME, 10_800_000) == FRAME


def test_too_many_shapes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SHAPES", 0)
    with pytest.raises(Refused):
        drawn(word_shape("rect") * 2)


@pytest.mark.parametrize(
    ("corners", "points"),
    [
        (((0, 0), (50, 0), (50, 100)), ((100, 100), (150, 100), (150, 150))),
        (((0, 0),), ((100, 100), (200, 150))),
    ],
)
def test_a_connector_may_be_drawn_freely(
    corners: tuple[tuple[int, int], ...], points: tuple[tuple[float, float], ...]
) -> None:
    spots = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in corners)
    path = f'<a:pathLst><a:path w="100" h="100">{spots}</a:path></a:pathLst>'

    (line,) = drawn(
        "<wps:wsp><wps:cNvCnPr/><wps:spPr><a:custGeom>"
        f"{path}</a:custGeom></wps:spPr></wps:wsp>"
    ).lines

    assert line.stroke.points == points


@pytest.mark.parametrize(
    ("filled", "close", "head", "count"),
    [
        ("norm", "", ARROW, 1),
        ("none", "", "", 1),
        ("norm", "", "", 0),
        ("none", "<a:close/>", ARROW, 0),
    ],
)
def test_an_open_shape_that_points_or_is_unfilled_is_a_line(
    filled: str, close: str, head: str, count: int
) -> None:
    spots = "".join(f'<a:lnTo><a:pt x="{x}" y="{x}"/></a:lnTo>' for x in (0, 50, 100))
    path = f'<a:path w="100" h="100" fill="{filled}">{spots}{close}</a:path>'
    shape = f"<a:custGeom><a:pathLst>{path}</a:pathLst></a:custGeom>{head}"
    told = drawn(f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{shape}</wps:spPr></wps:wsp>")
    assert len(told.lines) == count
    assert told.figures == []
