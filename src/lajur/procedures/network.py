"""The map of the register: every SOP that names another, in columns.

Pure. SOPs of one family are one box, so that a habit of twelve is one arrow. A
box stands left of those it names; a long arrow has a place of its own in every
column it passes, so that it runs behind no box. Rings turn back; names of no SOP
here are places to fill.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lajur.procedures.relation import Relation, cycles, loops, words_of

WIDE, HIGH = 208, 40
_GAP_X, _GAP_Y, _EDGE, _WAY = 84, 14, 12, 6
_CHARACTERS, _LINES = 28, 2
#: An arrow from one box to another, by their keys.
Pair = tuple[str, str]


@dataclass(frozen=True)
class Kin:
    """The family an SOP belongs to."""

    id: int
    name: str


@dataclass(frozen=True)
class Node:
    """One box: an SOP, a family of them, or a name of no SOP here."""

    title: str
    x: int
    y: int
    #: "" unless the box is one SOP.
    slug: str = ""
    family: Kin | None = None
    #: How many SOPs stand behind the box; 0 for a name of no SOP here.
    count: int = 1

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """The title in lines, each with its height in the box."""
        title = (
            f"{self.title} ·\u00a0{self.count}\u00a0SOP" if self.family else self.title
        )
        told = textwrap.wrap(title, _CHARACTERS, max_lines=_LINES, placeholder="…")
        top = HIGH / 2 - 7 * (len(told) - 1) + 4
        return tuple(
            (line, round(self.y + top + 14 * n)) for n, line in enumerate(told)
        )

    @property
    def text_x(self) -> int:
        """Where the title begins."""
        return self.x + 8


@dataclass(frozen=True)
class Wire:
    """One box naming another."""

    path: str
    head: str
    is_ring: bool


@dataclass(frozen=True)
class Network:
    """The placed map."""

    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    wide: int
    high: int


def network(
    titles: Mapping[str, str],
    found: Sequence[Relation],
    kin: Mapping[str, Kin] | None = None,
) -> Network:
    """Place every SOP that names another or is named; `kin` by slug."""
    boxes = _Boxes(titles, found, kin or {})
    rings = {boxes.pair(a, b) for a, b in cycles(found)}
    pairs = [
        pair
        for pair in dict.fromkeys(boxes.pair(r.from_, boxes.aim(r)) for r in found)
        if pair[0] != pair[1] or pair in rings
    ]
    back = loops(pairs)
    columns, ways = _columns(pairs, back)
    places = _places(columns)
    nodes = {
        key: boxes.node(key, *place)
        for key, place in places.items()
        if isinstance(key, str)
    }
    wires = tuple(
        _turning(nodes[a], nodes[b], is_ring=(a, b) in rings)
        if (a, b) in back
        else _onward(nodes[a], nodes[b], [places[way] for way in ways[a, b]])
        for a, b in pairs
    )
    return Network(
        tuple(nodes.values()),
        wires,
        3 * _EDGE + len(columns) * (WIDE + _GAP_X) - _GAP_X + (34 if back else 0),
        2 * _EDGE + max(map(_height, columns), default=0),
    )


class _Boxes:
    """Which box stands for an SOP or a name, and what is written on it."""

    def __init__(
        self,
        titles: Mapping[str, str],
        found: Sequence[Relation],
        kin: Mapping[str, Kin],
    ) -> None:
        self._titles, self._kin = titles, kin
        self._spelt: dict[frozenset[str], str] = {}
        drawn = {end for r in found for end in (r.from_, r.to) if end is not None}
        self._members: dict[int, list[str]] = {}
        for slug in sorted(drawn):
            if slug in kin:
                self._members.setdefault(kin[slug].id, []).append(slug)

    def aim(self, relation: Relation) -> str:
        """Return what a relation points to: a slug, or a name marked so."""
        text = relation.named.text
        return relation.to or "?" + self._spelt.setdefault(words_of(text), text)

    def pair(self, a: str, b: str) -> Pair:
        """Return the boxes of both ends."""
        return self._key(a), self._key(b)

    def _key(self, end: str) -> str:
        kin = self._kin.get(end)
        return f"#{kin.id}" if kin and len(self._members[kin.id]) > 1 else end

    def node(self, key: str, x: int, y: int) -> Node:
        """Return the box of a key at its place."""
        if key.startswith("?"):
            return Node(key[1:], x, y, count=0)
        if key.startswith("#"):
            members = self._members[int(key[1:])]
            family = self._kin[members[0]]
            return Node(family.name, x, y, family=family, count=len(members))
        return Node(self._titles[key], x, y, slug=key)


#: A box by its key, or the place of a long arrow in a column it passes.
_Place = str | tuple[Pair, int]


def _columns(
    pairs: Sequence[Pair], back: frozenset[Pair]
) -> tuple[list[list[_Place]], dict[Pair, list[_Place]]]:
    """Put every box right of all that name it, loops aside, in a steady order."""
    depth = _depths(pairs, back)
    columns: list[list[_Place]] = [
        [] for _ in range(1 + max(depth.values(), default=-1))
    ]
    for key, column in depth.items():
        columns[column].append(key)
    ways: dict[Pair, list[_Place]] = {}
    left: dict[_Place, list[_Place]] = {}
    for pair in (pair for pair in pairs if pair not in back):
        a, b = pair
        ways[pair] = [(pair, column) for column in range(depth[a] + 1, depth[b])]
        for column, way in enumerate(ways[pair], depth[a] + 1):
            columns[column].append(way)
        for one, other in pairwise([a, *ways[pair], b]):
            left.setdefault(other, []).append(one)
    for before, column_places in pairwise(columns):
        rows = {place: row for row, place in enumerate(before)}
        column_places.sort(key=lambda place: _middle(rows, left[place]))
    return columns, ways


def _depths(pairs: Sequence[Pair], back: frozenset[Pair]) -> dict[str, int]:
    """Return in which column each box stands."""
    before: dict[str, list[str]] = {}
    for a, b in pairs:
        before.setdefault(a, [])
        before.setdefault(b, []).extend([] if (a, b) in back else [a])
    depth: dict[str, int] = {}

    def depth_of(key: str) -> int:
        if key not in depth:
            depth[key] = 1 + max((depth_of(a) for a in before[key]), default=-1)
        return depth[key]

    return {key: depth_of(key) for key in before}


def _middle(rows: Mapping[_Place, int], before: Sequence[_Place]) -> float:
    near = [rows[place] for place in before]
    return sum(near) / len(near)


def _height(column: Sequence[_Place]) -> int:
    return sum((HIGH if isinstance(p, str) else _WAY) + _GAP_Y for p in column)


def _places(columns: Sequence[Sequence[_Place]]) -> dict[_Place, tuple[int, int]]:
    """Give every box and way its left upper corner; columns stand centred."""
    tallest = max(map(_height, columns), default=0)
    places: dict[_Place, tuple[int, int]] = {}
    for number, column in enumerate(columns):
        y = _EDGE + (tallest - _height(column)) // 2
        for place in column:
            places[place] = (_EDGE + number * (WIDE + _GAP_X), y)
            y += (HIGH if isinstance(place, str) else _WAY) + _GAP_Y
    return places


def _onward(a: Node, b: Node, ways: Sequence[tuple[int, int]]) -> Wire:
    x, y = a.x + WIDE, a.y + HIGH // 2
    path = f"M{x} {y}"
    for way_x, way_y in ways:
        path += _curve(x, y, way_x, way_y) + f"h{WIDE}"
        x, y = way_x + WIDE, way_y
    end = b.y + HIGH // 2
    path += _curve(x, y, b.x - 6, end)
    return Wire(path, f"M{b.x} {end}l-7-4v8z", is_ring=False)


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    bend = (x2 - x1) // 2
    return f"C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def _turning(a: Node, b: Node, *, is_ring: bool) -> Wire:
    """Turn back at the right of both boxes."""
    y1, y2 = a.y + HIGH // 2, b.y + HIGH // 2
    x1, x2 = a.x + WIDE, b.x + WIDE + 6
    out = max(x1, x2) + 34
    apart = 8 if a is b else 0
    path = f"M{x1} {y1 - apart}C{out} {y1} {out} {y2 + apart} {x2} {y2 + apart}"
    return Wire(path, f"M{x2 - 6} {y2 + apart}l7-4v8z", is_ring)
