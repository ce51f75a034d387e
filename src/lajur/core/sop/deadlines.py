"""Dates an SOP sets by itself: "paling lambat tanggal 31 Maret"."""

import re
from collections.abc import Iterator
from datetime import date

from lajur.core.sop.model import Sop

_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
_LIMIT = re.compile(
    r"\b(?:paling (?:lambat|lama|akhir)|selambat(?:-lambat)?nya|sebelum|batas (?:waktu|"
    r"akhir)\w*|sampai dengan)\b[^.;\d]{0,40}?(?P<day>\d{1,2})\s+"
    rf"(?P<month>{'|'.join(_MONTHS)})\b(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


def legal_date(sop: Sop, today: date) -> date | None:
    """Return the next day, from today on, by which an SOP has to be done.

    A date without a year comes round every year; of several the first counts.
    """
    days = [day for text in _texts(sop) for day in _dates_in(text, today)]
    return min((day for day in days if day >= today), default=None)


def _texts(sop: Sop) -> Iterator[str]:
    yield from sop.warnings
    for step in sop.steps:
        yield step.text
        yield step.remarks or ""


def _dates_in(text: str, today: date) -> Iterator[date]:
    for match in _LIMIT.finditer(text):
        month = _MONTHS.index(match["month"].lower()) + 1
        years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
        for year in years:
            try:
                yield date(year, month, int(match["day"]))
            except ValueError:
                continue
