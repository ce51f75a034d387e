"""What the review page shows: every value with how sure the reader is of it.

Pure: takes an SOP, gives rows for a table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lajur.core.sop import Sop, Step
from lajur.procedures.source import line_of

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
    #: Where the document says it: a line of the file, or the place of a block.
    line: int | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """Its own pointer, as a list of those to take as right."""
        return (self.pointer,)


@dataclass(frozen=True)
class StepValues:
    """One step with the values of its cells."""

    id: str
    number: str
    text: Value
    actor: Value
    inputs: Value
    duration: Value
    outputs: Value
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


def _step_row(sop: Sop, index: int, step: Step, *, is_marked: bool) -> StepValues:
    cells = _cells(sop, index, step)
    worst = min((value.state for value in cells), key=SURENESS.index)
    numbers = {other.id: other.number for other in sop.steps}
    return StepValues(
        id=step.id,
        number=step.number,
        text=cells[0],
        actor=cells[1],
        inputs=cells[2],
        duration=cells[3],
        outputs=cells[4],
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
    return Value(pointer, label, texts, state, why, line_of(sop, pointer))


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
