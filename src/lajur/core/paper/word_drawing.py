"""The shapes that hang on the cells of a Word table, in the cells they stand in.

Word keeps where a shape stands relative to the paragraph it hangs on, and does not
keep how high a row became: rows are measured by what they hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree

from lajur.core.paper.blocks import Shape
from lajur.core.paper.drawingml import child_of, take, upright
from lajur.core.paper.geometry import Box
from lajur.core.paper.markup import local
from lajur.core.paper.numbering import W
from lajur.core.paper.ruled import Grid
from lajur.core.paper.symbols import POINT, A, Drawing, number_of
from lajur.core.paper.vml import take_vml

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: Points: a twip is a twentieth; a line of text, a letter, the least row.
_TWIP = 0.05
_LINE, _LETTER, _ROW = 13.0, 5.2, 15.0
_COLUMN = 1_000


@dataclass
class TableDrawing:
    """Measures a table while it is read, and collects what hangs on it."""

    #: Begins the ids of its shapes.
    name: str
    #: Widths of the grid's columns, in points.
    widths: list[float]
    _heights: list[float] = field(default_factory=list)
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
        self._heights.append(max(_ROW, _TWIP * number_of(height, f"{W}val")))

    def add_cell(
        self, cell: etree._Element, column: int, width: int, text: str
    ) -> None:
        """Take in what hangs on a cell, and let its text stretch the row."""
        while len(self.widths) < column + width:
            self.widths.append(_COLUMN * _TWIP)
        wide = sum(self.widths[column : column + width])
        lines = text.split("\n") if text else []
        high = sum(1 + len(line) * _LETTER // max(wide, _LETTER) for line in lines)
        self._heights[-1] = max(self._heights[-1], _LINE * high)
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
        for row, column, above, drawn in self._hanging:
            figures = self._taken(drawn, xs[column], above).figures
            # What begins in its row stretches it; what does not was pulled away.
            if len(figures) == 1 and figures[0].box.top < self._heights[row]:
                lowest = figures[0].box.bottom
                self._heights[row] = max(self._heights[row], lowest)
        ys = (0.0, *accumulate(self._heights))
        self._count = 0
        whole = Drawing([], [], [])
        for row, column, above, drawn in self._hanging:
            self._take(drawn, xs[column], ys[row] + above, whole)
        return whole.shapes(Grid(xs, ys, {}), loosely=True)

    def _taken(self, drawn: etree._Element, left: float, top: float) -> Drawing:
        drawing = Drawing([], [], [])
        self._take(drawn, left, top, drawing)
        return drawing

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
