"""Sums of standard times, unit by unit: nothing is ever converted."""

from collections.abc import Iterable

from lajur.core.sop.durations import parse_amounts
from lajur.core.sop.model import Duration


def total(durations: Iterable[Duration]) -> dict[str, float]:
    """Return the sum of these times by unit."""
    sums: dict[str, float] = {}
    for duration in durations:
        if duration.unit is not None and duration.value is not None:
            sums[duration.unit] = sums.get(duration.unit, 0) + duration.value
    return sums


def same_total(stated: str, durations: Iterable[Duration]) -> bool:
    """Whether a printed total says the same as the sum, unit by unit."""
    return total(parse_amounts(stated)) == total(durations)
