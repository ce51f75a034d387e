"""What lists show of an SOP, taken once when it is stored."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from lajur.core.sop import Sop
from lajur.core.sop.checks import check
from lajur.core.sop.totals import total

#: Units of time in words, largest first.
UNITS = {
    "years": "tahun",
    "months": "bulan",
    "weeks": "minggu",
    "working_days": "hari kerja",
    "days": "hari",
    "hours": "jam",
    "minutes": "menit",
}
#: Words that stay small inside a name.
_SMALL = frozenset({"DAN", "PADA", "DI", "UNTUK", "&"})


@dataclass(frozen=True)
class Summary:
    """The columns of the catalogue."""

    title: str
    number: str
    unit: str
    steps: int
    actors: int
    total: str
    #: Findings of each severity.
    errors: int
    warnings: int
    notes: int

    @classmethod
    def of(cls, sop: Sop) -> Self:
        """Return the summary of an SOP."""
        severities = [finding.severity for finding in check(sop)]
        return cls(
            title=sop.title or sop.slug,
            number=sop.number or "",
            unit=_calm(sop.subunit or sop.unit or sop.office or ""),
            steps=len(sop.steps),
            actors=len(sop.actors),
            total=total_in_words(sop),
            errors=severities.count("error"),
            warnings=severities.count("warning"),
            notes=severities.count("note"),
        )

    @classmethod
    def of_title(cls, title: str) -> Self:
        """Return the summary of an SOP nobody has begun to write."""
        return cls(title, "", "", 0, 0, "", 0, 0, 0)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the summary a stored form describes."""
        return cls(**data)

    def to_json(self) -> dict[str, Any]:
        """Return the stored form."""
        return asdict(self)


def total_in_words(sop: Sop) -> str:
    """Return the sum of the standard times, largest unit first: "29 hari 600 menit"."""
    sums = total(step.duration for step in sop.steps if step.duration)
    parts = [
        f"{amount:g}".replace(".", ",") + f" {UNITS[unit]}"
        for unit in UNITS
        if (amount := sums.get(unit))
    ]
    return " ".join(parts)


def _calm(text: str) -> str:
    """Return a name printed in capitals as it is written in running text."""
    if not text.isupper():
        return text
    words = (w.lower() if w in _SMALL else w.capitalize() for w in text.split())
    return " ".join(words)
