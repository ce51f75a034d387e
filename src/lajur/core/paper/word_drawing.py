"""The shapes that hang on the cells of a Word table, in the cells they stand in.

Word keeps where a shape stands relative to the paragraph it hangs on, and does not
keep how high a row became: rows are measured by what they hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from lajur.core.paper.blocks import Shape
from lajur.core.paper.drawingml import child_of, take, upright
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.markup import local
from lajur.core.paper.numbering import W
from lajur.core.paper.ruled import Grid
from lajur.core.paper.symbols import POINT, A, Drawing, number_of
from lajur.core.paper.vml import take_vml

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: Points: a twip is a twentieth; a line of text, the least row.
_TWIP = 0.05
_LINE, _ROW = 13.0, 15.0
#: Of the size of letters: how wide one is, how high their line; the usual size.
_WIDE, _HIGH, _SIZE = 0.48, 1.18, 11.0
_COLUMN = 1_000
#: A line this near to a symbol touches it; no row is higher than a page.
_TOUCH, _HIGHEST = 6.0, 800.0


@dataclass
class TableDrawing:
    """Measures a table while it is read, and collects what hangs on it."""

    #: Begins the ids of its shapes.
    name: str
    #: Widths of the grid's columns, in points.
    widths: list[float]
    _heights: list[float] = field(default_factory=list)
    #: The heights rows ask for; none is lower.
    _given: list[float] = field(default_factory=list)
    #: Rows that are exactly as high as they ask to be.
    _exact: set[int] = field(default_factory=set)
    _hanging: list[tuple[int, int, float, etree._Element]] = field(default_factory=list)
    _count: int = 0

    @classmethod
    def of(cls, table: etree._Element, name: str) -> "TableDrawing":
        """Begin with the columns a table says it has."""
        columns = table.findall(f"{W}tblGrid/{W}gridCol")
        return cls(name, [_TWIP * number_of(c, f"{W}w") for c in columns])

    def begin_row(self, row: etree._Element) -> None:
        """Go on to the next row; it is at least as high as it asks to be."""
        height = row.find(f"{W}trPr/{W}trHeight")
        if height is not None and height.get(f"{W}hRule") == "exact":
            self._exact.add(len(self._given))
        self._given.append(max(_ROW, _TWIP * number_of(height, f"{W}val")))
        self._heights.append(self._given[-1])

    def add_cell(
        self, cell: etree._Element, column: int, width: int, text: str
    ) -> None:
        """Take in what hangs on a cell, and let its text stretch the row."""
        while len(self.widths) < column + width:
            self.widths.append(_COLUMN * _TWIP)
        wide = sum(self.widths[column : column + width])
        if len(self._heights) - 1 not in self._exact:
            self._heights[-1] = max(self._heights[-1], _height_of(cell, text, wide))
        for number, paragraph in enumerate(cell.iter(f"{W}p")):
            for drawn in paragraph.iter(f"{W}drawing", f"{W}pict"):
                if _is_shown(drawn):
                    row = len(self._heights) - 1
                    self._hanging.append((row, column, _LINE * number, drawn))

    def shapes(self) -> dict[int, tuple[Shape, ...]]:
        """Return the symbols by row, with the arrows between them."""
        if not self._hanging:
            return {}
        xs = (0.0, *accumulate(self.widths))
        parts: list[tuple[int, Drawing]] = []
        for row, column, above, drawn in self._hanging:
            part = Drawing([], [], [])
            self._take(drawn, xs[column], above, part)
            parts.append((row, part))
        self._stretch(parts)
        ys = (0.0, *accumulate(self._heights))
        whole = Drawing([], [], [])
        for row, part in parts:
            whole.add(part, down=ys[row])
        _name_ends(whole)
        return whole.shapes(Grid(xs, ys, {}), loosely=True)

    def _stretch(self, parts: Sequence[tuple[int, Drawing]]) -> None:
        """Make rows as high as their shapes and the arrows out of them tell."""
        own: dict[int, list[Box]] = {}
        for row, part in parts:
            boxes = [figure.box for figure in part.figures]
            # What begins below a row that says its height was pulled away from it.
            known = self._given[row] > _ROW
            most = self._heights[row] if known else _HIGHEST
            if len(boxes) == 1 and 0 <= boxes[0].top < most:
                own.setdefault(row, []).append(boxes[0])
                if row not in self._exact:
                    self._heights[row] = max(self._heights[row], boxes[0].bottom)
        for row, part in parts:
            for line in part.lines:
                self._stretch_by(row, line.stroke.points, own)

    def _stretch_by(
        self, row: int, points: Sequence[Point], own: Mapping[int, Sequence[Box]]
    ) -> None:
        """Let a line between two neighbouring rows say how high the upper one is."""
        high, low = sorted((points[0], points[-1]), key=lambda point: point[1])
        if any(box.distance(low) <= _TOUCH for box in own.get(row, ())):
            upper, told = (
                row - 1,
                [box.bottom - high[1] for box in _under(high, own.get(row - 1, ()))],
            )
        else:
            upper, told = (
                row,
                [low[1] - box.top for box in _under(low, own.get(row + 1, ()))],
            )
        least = max((box.bottom for box in own.get(upper, ())), default=0.0)
        if upper in self._exact:
            return
        if told and max(least, self._given[upper]) <= told[0] <= _HIGHEST:
            self._heights[upper] = told[0]

    def _take(
        self, drawn: etree._Element, left: float, top: float, drawing: Drawing
    ) -> None:
        self._count += 1
        prefix = f"{self.name}-{self._count}"

        def named(element: etree._Element) -> str:
            told = child_of(element, "cNvPr")
            own = (element if told is None else told).get("id", "")
            return f"{prefix}-{own}"

        if local(drawn) == "pict":
            take_vml(drawn, left, top, drawing, named)
            return
        for anchor in drawn:
            frame = _frame(anchor, left, top)
            for data in anchor.findall(f"{A}graphic/{A}graphicData"):
                for element in data:
                    form = next(element.iter(f"{A}xfrm"), None)
                    single = local(element) == "wsp"
                    turn = number_of(form, "rot") if single else 0.0
                    take(element, upright(frame, turn), drawing, named)


def _height_of(cell: etree._Element, text: str, wide: float) -> float:
    """Return how high the words of a cell are, set as large as its first ones."""
    told = number_of(next(cell.iter(f"{W}sz"), None), f"{W}val") / 2
    size = told or _SIZE
    letter = size * _WIDE
    lines = text.split("\n") if text else []
    high = sum(1 + len(line) * letter // max(wide, letter) for line in lines)
    return size * _HIGH * high


def _under(point: Point, boxes: Sequence[Box]) -> list[Box]:
    """Return the boxes straight above or below a point."""
    return [box for box in boxes if box.left - _TOUCH <= point[0] <= box.right + _TOUCH]


def _name_ends(drawing: Drawing) -> None:
    """Let a line name a symbol that hangs elsewhere, where only one can be meant."""
    known: dict[str, list[str]] = {}
    for figure in drawing.figures:
        known.setdefault(figure.id.rpartition("-")[2], []).append(figure.id)

    def meant(id_: str) -> str:
        same = known.get(id_.rpartition("-")[2], [])
        return same[0] if len(same) == 1 else id_

    for line in drawing.lines:
        line.start, line.end = meant(line.start), meant(line.end)


def _frame(anchor: etree._Element, left: float, top: float) -> Box:
    """Return where an anchored or inline drawing stands."""
    x = _offset(anchor.find(f"{WP}positionH"))
    y = _offset(anchor.find(f"{WP}positionV"))
    extent = anchor.find(f"{WP}extent")
    wide, high = number_of(extent, "cx") / POINT, number_of(extent, "cy") / POINT
    return Box(left + x, top + y, left + x + wide, top + y + high)


def _offset(position: etree._Element | None) -> float:
    told = None if position is None else position.find(f"{WP}posOffset")
    text = "" if told is None else (told.text or "").strip()
    bare = text.removeprefix("-")
    return int(text) / POINT if bare.isdecimal() and len(bare) < 10 else 0.0


def _is_shown(drawn: etree._Element) -> bool:
    """Whether this is neither a copy for old programs nor within another drawing."""
    above: Sequence[str] = [local(parent) for parent in drawn.iterancestors()]
    if "txbxContent" in above:
        return False
    fallback = next(drawn.iterancestors(f"{MC}Fallback"), None)
    if fallback is None:
        return True
    choice = fallback.getparent().find(f"{MC}Choice")
    return choice is None or next(choice.iter(f"{W}drawing"), None) is None
