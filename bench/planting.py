"""Planting faults into SOPs and counting what is told of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bench.clean import CLEAN
from bench.faults import FAULTS, Fault

from lajur.core.checking import Catalogue, Diagnosis, Entry, check_sop
from lajur.core.checking.symbols import five_symbols
from lajur.core.paper.blocks import Row, Shape, ShapeKind, Table
from lajur.core.sop import Sop

#: Steps at which each fault is planted in one SOP.
PLACES = 8


@dataclass
class Score:
    """Planted, found and wrongly told, by code."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def recall(self, code: str) -> float:
        return self.found[code] / self.planted[code] if self.planted[code] else 1.0

    def precision(self, code: str) -> float:
        told = self.found[code] + self.extra[code]
        return self.found[code] / told if told else 1.0


def measure(bases: Iterable[Sop], catalogue: Catalogue, places: int = PLACES) -> Score:
    """Plant every fault in every base and count what is told."""
    score = Score()
    for base in bases:
        before = Counter(_keys(check_sop(base, catalogue)))
        for fault in FAULTS:
            for at in range(min(places, len(base.steps))):
                _plant(score, base, before, fault, at, catalogue)
        _relations(score, base, catalogue)
        _symbols(score, base)
    return score


def _plant(
    score: Score,
    base: Sop,
    before: Counter[tuple[str, str]],
    fault: Fault,
    at: int,
    catalogue: Catalogue,
) -> None:
    planted = fault.plant(base, at)
    if planted is None or (fault.code, planted[1]) in before:
        return
    spoilt, where = planted
    fresh = set(_keys(check_sop(spoilt, catalogue))) - set(before)
    _count(
        score, fault.code, where, fresh, fault.also, f"{base.slug} {fault.name} {at}"
    )


def _count(
    score: Score,
    code: str,
    where: str,
    fresh: set[tuple[str, str]],
    also: frozenset[str],
    said: str,
) -> None:
    score.planted[code] += 1
    if (code, where) in fresh:
        score.found[code] += 1
    else:
        score.notes.append(f"missed {code} {where}: {said}")
    for other in fresh - {(code, where)}:
        if other[0] in also or (other[0] == code and code in ("L04", "L14")):
            continue
        score.extra[other[0]] += 1
        score.notes.append(f"extra {other}: {said}")


def _keys(diagnoses: Iterable[Diagnosis]) -> list[tuple[str, str]]:
    return [(diagnosis.code, diagnosis.where) for diagnosis in diagnoses]


def _relations(score: Score, base: Sop, catalogue: Catalogue) -> None:
    """Plant the faults that need another SOP: twins, circles and copies."""
    also = frozenset({"L08", "L14", "related_cycle", "identity_missing", "L07"})
    before = set(_keys(check_sop(base, catalogue)))
    twin = Entry.of(base.with_changes(slug=f"{base.slug}-kembar"))
    _beside(score, base, before, (*catalogue.entries, twin), "L08", "/title", also)
    if base.steps[1:]:
        fewer = replace(twin, slug=f"{base.slug}-mirip", steps=twin.steps[1:])
        enough = len(fewer.steps) / len(twin.steps) >= 2 / 3
        if enough:
            beside = (*catalogue.entries, fewer)
            _beside(score, base, before, beside, "L08", "/title", also)
    _circle(score, base, before, catalogue, also)
    _copies(score, base, before, catalogue)


def _beside(
    score: Score,
    sop: Sop,
    before: set[tuple[str, str]],
    entries: tuple[Entry, ...],
    code: str,
    where: str,
    also: frozenset[str],
) -> None:
    if (code, where) in before:
        return
    fresh = set(_keys(check_sop(sop, Catalogue(entries)))) - before
    _count(score, code, where, fresh, also, sop.slug)


def _circle(
    score: Score,
    base: Sop,
    before: set[tuple[str, str]],
    catalogue: Catalogue,
    also: frozenset[str],
) -> None:
    """Let two or three made-up SOPs and this one name each other."""
    names = ("Pemusnahan Meteorit", "Pelelangan Kuda")
    own = f"SOP {base.title}"
    chains = ((names[0],), names)
    for chain in chains:
        made = [
            Entry.of(CLEAN[0].with_changes(slug=f"x{n}", title=t, related_sops=(to,)))
            for n, (t, to) in enumerate(
                zip(chain, [*(f"SOP {x}" for x in chain[1:]), own], strict=True)
            )
        ]
        made = [replace(entry, office=Entry.of(base).office) for entry in made]
        spoilt = base.with_changes(related_sops=(*base.related_sops, f"SOP {chain[0]}"))
        entries = (*catalogue.entries, *made)
        _beside(score, spoilt, before, entries, "related_cycle", "/related_sops", also)


def _copies(
    score: Score, base: Sop, before: set[tuple[str, str]], catalogue: Catalogue
) -> None:
    """Copy a qualification, a tool and a warning of another SOP."""
    other = Entry.of(
        CLEAN[0].with_changes(
            slug="asing",
            title="Penyusunan Katalog Meteorit",
            qualifications=("Memahami penyusunan katalog meteorit",),
            equipment=("Aplikasi katalog meteorit",),
            warnings=("Katalog meteorit terlambat bila data kurang",),
        )
    )
    entries = (*catalogue.entries, other)
    for name, text in (
        ("qualifications", "Memahami penyusunan katalog meteorit"),
        ("equipment", "Aplikasi katalog meteorit"),
        ("warnings", "Katalog meteorit terlambat bila data kurang"),
    ):
        values = (*getattr(base, name), text)
        where = f"/{name}/{len(values) - 1}"
        spoilt = base.with_changes(**{name: values})
        _beside(score, spoilt, before, entries, "copied_from_other", where, frozenset())


def _symbols(score: Score, base: Sop) -> None:
    """Draw one wrong symbol at each of two steps."""
    for at in range(1, min(3, len(base.steps))):
        rows = tuple(
            Row(
                (step.number, step.text),
                line,
                shapes=(
                    Shape(
                        f"h{line}",
                        ShapeKind.OTHER if line == at else ShapeKind.PROCESS,
                        (1,),
                    ),
                ),
            )
            for line, step in enumerate(base.steps, start=1)
        )
        fresh = set(_keys(five_symbols([Table(rows)])))
        _count(score, "L05", f"/lines/{at}", fresh, frozenset(), base.slug)
