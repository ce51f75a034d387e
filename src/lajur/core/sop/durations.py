"""A printed time to a typed one, in the unit the document prints."""

import re

from lajur.core.sop.model import Duration, DurationUnit

_UNITS: tuple[tuple[str, DurationUnit], ...] = (
    ("menit|mnt|min", "minutes"),
    ("jam", "hours"),
    (r"hari\s*kerja|hr\s*kerja|hk", "working_days"),
    ("hari|hr", "days"),
    ("minggu|mngu|mgg|mg", "weeks"),
    ("bulan|bln|bl", "months"),
    ("tahun|thn|th", "years"),
)
_NUMBER = r"\d+(?:[.,]\d+)?"
_SAID = r"(?:\s*\([^)\d]*\))?"
_AMOUNT = re.compile(
    rf"(?P<low>{_NUMBER}){_SAID}(?:\s*(?:-|\u2013|s/d|s\.d\.?|sampai)\s*"
    rf"(?P<high>{_NUMBER}){_SAID})?\s*"
    rf"(?P<unit>{'|'.join(pattern for pattern, _ in _UNITS)})(?![a-z])",
    re.IGNORECASE,
)


#: A number whose figures a program has set apart: "1 0 hari".
_SPLIT = re.compile(r"(?<![\d.,])(\d) (\d)(?= ?[a-z])", re.IGNORECASE)


def parse_duration(text: str) -> Duration | None:
    """Return the time a cell prints, None for an empty cell.

    Of several times the first counts. A text that is no time ("Triwulan") is
    kept as text alone.
    """
    printed = _SPLIT.sub(r"\1\2", " ".join(text.split()))
    if not printed:
        return None
    amounts = parse_amounts(printed)
    if not amounts:
        return Duration(printed)
    first = amounts[0]
    return Duration(printed, first.value, first.unit, first.min, first.max)


def parse_amounts(text: str) -> tuple[Duration, ...]:
    """Return every time in a text, in order: "29 hari 600 menit" has two."""
    return tuple(_typed(match) for match in _AMOUNT.finditer(text))


def _typed(match: re.Match[str]) -> Duration:
    low = _value(match["low"])
    high = _value(match["high"]) if match["high"] else low
    ranged = match["high"] is not None
    return Duration(
        match[0],
        high,
        _unit(match["unit"]),
        low if ranged else None,
        high if ranged else None,
    )


def _value(number: str) -> float:
    value = float(number.replace(",", "."))
    return int(value) if value == int(value) else value


def _unit(printed: str) -> DurationUnit:
    return next(
        unit
        for pattern, unit in _UNITS
        if re.fullmatch(pattern, printed, re.IGNORECASE)
    )
