"""Dates as Indonesian offices print them."""

import re

_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
_WRITTEN = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")
_FIGURES = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def iso_date(text: str) -> str | None:
    """Return the first date in a text as YYYY-MM-DD, None where there is none."""
    if match := _WRITTEN.search(text):
        short = match[2].lower()[:3]
        for number, month in enumerate(_MONTHS, 1):
            if month.startswith(short):
                return f"{match[3]}-{number:02}-{int(match[1]):02}"
    if match := _FIGURES.search(text):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    return None
