"""The step table: rows under found columns, pieces joined, totals apart.

Several tables may carry one list of steps (one a page), and the quality
standard may stand in tables of its own that line up with the steps by position
only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from lajur.core.paper import Shape
from lajur.core.reading.cells import is_value, step_number
from lajur.core.reading.headers import QUALITY, Header, is_header, read_header
from lajur.core.reading.labels import label_of
from lajur.core.reading.parts import Line
from lajur.core.reading.words import line_of, squeeze
from lajur.core.sop.durations import parse_duration

_BEGINS = re.compile(r"(?:Me[lmnr]|Pe[mn]|Ber)[a-z]{3,}")
_BARE = re.compile(r"[\d.,]+(?:\s*[-\u2013]\s*[\d.,]+)?")
_TOTAL = re.compile(r"(?:jumlah|total)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Drawn:
    """A symbol drawn for a step, and the lanes it stands in."""

    shape: Shape
    lanes: tuple[int, ...]


@dataclass(frozen=True)
class RawStep:
    """One row as printed: its cells by column, lanes in order."""

    at: int
    number: str = ""
    text: str = ""
    lanes: tuple[str, ...] = ()
    inputs: str = ""
    duration: str = ""
    output: str = ""
    remarks: str = ""
    total: bool = False
    #: Who does it, where one column names the doer of each step.
    doer: str = ""
    page: int | None = None
    drawn: tuple[Drawn, ...] = ()


@dataclass
class StepTable:
    """All steps of one SOP, and what the reading of the table met."""

    lanes: tuple[str, ...] = ()
    rows: list[RawStep] = field(default_factory=list)
    quality: list[RawStep] = field(default_factory=list)
    #: Indexes of the lines the table took.
    used: set[int] = field(default_factory=set)
    #: Marks in its lanes may stand in a neighbour's.
    spaced: bool = False

    @property
    def steps(self) -> tuple[RawStep, ...]:
        """The rows that are steps."""
        return tuple(row for row in self._whole() if not row.total)

    @property
    def stated_total(self) -> str | None:
        """The printed sum of times, None where none is printed."""
        return next((r.duration for r in self._whole() if r.total and r.duration), None)

    @property
    def lines_up(self) -> bool:
        """Whether separate tables have as many rows as there are steps."""
        return not self.quality or len(self.quality) == len(self.rows)

    def _whole(self) -> Iterator[RawStep]:
        """Give the rows with the quality standards of separate tables."""
        for index, row in enumerate(self.rows):
            if index >= len(self.quality):
                yield row
                continue
            apart = self.quality[index]
            given = {
                name: getattr(apart, name)
                for name in (*QUALITY, "remarks")
                if getattr(apart, name)
            }
            yield replace(row, **given)


def read_table(lines: Sequence[Line]) -> StepTable:
    """Return the steps these lines hold."""
    table = StepTable()
    at = 0
    while at < len(lines):
        if not (lines[at].row and is_header(lines[at].cells)):
            at += 1
            continue
        header = _header(lines, at)
        end = _end(lines, at + header.height)
        body = [line for line in lines[at + header.height : end] if line.row]
        rows = list(_loose(body, header) if lines[at].loose else _exact(body, header))
        if header.has_steps:
            table.lanes = table.lanes or header.lanes
            table.rows = _joined([*table.rows, *rows])
            table.rows += [
                RawStep(line.at, text=line.text, total=True)
                for line in lines[at:end]
                if not line.row
            ]
        else:
            table.quality += rows
        table.used.update(range(at, end))
        table.spaced = table.spaced or lines[at].spaced
        at = end
    table.rows = _counted(table.rows)
    return _with_total(table)


def _counted(rows: Sequence[RawStep]) -> list[RawStep]:
    """Give rows whose number is lost theirs, where exactly theirs are missing."""
    counted = list(rows)
    known = [(at, int(row.number)) for at, row in enumerate(rows) if row.number]
    for (before, low), (after, high) in pairwise([(-1, 0), *known]):
        if after - before == high - low:
            for at in range(before + 1, after):
                number = "" if counted[at].total else str(low + at - before)
                counted[at] = replace(counted[at], number=number)
    return counted


def _header(lines: Sequence[Line], at: int) -> Header:
    """Read the header at a line; its cells keep their place where rows are as wide."""
    height = 1 if lines[at].spaced else 2
    rows = [line.cells for line in lines[at : at + height] if line.row]
    body = [len(line.cells) for line in lines[at + 1 : _end(lines, at + 1)] if line.row]
    placed = not lines[at].loose and max(body, default=0) <= len(rows[0])
    return read_header(rows, placed=placed)


def _with_total(table: StepTable) -> StepTable:
    """Take a last quality row without an output for the sum, if no row is named so."""
    apart = table.quality
    if len(apart) == len(table.rows) + 1 and not apart[-1].output:
        table.rows.append(RawStep(apart[-1].at, total=True))
    return table


def _end(lines: Sequence[Line], at: int) -> int:
    """Find where the rows of a table end."""
    while at < len(lines) and (line := lines[at]).row:
        known = [label_of(cell) for cell in line.cells]
        if is_header(line.cells) or ("number" in known and len(known) < 4):
            break
        at += 1
    while at < len(lines) and not lines[at].row and _TOTAL.match(lines[at].text):
        at += 1
    return at


def _exact(body: Sequence[Line], header: Header) -> Iterator[RawStep]:
    for line in body:
        if _counts_columns(line.cells):
            continue
        cells = header.gathered(line.cells)
        wanted = len(header.columns)
        if header.columns[0] == "no" and _TOTAL.match(cells[0]):
            cells[:2] = ["", cells[0]]
        while len(cells) > wanted and not cells[-1]:
            cells.pop()
        row = _row(cells + [""] * (wanted - len(cells)), header, line.at)
        yield replace(row, page=line.page, drawn=tuple(_drawn(line, header)))


def _drawn(line: Line, header: Header) -> Iterator[Drawn]:
    """Give the symbols that stand in lanes."""
    for shape in line.shapes:
        lanes = [header.lane_of(column, len(line.cells)) for column in shape.columns]
        own = tuple(dict.fromkeys(lane for lane in lanes if lane is not None))
        if own:
            yield Drawn(shape, own)


def _counts_columns(cells: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3)."""
    numbers = [step_number(cell) for cell in cells if cell]
    return len(numbers) > 2 and None not in numbers


