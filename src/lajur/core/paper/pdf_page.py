"""One page of a PDF: its words in the cells its ruling lines draw, its drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lajur.core.paper.blocks import ShapeKind
from lajur.core.paper.dashes import undashed
from lajur.core.paper.flowchart import Figure, Joined, Word, connect
from lajur.core.paper.geometry import Box, Point
from lajur.core.paper.ink import THIN, Path, told_apart
from lajur.core.paper.outlines import cell_edges, symbols
from lajur.core.paper.refusals import refused
from lajur.core.paper.rings import with_rings
from lajur.core.paper.ruled import Grid, find_grids
from lajur.core.paper.strokes import strokes_of

#: Painted things and letters of one page; a map or a drawing is no SOP.
MAX_OBJECTS = 60_000
#: A page with fewer letters is a picture of one.
_LETTERS = 20
#: Words this much lower than the line above begin a new one.
_NEXT_LINE = 3.0
#: A symbol hangs at most so far outside its table.
_OUTSIDE = 60.0
_LONGEST_LABEL = 24
#: A circle is as wide as it is high, or nearly.
_ROUND = 1.5
#: Single boxes of these sizes are symbols drawn line by line.
_SIZES = (8.0, 140.0)


@dataclass
class Page:
    """One page: its text and tables from top to bottom, and its drawing."""

    number: int
    #: Lines of running text: top, words, and the words held apart by spaces.
    texts: list[tuple[float, str, str | None]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    cells: list[dict[tuple[int, int], str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    joined: Joined = field(default_factory=lambda: Joined({}, [], []))


def read_page(page: Any) -> Page:
    """Return what stands on a page of pdfplumber; raises Refused when too much."""
    if sum(map(len, page.objects.values())) > MAX_OBJECTS:
        raise refused("too_many_cells")
    read = Page(page.page_number)
    if len(page.chars) < _LETTERS:
        return read
    words = [
        Word(word["text"], Box(word["x0"], word["top"], word["x1"], word["bottom"]))
        for word in page.extract_words(x_tolerance=2, keep_blank_chars=False)
    ]
    ink = told_apart(with_rings(_paths(page)))
    ink.level, ink.upright = undashed(ink.level, THIN), undashed(ink.upright, THIN)
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
        _lettered(Figure(f"{page.page_number}-{n}", kind, box, _inside(words, box)))
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
        and grid.box.top - _OUTSIDE <= box.middle[1] <= grid.box.bottom + _OUTSIDE
        for grid in grids
    )


def _lettered(figure: Figure) -> Figure:
    """Take a circle around a letter or a number for the connector it is."""
    is_circle = abs(figure.box.width - figure.box.height) <= _ROUND
    if figure.kind is ShapeKind.TERMINATOR and is_circle and len(figure.text) in (1, 2):
        return replace(figure, kind=ShapeKind.OFFPAGE)
    return figure


def _inside(words: Sequence[Word], box: Box) -> str:
    return " ".join(w.text for w in words if box.distance(w.box.middle) == 0)


def _labels(words: Sequence[Word]) -> list[Word]:
    """Return what may be printed along an arrow: few words side by side."""
    phrases: list[Word] = []
    for word in words:
        if phrases and _beside(phrases[-1].box, word.box):
            last = phrases.pop()
            box = replace(last.box, right=word.box.right)
            phrases.append(Word(f"{last.text} {word.text}", box))
        else:
            phrases.append(word)
    return [phrase for phrase in phrases if len(phrase.text) <= _LONGEST_LABEL]


def _beside(one: Box, other: Box) -> bool:
    level = abs(one.middle[1] - other.middle[1]) <= _NEXT_LINE
    return level and 0 <= other.left - one.right <= one.height


def _place_words(read: Page, words: Sequence[Word]) -> None:
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
    width = _letter_width(words)
    read.texts = [
        (
            line[0].box.top,
            " ".join(word.text for word in line),
            None if read.grids else _spaced(line, width),
        )
        for line in _lines(outside)
    ]


def _letter_width(words: Sequence[Word]) -> float:
    """Return how wide the letters of a page are."""
    widths = sorted(word.box.width / len(word.text) for word in words)
    return widths[len(widths) // 2]


def _spaced(line: Sequence[Word], width: float) -> str:
    """Return a line with spaces where the page has gaps."""
    told = ""
    for word in line:
        place = round(word.box.left / width)
        told += " " * max(place - len(told), 1 if told else 0) + word.text
    return told


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
