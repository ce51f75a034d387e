"""Tables typed into a text file: cells parted by bars, commas or semicolons."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

#: A line that only rules: "+----+-----+", "|---|---|", "=====".
_STROKES = r"=\u2500-\u257f-"
_RULE = re.compile(rf"[\s+|:{_STROKES}]*[{_STROKES}]{{3,}}[\s+|:{_STROKES}]*")
#: How such a line stands in a table of edges.
_RULED = "|---|"
_BARS = str.maketrans({"\u2502": "|", "\u2503": "|", "\u00a6": "|", "\u2551": "|"})
#: A table has at least so many rows, of so many cells.
_ROWS, _CELLS = 3, 3
#: Such a share of the lines with several signs has the same number of them.
_ALIKE = 0.6
_DELIMITERS = (";", ",")
#: One paper SOP fits in a few; more cells in a line are no table of ours.
_WIDEST = 60


def with_edges(lines: Sequence[str]) -> list[str]:
    """Return the lines, those of a table of bars led and ended by a bar.

    A scan makes bars of ruling lines too, but never the same number in each line.
    """
    barred = [line.translate(_BARS) for line in lines]
    counts = Counter(
        bars for line in barred if _CELLS - 1 <= (bars := _bars(line)) < _WIDEST
    )
    if not _is_regular(counts):
        return list(lines)
    return [_RULED if _RULE.fullmatch(line) else _edged(line) for line in barred]


def _edged(line: str) -> str:
    return f"| {' '.join(_inside(line).split())} |" if _bars(line) else line


def _bars(line: str) -> int:
    """Return how many bars part cells of a line."""
    return _inside(line).count("|")


def _inside(line: str) -> str:
    """Return a line without its edges: a bar at its end alone parts a cell."""
    bare = line.strip()
    return bare[1:].removesuffix("|") if bare.startswith("|") else bare


def _is_regular(counts: Counter[int]) -> bool:
    """Whether most lines of several cells have the same number of them."""
    most = max(counts.values(), default=0)
    return most >= _ROWS and most >= _ALIKE * counts.total()


def delimited_rows(text: str) -> list[tuple[tuple[str, ...], int]]:
    """Return the rows of a CSV file with their lines, nothing for other texts."""
    for delimiter in _DELIMITERS:
        lines = text.splitlines(keepends=True)
        try:
            rows = list(_parted(lines, delimiter))
        except csv.Error:
            continue
        wide = Counter(len(cells) for cells, _ in rows if len(cells) > _CELLS)
        if _is_regular(wide) and max(wide) < _WIDEST:
            return rows
    return []


def _parted(
    lines: Iterable[str], delimiter: str
) -> Iterator[tuple[tuple[str, ...], int]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begun = 1
    for cells in reader:
        yield tuple(cells), begun
        begun = reader.line_num + 1
