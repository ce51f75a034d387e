"""Text whose columns are held apart by spaces, as words with their places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: A number at the beginning of a row, and the verbs steps begin with.
NUMBER = re.compile(r"\(?(\d{1,2})(?: ?[.,)])?(?=\s|$)")
VERB = re.compile(r"(?:Me[lmnr]|Pe[mn]|Ber)[a-z]{3,}")
_WORDS = re.compile(r"\S+(?: \S+)*")
#: What a scan makes of the lines between cells.
_RULES = re.compile(r"(?<=[^\s|])\s?[|}{\]\[](?=\s|$)|[|\u2014_=~]")
#: Running heads and feet stand within so many lines of the edge of a page.
_MARGIN = 5
_PAGE_NUMBER = re.compile(r"[-\u2013\s]*\d{1,3}[-\u2013\s]*")


@dataclass(frozen=True)
class Piece:
    """Words that stand together on a line."""

    text: str
    left: int
    right: int

    @property
    def middle(self) -> float:
        """Its centre."""
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Spread:
    """One line: its pieces, its number in the file and its page."""

    pieces: tuple[Piece, ...]
    at: int
    page: int | None
    #: What a scan makes of ruling lines stands on it.
    torn: bool = False

    @property
    def text(self) -> str:
        """The pieces as one text."""
        return " ".join(piece.text for piece in self.pieces)


def spread(raw: str, at: int, page: int | None) -> Spread:
    """Return a line of text as pieces: two spaces part them."""
    plain = _RULES.sub(lambda match: " " * len(match[0]), raw.expandtabs())
    pieces = [Piece(m[0], m.start(), m.end()) for m in _WORDS.finditer(plain)]
    return Spread(tuple(pieces), at, page, plain != raw.expandtabs())


def without_running(lines: Sequence[Spread]) -> list[Spread]:
    """Leave out page numbers and the lines that stand at the edge of several pages."""
    edges = _page_edges(lines)
    places: dict[tuple[str, int], int] = {}
    for line in lines:
        for place in edges.get(line.at, ()):
            places[line.text, place] = places.get((line.text, place), 0) + 1
    kept = []
    for line in lines:
        own = edges.get(line.at, ())
        again = any(places[line.text, place] > 1 for place in own)
        note = again and len(line.pieces) == 1 and len(line.text) > 30
        numbered = {1, -1} & set(own) and _PAGE_NUMBER.fullmatch(line.text)
        kept.append(Spread((), line.at, line.page) if note or numbered else line)
    return kept


def _page_edges(lines: Sequence[Spread]) -> dict[int, tuple[int, ...]]:
    """Return which first (1, 2 …) and last (-1, -2 …) line of its page a line is."""
    pages: dict[int | None, list[int]] = {}
    for line in lines:
        if line.pieces:
            pages.setdefault(line.page, []).append(line.at)
    edges: dict[int, tuple[int, ...]] = {}
    for own in pages.values():
        for place in range(1, min(_MARGIN, len(own)) + 1):
            edges[own[place - 1]] = (*edges.get(own[place - 1], ()), place)
            edges[own[-place]] = (*edges.get(own[-place], ()), -place)
    return edges


def occupied(lines: Sequence[Spread]) -> list[int]:
    """Return how many lines have words at each place."""
    width = max((line.pieces[-1].right for line in lines if line.pieces), default=0)
    counts = [0] * (width + 2)
    for line in lines:
        for piece in line.pieces:
            for at in range(piece.left, piece.right):
                counts[at] += 1
    return counts


def gap_between(counts: Sequence[int], low: int, high: int) -> tuple[int, int]:
    """Return the emptiest stretch between two places, the longest of equal ones."""
    high = min(high, len(counts) - 1)
    least = min(counts[low : high + 1], default=0)
    best, begun = (low, low), low
    for at in range(low, high + 2):
        if at <= high and counts[at] == least:
            continue
        if at - begun > best[1] - best[0]:
            best = (begun, at)
        begun = at + 1
    return best


def blocks_across(lines: Sequence[Spread], gap: int = 2) -> list[tuple[int, int]]:
    """Return the stretches that words stand in, parted by all but empty ones.

    A line or two may run over the border of a column.
    """
    counts = occupied(lines)
    stray = sum(bool(line.pieces) for line in lines) // 8
    blocks: list[tuple[int, int]] = []
    for at, count in enumerate(counts):
        if count <= stray:
            continue
        if blocks and at - blocks[-1][1] < gap:
            blocks[-1] = (blocks[-1][0], at + 1)
        else:
            blocks.append((at, at + 1))
    return blocks


def cut(line: Spread, edges: Sequence[int]) -> list[str]:
    """Return the words of a line by column; a piece over an edge is parted there."""
    cells = [""] * (len(edges) + 1)
    for piece in line.pieces:
        for part in _parted(piece, edges):
            column = sum(edge <= part.middle for edge in edges)
            cells[column] = f"{cells[column]} {part.text}".strip()
    return cells


def _parted(piece: Piece, edges: Sequence[int]) -> list[Piece]:
    """Part a piece at the space nearest to an edge well inside it."""
    cuts: list[int] = []
    for edge in edges:
        if piece.left + 2 < edge < piece.right - 2:
            spaces = [m.start() + piece.left for m in re.finditer(" ", piece.text)]
            near = [at for at in spaces if abs(at - edge) <= 3]
            if near:
                cuts.append(min(near, key=lambda at: abs(at - edge)))
    places = [piece.left, *cuts, piece.right]
    return [
        Piece(piece.text[a - piece.left : b - piece.left].strip(), a, b)
        for a, b in pairwise(places)
    ]
