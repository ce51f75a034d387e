"""Publishing: a draft with no open doubt becomes a version that never changes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lajur.core.engine import CannotRun, compile_sop
from lajur.core.families import profile_of
from lajur.core.reading import questions
from lajur.core.sop import Sop
from lajur.core.sop.checks import check
from lajur.core.sop.codec import canonical_text, from_json, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.office.queries import government
from lajur.procedures import errors
from lajur.procedures.lane import Adopting
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import Move, why_not
from lajur.procedures.models import Answer, Draft, Edit, Procedure, Version
from lajur.procedures.queries.standing import draft_standing
from lajur.procedures.services.adoption import adopt_version
from lajur.procedures.services.draft import locked_draft
from lajur.procedures.services.family import recognise
from lajur.procedures.services.index import count_neighbours, index_procedure
from lajur.procedures.services.pattern import keep_following
from lajur.procedures.services.proposal import office_day
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
    counts_others: bool = True,
) -> Published:
    """Freeze a draft as the next version of its procedure, and adopt it if asked.

    Whoever publishes many at once says False for `counts_others`, and has the
    findings of all counted at the end by `recount`.

    Raises Unknown, DraftClosed, DraftFrozen, QuestionsOpen, NotRunnable,
    AuthorMayNotPublish, MoveNotAllowed where the office approves SOPs by a case,
    and with `adopting` what `adopt_version` raises; then nothing is published.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        sop = from_json(draft.sop)
        refuse_unfinished(sop)
        _refuse_author(draft, by)
        refuse_direct(draft, by, at)
        return release(
            draft, by=by, at=at, adopting=adopting, counts_others=counts_others
        )


def release(
    draft: Draft,
    *,
    by: ActingAs,
    at: datetime,
    adopting: Adopting | None,
    counts_others: bool = True,
) -> Published:
    """Make a locked draft the next version as it stands, and adopt it if asked.

    Whoever calls has asked whether it may be published.
    """
    government_id = draft.government_id
    with transaction.atomic():
        sop = with_revision_date(draft, from_json(draft.sop), at)
        version = _freeze(draft, sop, by, at)
        if counts_others:
            count_neighbours(draft.procedure, version.number)
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


def why_not_publish(
    government_id: int, draft_id: int, by: ActingAs, at: datetime | None = None
) -> str | None:
    """Return why the publish button is missing, or None when it may be pressed.

    Without a moment the office's rule about approval by a case is left out.
    """
    draft = Draft.objects.filter(government_id=government_id, pk=draft_id).first()
    if draft is None:
        return str(errors.Unknown())
    try:
        if draft.is_frozen:
            raise errors.DraftFrozen
        refuse_unfinished(from_json(draft.sop))
        _refuse_author(draft, by)
        if at is not None:
            refuse_direct(draft, by, at)
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


def refuse_direct(draft: Draft, by: ActingAs, at: datetime) -> None:
    """Raise MoveNotAllowed where a person must let a case approve the draft."""
    if by.person_id is None:
        return
    refused = why_not(Move.PUBLISH, draft_standing(draft, at))
    if refused is not None:
        raise MoveNotAllowed(refused)


def authors_of(draft: Draft) -> frozenset[int]:
    """Return who wrote, answered or changed a draft; they do not approve it."""
    own = {"government_id": draft.government_id, "draft": draft}
    answered = Answer.objects.filter(**own).values_list("person_id", flat=True)
    edited = Edit.objects.filter(**own).values_list("person_id", flat=True)
    people = {draft.author_id, *answered, *edited}
    return frozenset(person for person in people if person is not None)


def with_revision_date(draft: Draft, sop: Sop, at: datetime) -> Sop:
    """Return the SOP with the day it was revised, unless the document prints one."""
    earlier = (
        Version.objects.filter(
            government_id=draft.government_id, procedure_id=draft.procedure_id
        )
        .order_by("-number")
        .values_list("pk", "sop__revised_date")
        .first()
    )
    if earlier is None or (sop.revised_date and sop.revised_date != earlier[1]):
        return sop
    today = office_day(draft.government_id, at).isoformat()
    return sop.with_changes(revised_date=max(today, sop.created_date or ""))


def _refuse_author(draft: Draft, by: ActingAs) -> None:
    own = government(draft.government_id)
    if by.person_id is None or (own and own.settings.get("author_may_publish")):
        return
    if by.person_id in authors_of(draft):
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
    before = procedure.shape
    index_procedure(procedure, sop)
    keep_following(version, sop, draft)
    if before is None or before["acts"] != sorted(profile_of(sop).acts):
        recognise(
            government_id=draft.government_id,
            procedure_ids={procedure.pk},
            by=by,
            at=at,
        )
    draft.state = Draft.State.PUBLISHED
    draft.is_frozen = False
    draft.save(update_fields=["state", "is_frozen"])
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
