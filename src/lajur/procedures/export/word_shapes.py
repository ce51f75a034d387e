"""The drawing of a flowchart as shapes of Word, anchored in the cells of its lanes.

Every symbol is a shape of its own in the cell it stands in, every line a connector
that names the two symbols it joins: both can be moved and changed in Word 2010 and
later. Measures are pixels of 1/96 inch, times a scale for tables that are too wide.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import count

from lajur.core.drawing.figure import XY, Figure, Line, Symbol
from lajur.core.drawing.lanes import Shape

#: English Metric Units of a pixel.
EMU = 9525
_PRESETS = {
    Shape.CAPSULE: "flowChartTerminator",
    Shape.BOX: "flowChartProcess",
    Shape.DIAMOND: "flowChartDecision",
    Shape.PENTAGON: "flowChartOffpageConnector",
}
_NAMES = {
    Shape.CAPSULE: "Terminator",
    Shape.BOX: "Proses",
    Shape.DIAMOND: "Keputusan",
    Shape.PENTAGON: "Penghubung halaman",
}
_LABEL_SIZE, _WORD_SIZE = 15, 14


@dataclass
class Shapes:
    """The shapes of one page by the row and lane of the cell they hang on.

    `ids` numbers the shapes of the whole document.
    """

    figure: Figure
    scale: float
    ids: "count[int]"
    cells: dict[tuple[int, int], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw the whole figure: what is behind first."""
        numbers = {symbol.key: next(self.ids) for symbol in self.figure.symbols}
        places = {s.key: self._cell((s.x, s.y)) for s in self.figure.symbols}
        for start, end in self.figure.joins:
            self._hang(self._cell(start), self._join(start, end, numbers))
        for line in self.figure.lines:
            cell = places[line.source]
            self._hang(cell, self._line(line, cell, numbers))
        for symbol in self.figure.symbols:
            cell = places[symbol.key]
            self._hang(cell, self._symbol(symbol, cell, numbers[symbol.key]))
        for label in self.figure.labels:
            left, top, right, bottom = label.box
            cell = self._cell(((left + right) / 2, (top + bottom) / 2))
            words = _words(label.lines, _LABEL_SIZE)
            self._hang(cell, self._label(label.box, words, cell))

    def in_cell(self, row: int, lane: int) -> str:
        """Return what hangs on a cell, as runs of one paragraph."""
        return "".join(self.cells.get((row, lane), ()))

    def _hang(self, cell: tuple[int, int], shape: str) -> None:
        self.cells.setdefault(cell, []).append(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"{shape}</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
        )

    def _cell(self, at: XY) -> tuple[int, int]:
        return _slot(self.figure.rows, at[1]), _slot(self.figure.lanes, at[0])

    def _symbol(self, symbol: Symbol, cell: tuple[int, int], number: int) -> str:
        left, top, right, bottom = symbol.box
        return self._anchor(
            (left, top, right, bottom),
            cell,
            number,
            _NAMES[symbol.shape],
            f'<wps:cNvPr id="{number}" name="{_NAMES[symbol.shape]} {number}"/>'
            "<wps:cNvSpPr/><wps:spPr>"
            f"{self._form(right - left, bottom - top)}"
            f'<a:prstGeom prst="{_PRESETS[symbol.shape]}"><a:avLst/></a:prstGeom>'
            f"{_FILLED}{_ink(1.0)}</wps:spPr>"
            f"{_box(_words((symbol.text,), _WORD_SIZE) if symbol.text else '')}",
        )

    def _line(self, line: Line, cell: tuple[int, int], numbers: dict[str, int]) -> str:
        number = next(self.ids)
        xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
        box = min(xs), min(ys), max(xs), max(ys)
        ends = (
            f'<a:stCxn id="{numbers[line.source]}" idx="2"/>'
            f'<a:endCxn id="{numbers[line.target]}" idx="0"/>'
        )
        return self._anchor(
            box,
            cell,
            number,
            line.label or "Panah",
            f'<wps:cNvPr id="{number}" name="Panah {number}"/>'
            f"<wps:cNvCnPr>{ends}</wps:cNvCnPr><wps:spPr>"
            f"{self._path(line.points, box)}"
            f"<a:noFill/>{_ink(0.9, has_head=True)}</wps:spPr><wps:bodyPr/>",
        )

    def _join(self, start: XY, end: XY, numbers: dict[str, int]) -> str:
        number = next(self.ids)
        box = (
            min(start[0], end[0]),
            min(start[1], end[1]),
            max(start[0], end[0]),
            max(start[1], end[1]),
        )
        ends = "".join(
            f'<a:{name} id="{numbers[self._nearest(at)]}" idx="3"/>'
            for name, at in (("stCxn", start), ("endCxn", end))
        )
        return self._anchor(
            box,
            self._cell(start),
            number,
            "Garis",
            f'<wps:cNvPr id="{number}" name="Garis {number}"/>'
            f"<wps:cNvCnPr>{ends}</wps:cNvCnPr><wps:spPr>"
            f"{self._path((start, end), box)}<a:noFill/>{_ink(0.9)}</wps:spPr>"
            "<wps:bodyPr/>",
        )

    def _nearest(self, at: XY) -> str:
        """Return the symbol a point lies on."""

        def apart(symbol: Symbol) -> float:
            left, top, right, bottom = symbol.box
            return max(left - at[0], at[0] - right, top - at[1], at[1] - bottom, 0.0)

        return min(self.figure.symbols, key=apart).key

    def _label(
        self, box: tuple[float, float, float, float], words: str, cell: tuple[int, int]
    ) -> str:
        number = next(self.ids)
        return self._anchor(
            box,
            cell,
            number,
            "Label",
            f'<wps:cNvPr id="{number}" name="Label {number}"/>'
            '<wps:cNvSpPr txBox="1"/><wps:spPr>'
            f"{self._form(box[2] - box[0], box[3] - box[1])}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{_FILLED}<a:ln><a:noFill/></a:ln></wps:spPr>{_box(words)}",
        )

    def _path(self, points: Sequence[XY], box: tuple[float, ...]) -> str:
        """Return the way of a line: straight, or with all its corners."""
        wide, high = self._emu(box[2] - box[0]), self._emu(box[3] - box[1])
        if len(points) == 2:
            (ax, ay), (bx, by) = points
            flips = ' flipH="1"' if bx < ax else ""
            flips += ' flipV="1"' if by < ay else ""
            geometry = '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'
            return f"{self._form(box[2] - box[0], box[3] - box[1], flips)}{geometry}"
        spots = [(self._emu(x - box[0]), self._emu(y - box[1])) for x, y in points]
        (x, y), *further = spots
        ways = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in further)
        return (
            f"{self._form(box[2] - box[0], box[3] - box[1])}<a:custGeom><a:avLst/>"
            "<a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{wide}" h="{high}" fill="none">'
            f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{ways}</a:path>'
            "</a:pathLst></a:custGeom>"
        )

    def _form(self, wide: float, high: float, flips: str = "") -> str:
        return (
            f'<a:xfrm{flips}><a:off x="0" y="0"/>'
            f'<a:ext cx="{self._emu(wide)}" cy="{self._emu(high)}"/></a:xfrm>'
        )

    def _anchor(
        self,
        box: tuple[float, float, float, float],
        cell: tuple[int, int],
        number: int,
        said: str,
        content: str,
    ) -> str:
        left, top, right, bottom = box
        x = self._emu(left - self.figure.lanes[cell[1]])
        y = self._emu(top - self.figure.rows[cell[0]])
        wide, high = self._emu(right - left), self._emu(bottom - top)
        return (
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" '
            'allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset>'
            "</wp:positionH>"
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset>'
            f'</wp:positionV><wp:extent cx="{wide}" cy="{high}"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
            f'<wp:docPr id="{number}" name="{said} {number}" descr="{escape(said)}"/>'
            "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
            'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<wps:wsp>{content}</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        )

    def _emu(self, pixels: float) -> int:
        return round(pixels * EMU * self.scale)


_FILLED = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


def _ink(points: float, *, has_head: bool = False) -> str:
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if has_head else ""
    return (
        f'<a:ln w="{round(points * 12_700)}"><a:solidFill><a:srgbClr val="000000"/>'
        f"</a:solidFill><a:miter/>{head}</a:ln>"
    )


def _box(words: str) -> str:
    held = (
        f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>" if words else ""
    )
    return (
        f'{held}<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
        'anchor="ctr"><a:noAutofit/></wps:bodyPr>'
    )


def _words(lines: Sequence[str], size: int) -> str:
    return "".join(_paragraphs(lines, size))


def _paragraphs(lines: Sequence[str], size: int) -> Iterator[str]:
    for line in lines:
        yield (
            '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>'
            f'</w:pPr><w:r><w:rPr><w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        )


def _slot(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)
