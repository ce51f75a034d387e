"""Word files to blocks: what is printed, with numbers, merged cells and shapes.

Only the parts that print are opened; macros, embedded files and links are not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from lajur.core.paper.blocks import Block, Paragraph, Shape
from lajur.core.paper.grid import Cell, Stack, Strip, table_of
from lajur.core.paper.markup import local
from lajur.core.paper.numbering import Numbering, W, numbering_of
from lajur.core.paper.off_page import with_pages_joined
from lajur.core.paper.refusals import refused
from lajur.core.paper.shredded import (
    Frame,
    Loose,
    Scrap,
    frame_of,
    is_shredded,
    loose_line,
    scrap_of,
    whole_rows,
    with_line,
)
from lajur.core.paper.word_drawing import TableDrawing
from lajur.core.paper.wording import contents_of, text_of
from lajur.core.paper.zipped import Package

MAX_BLOCKS = 50_000
MAX_COLUMNS = 200
#: A table in a cell from this many columns on is the form itself, laid out in a
#: frame; a smaller one is part of what the cell says.
_FORM = 3


def blocks_of_docx(data: bytes) -> tuple[Block, ...]:
    """Return the blocks of a Word file; raises Refused when it cannot be read."""
    package = Package(data)
    (main,) = package.of_kind("", "officeDocument")[:1] or ("",)
    if not main:
        raise refused("damaged")
    body = package.xml(main).find(f"{W}body")
    if body is None:
        raise refused("damaged")
    reader = _Reader(
        numbering_of(_part(package, main, "numbering"), _part(package, main, "styles"))
    )
    for name in package.of_kind(main, "header"):
        reader.read(package.xml(name))
    reader.read(body)
    return with_pages_joined(reader.blocks)


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    names = package.of_kind(main, kind)
    return package.xml(names[0]) if names else None


@dataclass
class _Reader:
    """Walks through a document, counting its lines and numbers."""

    numbering: Numbering
    _stack: Stack = field(default_factory=Stack)
    _line: int = 0
    #: The last whole table: its block, its columns, its rows.
    _above: tuple[int, Frame, list[Strip]] | None = None
    #: A line right before a table that may have been cut off it.
    _before: Loose | None = None
    #: Whether the table above was put together from scraps.
    _cut: bool = False

    @property
    def blocks(self) -> list[Block]:
        """What was read so far."""
        return self._stack.blocks

    def read(self, element: etree._Element) -> None:
        """Take in what this element prints."""
        for content in contents_of(element):
            if local(content) == "tbl":
                self._table(content)
            else:
                self._paragraph(content)

    def _next(self) -> int:
        self._line += 1
        if self._line > MAX_BLOCKS:
            raise refused("too_many_cells")
        return self._line

    def _paragraph(self, element: etree._Element) -> None:
        heading = self.numbering.is_heading(element)
        lines = text_of(element, self.numbering).split("\n")
        loose = loose_line(element, lines[0]) if len(lines) == 1 and lines[0] else None
        if loose and self._cut and self._under(loose):
            return
        self._before = loose
        self._cut = self._cut and not lines[0]
        for line in lines:
            self.blocks.append(Paragraph(line, self._next(), heading))
        for box in _text_boxes(element):
            self._before = None
            self.read(box)

    def _under(self, loose: Loose) -> bool:
        """Put a line under the table above it, where it was cut off there."""
        if self._above is None or not loose.under:
            return False
        at, frame, strips = self._above
        if loose.column(frame) is None:
            return False
        self._next()
        strips[-1] = with_line(strips[-1], loose, frame)
        self.blocks[at] = table_of(strips) or self.blocks[at]
        return True

    def _table(self, table: etree._Element) -> None:
        rows = list(_rows(table))
        before, self._before = self._before, None
        self._cut = is_shredded(rows) and self._mended(table, rows, before)
        if self._cut:
            return
        strips: list[Strip] = []
        drawing = TableDrawing.of(table, f"t{self._line}")
        begun = 0
        for row in rows:
            line = self._next()
            drawing.begin_row(row)
            cells, forms = self._cells(row, drawing)
            strips.append(Strip(tuple(cells), line))
            for form in forms:
                self._close(strips[begun:], {})
                begun = len(strips)
                self._table(form)
        told = self._close(strips[begun:], drawing.shapes() if not begun else {})
        if told and not begun:
            self._above = (len(self.blocks) - 1, frame_of(table, rows), strips)

    def _mended(
        self,
        table: etree._Element,
        rows: list[etree._Element],
        before: Loose | None,
    ) -> bool:
        """Put the scraps of a table together, under the head of the one above."""
        own = frame_of(table, rows)
        if self._above is None or not self._above[1].fits(own):
            return False
        at, frame, strips = self._above
        scraps: dict[tuple[int, int], Scrap] = {}
        for number, row in enumerate(rows):
            for column, cell in enumerate(_wrapped(row, "tc")):
                above = scraps.get((number - 1, column))
                if _goes_on(cell) and above:
                    above.rows += 1
                    scraps[number, column] = above
                elif column + 1 < len(own.edges):
                    text = self._text(cell, [])
                    scraps[number, column] = scrap_of(cell, number, column, text)
        pieces = list({id(scrap): scrap for scrap in scraps.values()}.values())
        whole = whole_rows(rows, pieces, own, frame, self._next())
        if before and before.over and before.column(frame) is not None:
            self.blocks.pop()
            whole[0] = with_line(whole[0], before, frame, on_top=True)
        strips += whole
        self.blocks[at] = table_of(strips) or self.blocks[at]
        return True

    def _close(
        self, strips: list[Strip], shapes: Mapping[int, tuple[Shape, ...]]
    ) -> bool:
        """End a table; tell whether it holds anything."""
        drawn = [
            replace(strip, shapes=shapes.get(at, ())) for at, strip in enumerate(strips)
        ]
        return self._stack.add(drawn) is not None

    def _cells(
        self, row: etree._Element, drawing: TableDrawing
    ) -> tuple[list[Cell], list[etree._Element]]:
        """Return the cells of a row, and the whole forms that stand in them."""
        column = _number(row, f"{W}trPr/{W}gridBefore", 0)
        cells: list[Cell] = []
        forms: list[etree._Element] = []
        for cell in _wrapped(row, "tc"):
            width = max(1, _number(cell, f"{W}tcPr/{W}gridSpan", 1))
            if column + width > MAX_COLUMNS:
                raise refused("too_many_cells")
            text = "" if _goes_on(cell) else self._text(cell, forms)
            drawing.add_cell(cell, column, width, text)
            cells.append(Cell(column, text, width))
            column += width
        return cells, forms

    def _text(self, cell: etree._Element, forms: list[etree._Element]) -> str:
        lines: list[str] = []
        for content in contents_of(cell):
            if local(content) == "p":
                lines.append(text_of(content, self.numbering))
            elif _is_form(content):
                forms.append(content)
            else:
                lines += self._flat(content)
        return "\n".join(line for line in lines if line)

    def _flat(self, table: etree._Element) -> Iterator[str]:
        """Give a small table in a cell as lines."""
        for row in _rows(table):
            cells = [self._text(cell, []) for cell in _wrapped(row, "tc")]
            yield " ".join(" ".join(cells).split())


def _wrapped(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Give the children of this name, content controls looked through."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in ("sdt", "sdtContent", "customXml"):
            yield from _wrapped(child, name)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Give the rows that were not deleted."""
    for row in _wrapped(table, "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _goes_on(cell: etree._Element) -> bool:
    """Whether a cell only is the further part of the merged cell above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_form(table: etree._Element) -> bool:
    rows = list(_rows(table))
    return len(rows) > 1 and any(
        sum(1 for _ in _wrapped(row, "tc")) >= _FORM for row in rows
    )


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Give the frames of text that hang on a paragraph, each once."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = {local(parent) for parent in box.iterancestors()}
        if "Fallback" not in above:
            yield box


def _number(element: etree._Element, path: str, otherwise: int) -> int:
    found = element.find(path)
    text = "" if found is None else found.get(f"{W}val", "")
    return int(text) if text.isdecimal() and len(text) < 5 else otherwise
