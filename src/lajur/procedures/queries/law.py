"""The register of laws as an office has it, and which SOPs cite what."""

from dataclasses import dataclass
from datetime import date, datetime

from lajur.core.checking import Law, Register, register
from lajur.procedures.models import LawNote
from lajur.procedures.queries.facts import facts_of


@dataclass(frozen=True)
class Citing:
    """One SOP that cites a law."""

    slug: str
    title: str


@dataclass(frozen=True)
class Noted:
    """Who entered what an office knows of a law, and from where."""

    source: str
    person: str
    post: str
    at: datetime


@dataclass(frozen=True)
class LawRow:
    """One law with its standing today and the SOPs that cite it."""

    code: str
    #: None where the register does not know it.
    law: Law | None
    #: Its name, as the SOPs print it where the register does not know it.
    name: str
    #: What came after it, and what stands in its place today.
    after: tuple[str, ...]
    citing: tuple[Citing, ...]
    noted: Noted | None
    checked_on: date | None

    @property
    def status(self) -> str:
        """Its standing, `unknown` for a law the register does not know."""
        return self.law.status if self.law else "unknown"

    @property
    def is_outdated(self) -> bool:
        """Whether an SOP that cites it has a finding for it."""
        return self.status not in ("in_force", "unknown")


@dataclass(frozen=True)
class LawPage:
    """The laws a government's SOPs cite, outdated ones first."""

    rows: tuple[LawRow, ...]
    #: The day somebody looked at the shipped register.
    checked_on: date

    @property
    def outdated(self) -> int:
        """How many of them should no longer be cited as they are."""
        return sum(row.is_outdated for row in self.rows)


_ORDER = ("replaced", "ended", "amended", "unknown", "in_force")


def laws_of(government_id: int) -> Register:
    """Return the shipped register with the office's own notes over it."""
    notes = LawNote.objects.filter(government_id=government_id)
    return register().amended(
        Law(
            kind=note.kind,
            number=note.number,
            year=note.year,
            title=note.title,
            status=note.status,
            replaced_by=tuple(note.replaced_by),
            checked_on=note.checked_on,
        )
        for note in notes
    )


def law_page(government_id: int, words: str = "") -> LawPage:
    """Return every law the newest versions cite, and every one the office noted."""
    laws = laws_of(government_id)
    notes = {n.code: n for n in LawNote.objects.filter(government_id=government_id)}
    citing: dict[str, list[Citing]] = {code: [] for code in notes}
    printed: dict[str, str] = {}
    for entry in facts_of(government_id).entries:
        for code, text in entry.laws:
            printed[code] = max(text, printed.get(code, ""), key=len)
        for code in entry.law_codes:
            citing.setdefault(code, []).append(Citing(entry.slug, entry.title))
    names = {code: " ".join(text.split()) for code, text in printed.items()}
    rows = [_row(code, laws, found, notes, names) for code, found in citing.items()]
    wanted = [row for row in rows if words.lower() in row.name.lower()]
    return LawPage(
        tuple(sorted(wanted, key=lambda r: (_ORDER.index(r.status), r.name))),
        laws.checked_on,
    )


def _row(
    code: str,
    laws: Register,
    citing: list[Citing],
    notes: dict[str, LawNote],
    printed: dict[str, str],
) -> LawRow:
    law, note = laws.laws.get(code), notes.get(code)
    after = [one.name for one in laws.after(law)] if law else []
    return LawRow(
        code=code,
        law=law,
        name=law.name if law else printed[code],
        after=tuple(after),
        citing=tuple(sorted(citing, key=lambda one: one.title)),
        noted=Noted(note.source, note.person, note.post, note.at) if note else None,
        checked_on=(law.checked_on or laws.checked_on) if law else None,
    )
