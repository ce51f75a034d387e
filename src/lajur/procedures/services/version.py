"""Publishing: a draft with no open doubt becomes a version that never changes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lajur.core.engine import CannotRun, compile_sop
from lajur.core.reading import questions
from lajur.core.sop import Sop
from lajur.core.sop.checks import check
from lajur.core.sop.codec import canonical_text, from_json, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.office.queries import government
from lajur.procedures import errors
from lajur.procedures.lane import Adopting
from lajur.procedures.models import Answer, Draft, Edit, Procedure, Version
from lajur.procedures.services.adoption import adopt_version
from lajur.procedures.services.draft import locked_draft
from lajur.procedures.services.index import index_version
from lajur.procedures.summary import Summary


@dataclass(frozen=True)
class Published:
    """A new version, and its adoption when one was asked for."""

    version_id: int
    slug: str
    number: int
    adoption_id: int | None = None


def publish_version(
    *,
    government_id: int,
    draft_id: int,
    by: ActingAs,
    at: datetime,
    adopting: Adopting | None = None,
) -> Published:
    """Freeze a draft as the next version of its procedure, and adopt it if asked.

    Raises Unknown, DraftClosed, QuestionsOpen, NotRunnable, AuthorMayNotPublish,
    and with `adopting` what `adopt_version` raises; then nothing is published.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        sop = from_json(draft.sop)
        refuse_unfinished(sop)
        _refuse_author(draft, by)
        version = _freeze(draft, sop, by, at)
        adopted = None
        if adopting:
            adopted = adopt_version(
                government_id=government_id,
                version_id=version.pk,
                unit_id=adopting.unit_id,
                valid_from=adopting.valid_from,
                lanes=adopting.lanes,
                identity=adopting.identity,
                by=by,
                at=at,
            )
        return Published(
            version.pk,
            draft.procedure.slug,
            version.number,
            adopted.adoption_id if adopted else None,
        )


def why_not_publish(government_id: int, draft_id: int, by: ActingAs) -> str | None:
    """Return why the publish button is missing, or None when it may be pressed."""
    draft = Draft.objects.filter(government_id=government_id, pk=draft_id).first()
    if draft is None:
        return str(errors.Unknown())
    try:
        refuse_unfinished(from_json(draft.sop))
        _refuse_author(draft, by)
    except errors.Refused as refusal:
        return str(refusal)
    return None


def refuse_unfinished(sop: Sop) -> None:
    """Raise QuestionsOpen or NotRunnable unless the SOP may be published."""
    open_questions = questions(sop)
    if open_questions:
        raise errors.QuestionsOpen(
            count=len(open_questions), first=open_questions[0].text
        )
    faults = [finding for finding in check(sop) if finding.severity == "error"]
    if faults:
        raise errors.NotRunnable(reason=faults[0].text)
    try:
        compile_sop(sop)
    except CannotRun as fault:
        raise errors.NotRunnable(reason=str(fault)) from fault


def content_hash(sop: Sop) -> str:
    """Return the checksum of what an SOP says."""
    return hashlib.sha256(canonical_text(sop).encode()).hexdigest()


def _refuse_author(draft: Draft, by: ActingAs) -> None:
    own = government(draft.government_id)
    if by.person_id is None or (own and own.settings.get("author_may_publish")):
        return
    has_answered = Answer.objects.filter(
        government_id=draft.government_id, draft=draft, person_id=by.person_id
    ).exists()
    has_edited = Edit.objects.filter(
        government_id=draft.government_id, draft=draft, person_id=by.person_id
    ).exists()
    if draft.author_id == by.person_id or has_answered or has_edited:
        raise errors.AuthorMayNotPublish


def _freeze(draft: Draft, sop: Sop, by: ActingAs, at: datetime) -> Version:
    procedure = Procedure.objects.select_for_update().get(
        government_id=draft.government_id, pk=draft.procedure_id
    )
    procedure.latest_version += 1
    procedure.title = sop.title or procedure.title
    procedure.save(update_fields=["latest_version", "title"])
    version = Version.objects.create(
        government_id=draft.government_id,
        procedure=procedure,
        number=procedure.latest_version,
        title=procedure.title,
        sop=to_json(sop),
        summary=Summary.of(sop).to_json(),
        content_hash=content_hash(sop),
        document_id=draft.document_id,
        published_at=at,
        published_by_id=by.person_id,
        published_by=by.post or by.person,
    )
    index_version(procedure, sop, version.number)
    draft.state = Draft.State.PUBLISHED
    draft.save(update_fields=["state"])
    append(
        government_id=draft.government_id,
        stream=procedure.stream,
        kind="published",
        body={
            "version": version.pk,
            "number": version.number,
            "content_hash": version.content_hash,
            "draft": draft.pk,
        },
        by=by,
        at=at,
    )
    return version
