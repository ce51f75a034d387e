"""The dated register of laws: what ships with the product, and what offices add."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from lajur.core.checking.citations import parse_citation

#: How each kind of law is written in full.
NAMES = {
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "keppres": "Keputusan Presiden",
    "inpres": "Instruksi Presiden",
    "permenpan": "Peraturan Menteri PANRB",
    "permendagri": "Peraturan Menteri Dalam Negeri",
    "permenkeu": "Peraturan Menteri Keuangan",
    "permen": "Peraturan Menteri",
    "perkpk": "Peraturan KPK",
    "anri": "Peraturan ANRI",
    "perka": "Peraturan Lembaga",
    "perda": "Peraturan Daerah",
    "perkada": "Peraturan Kepala Daerah",
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
    #: The day somebody looked at it; None: the day of the whole register.
    checked_on: date | None = None

    @property
    def code(self) -> str:
        """Its key: "pp 13/2019"."""
        return f"{self.kind} {self.number}/{self.year}"

    @property
    def short(self) -> str:
        """Its name without what it is about."""
        return f"{NAMES[self.kind]} Nomor {self.number} Tahun {self.year}"

    @property
    def name(self) -> str:
        """Its name as an SOP prints it."""
        return f"{self.short} tentang {self.title}" if self.title else self.short

    @property
    def is_current(self) -> bool:
        """Whether it can be cited as it is."""
        return self.status == "in_force"


@dataclass(frozen=True)
class Register:
    """All laws known, and the day somebody looked at them."""

    checked_on: date
    laws: dict[str, Law]

    def cited(self, text: str) -> Law | None:
        """Return the law a printed legal base cites, None when not listed."""
        return self.laws.get(parse_citation(text).code)

    def after(self, law: Law) -> list[Law]:
        """Return the laws that came after one, as far as they are listed."""
        return [self.laws[code] for code in law.replaced_by if code in self.laws]

    def newest(self, law: Law) -> tuple[Law, ...]:
        """Return what stands in the place of a law today, itself if in force.

        Laws that are said to replace each other lead nowhere, not in a circle.
        """
        found: dict[str, Law] = {}
        seen: set[str] = set()
        ahead = [law]
        while ahead:
            here = ahead.pop(0)
            if here.status in ("in_force", "amended"):
                found[here.code] = here
            elif here.code not in seen:
                seen.add(here.code)
                ahead[:0] = self.after(here)
        return tuple(found.values())

    def amended(self, laws: Iterable[Law]) -> "Register":
        """Return the register with an office's own entries over the shipped ones."""
        own = {law.code: law for law in laws}
        topics = {code: law.topics for code, law in self.laws.items()}
        merged = {
            code: replace(law, topics=law.topics or topics.get(code, ()))
            for code, law in own.items()
        }
        return replace(self, laws={**self.laws, **merged}) if own else self


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
