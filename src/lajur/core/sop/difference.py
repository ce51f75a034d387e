"""What changed between two versions of an SOP: its words, its table, its chart.

Steps are paired by what they say and, where that changed, by their id; a step that
was cut in two is one changed step and a new one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lajur.core.sop.edit import IDENTITY_LINES
from lajur.core.sop.model import SHEET_LISTS, How, Sop, Step

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
#: How like two texts must be for one to be the other reworded.
_LIKE = 0.5
END = "selesai"


class Kind(StrEnum):
    """What became of a step, a value or a stretch of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """A stretch of words that stayed, came or went."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class ValueChange:
    """One value that differs, with its words."""

    #: Name of the field in the stored form.
    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class RowChange:
    """One row of the table, as it was and as it is."""

    kind: Kind
    old: Step | None
    new: Step | None
    #: Only the cells that differ.
    cells: tuple[ValueChange, ...] = ()
    #: A changed row may stand at another place too.
    is_moved: bool = False


@dataclass(frozen=True)
class Difference:
    """Two versions side by side, at three depths."""

    #: Words: fields of the identity sheet that differ, lists line by line.
    identity: tuple[ValueChange, ...]
    #: Lanes that came, went or have another name or kind.
    lanes: tuple[ValueChange, ...]
    #: Table: every row, in the newer order; rows that went stand where they stood.
    rows: tuple[RowChange, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        kinds = {row.kind for row in self.rows}
        return not self.identity and not self.lanes and kinds <= {Kind.SAME}

    def marks(self, *, newer: bool) -> dict[str, Kind]:
        """Chart: what became of each step, by its id in that version."""
        steps = ((row.new if newer else row.old, row.kind) for row in self.rows)
        return {step.id: kind for step, kind in steps if step and kind is not Kind.SAME}

    def count(self, kind: Kind) -> int:
        """Return how many rows this became of."""
        return sum(row.kind is kind for row in self.rows)


def difference(old: Sop, new: Sop) -> Difference:
    """Compare two versions of an SOP."""
    pairs = _pairs(old.steps, new.steps)
    return Difference(
        tuple(_identity(old, new)), tuple(_lanes(old, new)), _rows(old, new, pairs)
    )


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words of both texts in order: those that stayed, went and came."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if gone == come:
            pieces.append(Piece(Kind.SAME, gone))
            continue
        if gone:
            pieces.append(Piece(Kind.REMOVED, gone))
        if come:
            pieces.append(Piece(Kind.ADDED, come))
    return tuple(pieces)


def _identity(old: Sop, new: Sop) -> Iterator[ValueChange]:
    for name in IDENTITY_LINES:
        before, after = getattr(old, name) or "", getattr(new, name) or ""
        if before != after:
            yield ValueChange(name, words(before, after))
    for name in SHEET_LISTS:
        yield from _lines(name, getattr(old, name), getattr(new, name))


def _lines(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[ValueChange]:
    """Compare lists line by line; a reworded line is compared word by word."""
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, after = list(old[a:b]), list(new[c:d])
        for line in before:
            like = max(after, key=lambda text: _likeness(line, text), default="")
            if like and _likeness(line, like) >= _LIKE:
                after.remove(like)
                yield ValueChange(name, words(line, like))
            else:
                yield ValueChange(name, (Piece(Kind.REMOVED, line),))
        for line in after:
            yield ValueChange(name, (Piece(Kind.ADDED, line),))


def _lanes(old: Sop, new: Sop) -> Iterator[ValueChange]:
    before = {actor.id: actor for actor in old.actors}
    after = {actor.id: actor for actor in new.actors}
    for id_ in dict.fromkeys((*before, *after)):
        was, is_ = before.get(id_), after.get(id_)
        name = words(was.name if was else "", is_.name if is_ else "")
        if not was or not is_ or was.name != is_.name:
            yield ValueChange("name", name)
        elif was.kind is not is_.kind:
            kinds = words(was.kind.value, is_.kind.value)
            yield ValueChange("kind", (*name, Piece(Kind.SAME, ": "), *kinds))


def _pairs(old: Sequence[Step], new: Sequence[Step]) -> dict[str, str]:
    """Return which step of the old is which of the new, by id."""
    pairs: dict[str, str] = {}
    rest = list(new)
    for is_it in (_says_the_same, _is_the_same):
        for step in old:
            if step.id in pairs:
                continue
            found = next((s for s in rest if is_it(step, s)), None)
            if found:
                pairs[step.id] = found.id
                rest.remove(found)
    for step in old:
        if step.id not in pairs and rest:
            like = max(rest, key=lambda s: _likeness(step.text, s.text))
            if _likeness(step.text, like.text) > _LIKE:
                pairs[step.id] = like.id
                rest.remove(like)
    return pairs


def _says_the_same(old: Step, new: Step) -> bool:
    return old.text == new.text and old.actor == new.actor


def _is_the_same(old: Step, new: Step) -> bool:
    return old.id == new.id and _likeness(old.text, new.text) >= _LIKE


def _likeness(a: str, b: str) -> float:
    before, after = a.lower().split(), b.lower().split()
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _rows(old: Sop, new: Sop, pairs: dict[str, str]) -> tuple[RowChange, ...]:
    back = {after: before for before, after in pairs.items()}
    moved = _moved(old.steps, new.steps, pairs)
    rows: list[RowChange] = []
    gone = [n for n, step in enumerate(old.steps) if step.id not in pairs]
    places = {step.id: n for n, step in enumerate(old.steps)}
    for step in new.steps:
        before = old.step(back[step.id]) if step.id in back else None
        if before is None:
            rows.append(RowChange(Kind.ADDED, None, step))
            continue
        while gone and gone[0] < places[before.id]:
            rows.append(RowChange(Kind.REMOVED, old.steps[gone.pop(0)], None))
        rows.append(_row(old, new, before, step, back, is_moved=step.id in moved))
    rows += [RowChange(Kind.REMOVED, old.steps[n], None) for n in gone]
    return tuple(rows)


def _row(
    old: Sop,
    new: Sop,
    before: Step,
    after: Step,
    back: dict[str, str],
    *,
    is_moved: bool,
) -> RowChange:
    was = _cells(old, before, {s.id: s.id for s in old.steps})
    is_ = _cells(new, after, back)
    shown = _cells(new, after, {}), _cells(old, before, {})
    cells = tuple(
        ValueChange(name, words(shown[1][name], shown[0][name]))
        for name in was
        if was[name] != is_[name]
    )
    if cells:
        return RowChange(Kind.CHANGED, before, after, cells, is_moved)
    return RowChange(Kind.MOVED if is_moved else Kind.SAME, before, after)


def _cells(sop: Sop, step: Step, names: dict[str, str]) -> dict[str, str]:
    """Return the cells of a row as text.

    With `names` a target is told by the id its step had before, so that exits are
    alike when only the numbers moved; else by its printed number.
    """
    actors = {actor.id: actor.name for actor in sop.actors}
    papers = {paper.id: paper.name for paper in sop.papers}
    return {
        "text": step.text,
        "actor": ", ".join(
            actors.get(a, a) for a in (step.actor, *step.with_) if a is not None
        ),
        "works": "\n".join(
            f"{w.do.value} {papers.get(w.paper or '', '')}".strip() for w in step.works
        ),
        "checklist": "\n".join(step.checklist),
        "inputs": "\n".join(item.text for item in step.inputs),
        "duration": step.duration.text if step.duration else "",
        "outputs": "\n".join(item.text for item in step.outputs),
        "remarks": step.remarks or "",
        "links": "\n".join(f"{link.how} {link.sop}" for link in step.links),
        "exits": "\n".join(_exits(sop, step, names)),
        "region": "per unit" if step.region else "",
    }


def _exits(sop: Sop, step: Step, names: dict[str, str]) -> Iterator[str]:
    ids = [s.id for s in sop.steps]
    following = dict(zip(ids, [*ids[1:], None], strict=True))
    if len(step.exits) == 1 and step.exits[0].to == following[step.id]:
        return
    numbers = {s.id: s.number for s in sop.steps}
    for exit_ in step.exits:
        told = (
            END
            if exit_.to is None
            else "berikutnya"
            if exit_.to == following[step.id]
            else names.get(exit_.to, "?")
            if names
            else numbers[exit_.to]
        )
        arrow = "←" if exit_.how is How.RETURN else "→"
        yield f"{exit_.label or ''} {arrow} {told}".strip()


def _moved(
    old: Sequence[Step], new: Sequence[Step], pairs: dict[str, str]
) -> frozenset[str]:
    """Return the steps that left the longest run that kept its order."""
    places = {step.id: n for n, step in enumerate(new)}
    order = [places[pairs[step.id]] for step in old if step.id in pairs]
    kept = set(_longest_rise(order))
    return frozenset(new[n].id for n in order if n not in kept)


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tops, number)
        before[number] = tops[at - 1] if at else None
        tops[at : at + 1] = [number]
    rise: list[int] = []
    here = tops[-1] if tops else None
    while here is not None:
        rise.append(here)
        here = before[here]
    return rise[::-1]
