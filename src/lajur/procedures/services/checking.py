"""Acting on what the checks tell: mending it, or putting it aside with a reason."""

from datetime import datetime

from django.db import transaction

from lajur.core.checking import Change, DoesNotFit, apply, questions
from lajur.core.sop import Sop
from lajur.core.sop.said import kept
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import errors
from lajur.procedures.models import Dismissal, Procedure
from lajur.procedures.queries.checking import subject_of, told_of
from lajur.procedures.services.edit import Edited, edit_draft, open_revision
from lajur.procedures.services.index import count_findings
from lajur.procedures.told import key_of


def mend_finding(
    *, government_id: int, slug: str, key: str, by: ActingAs, at: datetime
) -> Edited:
    """Put one diagnosis right in the open draft, or in a revision opened for it.

    What is changed is worked out anew from the draft, never taken from the page.
    Raises Unknown, FindingGone, FindingWithoutMend, DraftClosed.
    """
    with transaction.atomic():
        draft_id = open_revision(government_id=government_id, slug=slug, by=by, at=at)
        subject = subject_of(government_id, slug)
        found = [d for d in told_of(subject) if key_of(subject.sop, d) == key]
        if not found:
            raise errors.FindingGone
        mend = found[0].mend
        if mend is None:
            raise errors.FindingWithoutMend
        return edit_draft(
            government_id=government_id,
            draft_id=draft_id,
            edition=subject.edition,
            said=mend.text,
            change=lambda sop: _mended(sop, mend.changes),
            by=by,
            at=at,
        )


def dismiss_finding(
    *,
    government_id: int,
    slug: str,
    key: str,
    reason: str,
    by: ActingAs,
    at: datetime,
) -> str:
    """Put a diagnosis aside, or answer a question, and return its code.

    The reason or answer is kept. Raises Unknown, FindingGone, ReasonMissing.
    """
    if not reason.strip():
        raise errors.ReasonMissing
    with transaction.atomic():
        subject = subject_of(government_id, slug)
        told = (
            *told_of(subject),
            *questions(subject.sop),
        )
        found = [d for d in told if key_of(subject.sop, d) == key]
        if not found:
            raise errors.FindingGone
        Dismissal.objects.update_or_create(
            government_id=government_id,
            procedure=subject.procedure,
            key=key,
            defaults={
                "code": found[0].code,
                "text": found[0].text,
                "told": kept(found[0].text),
                "reason": reason.strip(),
                "at": at,
                "person_id": by.person_id,
                "person": by.person,
                "post": by.post,
            },
        )
        body = {"code": found[0].code, "text": found[0].text, "reason": reason.strip()}
        _tell(subject.procedure, "finding_dismissed", body, by, at)
        count_findings(subject.procedure, subject.sop)
        return found[0].code


def restore_finding(
    *, government_id: int, slug: str, key: str, by: ActingAs, at: datetime
) -> None:
    """Bring back a diagnosis that was put aside; raises Unknown, FindingGone."""
    with transaction.atomic():
        subject = subject_of(government_id, slug)
        row = Dismissal.objects.filter(
            government_id=government_id, procedure=subject.procedure, key=key
        ).first()
        if row is None:
            raise errors.FindingGone
        body = {"code": row.code, "text": row.text}
        row.delete()
        _tell(subject.procedure, "finding_restored", body, by, at)
        count_findings(subject.procedure, subject.sop)


def _mended(sop: Sop, changes: tuple[Change, ...]) -> Sop:
    try:
        return apply(sop, changes)
    except DoesNotFit as gone:
        raise errors.FindingGone from gone


def _tell(
    procedure: Procedure, kind: str, body: dict[str, str], by: ActingAs, at: datetime
) -> None:
    append(
        government_id=procedure.government_id,
        stream=procedure.stream,
        kind=kind,
        body=body,
        by=by,
        at=at,
    )
