"""Dashed lines that a program wrote dash by dash."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from lajur.core.paper.ink import Ruling

#: No dash is longer, no gap wider; two dashes make no line yet.
_DASH, _GAP, _FEWEST = 12.0, 6.0, 3


def undashed(rulings: Sequence[Ruling], thin: float) -> list[Ruling]:
    """Return the rulings, dashes as the line they draw; what is shorter is a dot."""
    found = [ruling for ruling in rulings if ruling.length > _DASH]
    rows: dict[int, list[Ruling]] = {}
    for ruling in rulings:
        if ruling.length <= _DASH:
            rows.setdefault(round(2 * ruling.at), []).append(ruling)
    for row in rows.values():
        for run in _runs(sorted(row, key=lambda ruling: ruling.low)):
            if len(run) >= _FEWEST and _is_even(run):
                found.append(Ruling(run[0].at, run[0].low, run[-1].high))
            else:
                found += [ruling for ruling in run if ruling.length > thin]
    return found


def _runs(row: Sequence[Ruling]) -> list[list[Ruling]]:
    runs = [[row[0]]]
    for before, ruling in pairwise(row):
        if 0 < ruling.low - before.high <= _GAP:
            runs[-1].append(ruling)
        else:
            runs.append([ruling])
    return runs


def _is_even(run: Sequence[Ruling]) -> bool:
    """Whether all pieces but the last are as long as each other."""
    usual = median(ruling.length for ruling in run)
    return all(abs(ruling.length - usual) <= 1 for ruling in run[:-1])
