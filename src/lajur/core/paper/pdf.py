"""PDF to blocks: ruled tables with what is drawn in them, and running text.

Words keep their place; which cell they stand in is a question of the ruling lines
alone. The flow drawn across pages is followed from the foot of one to the head of
the next.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from lajur.core.paper import ocr
from lajur.core.paper.blocks import (
    Arrow,
    Block,
    Paragraph,
    Refused,
    Row,
    Shape,
    ShapeKind,
    Table,
)
from lajur.core.paper.flowchart import (
    Figure,
    Joined,
    Word,
    connect,
    nearest,
)
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.ink import Path, cell_edges, strokes_of, symbols, told_apart
from lajur.core.paper.refusals import refused
from lajur.core.paper.ruled import Grid, find_grids

ReadImage = Callable[[bytes], str]
MAX_BYTES = 25_000_000
MAX_PAGES = 300
#: Painted things and letters of one page; a map or a drawing is no SOP.
MAX_OBJECTS = 60_000
#: A page with fewer letters is a picture of one.
_LETTERS = 20
_PAGE_NUMBER = re.compile(
    r"[-\u2013\s|]*(?:hal(?:aman)?\.?\s*)?\d{1,3}[-\u2013\s|]*$", re.I
)
#: Words this much lower than the line above begin a new one.
_NEXT_LINE = 3.0
#: An arrow that stops in the open reaches for a symbol this far.
_REACH = 60.0
_LONGEST_LABEL = 24
_SIZES = (8.0, 140.0)


@dataclass
class _Page:
    """One page: its text and tables from top to bottom, and its drawing."""

    number: int
    #: (top, paragraph text) and (top, grid).
    texts: list[tuple[float, str]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    cells: list[dict[tuple[int, int], str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    joined: Joined = field(default_factory=lambda: Joined({}, [], []))


def blocks_of_pdf(
    data: bytes, read_image: ReadImage | None = None
) -> tuple[Block, ...]:
    """Return the blocks of a PDF; raises Refused when it cannot be read.

    Pages that are only pictures are read by `read_image`.
    """
    if len(data) > MAX_BYTES:
        raise Refused(
            "too_big",
            f"Berkas ini lebih besar dari {MAX_BYTES // 1_000_000} MB. "
            "Bagi menjadi beberapa berkas.",
        )
    pages = _pages(data)
    if not any(page.texts or page.grids for page in pages):
        return ocr.blocks_of_scanned_pdf(data, read_image)
    _follow(pages)
    return tuple(_blocks(pages, _running(pages)))


def _pages(data: bytes) -> list[_Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MAX_PAGES:
                raise refused("too_many_pages")
            pages = []
            for page in document.pages:
                pages.append(_page(page))
                page.close()
            return pages
    except PdfminerException as error:
        locked = isinstance(error.args[0], PDFPasswordIncorrect)
        raise refused("encrypted" if locked else "damaged") from error
    except (PSException, KeyError, ValueError, TypeError, AttributeError) as error:
        if isinstance(error, Refused):
            raise
        raise refused("damaged") from error


def _page(page: Any) -> _Page:
    if sum(map(len, page.objects.values())) > MAX_OBJECTS:
        raise refused("too_many_cells")
    read = _Page(page.page_number)
    if len(page.chars) < _LETTERS:
        return read
    words = [
        Word(word["text"], Box(word["x0"], word["top"], word["x1"], word["bottom"]))
        for word in page.extract_words(x_tolerance=2, keep_blank_chars=False)
    ]
    ink = told_apart(_paths(page))
    outlines = symbols(ink)
    edges = cell_edges(ink, outlines)
    ruled = find_grids(edges.level, edges.upright)
    drawn = [(outline.kind, outline.box) for outline in outlines]
    drawn += [
        (ShapeKind.PROCESS, box)
        for box in ruled.boxes
        if all(_SIZES[0] <= side <= _SIZES[1] for side in (box.width, box.height))
    ]
    read.figures = [
        Figure(f"{page.page_number}-{n}", kind, box, _inside(words, box))
        for n, (kind, box) in enumerate(drawn, 1)
        if _in_a_table(box, ruled.grids)
    ]
    read.grids = list(ruled.grids)
    _place_words(read, words)
    free = [
        word
        for word in words
        if not any(figure.box.distance(word.box.middle) == 0 for figure in read.figures)
    ]
    strokes = strokes_of([*ink.lines, *ruled.rest], ink.heads)
    read.joined = connect(read.figures, strokes, _labels(free))
    return read


def _paths(page: Any) -> Iterator[Path]:
    for kind in ("rect", "line", "curve"):
        for drawn in page.objects.get(kind, ()):
            if not drawn["stroke"] and (
                not drawn["fill"] or _is_white(drawn["non_stroking_color"])
            ):
                continue
            marks = [part[0] for part in drawn.get("path") or ()]
            points = tuple(drawn["pts"]) if drawn.get("pts") else ()
            if kind == "rect" or not points:
                points = _corners(drawn)
            closed = kind == "rect" or "h" in marks or _comes_back(points)
            yield Path(
                points,
                closed or (bool(drawn["fill"]) and len(points) > 2),
                bool(drawn["fill"]),
                bool(drawn["stroke"]),
                curves="c" in marks,
                lines="l" in marks or kind != "curve",
            )


def _corners(drawn: dict[str, Any]) -> tuple[Point, ...]:
    left, top, right, bottom = (drawn[k] for k in ("x0", "top", "x1", "bottom"))
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _comes_back(points: Sequence[Point]) -> bool:
    (x, y), (u, v) = points[0], points[-1]
    return len(points) > 3 and abs(x - u) < 1 and abs(y - v) < 1


def _is_white(color: object) -> bool:
    parts = color if isinstance(color, (tuple, list)) else (color,)
    return len(parts) in (1, 3) and all(part == 1 for part in parts)


def _in_a_table(box: Box, grids: Sequence[Grid]) -> bool:
    """Whether a symbol stands in a table, or just above or below one.

    An off-page connector hangs on the edge of the table.
    """
    return any(
        grid.box.left <= box.middle[0] <= grid.box.right
        and grid.box.top - _REACH <= box.middle[1] <= grid.box.bottom + _REACH
        for grid in grids
    )


def _inside(words: Sequence[Word], box: Box) -> str:
    return " ".join(w.text for w in words if box.distance(w.box.middle) == 0)


def _labels(words: Sequence[Word]) -> list[Word]:
    """Return what may be printed along an arrow: few words side by side."""
    return [phrase for phrase in _phrases(words) if len(phrase.text) <= _LONGEST_LABEL]


def _phrases(words: Sequence[Word]) -> Iterator[Word]:
    current: Word | None = None
    for word in words:
        if current and _beside(current.box, word.box):
            box = replace(current.box, right=word.box.right)
            current = Word(f"{current.text} {word.text}", box)
        else:
            if current:
                yield current
            current = word
    if current:
        yield current


def _beside(one: Box, other: Box) -> bool:
    level = abs(one.middle[1] - other.middle[1]) <= _NEXT_LINE
    return level and 0 <= other.left - one.right <= one.height


def _place_words(read: _Page, words: Sequence[Word]) -> None:
    """Give each word to the smallest table it stands in, or to the running text."""
    cells: list[dict[tuple[int, int], list[Word]]] = [{} for _ in read.grids]
    outside: list[Word] = []
    sizes = [grid.box.width * grid.box.height for grid in read.grids]
    for word in words:
        own = [
            n
            for n, grid in enumerate(read.grids)
            if grid.box.distance(word.box.middle) == 0
        ]
        if own:
            at = min(own, key=lambda n: sizes[n])
            grid = read.grids[at]
            cell = grid.owner[grid.place(word.box.middle)]
            cells[at].setdefault(cell, []).append(word)
        else:
            outside.append(word)
    read.cells = [
        {cell: _text(held) for cell, held in grid_cells.items()} for grid_cells in cells
    ]
    read.texts = [
        (line[0].box.top, " ".join(word.text for word in line))
        for line in _lines(outside)
    ]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.middle[1], w.box.left)):
        if lines and word.box.middle[1] - lines[-1][0].box.middle[1] <= max(
            _NEXT_LINE, 0.45 * word.box.height
        ):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda w: w.box.left) for line in lines]


def _text(words: Sequence[Word]) -> str:
    return "\n".join(" ".join(word.text for word in line) for line in _lines(words))


def _follow(pages: Sequence[_Page]) -> None:
    """Lead lines that stop in the open to where they go on."""
    for page, following in pairwise([*pages, _Page(0)]):
        arrows = page.joined.arrows
        coming = sorted(following.joined.coming, key=lambda loose: loose.end[0])
        for loose in sorted(page.joined.leaving, key=lambda loose: loose.end[0]):
            target = _ahead(page, loose.figure, loose.end)
            if target is None and coming:
                target = coming.pop(0).figure
            elif target is None:
                first = _first_row(following.figures)
                found = nearest(first, (loose.end[0], 0))
                target = found.id if found else None
            if target:
                arrows[loose.figure].append(Arrow(target, loose.label))
        _off_page(page, following)


def _ahead(page: _Page, source: str, end: Point) -> str | None:
    """Return the symbol below or beside the open end of a line."""
    pointing = {arrow.to for arrow in page.joined.arrows[source]}
    near = [
        figure
        for figure in page.figures
        if figure.id != source
        and figure.id not in pointing
        and figure.box.bottom > end[1]
        and figure.box.distance(end) <= _REACH
    ]
    found = min(near, key=lambda figure: figure.box.distance(end), default=None)
    return found.id if found else None


def _first_row(figures: Sequence[Figure]) -> list[Figure]:
    top = min((figure.box.top for figure in figures), default=0)
    return [figure for figure in figures if figure.box.top <= top + _REACH]


def _off_page(page: _Page, following: _Page) -> None:
    """Join the connectors at the foot of a page to those at the head of the next."""
    arrows = page.joined.arrows
    leaving = [
        figure
        for figure in page.figures
        if figure.kind is ShapeKind.OFFPAGE and not arrows[figure.id]
    ]
    reached = {a.to for own in following.joined.arrows.values() for a in own}
    coming = [
        figure
        for figure in following.figures
        if figure.kind is ShapeKind.OFFPAGE and figure.id not in reached
    ]
    for figure in leaving:
        same = [other for other in coming if other.text == figure.text] or coming
        target = nearest(same, (figure.box.middle[0], 0))
        if target:
            coming.remove(target)
            arrows[figure.id].append(Arrow(target.id))


def _running(pages: Sequence[_Page]) -> set[str]:
    """Return the lines that stand on several pages: running heads and feet."""
    seen = Counter(
        bare for page in pages for bare in {_bare(text) for _, text in page.texts}
    )
    return {bare for bare, times in seen.items() if times > 1}


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _blocks(pages: Sequence[_Page], running: set[str]) -> Iterator[Block]:
    line = 0
    for page in pages:
        shapes = [_shapes(page, n) for n in range(len(page.grids))]
        parts: list[tuple[float, str | int]] = [
            (top, text)
            for top, text in page.texts
            if _bare(text) not in running and not _PAGE_NUMBER.fullmatch(text)
        ]
        parts += [(grid.box.top, n) for n, grid in enumerate(page.grids)]
        for _, part in sorted(parts, key=lambda item: item[0]):
            line += 1
            if isinstance(part, str):
                yield Paragraph(part, line, page=page.number)
                continue
            rows = list(_rows(page, part, shapes[part], line))
            line = rows[-1].line
            yield Table(tuple(rows))


def _rows(
    page: _Page, at: int, shapes: dict[int, list[Shape]], line: int
) -> Iterator[Row]:
    grid = page.grids[at]
    for row in range(grid.rows):
        cells = [
            page.cells[at].get((row, column), "") for column in range(grid.columns)
        ]
        yield Row(
            tuple(cells),
            line + row,
            page=page.number,
            shapes=tuple(shapes.get(row, ())),
        )


def _shapes(page: _Page, at: int) -> dict[int, list[Shape]]:
    """Return the symbols of a table by row, from left to right."""
    found: dict[int, list[Shape]] = {}
    for figure in sorted(page.figures, key=lambda figure: figure.box.left):
        nearest_grid = min(
            range(len(page.grids)),
            key=lambda n: page.grids[n].box.distance(figure.box.middle),
        )
        if nearest_grid != at:
            continue
        grid = page.grids[at]
        row, _ = grid.place(figure.box.middle)
        shape = Shape(
            figure.id,
            figure.kind,
            grid.columns_under(figure.box),
            figure.text,
            tuple(dict.fromkeys(page.joined.arrows[figure.id])),
        )
        found.setdefault(row, []).append(shape)
    return found
