"""Shapes as DrawingML writes them, in Word files and in workbooks alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.flowchart import Figure, Stroke, Word
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.markup import local
from lajur.core.paper.refusals import refused
from lajur.core.paper.symbols import (
    POINT,
    A,
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

MAX_SHAPES = 5_000
_SHAPES = ("sp", "wsp", "cxnSp")
_GROUPS = ("grpSp", "wgp", "wpc")
#: Sixty thousandths of a degree.
_DEGREE = 60_000


def take(
    element: etree._Element,
    frame: Box,
    drawing: Drawing,
    name: Callable[[etree._Element], str],
) -> None:
    """Sort one thing drawn in a frame into symbols, words and lines.

    `name` makes ids that are unique in the file of those that are so in a drawing.
    """
    if len(drawing.figures) + len(drawing.lines) > MAX_SHAPES:
        raise refused("too_many_cells")
    kind = local(element)
    if kind in _GROUPS:
        for member, inner in _members(element, frame):
            take(member, inner, drawing, name)
        return
    properties = child_of(element, "spPr")
    if kind not in _SHAPES or properties is None:
        return
    preset = preset_of(properties)
    is_connector = child_of(element, "cNvCnPr") is not None
    drawn = is_connector or is_line(preset) or _is_way(properties)
    if kind == "cxnSp" or drawn:
        drawing.lines.append(_line(element, properties, preset, frame, name))
    else:
        _figure(element, properties, preset, frame, drawing, name)


def _is_way(properties: etree._Element) -> bool:
    """Whether a freely drawn shape is a line: open, and pointing or unfilled."""
    path = properties.find(f"{A}custGeom/{A}pathLst/{A}path")
    if path is None or path.find(f"{A}close") is not None:
        return False
    return any(heads_of(properties)) or path.get("fill") == "none"


def child_of(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of this name, whatever its namespace."""
    return next((child for child in element if local(child) == name), None)


def upright(box: Box, turn: float) -> Box:
    """Return the frame a shape fills once it is turned, in sixty thousandths."""
    if not 45 <= turn / _DEGREE % 180 < 135:
        return box
    (x, y), wide, high = box.middle, box.height / 2, box.width / 2
    return replace(box, left=x - wide, right=x + wide, top=y - high, bottom=y + high)


def _figure(
    element: etree._Element,
    properties: etree._Element,
    preset: str,
    frame: Box,
    drawing: Drawing,
    name: Callable[[etree._Element], str],
) -> None:
    text = text_in(element)
    boxes = [told for told in element.iter() if local(told) == "cNvSpPr"]
    is_box = any(told.get("txBox") == "1" for told in boxes)
    if text and (is_bare(properties) or (is_box and preset in ("", "rect"))):
        drawing.words.append(Word(text, frame))
        return
    roundness = int(100_000 * next(iter(bends_of(properties)), 0))
    kind = kind_of_preset(preset, roundness)
    if kind is not ShapeKind.OTHER:
        drawing.figures.append(Figure(name(element), kind, frame, text, is_odd(preset)))


def _members(group: etree._Element, frame: Box) -> Iterator[tuple[etree._Element, Box]]:
    """Give the members of a group with their places within its frame."""
    told = child_of(group, "grpSpPr")
    form = None if told is None else told.find(f"{A}xfrm")
    start = None if form is None else form.find(f"{A}chOff")
    size = None if form is None else form.find(f"{A}chExt")
    wide = number_of(size, "cx") or frame.width * POINT or 1.0
    high = number_of(size, "cy") or frame.height * POINT or 1.0
    for member in group:
        own = _form(member)
        if own is None:
            continue
        place, extent = own.find(f"{A}off"), own.find(f"{A}ext")
        left = (number_of(place, "x") - number_of(start, "x")) / wide
        top = (number_of(place, "y") - number_of(start, "y")) / high
        inner = Box(
            frame.left + left * frame.width,
            frame.top + top * frame.height,
            frame.left + (left + number_of(extent, "cx") / wide) * frame.width,
            frame.top + (top + number_of(extent, "cy") / high) * frame.height,
        )
        yield member, upright(inner, number_of(own, "rot"))


def _form(member: etree._Element) -> etree._Element | None:
    """Return what says where a member of a group is."""
    for name in ("spPr", "grpSpPr"):
        told = child_of(member, name)
        if told is not None:
            return told.find(f"{A}xfrm")
    return None


def _line(
    element: etree._Element,
    properties: etree._Element,
    preset: str,
    frame: Box,
    name: Callable[[etree._Element], str],
) -> Line:
    form = properties.find(f"{A}xfrm")
    flips = [form is not None and form.get(flip) == "1" for flip in ("flipH", "flipV")]
    points = _drawn(properties, frame) or points_of_line(
        preset or "line",
        frame,
        number_of(form, "rot") / _DEGREE,
        across=flips[0],
        down=flips[1],
        bends=bends_of(properties),
    )
    line = Line(Stroke(points, *heads_of(properties)))
    for end in element.iter(f"{A}stCxn", f"{A}endCxn"):
        if local(end) == "stCxn":
            line.start = name(end)
        else:
            line.end = name(end)
    return line


def _drawn(properties: etree._Element, frame: Box) -> tuple[Point, ...]:
    """Return the corners of a freely drawn line, () where it is none."""
    path = properties.find(f"{A}custGeom/{A}pathLst/{A}path")
    if path is None:
        return ()
    wide, high = number_of(path, "w") or 1.0, number_of(path, "h") or 1.0
    spots = [
        (number_of(p, "x") / wide, number_of(p, "y") / high)
        for p in path.iter(f"{A}pt")
    ]
    points = tuple(
        (frame.left + x * frame.width, frame.top + y * frame.height) for x, y in spots
    )
    return points if len(points) > 1 else ()


def text_in(element: etree._Element) -> str:
    """Return the words in a shape, as one line."""
    words = []
    for line in element.iter():
        if local(line) == "p":
            runs = (run.text or "" for run in line.iter() if local(run) == "t")
            words += "".join(runs).split()
    return " ".join(words)
