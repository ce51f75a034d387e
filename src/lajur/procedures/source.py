"""The source of an SOP as the review page shows it: one screen, one place marked.

Pure: takes stored blocks and the SOP as it was read from them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from lajur.core.sop import Sop

#: Lines of source shown at a time; a table row counts as one.
LINES_A_PAGE = 40

#: A table with more columns than this loses its empty ones on the page.
_WIDE = 5
_FEW = 2


@dataclass(frozen=True)
class Mark:
    """A place of the source: its line, and the words that stand there."""

    line: int
    text: str = ""


@dataclass(frozen=True)
class SourceLine:
    """A row or a paragraph of the source."""

    cells: tuple[str, ...]
    #: The line of the file it begins on.
    line: int
    is_table: bool
    #: The page of the file it stands on, where the file has pages.
    page: int | None = None
    #: Which table of the file it belongs to; running text has 0.
    table: int = 0
    #: Whether only the order of its cells counts, not their columns.
    is_loose: bool = False
    is_heading: bool = False
    #: Index of the marked cell, None where nothing is marked.
    marked: int | None = None


@dataclass(frozen=True)
class SourcePart:
    """Neighbouring lines of one kind: a table, or running text."""

    is_table: bool
    lines: tuple[SourceLine, ...]
    columns: int
    is_loose: bool = False
    #: Columns left out because nothing but a heading stands in them.
    hidden: int = 0


@dataclass(frozen=True)
class SourcePage:
    """One screen of the source."""

    number: int
    count: int
    parts: tuple[SourcePart, ...] = field(default=())
    #: Whether these are the pages of the file itself.
    is_printed: bool = False
    #: The line of the mark, where one is on this screen.
    marked_line: int | None = None


def source_page(
    blocks: Sequence[Mapping[str, Any]],
    mark: Mark | None,
    number: int | None = None,
) -> SourcePage:
    """Return one screen of the source, by default the one with the mark."""
    lines = _marked(_lines(blocks), mark)
    pages = _screens(lines)
    if not pages:
        return SourcePage(1, 1)
    marked = [
        (place, line.line)
        for place, page in enumerate(pages, 1)
        for line in page
        if line.marked is not None
    ]
    if number is None:
        number = marked[0][0] if marked else 1
    number = min(max(number, 1), len(pages))
    parts = tuple(
        _part(is_table=table > 0, lines=tuple(group))
        for table, group in groupby(pages[number - 1], lambda line: line.table)
    )
    is_printed = lines[0].page is not None
    here = next((line for place, line in marked if place == number), None)
    return SourcePage(number, len(pages), parts, is_printed, here)


def mark_of(sop: Sop, pointer: str) -> Mark | None:
    """Return where the source says what a pointer leads to."""
    line = line_of(sop, pointer)
    if line is None:
        return None
    return Mark(line, _text_at(sop, pointer))


def pointer_as_read(as_read: Sop, sop: Sop, pointer: str) -> str:
    """Return where a value stood before rows were put in, moved or taken out."""
    parts = pointer.split("/")
    if parts[1] != "steps" or len(parts) < 3:
        return pointer
    place = _index(parts[2], sop)
    wanted = sop.steps[place].id if place is not None else None
    for index, step in enumerate(as_read.steps):
        if step.id == wanted:
            return "/".join(("", "steps", str(index), *parts[3:]))
    return ""


def _screens(lines: list[SourceLine]) -> list[list[SourceLine]]:
    """Part the source by its own pages, else by a number of lines."""
    if lines and lines[0].page is not None:
        return [list(group) for _page, group in groupby(lines, lambda line: line.page)]
    return [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]


def line_of(sop: Sop, pointer: str) -> int | None:
    """Return the line of the file, or the block, that says a value."""
    whole = "/".join(pointer.split("/")[:3])
    certainty = sop.certainty.get(pointer) or sop.certainty.get(whole)
    if certainty is None or "line" not in certainty.from_:
        return None
    return int(certainty.from_["line"])


def _text_at(sop: Sop, pointer: str) -> str:
    """Return the words to look for; a lane stands in no words of its row."""
    parts = pointer.split("/")
    if parts[1] != "steps":
        value = getattr(sop, parts[1], None) or ""
        return value if isinstance(value, str) else str(value[0])
    place = _index(parts[2], sop)
    if place is None:
        return ""
    step = sop.steps[place]
    field_ = parts[3] if len(parts) > 3 else "text"
    if field_ == "duration" and step.duration:
        return step.duration.text
    if field_ in ("inputs", "outputs") and getattr(step, field_):
        return str(getattr(step, field_)[0].text)
    return step.text


def _index(text: str, sop: Sop) -> int | None:
    is_number = text.isdecimal() and len(text) < 6
    return int(text) if is_number and int(text) < len(sop.steps) else None


def _part(*, is_table: bool, lines: tuple[SourceLine, ...]) -> SourcePart:
    columns = max(len(line.cells) for line in lines)
    if lines[0].is_loose:
        return SourcePart(is_table, lines, columns, is_loose=True)
    part = SourcePart(is_table, lines, columns)
    return _without_empty_columns(part) if columns > _WIDE else part


def _without_empty_columns(part: SourcePart) -> SourcePart:
    """Leave out columns whose symbols were lost, so that the words get room."""
    body = part.lines[2:]
    kept = [
        column
        for column in range(part.columns)
        if any(line.cells[column : column + 1] not in ((), ("",)) for line in body)
    ]
    if not body or not kept:
        return part
    lines = (_only(line, kept) for line in part.lines)
    shown = tuple(line for line in lines if any(line.cells))
    hidden = part.columns - len(kept)
    return SourcePart(part.is_table, shown, len(kept), hidden=hidden)


def _only(line: SourceLine, kept: list[int]) -> SourceLine:
    # A row of few cells is a caption or a total; it is shown as it stands.
    if len(line.cells) <= _FEW:
        return line
    marked = kept.index(line.marked) if line.marked in kept else None
    cells = tuple(line.cells[i] for i in kept if i < len(line.cells))
    return replace(line, cells=cells, marked=marked)


def _lines(blocks: Sequence[Mapping[str, Any]]) -> list[SourceLine]:
    lines: list[SourceLine] = []
    for number, block in enumerate(blocks, 1):
        is_loose = bool(block.get("loose"))
        if "rows" in block:
            lines.extend(
                SourceLine(
                    _cells(row["cells"], is_loose=is_loose),
                    row["line"],
                    is_table=True,
                    page=row.get("page"),
                    table=number,
                    is_loose=is_loose,
                )
                for row in block["rows"]
            )
        elif block["text"]:
            lines.append(
                SourceLine(
                    (block["text"],),
                    block["line"],
                    is_table=False,
                    page=block.get("page"),
                    is_heading=block["heading"],
                )
            )
    return lines


def _cells(cells: Sequence[str], *, is_loose: bool) -> tuple[str, ...]:
    """Leave empty cells out where only their order counts, not their column."""
    if not is_loose:
        return tuple(cells)
    return tuple(cell for cell in cells if cell) or ("",)


def _marked(lines: list[SourceLine], mark: Mark | None) -> list[SourceLine]:
    """Mark the cell of the latest line that begins at or before the place."""
    before = [i for i, line in enumerate(lines) if mark and line.line <= mark.line]
    if mark is None or not before:
        return lines
    index = before[-1]
    cells = lines[index].cells
    lines[index] = replace(lines[index], marked=_cell_with(cells, mark.text))
    return lines


def _cell_with(cells: Sequence[str], text: str) -> int:
    """Return the cell that says a text, begins or holds it, else the longest."""
    wanted = _squeezed(text)
    said = [_squeezed(cell) for cell in cells]
    tests: tuple[Callable[[str], bool], ...] = (
        lambda cell: cell == wanted,
        lambda cell: cell.startswith(wanted),
        lambda cell: wanted[:24] in cell,
    )
    for fits in tests if wanted else ():
        for place, cell in enumerate(said):
            if fits(cell):
                return place
    return max(range(len(cells)), key=lambda place: len(cells[place]))


def _squeezed(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())
