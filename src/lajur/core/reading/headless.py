"""Steps of a scanned table whose heading is lost altogether.

Such a table is known by its column of times: they stand under one another, right
of texts that begin as steps do.
"""

from collections.abc import Sequence

from lajur.core.reading.spaced import NUMBER, Spread
from lajur.core.reading.spaced_heading import Column, Heading
from lajur.core.reading.torn import TIME, begins_step

#: Fewer times under one another are no column, and so near they stand to it.
_LEAST, _NEAR = 3, 20
_HEADS = ("no", "text", "inputs", "duration", "output")


def lost_heading(lines: Sequence[Spread]) -> Heading | None:
    """Return the heading a table of steps must have had, None where none is."""
    timed = [(at, left) for at, line in enumerate(lines) if (left := time_at(line))]
    if len(timed) < _LEAST:
        return None
    column = sorted(left for _, left in timed)[len(timed) // 2]
    own = [at for at, left in timed if abs(left - column) <= _NEAR]
    begun = [at for at in own if _begins(lines[at])]
    if len(own) < _LEAST or not begun:
        return None
    columns = tuple(Column(head, column, column) for head in _HEADS)
    return Heading(columns, begun[0], begun[0] - 1, is_torn=True)


def time_at(line: Spread) -> int | None:
    """Return where a time stands that is not the first thing of its line."""
    for piece in line.pieces[1:]:
        if match := TIME.search(piece.text):
            return piece.left + match.start()
    return None


def _begins(line: Spread) -> bool:
    number = NUMBER.match(line.text)
    return begins_step(line.text[number.end() :] if number else line.text)
