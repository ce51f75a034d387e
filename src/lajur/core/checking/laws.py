"""The dated register of laws that ships with the product."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

#: How each kind of law is written in full and in short.
_NAMES = {
    "uu": "Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "keppres": "Keputusan Presiden",
    "permenpan": "Peraturan Menteri PANRB",
    "permendagri": "Peraturan Menteri Dalam Negeri",
    "perkpk": "Peraturan KPK",
    "anri": "Peraturan ANRI",
}


@dataclass(frozen=True)
class Law:
    """One law of the register."""

    kind: str
    number: str
    year: int
    title: str
    #: in_force, amended, replaced or ended.
    status: str
    #: Codes of the laws that came after it.
    replaced_by: tuple[str, ...] = ()
    #: The subjects it is only about.
    topics: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Its key: "pp 13/2019"."""
        return f"{self.kind} {self.number}/{self.year}"

    @property
    def name(self) -> str:
        """Its name as an SOP prints it."""
        head = _NAMES[self.kind]
        return f"{head} Nomor {self.number} Tahun {self.year} tentang {self.title}"


@dataclass(frozen=True)
class Register:
    """All laws known, and the day somebody looked at them."""

    checked_on: date
    laws: dict[str, Law]

    def find(
        self, kind: str | None, number: str | None, year: int | None
    ) -> Law | None:
        """Return the law of this kind, number and year, None when not listed."""
        return self.laws.get(f"{kind} {number}/{year}")

    def newest(self, law: Law) -> tuple[Law, ...]:
        """Return what stands in the place of a law today, itself if in force."""
        after = [self.laws[code] for code in law.replaced_by if code in self.laws]
        if law.status in ("in_force", "amended"):
            return (law,)
        return tuple(now for one in after for now in self.newest(one))


@cache
def register() -> Register:
    """Return the register that ships with the product."""
    text = resources.files(__package__).joinpath("laws.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    laws = [_law(entry) for entry in data["laws"]]
    return Register(data["checked_on"], {law.code: law for law in laws})


def _law(entry: dict[str, Any]) -> Law:
    return Law(
        entry["kind"],
        entry["number"],
        entry["year"],
        entry["title"],
        entry["status"],
        tuple(entry.get("replaced_by", ())),
        tuple(entry.get("topics", ())),
    )
