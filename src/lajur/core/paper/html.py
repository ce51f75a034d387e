"""Web pages to blocks: what a browser would print, tables as tables.

Nothing is fetched and no script runs; styles are not looked at.
"""

from dataclasses import dataclass, field

from lxml import etree

from lajur.core.paper.blocks import Block, Paragraph
from lajur.core.paper.grid import Cell, Stack, Strip, table_of
from lajur.core.paper.markup import MAX_MARKS, local
from lajur.core.paper.refusals import refused
from lajur.core.paper.text import MAX_BYTES, decoded

MAX_LINES = 50_000
MAX_COLUMNS = 200
MAX_SPAN = 1_000
_UNPRINTED = frozenset({"script", "style", "title", "template", "noscript", "select"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES = _HEADINGS | {
    *("p", "div", "br", "li", "ul", "ol", "dt", "dd", "hr", "tr", "caption"),
    *("section", "article", "header", "footer", "main", "nav", "center"),
    *("blockquote", "pre", "address", "figcaption", "body"),
}
#: A table in a cell from this many columns on is laid out, no part of the words.
_FORM = 3


def blocks_of_html(data: bytes) -> tuple[Block, ...]:
    """Return the blocks of a web page; raises Refused beyond the bounds."""
    if len(data) > MAX_BYTES or data.count(b"<") > MAX_MARKS:
        raise refused("too_big_inside")
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    text = decoded(data).partition("?>")[2] if data[:5] == b"<?xml" else decoded(data)
    root = etree.fromstring(text.replace("\0", ""), parser)
    page = _Page()
    if root is not None:
        page.read(root)
    return tuple(page.blocks)


@dataclass
class _Grid:
    """A table on its way, with the cells that reach down from rows above."""

    strips: list[Strip] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    reaching: dict[int, int] = field(default_factory=dict)
    column: int = 0
    #: Width and height of the cell that is open.
    spans: tuple[int, int] | None = None

    def next_free(self) -> int:
        """Return the next column no cell from above stands in."""
        while self.reaching.get(self.column, 0) > 0:
            self.column += 1
        if self.column > MAX_COLUMNS:
            raise refused("too_many_cells")
        return self.column

    def end_row(self, line: int) -> None:
        """Close the row; cells that reach down are one row shorter."""
        if self.row:
            self.strips.append(Strip(tuple(self.row), line))
        self.reaching = {
            column: rows - 1 for column, rows in self.reaching.items() if rows > 1
        }
        self.row, self.column = [], 0


@dataclass
class _Page:
    """Collects lines and tables while the marks go by."""

    _stack: Stack = field(default_factory=Stack)
    _grids: list[_Grid] = field(default_factory=list)
    #: Words of the open line, and of each open cell around it.
    _texts: list[list[str]] = field(default_factory=lambda: [[]])
    _lists: list[int] = field(default_factory=list)
    _hidden: int = 0
    _heading: bool = False
    _line: int = 0

    @property
    def blocks(self) -> list[Block]:
        """What was read so far."""
        return self._stack.blocks

    def read(self, root: etree._Element) -> None:
        """Take in a page."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = local(element)
            if event == "start":
                self._begin(element, name)
                self._say(element.text)
            else:
                self._end(name)
                self._say(element.tail)
        self._break()

    def _say(self, text: str | None) -> None:
        if text and not self._hidden:
            self._texts[-1].append(" ".join(text.split("\n")))

    def _begin(self, element: etree._Element, name: str) -> None:
        if name in _UNPRINTED:
            self._hidden += 1
        elif name == "table":
            self._break()
            self._grids.append(_Grid())
        elif name in ("td", "th") and self._grids:
            self._open_cell(element)
        elif name in _LINES:
            self._break()
            self._heading = name in _HEADINGS
            self._begin_item(name)

    def _end(self, name: str) -> None:
        if name in _UNPRINTED:
            self._hidden -= 1
        elif name == "table" and self._grids:
            self._close_table()
        elif name in ("td", "th") and self._grids:
            self._close_cell()
        elif name in _LINES:
            self._break()
            self._heading = False
            if name in ("ul", "ol"):
                self._lists.pop()
            elif name == "tr" and self._grids:
                self._grids[-1].end_row(self._next())

    def _begin_item(self, name: str) -> None:
        if name in ("ul", "ol"):
            self._lists.append(0 if name == "ol" else -1)
        elif name == "li" and self._lists:
            if self._lists[-1] < 0:
                self._texts[-1].append("- ")
            else:
                self._lists[-1] += 1
                self._texts[-1].append(f"{self._lists[-1]}. ")

    def _next(self) -> int:
        self._line += 1
        if self._line > MAX_LINES:
            raise refused("too_many_cells")
        return self._line

    def _break(self) -> None:
        """End a line: of a cell where one is open, else a paragraph."""
        if len(self._texts) > 1:
            self._texts[-1].append("\n")
            return
        text = " ".join("".join(self._texts[0]).split())
        self._texts[0].clear()
        if text:
            self.blocks.append(Paragraph(text, self._next(), self._heading))

    def _open_cell(self, element: etree._Element) -> None:
        grid = self._grids[-1]
        if grid.spans is None:
            spans = _span(element, "colspan"), _span(element, "rowspan")
            grid.spans = spans
            self._texts.append([])

    def _close_cell(self) -> None:
        grid = self._grids[-1]
        if grid.spans is None:
            return
        width, height = grid.spans
        grid.spans = None
        lines = (
            " ".join(line.split()) for line in "".join(self._texts.pop()).split("\n")
        )
        column = grid.next_free()
        cell = Cell(column, "\n".join(line for line in lines if line), width)
        grid.row.append(cell)
        for covered in range(column, column + width):
            grid.reaching[covered] = height
        grid.column = column + width

    def _close_table(self) -> None:
        grid = self._grids.pop()
        if grid.row:
            grid.end_row(self._next())
        table = table_of(grid.strips)
        if self._grids and table and len(table.rows[0].cells) < _FORM:
            for row in table.rows:
                self._texts[-1].append("\n" + " ".join(filter(None, row.cells)) + "\n")
        else:
            self._stack.add(grid.strips)


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name, "1").strip()
    return min(MAX_SPAN, max(1, int(text))) if text.isdecimal() and len(text) < 6 else 1
