"""The map of the register: every SOP that names another, in columns.

Pure: an SOP stands left of those it names; rings are drawn apart, and names of no
SOP here stand at the right as places to fill.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lajur.procedures.relation import Relation, cycles, words_of

WIDE, HIGH = 208, 40
_GAP_X, _GAP_Y, _EDGE = 84, 14, 12
_CHARACTERS, _LINES = 28, 2


@dataclass(frozen=True)
class Node:
    """One SOP on the map; `slug` is "" for a name of no SOP here."""

    slug: str
    title: str
    x: int
    y: int

    @property
    def lines(self) -> tuple[tuple[str, int], ...]:
        """The title in lines, each with its height in the box."""
        told = textwrap.wrap(self.title, _CHARACTERS, max_lines=_LINES, placeholder="…")
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
    """One SOP naming another."""

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


def network(titles: Mapping[str, str], found: Sequence[Relation]) -> Network:
    """Place every SOP that names another or is named."""
    spelt: dict[frozenset[str], str] = {}
    keys = {}
    for relation in found:
        text = relation.named.text
        same = spelt.setdefault(words_of(text), text)
        keys[relation] = relation.to or f"?{same}"
    pairs = list(dict.fromkeys((r.from_, keys[r]) for r in found))
    rings = cycles(found)
    columns = _columns(pairs, rings)
    nodes = {}
    for column, names in enumerate(columns):
        for row, key in enumerate(names):
            nodes[key] = Node(
                "" if key.startswith("?") else key,
                titles.get(key, key.removeprefix("?")),
                _EDGE + column * (WIDE + _GAP_X),
                _EDGE + row * (HIGH + _GAP_Y),
            )
    wires = tuple(_wire(nodes[a], nodes[b], is_ring=(a, b) in rings) for a, b in pairs)
    tallest = max((len(names) for names in columns), default=0)
    return Network(
        tuple(nodes.values()),
        wires,
        2 * _EDGE + len(columns) * (WIDE + _GAP_X) - _GAP_X + _EDGE * 2,
        2 * _EDGE + tallest * (HIGH + _GAP_Y),
    )


def _columns(
    pairs: Sequence[tuple[str, str]], rings: frozenset[tuple[str, str]]
) -> list[list[str]]:
    """Put every SOP right of all that name it, rings aside, in a steady order."""
    before: dict[str, list[str]] = {}
    for a, b in pairs:
        before.setdefault(a, [])
        before.setdefault(b, [])
        if (a, b) not in rings:
            before[b].append(a)
    depth: dict[str, int] = {}

    def depth_of(key: str) -> int:
        if key not in depth:
            depth[key] = 1 + max((depth_of(a) for a in before[key]), default=-1)
        return depth[key]

    columns: list[list[str]] = [
        [] for _ in range(1 + max(map(depth_of, before), default=-1))
    ]
    for key in before:
        columns[depth[key]].append(key)
    for number, names in enumerate(columns[1:], 1):
        rows = {key: row for row, key in enumerate(columns[number - 1])}
        names.sort(key=lambda key: _middle(rows, before[key]))
    return columns


def _middle(rows: Mapping[str, int], before: Sequence[str]) -> float:
    near = [rows[key] for key in before if key in rows]
    return sum(near) / len(near) if near else 0.0


def _wire(a: Node, b: Node, *, is_ring: bool) -> Wire:
    y1, y2 = a.y + HIGH // 2, b.y + HIGH // 2
    if b.x > a.x:
        x1, x2 = a.x + WIDE, b.x - 6
        bend = (x2 - x1) // 2
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
        return Wire(path, f"M{x2 + 6} {y2}l-7-4v8z", is_ring)
    x1, x2 = a.x + WIDE, b.x + WIDE + 6
    out = max(x1, x2) + 34
    y2 += 8 if a is b else 0
    path = f"M{x1} {y1 - (8 if a is b else 0)}C{out} {y1} {out} {y2} {x2} {y2}"
    return Wire(path, f"M{x2 - 6} {y2}l7-4v8z", is_ring)
