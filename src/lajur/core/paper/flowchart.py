"""Symbols joined by the lines drawn between them.

A line belongs to the symbols its ends touch. Ends that touch none lie on other
lines (a junction) or stop short; an arrow head says which end is pointed at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from lajur.core.paper.blocks import Arrow, ShapeKind
from lajur.core.paper.geometry import Box, Point, distance_to_line

#: An end this near (in points of a page) touches what it is near to.
_TOUCH = 4.0
#: Of lines near an end, those hardly farther than the nearest.
_SAME = 1.0
#: An arrow may stop this short of its symbol.
_SHORT = 30.0
#: A label stands this near to its line; lines hardly farther share it.
_LABEL = 22.0
_SHARED = 2.0
_TWIN = 12.0


@dataclass(frozen=True)
class Figure:
    """A symbol with its place."""

    id: str
    kind: ShapeKind
    box: Box
    text: str = ""
    #: Whether it is drawn as none of the five symbols of an SOP.
    is_odd: bool = False


@dataclass(frozen=True)
class Stroke:
    """A line from point to point, with the ends that carry an arrow head."""

    points: tuple[Point, ...]
    at_start: bool = False
    at_end: bool = False


@dataclass(frozen=True)
class Word:
    """Printed words with their place."""

    text: str
    box: Box


@dataclass(frozen=True)
class Loose:
    """A line that leaves the page: from a symbol to nowhere, or to it from nowhere."""

    figure: str
    end: Point
    label: str | None = None


@dataclass
class Joined:
    """The arrows of one drawing, and what goes on elsewhere."""

    arrows: dict[str, list[Arrow]]
    #: Symbols with a line that goes on below, and those reached from above.
    leaving: list[Loose]
    coming: list[Loose]


@dataclass(frozen=True)
class _End:
    """One end of a line: its place, its arrow head, the symbol it touches."""

    at: Point
    head: bool
    figure: str | None


def connect(
    figures: Sequence[Figure], strokes: Sequence[Stroke], words: Sequence[Word] = ()
) -> Joined:
    """Return who points at whom, each arrow with the words printed along it."""
    ends = [_ends(stroke, figures) for stroke in strokes]
    labels = _labels(strokes, words)
    joined = Joined({figure.id: [] for figure in figures}, [], [])
    places = {figure.id: figure.box for figure in figures}
    for group in _groups(strokes, ends):
        own = [end for at in group for end in ends[at]]
        label = next((labels[at] for at in sorted(group) if at in labels), None)
        _join(_settled(own, figures), label, places, joined)
    return joined


def _ends(stroke: Stroke, figures: Sequence[Figure]) -> tuple[_End, _End]:
    first, last = stroke.points[0], stroke.points[-1]
    return (
        _End(first, stroke.at_start, _touched(first, figures, _TOUCH)),
        _End(last, stroke.at_end, _touched(last, figures, _TOUCH)),
    )


def _touched(at: Point, figures: Sequence[Figure], within: float) -> str | None:
    near = [(figure.box.distance(at), figure.id) for figure in figures]
    least = min(near, default=(within + 1, ""))
    return least[1] if least[0] <= within else None


def _groups(
    strokes: Sequence[Stroke], ends: Sequence[tuple[_End, _End]]
) -> list[set[int]]:
    """Return the lines that go on in each other: a loose end lies on another line."""
    groups = [{at} for at in range(len(strokes))]
    for at, pair in enumerate(ends):
        for end in pair:
            if end.figure or end.head:
                continue
            for other in _beside(end.at, at, strokes):
                if groups[other] is not groups[at]:
                    whole = groups[other] | groups[at]
                    for member in whole:
                        groups[member] = whole
    found: list[set[int]] = []
    for group in groups:
        if group not in found:
            found.append(group)
    return found


def _beside(end: Point, at: int, strokes: Sequence[Stroke]) -> list[int]:
    """Return the lines a loose end lies on; one it only passes near by is none."""
    near = {
        other: distance_to_line(end, stroke.points)
        for other, stroke in enumerate(strokes)
        if other != at
    }
    least = min(near.values(), default=_TOUCH)
    return [n for n, far in near.items() if far <= min(_TOUCH, least + _SAME)]


def _settled(ends: Sequence[_End], figures: Sequence[Figure]) -> list[_End]:
    """Give ends that stop short the symbol they stop before.

    An end without a head does so only where its line has no other symbol to come
    from, and never for a symbol its line points at.
    """
    begun = {end.figure for end in ends if not end.head}
    ahead = [figure for figure in figures if figure.id not in begun]
    settled = [
        _End(end.at, end.head, _touched(end.at, ahead, _SHORT))
        if end.head and not end.figure
        else end
        for end in ends
    ]
    pointed = {end.figure for end in settled if end.head}
    if any(end.figure and not end.head for end in settled):
        return settled
    others = [figure for figure in figures if figure.id not in pointed]
    tails = [
        (figure.box.distance(end.at), figure.id, end)
        for end in settled
        for figure in others
        if not end.head
    ]
    if tails and min(tails, key=lambda tail: tail[0])[0] <= _SHORT:
        _, found, tail = min(tails, key=lambda tail: tail[0])
        settled[settled.index(tail)] = _End(tail.at, head=False, figure=found)
    return settled


def _join(
    ends: Sequence[_End],
    label: str | None,
    places: dict[str, Box],
    joined: Joined,
) -> None:
    sources = _once(end.figure for end in ends if not end.head)
    targets = _once(end.figure for end in ends if end.head)
    heads = [end for end in ends if end.head]
    if not heads and len(sources) > 1:
        sources.sort(key=lambda id_: (places[id_].top, places[id_].left))
        sources, targets = sources[:1], sources[1:]
    for source in sources:
        for target in targets:
            if target != source:
                arrow = Arrow(target, label)
                if arrow not in joined.arrows[source]:
                    joined.arrows[source].append(arrow)
    if not targets:
        loose = heads or [end for end in ends if not end.figure]
        for source in sources if loose else ():
            joined.leaving.append(Loose(source, loose[0].at, label))
    elif not sources:
        loose = [end for end in ends if not end.head]
        for target in targets if loose else ():
            joined.coming.append(Loose(target, loose[0].at, label))


def _once(ids: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(id_ for id_ in ids if id_))


def _labels(strokes: Sequence[Stroke], words: Sequence[Word]) -> dict[int, str]:
    """Return the words along each line: the nearest line's, shared with its twins."""
    labels: dict[int, str] = {}
    for word in words:
        near = [
            (_from_word(word.box, stroke.points), at)
            for at, stroke in enumerate(strokes)
        ]
        least = min(near, default=(_LABEL + 1, 0))[0]
        for distance, at in near if least <= _LABEL else ():
            twin = any(
                _from_one(strokes[at], strokes[other])
                for d, other in near
                if d == least
            )
            if distance <= least + (_TWIN if twin else _SHARED):
                labels.setdefault(at, word.text)
    return labels


def _from_one(one: Stroke, other: Stroke) -> bool:
    """Whether two lines begin at one point."""
    (a, b), (c, d) = one.points[0], one.points[-1]
    ends = (other.points[0], other.points[-1])
    return any(
        hypot(a - x, b - y) <= _TOUCH or hypot(c - x, d - y) <= _TOUCH for x, y in ends
    )


def _from_word(box: Box, points: Sequence[Point]) -> float:
    x, y = box.middle
    corners = [
        (x, y),
        (box.left, y),
        (box.right, y),
        (x, box.top),
        (x, box.bottom),
    ]
    return min(distance_to_line(corner, points) for corner in corners)


def nearest(figures: Sequence[Figure], at: Point) -> Figure | None:
    """Return the symbol nearest to a point."""
    return min(
        figures,
        key=lambda f: hypot(f.box.middle[0] - at[0], f.box.middle[1] - at[1]),
        default=None,
    )
