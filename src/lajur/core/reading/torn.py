"""Steps of a scanned table whose columns no longer stand under their headings.

What stays where it was printed is the text at the left edge and the time of each
step: what stands left of the times is needed for the step, what stands right of
them comes out of it. Lost numbers are found by what else begins a step.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lajur.core.paper import Row
from lajur.core.reading.cells import step_number
from lajur.core.reading.spaced import Piece, Spread

#: How far from the left edge a text may begin: number and torn lines between.
_LEFT = 14
#: What the signs that a line begins a step count.
_TIME_HERE, _VERB_HERE, _DEED_HERE, _AFTER_GAP, _AFTER_STOP = 2, 3, 1, 1, 1
_AFTER_DIRT = 1
#: Where numbers tell that steps are missing, less is enough.
_LEAST = 3
#: A number stands at most so far down its row.
_UP = 4
TIME = re.compile(
    r"(?P<time>[\dOl]{1,3}(?:[.,]\d)?\s*(?:-\s*\d+\s*)?"
    r"(?:menit|mnt|jam|hari(?:\s*kerja)?|minggu|bulan)|sesuai\s+\w+)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\W?(?:(?:Me[lmnr]|Ber(?!kas))[a-z]{3,}|"
    r"[A-Z][a-z]+(?:[ /]+[A-Z][a-z]+){0,3} me[a-z]{4})"
)
#: A deed told as a thing begins a step or goes on with one.
_DEED = re.compile(r"\W?Pe[mn][a-z]{3,}")
_NUMBER = re.compile(r"\W{0,2}(\d{1,2})\s*[.,)]?(?=\s|$)")
#: What is left of a line between cells before a word.
_DIRT = re.compile(r"^(?:\W[A-Z] |[IlJ1(\[|!'\u2018]\s?(?=[A-Za-z][a-z]{2})|\W+)")
_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass(frozen=True)
class TornLine:
    """One line: its number, the text at the left, and the rest."""

    number: int | None
    text: str
    rest: tuple[Piece, ...]
    #: Dirt stands where a number may have been.
    dirty: bool = False

    @property
    def time(self) -> re.Match[str] | None:
        """The time printed on it."""
        return next((m for piece in self.rest if (m := TIME.search(piece.text))), None)


def begins_step(text: str) -> bool:
    """Whether a text begins as a step does, with a verb or with who does it."""
    bare = text.strip()
    return _VERB.match(bare) is not None or _DEED.match(bare) is not None


def torn_rows(
    body: Sequence[Spread], heads: Sequence[str], known: int = 0
) -> list[Row]:
    """Return the rows of such a table, a cell for each head.

    `known` is the last number of the page before.
    """
    lines = _lines(body)
    starts = _starts(lines)
    edges = [*starts, len(lines)]
    rows = []
    for start, end in pairwise(edges):
        cells = _cells(lines[start:end], _usual_time(lines))
        told = tuple(cells.get(head, "") for head in heads)
        if cells["text"]:
            rows.append(Row(told, body[start].at, page=body[start].page))
    return _numbered(rows, heads.index("no"), known)


def _numbered(rows: Sequence[Row], at: int, last: int) -> list[Row]:
    """Give rows that lost their number the one after the row above."""
    numbered: list[Row] = []
    for row in rows:
        last = step_number(row.cells[at]) or last + 1
        cells = (*row.cells[:at], str(last), *row.cells[at + 1 :])
        numbered.append(replace(row, cells=cells))
    return numbered


def _lines(body: Sequence[Spread]) -> list[TornLine]:
    left = min((line.pieces[0].left for line in body if line.pieces), default=0)
    lines = []
    for line in body:
        pieces = list(line.pieces)
        number, text = None, ""
        if pieces and pieces[0].left <= left + _LEFT:
            match = _NUMBER.match(pieces[0].text)
            if match:
                number = step_number(match[1])
                text = pieces[0].text[match.end() :]
                pieces = pieces[1:]
                if not text and pieces and pieces[0].left <= left + _LEFT:
                    text = pieces.pop(0).text
            else:
                text = pieces.pop(0).text
        bare = _DIRT.sub("", text.strip())
        lines.append(TornLine(number, bare, tuple(pieces), bare != text.strip()))
    return lines


def _starts(lines: Sequence[TornLine]) -> list[int]:
    """Return the lines steps begin on."""
    numbered = [(_first_line(lines, at), at, value) for at, value in _rising(lines)]
    starts = [first for first, _, _ in numbered]
    before, last = -1, 0
    for first, at, value in [*numbered, (len(lines), len(lines), 0)]:
        missing = value - last - 1 if value else len(lines)
        least = _LEAST - bool(value)
        found = [(_sign(lines, n), -n) for n in range(before + 1, first)]
        best = sorted(sign for sign in found if sign[0] >= least)[::-1][:missing]
        starts += [-n for _, n in best]
        before, last = at, value
    return sorted(starts)


def _first_line(lines: Sequence[TornLine], at: int) -> int:
    """Return where a row begins whose number stands on a later line of it."""
    for first in range(at, max(at - _UP, -1), -1):
        if lines[first].text[:1].isupper():
            return first
        if first < at and lines[first].number:
            break
    return at


def _rising(lines: Sequence[TornLine]) -> list[tuple[int, int]]:
    """Return the numbers that go up, the longest such run of them."""
    runs: list[list[tuple[int, int]]] = []
    for at, line in enumerate(lines):
        if line.number is None:
            continue
        fitting = [r for r in runs if r[-1][1] < line.number <= r[-1][1] + 4]
        runs.append([*max(fitting, key=len, default=[]), (at, line.number)])
    return max(runs, key=len, default=[])


def _sign(lines: Sequence[TornLine], at: int) -> int:
    """Return how surely a line without a number begins a step."""
    line = lines[at]
    if not _WORD.search(line.text):
        return 0
    above = next((n for n in range(at - 1, -1, -1) if lines[n].text), None)
    sign = _VERB_HERE * bool(_VERB.match(line.text)) + _TIME_HERE * bool(line.time)
    sign += _DEED_HERE * bool(_DEED.match(line.text))
    sign += _AFTER_DIRT * line.dirty
    if above is None:
        return sign + _AFTER_GAP
    sign += _AFTER_GAP * (at - above > 1)
    return sign + _AFTER_STOP * lines[above].text.endswith((".", ";"))


def _usual_time(lines: Sequence[TornLine]) -> int:
    """Return where times stand in most lines."""
    places = sorted(
        piece.left + match.start()
        for line in lines
        for piece in line.rest
        if (match := TIME.search(piece.text))
    )
    return places[len(places) // 2] if places else 10**6


def _cells(lines: Sequence[TornLine], usual: int) -> dict[str, str]:
    number = next((str(line.number) for line in lines if line.number), "")
    texts = [line.text for line in lines if _WORD.search(line.text)]
    time = ""
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        for piece in _apart(line.rest, usual):
            match = TIME.fullmatch(piece.text)
            if match and not time:
                time = match[0]
            elif _WORD.search(piece.text):
                (left if piece.left < usual else right).append(_bare(piece.text))
    return {
        "no": number,
        "text": "\n".join(texts),
        "inputs": "\n".join(left),
        "duration": time,
        "output": "\n".join(right),
    }


def _apart(pieces: Sequence[Piece], usual: int) -> Iterator[Piece]:
    """Part a time from the words a scan has run together with it."""
    for piece in pieces:
        match = TIME.search(piece.text)
        if match is None:
            yield piece
            continue
        before, after = piece.text[: match.start()], piece.text[match.end() :]
        if before.strip():
            yield Piece(before.strip(), min(piece.left, usual - 1), piece.left)
        yield Piece(match[0], piece.left, piece.right)
        if after.strip():
            yield Piece(after.strip(), max(piece.right, usual + 1), piece.right)


def _bare(text: str) -> str:
    return text.strip(" |!()[]{}'\u2018\u2019\"=~_-")
