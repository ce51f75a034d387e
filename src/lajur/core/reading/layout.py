"""Page text with its spacing kept, brought to the tables it shows.

A heading over the steps tells where the columns are; the emptiest stretch between
two headings is the border of their columns. A page that goes on without a heading
has its columns in the same order.
"""

from collections.abc import Sequence
from itertools import groupby

from lajur.core.paper import Block, Paragraph, Row, Table
from lajur.core.reading.cells import mark_of, step_number
from lajur.core.reading.headers import PRINTED
from lajur.core.reading.headless import lost_heading, time_at
from lajur.core.reading.labels import begins_with
from lajur.core.reading.prose import told_steps
from lajur.core.reading.sheet import sheet_of
from lajur.core.reading.spaced import NUMBER, Spread, spread, without_running
from lajur.core.reading.spaced_columns import (
    continued,
    is_torn,
    under,
    without_numbers,
)
from lajur.core.reading.spaced_heading import Column, Heading, find_headings
from lajur.core.reading.spaced_rows import rows_of
from lajur.core.reading.torn import torn_rows

#: So many empty lines after the last step end the table.
_END = 4


def resolved(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with spaced text brought to tables."""
    found: list[Block] = []
    for spaced, run in groupby(blocks, key=_is_spaced):
        own = list(run)
        found += _tables(own) if spaced else own
    return tuple(told_steps(found))


def _is_spaced(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.spacing is not None


def _tables(blocks: Sequence[Block]) -> Sequence[Block]:
    lines = without_running(
        [
            spread(block.spacing or "", block.line, block.page)
            for block in blocks
            if isinstance(block, Paragraph)
        ]
    )
    headings = list(find_headings(lines))
    if not headings and (lost := lost_heading(lines)):
        headings = [lost]
    if not headings:
        return blocks
    found: list[Block] = []
    before = known = 0
    for index, heading in enumerate(headings):
        end = headings[index + 1].first if index + 1 < len(headings) else len(lines)
        end = _before_sheet(lines, heading.last + 1, end)
        found += sheet_of(lines[before : heading.first])
        table, before = _steps(lines, heading, end, known)
        known = _last_number(table.rows)
        found.append(table)
    found += sheet_of(lines[before:])
    return found


def _before_sheet(lines: Sequence[Spread], start: int, end: int) -> int:
    """Return where the pages of a table end: before the sheet of another SOP."""
    pages = {
        line.page
        for line in lines[start:end]
        for piece in line.pieces
        if begins_with(piece.text) in ("number", "created_date")
    }
    for at in range(start, end):
        if lines[at].page in pages:
            return at
    return end


def _steps(
    lines: Sequence[Spread], heading: Heading, end: int, known: int
) -> tuple[Table, int]:
    """Return the table under a heading and the line after it.

    `known` is the last number of the table before, which this one may go on with.
    """
    start = heading.last + 1
    pages = [
        (page, list(run)) for page, run in groupby(lines[start:end], lambda x: x.page)
    ]
    columns = heading.columns
    rows: list[Row] = []
    stop = start
    if all(column.head != "no" for column in columns):
        columns = (Column("no", 0, 0), *columns)
    texts = next((c.left for c in columns if c.head in ("lane", "inputs")), 0)
    for number, (page, own) in enumerate(pages):
        body = [_without_capsule(line, texts) for line in _body(own)]
        torn = is_torn(body, heading)
        if number and not (torn or _goes_on(body, rows)):
            break
        stop += len(own)
        if torn:
            last = _last_number(rows) or known
            rows += torn_rows(body, [column.head for column in columns], last)
            continue
        headed = page == lines[heading.last].page
        cells = under(body, columns, heading) if headed else continued(body, columns)
        last = _last_number(rows) or known
        rows += rows_of(cells, body, columns, last, headed=headed)
    head = Row(
        tuple(column.lane or PRINTED[column.head] for column in columns),
        lines[heading.first].at,
        page=lines[heading.first].page,
    )
    return Table((head, *rows), spaced=True), stop


def _goes_on(body: Sequence[Spread], rows: Sequence[Row]) -> bool:
    """Whether a page goes on with the table: by a number, or with the step above it.

    In a table without numbers it does by a time of its own.
    """
    if any(without_numbers(body)[0]):
        return True
    if rows and not _last_number(rows) and any(map(time_at, body)):
        return True
    first = next((line.text for line in body if line.pieces), "")
    return bool(rows) and first[:1].islower()


def _without_capsule(line: Spread, texts: int) -> Spread:
    """Leave out the row of a Mulai or Selesai, which is no step."""
    lone = len(line.pieces) == 1 and line.pieces[0].left < texts
    if lone and mark_of(line.text) in ("start", "end"):
        return Spread((), line.at, line.page)
    return line


def _body(lines: Sequence[Spread]) -> list[Spread]:
    """Return the lines up to a long gap after the last number.

    A line that only numbers the columns is none of them.
    """
    lines = [
        Spread((), line.at, line.page)
        if len(line.pieces) > 2
        and all(step_number(piece.text) for piece in line.pieces)
        else line
        for line in lines
    ]
    numbered = [
        n
        for n, line in enumerate(lines)
        if line.pieces and NUMBER.match(line.pieces[0].text)
    ]
    empty = 0
    for n, line in enumerate(lines):
        empty = 0 if line.pieces else empty + 1
        if numbered and n > numbered[-1] and empty >= _END:
            return list(lines[: n + 1])
    return list(lines)


def _last_number(rows: Sequence[Row]) -> int:
    numbers = [step_number(row.cells[0]) for row in rows]
    return max((number for number in numbers if number is not None), default=0)
