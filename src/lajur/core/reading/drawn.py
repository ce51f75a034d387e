"""The flow as drawn: the lanes a step's symbols stand in, the exits of its arrows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lajur.core.paper import Arrow, Shape, ShapeKind
from lajur.core.reading.cells import is_symbol, mark_of
from lajur.core.reading.table import Drawn, RawStep

#: A table is drawn when so many of its steps have a symbol.
_DRAWN = 0.5


@dataclass(frozen=True)
class Way:
    """An arrow that leaves a step.

    `to` is the index of the step it reaches, or that behind the last for the end.
    """

    to: int
    label: str | None
    #: The lane of the symbol it reaches, what tells two unlabelled arrows apart.
    lane: int | None = None


@dataclass(frozen=True)
class Flow:
    """What is drawn for one step."""

    #: Lanes in the order the flow visits them.
    lanes: tuple[int, ...]
    decides: bool
    ways: tuple[Way, ...]


def drawn_flow(steps: Sequence[RawStep]) -> tuple[Flow | None, ...]:
    """Return what is drawn for each step, None for all where nothing is drawn."""
    with_symbols = [step for step in steps if _symbols(step)]
    if not steps or len(with_symbols) < _DRAWN * len(steps):
        return (None,) * len(steps)
    places = {
        drawn.shape.id: (index, drawn)
        for index, step in enumerate(steps)
        for drawn in step.drawn
    }
    entered, ends = _entered(steps, places), _ends(steps[-1])
    return tuple(
        _flow(index, step, places, entered, ends) if _symbols(step) else None
        for index, step in enumerate(steps)
    )


def _entered(
    steps: Sequence[RawStep], places: Mapping[str, tuple[int, Drawn]]
) -> frozenset[str]:
    """Return the symbols that arrows from other steps or pages come to."""
    return frozenset(
        arrow.to
        for index, step in enumerate(steps)
        for drawn in step.drawn
        for arrow in drawn.shape.arrows
        if arrow.to in places
        and (places[arrow.to][0] != index or drawn.shape.kind is ShapeKind.OFFPAGE)
    )


def without_labels(steps: Sequence[RawStep]) -> tuple[RawStep, ...]:
    """Leave out the words in the lanes where symbols are drawn: their labels."""
    return tuple(
        replace(step, lanes=("",) * len(step.lanes)) if step.drawn else step
        for step in steps
    )


def without_words(steps: Sequence[RawStep], *, spaced: bool) -> tuple[RawStep, ...]:
    """Leave out the words in lanes that may have run over from a neighbour.

    So they may in text held apart by spaces alone, where only marks are short enough
    to stay, and in rows whose quality standard is missing.
    """
    return tuple(
        replace(
            step, lanes=tuple("" if is_symbol(cell) else cell for cell in step.lanes)
        )
        if spaced or not (step.duration or step.output)
        else step
        for step in steps
    )


def _symbols(step: RawStep) -> list[Drawn]:
    return [d for d in step.drawn if d.shape.kind is not ShapeKind.OFFPAGE]


def _flow(
    index: int,
    step: RawStep,
    places: Mapping[str, tuple[int, Drawn]],
    entered: frozenset[str],
    ends: frozenset[str],
) -> Flow:
    symbols = _in_order(_symbols(step), entered)
    ways = [
        Way(
            places[arrow.to][0] + (arrow.to in ends),
            arrow.label,
            places[arrow.to][1].lanes[0],
        )
        for drawn in symbols
        for arrow in _followed(drawn.shape, places, set())
        if places[arrow.to][0] != index
    ]
    lanes = dict.fromkeys(lane for drawn in symbols for lane in drawn.lanes)
    decides = any(d.shape.kind is ShapeKind.DECISION for d in symbols)
    return Flow(tuple(lanes), decides, _labelled(ways, decides=decides))


def _ends(last: RawStep) -> frozenset[str]:
    """Return the end marks: terminators the last step has beside its own symbol."""
    shapes = [drawn.shape for drawn in _symbols(last)]
    own = any(shape.kind is not ShapeKind.TERMINATOR for shape in shapes)
    return frozenset(
        shape.id for shape in shapes if own and shape.kind is ShapeKind.TERMINATOR
    )


def _in_order(symbols: Sequence[Drawn], entered: frozenset[str]) -> list[Drawn]:
    """Put first what the flow comes to, and last what others of the step point at.

    A plain line to somebody who shares the step tells no direction.
    """
    pointed = {arrow.to for drawn in symbols for arrow in drawn.shape.arrows}
    return sorted(
        symbols,
        key=lambda drawn: (drawn.shape.id not in entered, drawn.shape.id in pointed),
    )


def _followed(
    shape: Shape, places: Mapping[str, tuple[int, Drawn]], seen: set[str]
) -> Iterator[Arrow]:
    """Give the arrows of a symbol, those through off-page connectors to their end."""
    for arrow in shape.arrows:
        if arrow.to not in places or arrow.to in seen:
            continue
        target = places[arrow.to][1].shape
        if target.kind is ShapeKind.OFFPAGE:
            for onward in _followed(target, places, seen | {arrow.to}):
                yield replace(onward, label=arrow.label or onward.label)
        else:
            yield arrow


def _labelled(ways: Sequence[Way], *, decides: bool) -> tuple[Way, ...]:
    """Return each way once; of the two of a decision, one label tells the other.

    A lone Ya or Tidak beside a symbol that decides nothing belongs to another's way.
    """
    once: dict[tuple[int, str | None], Way] = {}
    for way in ways:
        if way.label or not any(other.to == way.to for other in once.values()):
            once.setdefault((way.to, way.label), way)
    told = list(once.values())
    marks = [way for way in told if mark_of(way.label or "") in ("yes", "no")]
    if not decides and len(told) > len(marks) == 1:
        told[told.index(marks[0])] = replace(marks[0], label=None)
    bare = [way for way in told if way.label is None]
    if decides and len(told) == 2 and len(bare) == 1:
        other = next(way for way in told if way.label)
        opposite = {"yes": "Tidak", "no": "Ya"}.get(str(mark_of(other.label or "")))
        told[told.index(bare[0])] = replace(bare[0], label=opposite)
    return tuple(told)
