"""The identity sheet in spaced text: two columns side by side.

The labels of the right column tell where it begins; a label in the right column
has its value beside it, the lists stand under theirs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lajur.core.paper import Block, Paragraph, Row, Table
from lajur.core.reading import labels
from lajur.core.reading.spaced import Piece, Spread, cut

#: A list begins here: no value goes on so.
_MARK = re.compile(r"\d{1,2}[.,)]?\s|[-\u2013\u2022]\s")
#: A value goes on at most so many lines under its label.
_NEAR = 5
#: So many labels with something beside them make a sheet of two columns.
_LABELS = 3
_RIGHT = ("qualifications", "equipment", "records", *labels.PLAIN)


def sheet_of(lines: Sequence[Spread]) -> list[Block]:
    """Return the lines as rows of three cells: left, label or list, value."""
    edge = _edge(lines)
    if edge is None and (beside := _beside(lines)):
        return beside
    if edge is None:
        return [
            Paragraph(line.text, line.at, page=line.page)
            for line in lines
            if line.pieces
        ]
    rows: list[Row] = []
    open_at: int | None = None
    for line in lines:
        if not line.pieces:
            continue
        left, right = cut(line, [edge])
        label, value = _parted(line, edge, right)
        if label:
            open_at = len(rows) if labels.label_of(label) in labels.PLAIN else None
        elif _MARK.match(value):
            open_at = None
        elif value and open_at is not None and line.at - rows[open_at].line <= _NEAR:
            rows[open_at] = _longer(rows[open_at], value)
            value = ""
        if left or label or value:
            rows.append(Row((left, label, value), line.at, page=line.page))
    return [Table(tuple(rows))] if rows else []


def _beside(lines: Sequence[Spread]) -> list[Block]:
    """Read a sheet of two columns: labels at the left, what they say beside them."""
    told = [
        line.pieces[1].left
        for line in lines
        if len(line.pieces) > 1 and labels.label_of(line.pieces[0].text)
    ]
    if len(told) < _LABELS:
        return []
    edge = Counter(told).most_common(1)[0][0] - 1
    blocks: list[Block] = []
    rows: list[Row] = []
    for line in lines:
        if not line.pieces:
            continue
        left, right = cut(line, [edge])
        if rows and not left:
            label, said = rows[-1].cells
            rows[-1] = replace(rows[-1], cells=(label, f"{said}\n{right}".strip()))
        elif labels.label_of(left) or (rows and right):
            rows.append(Row((left, right), line.at, page=line.page))
        else:
            blocks.append(Paragraph(line.text, line.at, page=line.page))
    return [*blocks, Table(tuple(rows))]


def _edge(lines: Sequence[Spread]) -> int | None:
    """Return where the right column begins: at most of its labels."""
    starts = [
        piece.left
        for line in lines
        for piece in line.pieces
        if labels.begins_with(piece.text) in _RIGHT and piece.left > 10
    ]
    if not starts:
        return None
    common = Counter(starts).most_common(1)[0][0]
    return max(common - 1, 1)


def _parted(line: Spread, edge: int, right: str) -> tuple[str, str]:
    """Part the right column in a label and its value; a list stays whole."""
    pieces = [piece for piece in line.pieces if piece.middle > edge]
    if len(pieces) > 1 and labels.label_of(pieces[0].text):
        return pieces[0].text, _text(pieces[1:])
    if both := labels.split_label(right):
        return right[: right.index(":")], both[1]
    if pieces and pieces[0].left > edge + 14 and not labels.label_of(right):
        return "", right
    return right, ""


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces).lstrip(": ")


def _longer(row: Row, value: str) -> Row:
    """Let the value of a label go on."""
    left, label, begun = row.cells
    return Row((left, label, f"{begun} {value}".strip()), row.line, page=row.page)