def _loose(body: Sequence[Line], header: Header) -> Iterator[RawStep]:
    """Join cells to rows: a row begins at the next step number."""
    least = len(header.columns) - ("remarks" in header.columns)
    row: list[str] = []
    begun = 0
    for line in body:
        for cell in line.cells:
            number = step_number(cell)
            if number is not None and (not row or len(row) >= least):
                if row:
                    yield _row(row, header, begun)
                row, begun = [cell], line.at
            elif row:
                row.append(cell)
    if row:
        yield _row(row, header, begun)


def _row(cells: Sequence[str], header: Header, at: int) -> RawStep:
    cells = _shifted(list(cells), header)
    named = dict(zip(header.columns, cells, strict=False))
    lanes = tuple(
        cell
        for name, cell in zip(header.columns, cells, strict=False)
        if name == "lane"
    )
    text = named.get("text", "")
    number = step_number(named.get("no", ""))
    return RawStep(
        at=at,
        number=str(number) if number is not None else "",
        text=text,
        lanes=lanes,
        inputs=named.get("inputs", ""),
        duration=_with_unit(line_of(named.get("duration", "")), header.unit),
        output=named.get("output", ""),
        remarks=_without_seal(named.get("remarks", "")),
        doer=line_of(named.get("doer", "")),
        total=_TOTAL.match(text) is not None and number is None,
    )


def _with_unit(time: str, unit: str) -> str:
    """Print the unit the heading gives behind a bare number."""
    return f"{time} {unit}" if unit and _BARE.fullmatch(time) else time


def _without_seal(text: str) -> str:
    """Leave out the picture of a seal and the signer printed behind the table."""
    return line_of(text.partition("[image:")[0])


def _shifted(cells: list[str], header: Header) -> list[str]:
    """Put cells right that slipped one column to the left."""
    columns = header.columns
    if "lane" not in columns or "inputs" not in columns:
        return cells
    inputs = columns.index("inputs")
    if len(cells) > inputs and not cells[inputs] and is_value(cells[inputs - 1]):
        return [
            *cells[: inputs - 1],
            "",
            *cells[inputs - 1 : inputs],
            *cells[inputs + 1 :],
        ]
    if "duration" in columns and len(cells) > inputs + 1:
        time = parse_duration(cells[inputs])
        if time and time.unit and is_value(cells[inputs - 1]):
            return [*cells[: inputs - 1], "", *cells[inputs - 1 : -1]]
    return cells


def _joined(rows: Sequence[RawStep]) -> list[RawStep]:
    """Join a row that only goes on with the one above, drop Mulai and Selesai."""
    joined: list[RawStep] = []
    for row in rows:
        if squeeze(row.text) in ("mulai", "selesai") and not row.duration:
            continue
        if step_number(row.text) is not None:
            continue  # What a scan has left of a row that counts the columns.
        if not joined or not _goes_on(joined[-1], row):
            if row.text or row.total:
                joined.append(row)
            continue
        above = joined[-1]
        joined[-1] = replace(
            above,
            text=f"{above.text}\n{row.text}".strip(),
            inputs=f"{above.inputs}\n{row.inputs}".strip(),
            duration=f"{above.duration} {row.duration}".strip(),
            output=f"{above.output}\n{row.output}".strip(),
            remarks=f"{above.remarks} {row.remarks}".strip(),
            page=row.page,
            drawn=above.drawn + row.drawn,
        )
    return joined


def _goes_on(above: RawStep, row: RawStep) -> bool:
    """Whether a row belongs to the step above it.

    Without a number and a time it does; with a time, where a page has parted it and
    it does not begin as a step.
    """
    if row.number or row.total or above.total:
        return False
    if row.output and (row.duration or row.inputs) and _BEGINS.match(row.text):
        return False
    turned = above.page != row.page and above.number != ""
    return turned or not row.duration or not row.text
