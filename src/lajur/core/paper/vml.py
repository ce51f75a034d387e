"""Shapes as VML writes them: Word files of older programs, and their copies."""

import re
from collections.abc import Callable, Sequence

from lxml import etree

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.drawingml import MAX_SHAPES, text_in
from lajur.core.paper.flowchart import Figure, Stroke, Word
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.markup import local
from lajur.core.paper.refusals import refused
from lajur.core.paper.symbols import (
    Drawing,
    Line,
    is_odd,
    kind_of_preset,
    points_of_line,
)

O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - as the format names it

#: Numbers of VML's shape types, by the preset they became in DrawingML.
_TYPES = {
    1: "rect",
    2: "roundRect",
    3: "ellipse",
    4: "diamond",
    15: "homePlate",
    20: "line",
    32: "straightConnector1",
    33: "bentConnector2",
    34: "bentConnector3",
    35: "bentConnector4",
    36: "bentConnector5",
    37: "curvedConnector2",
    38: "curvedConnector3",
    39: "curvedConnector4",
    40: "curvedConnector5",
    56: "pentagon",
    110: "flowChartDecision",
    116: "flowChartTerminator",
    120: "flowChartConnector",
    177: "flowChartOffpageConnector",
    **dict.fromkeys((109, *range(111, 116), *range(117, 120), 176), "flowChartProcess"),
}
_LINES = frozenset({20, *range(32, 41)})
_TEXT_BOX = 202
_UNITS = {"pt": 1.0, "in": 72.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "pc": 12.0}
_LENGTH = re.compile(r"(-?\d{0,7}(?:\.\d{1,9})?)(pt|in|px|cm|mm|pc)?")
#: A path of straight parts that is not closed; a number left out is 0.
_OPEN_PATH = re.compile(r"\s*m([-\d]*,[-\d]*)l([-\d,]{1,2000})e?\s*")
_ELEMENTS = {"rect": 1, "roundrect": 2, "oval": 3, "line": 20}
_CAPSULE = 0.3

Name = Callable[[etree._Element], str]


def take_vml(
    element: etree._Element, left: float, top: float, drawing: Drawing, name: Name
) -> None:
    """Sort a VML shape into symbols, words and lines; its place is relative."""
    for child in element:
        _take(child, (left, top, 1.0, 1.0), drawing, name)


def _take(
    element: etree._Element,
    scale: tuple[float, float, float, float],
    drawing: Drawing,
    name: Name,
) -> None:
    """Take a shape in a frame: where it begins, and what its units measure."""
    if len(drawing.figures) + len(drawing.lines) > MAX_SHAPES:
        raise refused("too_many_cells")
    frame = _frame(element, scale)
    if local(element) == "group":
        wide, high = _pair(element.get("coordsize", "1000,1000"))
        x, y = _pair(element.get("coordorigin", "0,0"))
        across, down = frame.width / (wide or 1), frame.height / (high or 1)
        inner = (frame.left - x * across, frame.top - y * down, across, down)
        for child in element:
            _take(child, inner, drawing, name)
        return
    kind = _type(element)
    if points := _freely_drawn(element, frame, scale):
        drawing.lines.append(Line(Stroke(points, *_heads(element))))
    elif kind is not None and kind in _LINES:
        drawing.lines.append(Line(_stroke(element, kind, frame, scale)))
    elif kind is not None:
        _figure(element, kind, frame, drawing, name)


def _figure(
    element: etree._Element, kind: int, frame: Box, drawing: Drawing, name: Name
) -> None:
    text = text_in(element)
    bare = element.get("filled") == "f" and element.get("stroked") == "f"
    if kind == _TEXT_BOX or bare:
        if text:
            drawing.words.append(Word(text, frame))
        return
    preset = _TYPES.get(kind, "")
    round_enough = preset == "roundRect" and _fraction(element.get("arcsize", ""))
    meant = kind_of_preset(preset, 50_000 if round_enough else 0)
    if meant is not ShapeKind.OTHER:
        drawing.figures.append(
            Figure(name(element), meant, frame, text, is_odd(preset))
        )


def _fraction(text: str) -> bool:
    """Tell whether corners are as round as those of a capsule."""
    if match := re.fullmatch(r"(\d{1,6})f", text):
        return int(match[1]) / 65_536 > _CAPSULE
    return bool(re.fullmatch(r"0?\.\d{1,9}", text)) and float(text) > _CAPSULE


def _type(element: etree._Element) -> int | None:
    if local(element) in _ELEMENTS:
        return _ELEMENTS[local(element)]
    told = element.get("type", "").rpartition("_t")[2] or element.get(f"{O}spt", "")
    if local(element) != "shape" or not re.fullmatch(r"\d{1,3}", told):
        return None
    return int(told)


def _style(element: etree._Element) -> dict[str, str]:
    parts = (part.partition(":") for part in element.get("style", "").split(";"))
    return {key.strip().lower(): value.strip() for key, _, value in parts}


def _frame(element: etree._Element, scale: tuple[float, float, float, float]) -> Box:
    style = _style(element)
    x, y, across, down = scale
    left = x + across * _length(style.get("margin-left") or style.get("left", ""))
    top = y + down * _length(style.get("margin-top") or style.get("top", ""))
    return Box(
        left,
        top,
        left + across * _length(style.get("width", "")),
        top + down * _length(style.get("height", "")),
    )


def _stroke(
    element: etree._Element,
    kind: int,
    frame: Box,
    scale: tuple[float, float, float, float],
) -> Stroke:
    style = _style(element)
    if local(element) == "line":
        x, y, across, down = scale
        ends = [_pair(element.get(end, "0,0")) for end in ("from", "to")]
        points = tuple((x + across * u, y + down * v) for u, v in ends)
    else:
        flip = style.get("flip", "")
        points = points_of_line(
            _TYPES[kind],
            frame,
            _length(style.get("rotation", "")),
            across="x" in flip,
            down="y" in flip,
        )
    return Stroke(points, *_heads(element))


def _heads(element: etree._Element) -> tuple[bool, bool]:
    told = next((child for child in element if local(child) == "stroke"), None)
    ends = {} if told is None else told.attrib
    return (
        ends.get("startarrow", "none") != "none",
        ends.get("endarrow", "none") != "none",
    )


def _freely_drawn(
    element: etree._Element, frame: Box, scale: tuple[float, float, float, float]
) -> tuple[Point, ...]:
    """Return the corners of a line drawn freely, () where it is none."""
    x, y, across, down = scale
    corners: Sequence[str] = []
    if local(element) == "polyline":
        corners = re.split(r"[\s,]+", element.get("points", "").strip())
    elif path := _OPEN_PATH.fullmatch(element.get("path", "")):
        corners = [*path[1].split(","), *path[2].split(",")]
        wide, high = _pair(element.get("coordsize", "1000,1000"))
        left, top = _pair(element.get("coordorigin", "0,0"))
        across, down = frame.width / (wide or 1), frame.height / (high or 1)
        x, y = frame.left - left * across, frame.top - top * down
    points = tuple(
        (x + across * _length(u), y + down * _length(v))
        for u, v in zip(corners[::2], corners[1::2], strict=False)
    )
    return points if len(points) > 1 else ()


def _pair(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return _length(first), _length(second)


def _length(text: str) -> float:
    """Return a length in points; a bare number is one of the frame's own units."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or match[1] in ("", "-", ".", "-."):
        return 0.0
    return float(match[1]) * _UNITS.get(match[2] or "pt", 1.0)
