"""What the review page shows: every value with how sure the reader is of it.

Pure: takes an SOP and its source blocks, gives rows for a table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from lajur.core.sop import Sop, Step

#: Lines of source shown at a time; a table row counts as one.
LINES_A_PAGE = 40

#: A table with more columns than this loses its empty ones on the page.
_WIDE = 5
_FEW = 2

#: How sure, worst first; codes of the state chips.
SURENESS = ("asked", "missing", "checking", "sure")

_IDENTITY = (
    ("number", "Nomor SOP"),
    ("title", "Nama SOP"),
    ("government", "Pemerintah daerah"),
    ("office", "Perangkat daerah"),
    ("unit", "Unit kerja"),
    ("subunit", "Subunit"),
    ("created_date", "Tanggal pembuatan"),
    ("revised_date", "Tanggal revisi"),
    ("effective_date", "Tanggal efektif"),
    ("approved_by", "Disahkan oleh"),
    ("legal_bases", "Dasar hukum"),
    ("qualifications", "Kualifikasi pelaksana"),
    ("related_sops", "Keterkaitan"),
    ("equipment", "Peralatan/perlengkapan"),
    ("warnings", "Peringatan"),
    ("records", "Pencatatan dan pendataan"),
)
_MODES = {"stated": "sure", "derived": "checking", "guessed": "asked"}


@dataclass(frozen=True)
class Value:
    """One value of the SOP as the page shows it."""

    pointer: str
    label: str
    texts: tuple[str, ...]
    #: One of SURENESS.
    state: str
    why: str = ""


@dataclass(frozen=True)
class StepValues:
    """One step with the values of its cells."""

    id: str
    number: str
    text: str
    actor: str
    duration: str
    #: How sure of the whole row: its worst value.
    state: str
    #: What the worst values are called, for the chip.
    doubts: tuple[str, ...]
    #: Pointers of the values that only need a look.
    doubtful: tuple[str, ...]
    returns_to: str
    #: Why the worst value is not sure.
    why: str = ""
    is_marked: bool = False


@dataclass(frozen=True)
class Progress:
    """How much of the SOP is settled."""

    sure: int = 0
    checking: int = 0
    asked: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """All values that have something in them."""
        return self.sure + self.checking + self.asked

    @property
    def settled(self) -> int:
        """Values nobody needs to answer for."""
        return self.sure + self.checking


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
    #: Which table of the file it belongs to; running text has 0.
    table: int = 0
    is_heading: bool = False
    #: Index of the marked cell, None where nothing is marked.
    marked: int | None = None


@dataclass(frozen=True)
class SourcePart:
    """Neighbouring lines of one kind: a table, or running text."""

    is_table: bool
    lines: tuple[SourceLine, ...]
    columns: int
    #: Columns left out because nothing but a heading stands in them.
    hidden: int = 0


@dataclass(frozen=True)
class SourcePage:
    """One screen of the source."""

    number: int
    count: int
    parts: tuple[SourcePart, ...] = field(default=())


def identity_values(sop: Sop) -> tuple[Value, ...]:
    """Return the identity sheet, field by field."""
    return tuple(
        _value(sop, f"/{name}", label, _texts(getattr(sop, name)))
        for name, label in _IDENTITY
    )


def step_values(sop: Sop, marked: Iterable[str] = ()) -> tuple[StepValues, ...]:
    """Return the steps; `marked` are pointers the open question is about."""
    rows = {"/".join(pointer.split("/")[:3]) for pointer in marked}
    return tuple(
        _step_row(sop, index, step, is_marked=f"/steps/{index}" in rows)
        for index, step in enumerate(sop.steps)
    )


def progress(sop: Sop) -> Progress:
    """Count the values by how sure the reader is of them."""
    states = [value.state for value in identity_values(sop)]
    for index, step in enumerate(sop.steps):
        states.extend(value.state for value in _cells(sop, index, step))
    return Progress(**{state: states.count(state) for state in SURENESS})


def place_of(sop: Sop, pointer: str) -> str:
    """Say in words where in the SOP a pointer leads."""
    parts = pointer.strip("/").split("/")
    if parts[0] != "steps" or len(parts) < 2:
        return dict(_IDENTITY).get(parts[0], "")
    step = sop.steps[int(parts[1])]
    columns = {
        "actor": "kolom Pelaksana",
        "duration": "kolom Waktu",
        "inputs": "kolom Kelengkapan",
        "outputs": "kolom Output",
        "exits": "arah alir",
        "decision": "arah alir",
    }
    column = columns.get(parts[2], "") if len(parts) > 2 else ""
    where = f"langkah {step.number or int(parts[1]) + 1}"
    return f"{where}, {column}" if column else where


def source_page(
    blocks: Sequence[Mapping[str, Any]],
    mark: Mark | None,
    number: int | None = None,
) -> SourcePage:
    """Return one screen of the source, by default the one with the mark."""
    lines = _marked(_lines(blocks), mark)
    pages = [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]
    if not pages:
        return SourcePage(1, 1)
    if number is None:
        marked = (
            i
            for i, page in enumerate(pages)
            if any(line.marked is not None for line in page)
        )
        number = next(marked, 0) + 1
    number = min(max(number, 1), len(pages))
    parts = tuple(
        _part(is_table=table > 0, lines=tuple(group))
        for table, group in groupby(pages[number - 1], lambda line: line.table)
    )
    return SourcePage(number, len(pages), parts)


def mark_of(sop: Sop, pointer: str) -> Mark | None:
    """Return where the source says what a pointer leads to."""
    parts = pointer.split("/")
    whole = "/".join(parts[:3])
    certainty = sop.certainty.get(pointer) or sop.certainty.get(whole)
    if certainty is None or "line" not in certainty.from_:
        return None
    text = sop.steps[int(parts[2])].text if parts[1] == "steps" else ""
    return Mark(int(certainty.from_["line"]), text)


def _part(*, is_table: bool, lines: tuple[SourceLine, ...]) -> SourcePart:
    columns = max(len(line.cells) for line in lines)
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
    return SourcePart(part.is_table, shown, len(kept), part.columns - len(kept))


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
        if "rows" in block:
            lines.extend(
                SourceLine(
                    tuple(row["cells"]), row["line"], is_table=True, table=number
                )
                for row in block["rows"]
            )
        elif block["text"]:
            lines.append(
                SourceLine(
                    (block["text"],),
                    block["line"],
                    is_table=False,
                    is_heading=block["heading"],
                )
            )
    return lines


def _marked(lines: list[SourceLine], mark: Mark | None) -> list[SourceLine]:
    """Mark the cell of the latest line that begins at or before the place."""
    before = [i for i, line in enumerate(lines) if mark and line.line <= mark.line]
    if mark is None or not before:
        return lines
    index = before[-1]
    cells = lines[index].cells
    wanted = _squeezed(mark.text)[:24]
    fits = (i for i, cell in enumerate(cells) if wanted and wanted in _squeezed(cell))
    longest = max(range(len(cells)), key=lambda i: len(cells[i]))
    lines[index] = replace(lines[index], marked=next(fits, longest))
    return lines


def _squeezed(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())


def _step_row(sop: Sop, index: int, step: Step, *, is_marked: bool) -> StepValues:
    cells = _cells(sop, index, step)
    worst = min((value.state for value in cells), key=SURENESS.index)
    numbers = {other.id: other.number for other in sop.steps}
    return StepValues(
        id=step.id,
        number=step.number,
        text=step.text,
        actor=_actor_name(sop, step),
        duration=step.duration.text if step.duration else "",
        state=worst,
        doubts=tuple(v.label.lower() for v in cells if v.state == worst != "sure"),
        doubtful=tuple(v.pointer for v in cells if v.state == "checking"),
        returns_to=numbers.get(step.return_to or "", ""),
        why=next((v.why for v in cells if v.state == worst and v.why), ""),
        is_marked=is_marked,
    )


def _cells(sop: Sop, index: int, step: Step) -> tuple[Value, ...]:
    at = f"/steps/{index}"
    duration = (step.duration.text,) if step.duration else ()
    cells = [
        _value(sop, f"{at}/text", "Kegiatan", (step.text,)),
        _value(sop, f"{at}/actor", "Pelaksana", _texts(_actor_name(sop, step))),
        _value(sop, f"{at}/inputs", "Kelengkapan", _items(step.inputs)),
        _value(sop, f"{at}/duration", "Waktu", duration),
        _value(sop, f"{at}/outputs", "Output", _items(step.outputs)),
    ]
    if step.is_decision:
        ways = tuple(exit_.label or "" for exit_ in step.exits)
        cells.append(_value(sop, f"{at}/exits", "Arah alir", ways))
    return tuple(cells)


def _value(sop: Sop, pointer: str, label: str, texts: tuple[str, ...]) -> Value:
    """Take the worst certainty at or below the pointer."""
    below = [
        certainty
        for place, certainty in sop.certainty.items()
        if place == pointer or place.startswith(f"{pointer}/")
    ]
    states = [_MODES.get(c.is_, "missing") for c in below]
    state = min(states, key=SURENESS.index, default="sure")
    if not any(texts) and state != "asked":
        state = "missing"
    why = next((c.why for c in below if c.is_ != "stated" and c.why), "")
    return Value(pointer, label, texts, state, why)


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _items(items: Iterable[Any]) -> tuple[str, ...]:
    return tuple(item.text for item in items)


def _actor_name(sop: Sop, step: Step) -> str:
    if step.actor is None:
        return ""
    return next((a.name for a in sop.actors if a.id == step.actor), step.actor)
