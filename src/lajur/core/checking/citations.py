"""Printed legal bases brought to kind, number, year and title."""

import re
from dataclasses import dataclass
from functools import lru_cache

#: Every spelling of a kind of law, most particular first.
_KINDS: tuple[tuple[str, str], ...] = (
    ("uud", r"undang[- ]?undang dasar"),
    ("perppu", r"peraturan pemerintah pengganti undang[- ]?undang|perp+u\b"),
    ("uu", r"undang[- ]?undang|uu\b"),
    (
        "permenpan",
        r"(?:peraturan menteri|permen) (?:negara )?(?:pendayagunaan aparatur negara|"
        r"pan)(?: (?:dan|&) ?reformasi birokrasi| (?:dan|&)? ?rb)?|"
        r"permen ?pan ?-?(?:(?:&|dan)? ?rb)?\b",
    ),
    (
        "kepmenpan",
        r"(?:keputusan menteri|kepmen) (?:negara )?(?:pendayagunaan aparatur negara|"
        r"pan)(?: (?:dan|&) ?reformasi birokrasi| (?:dan|&)? ?rb)?|"
        r"kepmen ?pan ?-?rb?\b",
    ),
    ("permendagri", r"(?:peraturan menteri|permen) dalam negeri|permendagri"),
    ("kepmendagri", r"(?:keputusan menteri|kepmen) dalam negeri|kepmendagri"),
    ("permenkeu", r"peraturan menteri keuangan|permenkeu|pmk\b"),
    ("permen", r"peraturan menteri|permen\w*"),
    ("kepmen", r"keputusan menteri|kepmen\w*"),
    ("perpres", r"peraturan presiden|perpres"),
    ("keppres", r"keputusan presiden|keppres"),
    ("inpres", r"instruksi presiden|inpres"),
    ("perkpk", r"(?:peraturan|per) ?(?:komisi pemberantasan korupsi|kpk)"),
    (
        "anri",
        r"(?:peraturan|perka|per) (?:kepala )?(?:arsip nasional(?: republik indonesia)?"
        r"|anri)",
    ),
    ("perka", r"peraturan (?:kepala )?(?:badan|lembaga)|perka\b|perban\b"),
    ("pp", r"peraturan pemerintah|pp\b"),
    ("perda", r"peraturan daerah|perda\b"),
    (
        "perkada",
        r"peraturan (?:wali ?kota|bupati|gubernur)|perwali?\b|perwalkot|perbup|pergub",
    ),
    (
        "kepkada",
        r"keputusan (?:wali ?kota|bupati|gubernur|kepala|inspektur|sekretaris)|"
        r"kepwal\w*|kepbup|kepgub",
    ),
    ("se", r"surat edaran|se\b"),
)
_KIND = re.compile(
    r"^\W*(?:" + "|".join(f"(?P<{name}>{rx})" for name, rx in _KINDS) + r")",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:nomor|no)\b\s*[.:]*\s*(?P<number>\d+[\w./-]*)|"
    r"^[^\d]{0,60}?\b(?P<bare>\d+)\s*(?:/|tahun|th)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:tahun|thn?)\b\.?\s*(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_SLASH = re.compile(r"\b(?P<number>\d+)\s*/\s*(?P<year>(?:19|20)\d\d)\b")
_TITLE = re.compile(r"\btentang\b\s*(?P<title>.*)$", re.IGNORECASE | re.DOTALL)
_GLUED = re.compile(r"(?<=\d)(?=[A-Za-z]{3})|(?<=\d)(?=tentang)")


@dataclass(frozen=True)
class Citation:
    """A legal basis as printed; what the text does not say is None or empty."""

    kind: str | None
    number: str | None
    year: int | None
    title: str

    @property
    def code(self) -> str:
        """Its key in the register of laws: "pp 13/2019"."""
        return f"{self.kind} {self.number}/{self.year}"


@lru_cache(maxsize=5_000)
def parse_citation(text: str) -> Citation:
    """Return what a printed legal basis cites.

    Understands long and short kinds ("PermenPAN RB", "Permendagri"), "Nomor 12
    Tahun 2015", "No. 12 th 2015" and "100/2018".
    """
    line = " ".join(_GLUED.sub(" ", text).split())
    title = _TITLE.search(line)
    head = line[: title.start()] if title else line
    kind = _KIND.match(head)
    slash = _SLASH.search(head)
    number = _NUMBER.search(head)
    year = _YEAR.search(head)
    cited = (number["number"] or number["bare"]) if number else None
    when = int(year["year"]) if year else None
    if slash and not year:
        cited, when = slash["number"], int(slash["year"])
    return Citation(
        kind.lastgroup if kind else None,
        cited.strip("./-").lstrip("0") if cited else None,
        when,
        title["title"].strip(" .;") if title else "",
    )
