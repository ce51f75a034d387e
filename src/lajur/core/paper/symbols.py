"""Office programs' names for shapes, as the symbols and lines of a flowchart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians, sin

from lxml import etree

from lajur.core.paper.blocks import Arrow, Shape, ShapeKind
from lajur.core.paper.flowchart import Figure, Stroke, Word, connect
from lajur.core.paper.geometry import Box, Point, distance_to_line
from lajur.core.paper.markup import local
from lajur.core.paper.ruled import Grid

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

#: English Metric Units of a point.
POINT = 12_700
_PROCESS = ("rect", "flowChartProcess", "roundRect", "flowChartAlternateProcess")
_TERMINATORS = ("flowChartTerminator", "ellipse", "can", "flowChartDelay")
_DECISIONS = ("diamond", "flowChartDecision")
_OFFPAGE = ("flowChartOffpageConnector", "flowChartConnector", "homePlate", "pentagon")
#: Closed shapes that are no symbol of a flowchart; somebody's act may stand in one.
_ORNAMENTS = re.compile(
    r"cloud|heart|star\d+|(?:hexa|hepta|octa|deca|dodeca)gon|(?:rtT|t)riangle|"
    r"trapezoid|parallelogram|plaque|cube|donut|teardrop|foldedCorner|snip\w+|wave|"
    r"doubleWave|bevel"
)
_LINES = re.compile(r"line|straightConnector\d?|(?:bent|curved)Connector\d")
#: A rounded rectangle with corners rounder than this is a capsule.
_ROUND = 30_000
#: An end of a line this far from a symbol still means it, where heights of rows are
#: only estimated: beside it, and above or below it, in points.
_BESIDE, _APART = 12.0, 160.0
#: An end of a line this near to another line goes on in it.
_MEETS = 2.5


def kind_of_preset(name: str, roundness: int = 0) -> ShapeKind:
    """Return what a preset shape of DrawingML means in a flowchart."""
    if name in _TERMINATORS or (name == "roundRect" and roundness > _ROUND):
        return ShapeKind.TERMINATOR
    if name in _DECISIONS:
        return ShapeKind.DECISION
    if name in _OFFPAGE:
        return ShapeKind.OFFPAGE
    if name in _PROCESS or name.startswith("flowChart") or _ORNAMENTS.fullmatch(name):
        return ShapeKind.PROCESS
    return ShapeKind.OTHER


def is_odd(name: str) -> bool:
    """Tell whether a preset shape is none of the five symbols of an SOP."""
    known = (*_PROCESS, *_TERMINATORS, *_DECISIONS, *_OFFPAGE)
    is_symbol = name.startswith("flowChart") and name not in known
    return is_symbol or _ORNAMENTS.fullmatch(name) is not None


def is_line(name: str) -> bool:
    """Tell whether a preset shape is a line."""
    return _LINES.fullmatch(name) is not None


@dataclass
class Line:
    """A line as drawn, and the symbols it names as its ends."""

    stroke: Stroke
    start: str = ""
    end: str = ""


@dataclass
class Drawing:
    """All that is drawn over one table, in points."""

    figures: list[Figure]
    words: list[Word]
    lines: list[Line]

    def add(self, other: "Drawing", *, down: float) -> None:
        """Take in another drawing, so much further down."""
        for figure in other.figures:
            self.figures.append(replace(figure, box=_moved(figure.box, down)))
        for word in other.words:
            self.words.append(replace(word, box=_moved(word.box, down)))
        for line in other.lines:
            points = tuple((x, y + down) for x, y in line.stroke.points)
            stroke = replace(line.stroke, points=points)
            self.lines.append(Line(stroke, line.start, line.end))

    def shapes(self, grid: Grid, *, loosely: bool) -> dict[int, tuple[Shape, ...]]:
        """Return the symbols that stand on a grid by row, from left to right."""
        arrows = self._arrows(loosely=loosely)
        found: dict[int, list[Shape]] = {}
        for figure in sorted(self.figures, key=lambda figure: figure.box.left):
            if figure.box.middle[0] > grid.xs[-1]:
                continue
            row, _ = grid.place(figure.box.middle)
            columns = grid.columns_under(figure.box)
            shape = Shape(
                figure.id,
                figure.kind,
                columns,
                figure.text,
                arrows[figure.id],
                figure.is_odd,
            )
            found.setdefault(row, []).append(shape)
        return {row: tuple(shapes) for row, shapes in found.items()}

    def _arrows(self, *, loosely: bool) -> dict[str, tuple[Arrow, ...]]:
        """Return the arrows of each symbol.

        A line that names its ends joins them, wherever it was drawn. Where rows
        have no sure height, a line that stops short reaches loosely.
        """
        places = {figure.id: figure for figure in self.figures}
        strokes = []
        named: list[tuple[str, str]] = []
        for line in self.lines:
            start, end = places.get(line.start), places.get(line.end)
            strokes.append(self._snapped(line.stroke, start, end, loosely=loosely))
            if start and end:
                back = line.stroke.at_start and not line.stroke.at_end
                named.append((end.id, start.id) if back else (start.id, end.id))
        joined = connect(self.figures, strokes, self.words).arrows
        for source, target in named:
            if all(arrow.to != target for arrow in joined[source]):
                joined[source].append(Arrow(target))
        _join_pages(self.figures, joined)
        return {key: tuple(dict.fromkeys(own)) for key, own in joined.items()}

    def _snapped(
        self,
        stroke: Stroke,
        start: Figure | None,
        end: Figure | None,
        *,
        loosely: bool,
    ) -> Stroke:
        first, last = stroke.points[0], stroke.points[-1]
        begins, goes_on = self._meets(stroke, first), self._meets(stroke, last)
        if loosely:
            start = start or (None if begins else self._near(first, except_for=end))
            end = end or (None if goes_on else self._near(last, except_for=start))
        points = list(stroke.points)
        if start:
            points[0] = _on(start.box, first)
        if end:
            points[-1] = _on(end.box, last)
        at_end = stroke.at_end or not (stroke.at_start or goes_on or begins)
        return Stroke(tuple(points), stroke.at_start, at_end)

    def _meets(self, stroke: Stroke, at: Point) -> bool:
        """Whether an end in the open goes on in another line."""
        if any(figure.box.distance(at) <= _MEETS for figure in self.figures):
            return False
        return any(
            distance_to_line(at, line.stroke.points) <= _MEETS
            for line in self.lines
            if line.stroke is not stroke
        )

    def _near(self, at: Point, *, except_for: Figure | None) -> Figure | None:
        """Return the symbol above or below an end of a line, the nearest one."""
        x, y = at
        found = [
            (max(box.top - y, 0.0, y - box.bottom), number)
            for number, figure in enumerate(self.figures)
            if figure is not except_for
            and (box := figure.box).left - _BESIDE <= x <= box.right + _BESIDE
        ]
        apart, number = min(found, default=(_APART + 1, 0))
        return self.figures[number] if apart <= _APART else None


def _join_pages(figures: Sequence[Figure], arrows: Mapping[str, list[Arrow]]) -> None:
    """Join each off-page connector that is reached to the nearest one that leads on."""
    pages = [figure for figure in figures if figure.kind is ShapeKind.OFFPAGE]
    reached = {arrow.to for own in arrows.values() for arrow in own}
    onward = [f for f in pages if f.id not in reached and arrows[f.id]]
    for figure in pages:
        if figure.id in reached and not arrows[figure.id] and onward:
            same = [f for f in onward if f.text == figure.text]
            # Two that are lettered differently are parts of two ways.
            same = same or [f for f in onward if not (f.text and figure.text)]
            if not same:
                continue
            target = min(same, key=lambda f: hypot(*_between(figure, f)))
            onward.remove(target)
            arrows[figure.id].append(Arrow(target.id))


def _between(one: Figure, other: Figure) -> Point:
    (x, y), (u, v) = one.box.middle, other.box.middle
    return u - x, v - y


def _moved(box: Box, down: float) -> Box:
    return replace(box, top=box.top + down, bottom=box.bottom + down)


def _on(box: Box, point: Point) -> Point:
    """Return the place of a box that is nearest to a point."""
    x, y = point
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def points_of_line(
    preset: str,
    frame: Box,
    turn: float,
    *,
    across: bool,
    down: bool,
    bends: Sequence[float] = (),
) -> tuple[Point, ...]:
    """Return the corners of a line drawn from corner to corner of an upright frame.

    `across` and `down` say that it is flipped, `turn` how far it is turned, in
    degrees; a line turned on its side fills the same frame.
    """
    on_side = 45 <= turn % 180 < 135
    width, height = frame.width, frame.height
    if on_side:
        width, height = height, width
    middle = frame.middle
    angle = radians(turn)
    points = []
    for x, y in _bent(preset, list(bends)):
        dx = (x - 0.5) * width * (-1 if across else 1)
        dy = (y - 0.5) * height * (-1 if down else 1)
        points.append(
            (
                middle[0] + dx * cos(angle) - dy * sin(angle),
                middle[1] + dx * sin(angle) + dy * cos(angle),
            )
        )
    return tuple(points)


def _bent(preset: str, bends: list[float]) -> tuple[Point, ...]:
    """Return a line within a frame of one by one."""
    a, b, c = [*bends, 0.5, 0.5, 0.5][:3]
    corners = int(preset[-1]) if preset[-1].isdigit() and "onnector" in preset else 1
    if preset.startswith("straight"):
        corners = 1
    within: Mapping[int, tuple[Point, ...]] = {
        2: ((1, 0),),
        3: ((a, 0), (a, 1)),
        4: ((a, 0), (a, b), (1, b)),
        5: ((a, 0), (a, b), (c, b), (c, 1)),
    }
    return (0.0, 0.0), *within.get(corners, ()), (1.0, 1.0)


def preset_of(properties: etree._Element | None) -> str:
    """Return the preset of a shape, "" for a freely drawn one."""
    found = None if properties is None else properties.find(f"{A}prstGeom")
    return "" if found is None else found.get("prst", "")


def bends_of(properties: etree._Element) -> list[float]:
    """Return the adjustments of a preset, as parts of one."""
    told = (guide.get("fmla", "") for guide in properties.iter(f"{A}gd"))
    return [
        int(match[1]) / 100_000
        for formula in told
        if (match := re.fullmatch(r"val (-?\d{1,9})", formula))
    ]


def heads_of(properties: etree._Element) -> tuple[bool, bool]:
    """Return whether a line has an arrow head at its start and at its end."""
    return tuple(  # type: ignore[return-value]
        (found := properties.find(f"{A}ln/{A}{name}")) is not None
        and found.get("type", "none") != "none"
        for name in ("headEnd", "tailEnd")
    )


def number_of(element: etree._Element | None, name: str) -> float:
    """Return a length or an angle, 0 where none is given that makes sense."""
    text = "" if element is None else element.get(name, "")
    return float(text) if re.fullmatch(r"-?\d{1,12}(?:\.\d{1,9})?", text) else 0.0


def is_bare(properties: etree._Element) -> bool:
    """Tell whether a shape has neither a filling nor an outline: only its words."""
    names = {local(child) for child in properties}
    line = properties.find(f"{A}ln")
    unlined = line is not None and line.find(f"{A}noFill") is not None
    return "noFill" in names and unlined
