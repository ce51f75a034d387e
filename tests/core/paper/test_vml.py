"""VML shapes are told by their element, their type and their style."""

import pytest
from lxml import etree
from tests.core.paper.office_files import DRAWINGS

from lajur.core.paper import Refused, ShapeKind
from lajur.core.paper import vml as module
from lajur.core.paper.symbols import Drawing
from lajur.core.paper.vml import take_vml

PLACE = "position:absolute;margin-left:10pt;margin-top:20px;width:1in;height:2cm"


def drawn(inner: str) -> Drawing:
    drawing = Drawing([], [], [])
    element = etree.fromstring(f"<w:pict {DRAWINGS}>{inner}</w:pict>")
    take_vml(element, 100, 0, drawing, lambda shape: shape.get("id", ""))
    return drawing


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        ("<v:rect/>", ShapeKind.PROCESS),
        ("<v:oval/>", ShapeKind.TERMINATOR),
        ('<v:roundrect arcsize=".5"/>', ShapeKind.TERMINATOR),
        ('<v:roundrect arcsize="32768f"/>', ShapeKind.TERMINATOR),
        ('<v:roundrect arcsize="10923f"/>', ShapeKind.PROCESS),
        ("<v:roundrect/>", ShapeKind.PROCESS),
        ('<v:shape type="#_x0000_t110"/>', ShapeKind.DECISION),
        ('<v:shape o:spt="116"/>', ShapeKind.TERMINATOR),
        ('<v:shape type="#_x0000_t177"/>', ShapeKind.OFFPAGE),
        ('<v:shape type="#_x0000_t118"/>', ShapeKind.PROCESS),
    ],
)
def test_symbols(shape: str, kind: ShapeKind) -> None:
    (figure,) = drawn(shape.replace("/>", f' style="{PLACE}"/>')).figures
    assert figure.kind is kind
    assert figure.box.left == 110
    assert figure.box.top == 15
    assert figure.box.width == 72
    assert round(figure.box.height) == 57


@pytest.mark.parametrize(
    "shape",
    [
        '<v:shape type="#_x0000_t75"/>',
        "<v:shape/>",
        "<v:shapetype/>",
        '<v:rect filled="f" stroked="f"/>',
    ],
)
def test_pictures_and_empty_frames_are_no_symbols(shape: str) -> None:
    drawing = drawn(shape)
    assert (drawing.figures, drawing.words, drawing.lines) == ([], [], [])


def test_text_boxes_are_words() -> None:
    text = "<v:textbox><w:p><w:r><w:t>Ya</w:t></w:r></w:p></v:textbox>"
    (word,) = drawn(f'<v:shape type="#_x0000_t202">{text}</v:shape>').words
    assert word.text == "Ya"


def test_lines_run_from_point_to_point_or_through_their_frame() -> None:
    straight, bent, open_line = drawn(
        '<v:line from="0,10pt" to="20pt,30pt"><v:stroke endarrow="block"/></v:line>'
        f'<v:shape type="#_x0000_t34" style="{PLACE};flip:x y">'
        '<v:stroke startarrow="block" endarrow="none"/></v:shape>'
        '<v:shape type="#_x0000_t32" style="width:-pt;height:5"/>'
    ).lines
    assert straight.stroke.points == ((100, 10), (120, 30))
    assert (straight.stroke.at_start, straight.stroke.at_end) == (False, True)
    assert len(bent.stroke.points) == 4
    assert bent.stroke.points[0] > bent.stroke.points[-1]
    assert (bent.stroke.at_start, bent.stroke.at_end) == (True, False)
    assert open_line.stroke.points[-1] == (100, 5)


def test_the_units_of_a_group_are_its_own() -> None:
    (figure,) = drawn(
        '<v:group style="margin-left:0;margin-top:0;width:100pt;height:50pt" '
        'coordorigin="1000,1000" coordsize="2000,1000"><v:rect '
        'style="left:2000;top:1500;width:200;height:100"/></v:group>'
    ).figures
    assert (figure.box.left, figure.box.top) == (150, 25)
    assert (figure.box.width, figure.box.height) == (10, 5)
    assert drawn('<v:group coordsize="0,0"/>').figures == []


def test_too_many_shapes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SHAPES", 1)
    with pytest.raises(Refused):
        drawn("<v:rect/>" * 3)


@pytest.mark.parametrize(
    "shape",
    [
        '<v:polyline points="10pt,20pt,10pt,50pt 40pt,50pt">{}</v:polyline>',
        '<v:shape path="m,l,300,100,300e" coordsize="200,600" {place}>{}</v:shape>',
        '<v:shape path="m5,5l5,305,105,305e" coordsize="200,600" coordorigin="5,5" '
        "{place}>{}</v:shape>",
    ],
)
def test_ways_drawn_freely_are_lines(shape: str) -> None:
    place = 'style="margin-left:10pt;margin-top:20pt;width:60pt;height:60pt"'
    head = '<v:stroke endarrow="block"/>'
    (line,) = drawn(shape.replace("{place}", place).replace("{}", head)).lines
    assert line.stroke.points == ((110, 20), (110, 50), (140, 50))
    assert (line.stroke.at_start, line.stroke.at_end) == (False, True)


@pytest.mark.parametrize("path", ["m0,0l9,9,0,9xe", "m0,0c9,9,0,9,8,8e", "m0,0l9e"])
def test_closed_and_curved_paths_are_no_ways(path: str) -> None:
    assert drawn(f'<v:shape path="{path}"/><v:polyline points="1,1"/>').lines == []
