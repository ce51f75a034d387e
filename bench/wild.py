"""How well SOP documents of other offices are read, kind by kind.

Their exact content (`truth.json`), their drawn flows (`lanes.json`) and how many
steps each has (`index.json`) stand beside them, in a folder that is no part of the
project.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from lajur.core.paper import Refused
from lajur.core.reading import Reading, read_file
from lajur.core.reading.cells import mark_of
from lajur.core.reading.words import squeeze
from lajur.core.sop import Sop, Step
from lajur.procedures.isolation.tesseract import reader

WILD = Path(__file__).resolve().parents[2] / "shared" / "wild"
#: From this share of equal letters on two texts are one step, damage apart.
ALIKE = 0.75
_KINDS = (
    ("page text", 1, 10),
    ("cells by tab", 11, 22),
    ("annex text", 23, 31),
    ("sheet text", 32, 35),
    ("web text", 36, 46),
    ("OCR text", 47, 99),
)
Truth = dict[str, Any]


@dataclass
class Kind:
    """The counts of one kind of documents, and what differed."""

    right: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    of: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    differences: list[str] = field(default_factory=list)

    def count(self, name: str, where: str, right: float, of: float = 1) -> None:
        """Add a comparison."""
        self.right[name] += right
        self.of[name] += of
        if right < of:
            self.differences.append(f"{where}: {name} {right:g} of {of:g}")

    def add(self, name: str, times: float, of: float = 1) -> None:
        """Add to a count of what should be seldom."""
        self.right[name] += times
        self.of[name] += of

    def share(self, *names: str) -> float | None:
        """Return the share of these counts together, None where none was made."""
        of = sum(self.of[name] for name in names)
        return sum(self.right[name] for name in names) / of if of else None


def kind_of(name: str) -> str:
    """Return the kind of a document by its number or its ending."""
    if name.startswith("scan"):
        return "scan"
    number = re.match(r"\d+", name)
    if number is None:
        return name.rpartition(".")[2]
    at = int(number[0])
    return next(kind for kind, low, high in _KINDS if low <= at <= high)


def read_wild(folder: Path) -> tuple[dict[str, Kind], dict[str, Reading]]:
    """Return the scores by kind and what was read of each file."""
    index = json.loads((folder / "index.json").read_text("utf-8"))
    truths = {
        sop["file"]: sop
        for sop in json.loads((folder / "truth.json").read_text("utf-8"))
    }
    drawn: dict[str, list[Truth]] = {}
    for sop in json.loads((folder / "lanes.json").read_text("utf-8")):
        drawn.setdefault(f"files/{sop['file']}", []).append(sop)
    seen = _seen(index, drawn)
    kinds: dict[str, Kind] = {}
    readings: dict[str, Reading] = {}
    for entry in index:
        name = entry["file"]
        kind = kinds.setdefault(kind_of(Path(name).name), Kind())
        try:
            reading = read_file(name, (folder / name).read_bytes(), reader())
        except Refused as error:
            kind.differences.append(f"{name}: {error}")
            reading = Reading((), ())
        readings[name] = reading
        _steps(kind, name, reading, entry)
        own = [name] if entry["truth"] is True else entry["truth"] or []
        for known in own:
            if known in truths:
                _content(kind, name, reading, truths[known])
        _titles(kind, name, reading, entry)
        _flows(kind, name, reading, drawn.get(name, []))
        _actors(kind, name, reading, seen.get(name, []))
        _asked(kind, reading)
    return kinds, readings


def _seen(index: list[Truth], drawn: dict[str, list[Truth]]) -> dict[str, list[Truth]]:
    """Return the doers of every document, seen in whichever form of it draws them."""
    seen = dict(drawn)
    for entry in index:
        for sop, twin in zip(
            drawn.get(entry["file"], []),
            entry.get("same_document_as", []),
            strict=False,
        ):
            seen[twin] = [sop]
    for entry in index:
        twins = entry.get("same_document_as", [])
        found = [sop for twin in twins for sop in seen.get(twin, [])]
        if found:
            seen.setdefault(entry["file"], found)
    return seen


def _titles(kind: Kind, name: str, reading: Reading, entry: Truth) -> None:
    """Count the titles that are like those a person noted for the document."""
    if not entry["has_identity"]:
        return
    noted = entry["title"].split(" + ")
    if len(noted) != len(reading.sops) and reading.sops:
        noted = noted[:1]
    for title, sop in zip_longest(noted, reading.sops[: len(noted)]):
        read = _bare(sop.title or "") if sop else ""
        fits = _alike(read, _bare(title)) >= ALIKE
        kind.count("titles", f"{name} {read} != {title}", fits)


def _actors(kind: Kind, name: str, reading: Reading, seen: list[Truth]) -> None:
    for sop, true in zip(reading.sops, seen, strict=False):
        for row in true["langkah"]:
            step = next((s for s in sop.steps if s.number == str(row["no"])), None)
            if step and row["lane"]:
                _doer(kind, f"{name} #{row['no']}", sop, step, row["lane"])


def _steps(kind: Kind, name: str, reading: Reading, entry: Truth) -> None:
    read, true = sum(len(sop.steps) for sop in reading.sops), entry["n_steps"]
    if true:
        kind.count("steps counted", name, min(read, true), max(read, true))


def _content(kind: Kind, name: str, reading: Reading, true: Truth) -> None:
    rows = true["langkah"]
    sop = max(reading.sops, key=lambda s: len(_paired(s.steps, rows)), default=None)
    steps = sop.steps if sop else ()
    pairs = _paired(steps, rows)
    kind.count("steps found", name, len(pairs), len(rows))
    kind.count("steps printed", name, len(pairs), max(len(steps), 1))
    for step, row in pairs:
        where = f"{name} #{row['no']}"
        kind.count("text", where, _bare(step.text) == _bare(row["uraian"]))
        told = f"{where} {step.duration}"
        kind.count("duration", told, _time(step) == _true_time(row))
        for field_, items, key in (
            ("inputs", step.inputs, "kelengkapan"),
            ("outputs", step.outputs, "output"),
        ):
            read = "".join(_bare(item.text) for item in items)
            meant = "".join(map(_bare, row.get(key) or []))
            kind.count(field_, f"{where} {read} != {meant}", read == meant)
        if row.get("pelaksana") and sop:
            _doer(kind, where, sop, step, row["pelaksana"])
    if sop:
        lanes = [_bare(actor.name) for actor in sop.actors]
        named = [_bare(lane) for lane in true.get("pelaksana") or []]
        kind.count("lanes named", f"{name} {lanes} != {named}", lanes == named)
        for key, field_ in (("nama", "title"), ("nomor", "number")):
            if true.get(key):
                value = getattr(sop, field_)
                fits = _alike(_bare(value or ""), _bare(true[key])) >= 0.9
                kind.count("identity", f"{name} {value!r} != {true[key]!r}", fits)


def _paired(steps: tuple[Step, ...], rows: list[Truth]) -> list[tuple[Step, Truth]]:
    """Pair steps with rows in order, each text with the first one like it."""
    pairs: list[tuple[Step, Truth]] = []
    at = 0
    for row in rows:
        for here in range(at, len(steps)):
            if _alike(_bare(steps[here].text), _bare(row["uraian"])) >= ALIKE:
                pairs.append((steps[here], row))
                at = here + 1
                break
    return pairs


def _doer(kind: Kind, where: str, sop: Sop, step: Step, true: Any) -> None:
    """Count a doer as right, as wrong but asked about, or as wrong and told as sure."""
    meant = [_bare(name) for name in ([true] if isinstance(true, str) else true)]
    name = _bare(sop.actor(step.actor).name) if step.actor else ""
    at = sop.steps.index(step)
    certainty = sop.certainty[f"/steps/{at}/actor"]
    asked = certainty.is_ in ("guessed", "missing")
    right = name in meant or name == "".join(meant)
    told = f"{where} {name} ({certainty.from_.get('rule')}) != {meant}"
    kind.count("actors right", told, right)
    kind.add("actors wrong but asked", not right and asked)
    kind.add("actors wrong and unflagged", not right and not asked)
    if not right and not asked:
        kind.differences.append(f"{told}: wrong and unflagged")


def _flows(kind: Kind, name: str, reading: Reading, drawn: list[Truth]) -> None:
    for at, true in enumerate(drawn):
        if at >= len(reading.sops):
            kind.count("lanes", name, 0, len(true["langkah"]))
            continue
        sop = reading.sops[at]
        for row in true["langkah"]:
            _flow(kind, f"{name} {at + 1} #{row['no']}", sop, row)


def _flow(kind: Kind, where: str, sop: Sop, row: Truth) -> None:
    step = next((s for s in sop.steps if s.number == str(row["no"])), None)
    lane = row["lane"]
    meant = {_bare(name) for name in ([lane] if isinstance(lane, str) else lane or ())}
    ids = [step.actor, *step.with_] if step else []
    names = {_bare(sop.actor(id_).name) for id_ in ids if id_}
    kind.count("lanes", f"{where} {names} != {meant}", names == meant)
    if row["keluar"]:
        true = {(mark_of(e["label"] or ""), _target(e["ke"])) for e in row["keluar"]}
        read = {
            (mark_of(e.label or ""), sop.step(e.to).number if e.to else "end")
            for e in (step.exits if step else ())
        }
        told = f"{where} {read} != {true}"
        kind.count("exits", told, len(true & read), len(true | read))


def _target(ke: object) -> str:
    return "end" if ke == "Selesai" else str(ke)


def _asked(kind: Kind, reading: Reading) -> None:
    for sop in reading.sops:
        kind.add("fields asked", len(sop.guesses()), 11 * len(sop.steps) + 13)


def _time(step: Step) -> tuple[float | None, str | None]:
    if step.duration is None or step.duration.value is None:
        return None, None
    return step.duration.value, step.duration.unit


def _true_time(row: Truth) -> tuple[float | None, str | None]:
    if not row["waktu"]:
        return None, None
    ((unit, value),) = row["waktu"].items()
    if unit == "days" and row.get("hari_kerja"):
        unit = "working_days"
    return value, unit


def _bare(text: str) -> str:
    return squeeze(text)


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def print_wild(folder: Path, *, verbose: bool) -> dict[str, Kind]:
    """Print the figures of each kind, and return them."""
    if not folder.exists():
        print(f"{folder} is absent: no documents of other offices to read.")
        return {}
    kinds, _ = read_wild(folder)
    for name, kind in kinds.items():
        print(f"{name}:")
        for what, of in kind.of.items():
            right = kind.right[what]
            share = f"{100 * right / of:6.1f} %" if of else "     -"
            print(f"    {what:26} {right:7g} of {of:5g} {share}")
        for difference in kind.differences if verbose else ():
            print("      ", difference[:300])
    return kinds
