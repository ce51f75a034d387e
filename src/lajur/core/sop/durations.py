"""A printed time to a typed one, in the unit the document prints."""

import re

from lajur.core.sop.model import Duration, DurationUnit

_UNITS: tuple[tuple[str, DurationUnit], ...] = (
    ("menit|mnt|min|['\u2019\u2032]", "minutes"),
    ("jam", "hours"),
    (r"hari\s*kerja|hr\s*kerja|hk", "working_days"),
    ("hari|hr", "days"),
    ("minggu|mngu|mgg|mg", "weeks"),
    ("bulan|bln|bl", "months"),
    ("tahun|thn|th", "years"),
)
_NUMBER = r"(?:\d/\d|\d+(?:[.,]\d+)?)"
_SAID = r"(?:\s*\([^)\d]*\))?"
_AMOUNT = re.compile(
    rf"(?:(?P<times>\d{{1,2}}) ?[x\u00d7] ?)?"
    rf"(?P<low>{_NUMBER}){_SAID}(?:\s*(?:-|\u2013|s/d|s\.d\.?|sampai)\s*"
    rf"(?P<high>{_NUMBER}){_SAID})?\s*"
    rf"(?P<unit>{'|'.join(pattern for pattern, _ in _UNITS)})(?![a-z])",
    re.IGNORECASE,
)


#: Fractions printed as one sign, or as a word.
_FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "setengah ": "1/2 "}
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
    first = _with_minutes(printed, amounts)
    return Duration(printed, first.value, first.unit, first.min, first.max)


def parse_amounts(text: str) -> tuple[Duration, ...]:
    """Return every time in a text, in order: "29 hari 600 menit" has two."""
    for sign, written in _FRACTIONS.items():
        text = text.replace(sign, written)
    return tuple(_typed(match) for match in _AMOUNT.finditer(text))


def _with_minutes(printed: str, amounts: tuple[Duration, ...]) -> Duration:
    """Return the first time, "1 jam 30 menit" as the ninety minutes it is."""
    hours, minutes = (amounts * 2)[:2]
    if hours.unit != "hours" or minutes.unit != "minutes" or hours.max or minutes.max:
        return hours
    if not re.fullmatch(rf"{_NUMBER}\s*jam\s*(?:dan\s*)?{_NUMBER}\s*\w+", printed):
        return hours
    return Duration(printed, 60 * (hours.value or 0) + (minutes.value or 0), "minutes")


def _typed(match: re.Match[str]) -> Duration:
    times = int(match["times"] or 1)
    low = times * _value(match["low"])
    high = times * _value(match["high"]) if match["high"] else low
    ranged = match["high"] is not None
    return Duration(
        match[0],
        high,
        _unit(match["unit"]),
        low if ranged else None,
        high if ranged else None,
    )


def _value(number: str) -> float:
    above, slash, below = number.partition("/")
    if slash:
        return int(above) / max(int(below), 1)
    value = float(number.replace(",", "."))
    return int(value) if value == int(value) else value


def _unit(printed: str) -> DurationUnit:
    return next(
        unit
        for pattern, unit in _UNITS
        if re.fullmatch(pattern, printed, re.IGNORECASE)
    )
