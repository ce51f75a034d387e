"""What an office enters about laws; the SOPs that cite them know at once."""

from datetime import date, datetime

from django.db import transaction

from lajur.core.checking import Law
from lajur.core.checking.citations import parse_citation
from lajur.core.checking.laws import NAMES
from lajur.core.checking.neighbours import citing
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import law_errors
from lajur.procedures.models import LawNote
from lajur.procedures.queries.facts import draft_facts_of, facts_of
from lajur.procedures.queries.law import laws_of
from lajur.procedures.services.index import recount

#: Standings that are so because another law came after.
_AFTER = (LawNote.Status.REPLACED, LawNote.Status.AMENDED)


def note_law(
    *,
    government_id: int,
    text: str,
    status: str,
    successor: str,
    source: str,
    today: date,
    by: ActingAs,
    at: datetime,
) -> str:
    """Keep what an office knows of a law, and return the law's code.

    `text` and `successor` are laws as an SOP prints them. The successor is noted
    too, as in force, unless the register knows it. Every SOP that cites the law is
    counted anew. Raises LawUnreadable, LawWithoutSuccessor, LawItsOwnSuccessor.
    """
    law, standing = _read(text), LawNote.Status(status)
    after = _read(successor) if standing in _AFTER and successor.strip() else None
    if standing in _AFTER and after is None:
        raise law_errors.LawWithoutSuccessor
    with transaction.atomic():
        if after is not None:
            _refuse_circle(government_id, law, after)
            if after.code not in laws_of(government_id).laws:
                _keep(government_id, after, LawNote.Status.IN_FORCE, (), today, by, at)
        codes = (after.code,) if after else ()
        row = _keep(government_id, law, standing, codes, today, by, at)
        row.source = source.strip()
        row.save(update_fields=["source"])
        body = {"code": row.code, "status": row.status, "after": list(codes)}
        _tell(government_id, "law_noted", {**body, "source": row.source}, by, at)
        _recount(government_id, row.code)
    return row.code


def forget_law(*, government_id: int, code: str, by: ActingAs, at: datetime) -> None:
    """Take a note back, so that the shipped register holds; raises LawNotNoted."""
    with transaction.atomic():
        row = (
            LawNote.objects.select_for_update()
            .filter(government_id=government_id, code=code)
            .first()
        )
        if row is None:
            raise law_errors.LawNotNoted
        row.delete()
        _tell(government_id, "law_forgotten", {"code": code}, by, at)
        _recount(government_id, code)


def _read(text: str) -> Law:
    cited = parse_citation(text)
    if cited.kind not in NAMES or not cited.number or not cited.year:
        raise law_errors.LawUnreadable(text=" ".join(text.split())[:120])
    return Law(cited.kind, cited.number, cited.year, cited.title, "in_force")


def _refuse_circle(government_id: int, law: Law, after: Law) -> None:
    laws = laws_of(government_id)
    seen, ahead = set[str](), [after.code]
    while ahead:
        code = ahead.pop()
        if code == law.code:
            raise law_errors.LawItsOwnSuccessor
        if code not in seen and code in laws.laws:
            seen.add(code)
            ahead.extend(laws.laws[code].replaced_by)


def _keep(
    government_id: int,
    law: Law,
    standing: LawNote.Status,
    after: tuple[str, ...],
    today: date,
    by: ActingAs,
    at: datetime,
) -> LawNote:
    known = laws_of(government_id).laws.get(law.code)
    row, _new = LawNote.objects.update_or_create(
        government_id=government_id,
        code=law.code,
        defaults={
            "kind": law.kind,
            "number": law.number,
            "year": law.year,
            "title": law.title or (known.title if known else ""),
            "status": standing,
            "replaced_by": list(after),
            "checked_on": today,
            "at": at,
            "person_id": by.person_id,
            "person": by.person,
            "post": by.post,
        },
    )
    return row


def _recount(government_id: int, code: str) -> None:
    """Count anew who cites the law, in a version or in an open draft."""
    of_drafts = {d.slug for d in draft_facts_of(government_id) if code in d.law_codes}
    recount(government_id, citing(facts_of(government_id), [code]) | of_drafts)


def _tell(
    government_id: int, kind: str, body: dict[str, object], by: ActingAs, at: datetime
) -> None:
    append(
        government_id=government_id,
        stream=f"laws:{government_id}",
        kind=kind,
        body=body,
        by=by,
        at=at,
    )
