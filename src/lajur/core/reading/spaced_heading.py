"""The heading over a steps table in spaced text: where each column stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lajur.core.reading.cells import mark_of
from lajur.core.reading.headers import head_of, lane_name
from lajur.core.reading.spaced import NUMBER, Piece, Spread

#: Lines a heading takes at most, above and below its main line.
_ABOVE, _BELOW = 4, 7
_HEADING_WORDS = 3
#: So many headings together make one of a table, words of a cell apart.
_HEADINGS = 4
#: Lines looked at for columns without a heading, and where texts begin.
_LOOK, _LEFT = 60, 20
#: Only a verb begins so, no name of a lane.
_VERB = re.compile(r"Me[lmnr][a-z]{3,}")
_FRAGMENT = re.compile(r"[a-z]{1,12}").fullmatch
_IN_BRACKETS = re.compile(r"\([a-z ]{3,12}\)", re.IGNORECASE).fullmatch
_LEAVES = ("no", "text", "inputs", "duration", "output", "remarks")
_ORDER = ("no", "text", "lane", "doer", "inputs", "duration", "output", "remarks")
#: A name of a lane has a word or an abbreviation; dirt of a scan has neither.
_NAME = re.compile(r"\b[A-Z][a-z]{2,}|\b[A-Z]{2,}|^[a-z]{4,}$")


@dataclass(frozen=True)
class Column:
    """One column: what it holds, where its heading stands and how that is printed.

    Only names of lanes and of the column of times matter.
    """

    head: str
    left: int
    right: int
    lane: str = ""

    @property
    def middle(self) -> int:
        """The centre of its heading."""
        return (self.left + self.right) // 2


@dataclass(frozen=True)
class Heading:
    """The heading over a steps table."""

    columns: tuple[Column, ...]
    first: int
    last: int
    #: Headings of the official form are missing: a scan has lost them.
    is_torn: bool = False


def find_headings(lines: Sequence[Spread]) -> Iterator[Heading]:
    """Give the headings of steps tables, in order."""
    at = 0
    while at < len(lines):
        told = {_head(piece) for piece in lines[at].pieces}
        if "text" in told or {"inputs", "duration"} <= told:
            heading = _heading(lines, at)
            if heading:
                yield heading
                at = heading.last
        at += 1


def _heading(lines: Sequence[Spread], main: int) -> Heading | None:
    """Read the heading around its main line, None where it is none."""
    below = next(
        (
            n
            for n in range(main + 1, main + _BELOW)
            if _begins_step(lines[n : n + 1], lines[main].pieces[0].left)
        ),
        main + _BELOW,
    )
    around = range(max(0, main - _ABOVE), min(len(lines), below))
    heads = [
        (n, piece, head)
        for n in around
        if lines[n].page == lines[main].page
        for piece in lines[n].pieces
        if (head := _head(piece))
    ]
    told = {head for _, _, head in heads}
    beside = {"inputs", "duration"} <= {_head(p) for p in lines[main].pieces}
    if "quality" not in told and len(told) < _HEADINGS and not beside:
        return None
    first, last = heads[0][0], heads[-1][0]
    leaves: dict[str, Column] = {}
    for _, piece, head in heads:
        if head in _LEAVES:
            named = piece.text if head == "duration" else ""
            leaves.setdefault(head, Column(head, piece.left, piece.right, named))
    quality = [piece for _, piece, head in heads if head == "quality"]
    found = [leaves[head].left for head in ("inputs", "duration") if head in leaves]
    edge = found[0] if found else quality[0].left
    if "text" not in leaves:
        leaves["text"] = Column("text", 0, _width_of_texts(lines[last + 1 :], edge))
    text = leaves["text"].right
    while last + 1 < len(lines) and _names_lanes(lines[last + 1], text, edge):
        last += 1
        unit = next((p for p in lines[last].pieces if _IN_BRACKETS(p.text)), None)
        time = leaves.get("duration")
        if unit and time and min(unit.right, time.right) > max(unit.left, time.left):
            named = f"{time.lane} {unit.text}"
            leaves["duration"] = replace(time, lane=named)
    lanes = _lanes(lines[first : last + 1], text, edge)
    over = [piece for _, piece, head in heads if head == "lanes"]
    names = bool(over) and not lanes and text <= over[0].left < edge
    if names:
        lanes = [Column("doer", over[0].left, over[0].right)]
    torn = not names and bool({"text", "inputs", "duration", "output"} - told)
    if torn:
        for head in ("inputs", "duration", "output"):
            leaves.setdefault(head, Column(head, edge, edge))
    columns = sorted(
        [*leaves.values(), *lanes],
        key=lambda column: (column.middle, _ORDER.index(column.head)),
    )
    return Heading(tuple(columns), first, last, torn)


def _begins_step(lines: Sequence[Spread], left: int) -> bool:
    """Whether a line begins with a number or a verb: no heading does."""
    begun = [line.pieces[0] for line in lines if line.pieces]
    first = begun[0].text if begun and begun[0].left <= left + _LEFT else ""
    number = NUMBER.match(first)
    return bool(_VERB.match(first) or (number and not first.startswith("(1")))


def _width_of_texts(lines: Sequence[Spread], edge: int) -> int:
    """Return where the texts end whose heading cannot be read."""
    ends = sorted(
        line.pieces[0].right
        for line in lines[:_LOOK]
        if line.pieces and line.pieces[0].left < _LEFT and line.pieces[0].right < edge
    )
    return ends[len(ends) // 2] if ends else edge // 2


def _head(piece: Piece) -> str | None:
    """Return the column these words head; a heading is short."""
    short = len(piece.text.split()) <= _HEADING_WORDS and ":" not in piece.text
    return head_of(piece.text) if short else None


def _names_lanes(line: Spread, left: int, right: int) -> bool:
    """Whether a line only goes on with names of lanes, or with units in brackets."""
    return bool(line.pieces) and all(
        (piece.left >= left and piece.right <= right and mark_of(piece.text) is None)
        or _IN_BRACKETS(piece.text)
        or not re.search(r"\w", piece.text)
        for piece in line.pieces
    )


def _lanes(lines: Sequence[Spread], left: int, right: int) -> list[Column]:
    """Join the pieces between the text and the quality columns to names."""
    groups: list[list[Piece]] = []
    for line in lines:
        for piece in line.pieces:
            outside = piece.left < left or piece.middle >= right
            if outside or head_of(piece.text):
                continue
            own = [
                group
                for group in groups
                if any(
                    min(other.right, piece.right) > max(other.left, piece.left)
                    for other in group
                )
            ]
            if own and (_NAME.search(piece.text) or _FRAGMENT(piece.text)):
                own[0].append(piece)
            elif _NAME.search(piece.text):
                groups.append([piece])
    return [
        Column(
            "lane",
            min(piece.left for piece in group),
            max(piece.right for piece in group),
            lane_name("\n".join(piece.text for piece in group)),
        )
        for group in groups
        if sum(map(str.isalpha, "".join(piece.text for piece in group))) > 1
    ]
