"""Changing a draft by hand: revisions, edits with a history, undo and redo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json, to_json
from lajur.core.sop.edit import CannotEdit
from lajur.core.sop.said import kept
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import errors
from lajur.procedures.asking import asked_of
from lajur.procedures.models import Draft, Edit, Procedure, Version
from lajur.procedures.services.draft import locked_draft
from lajur.procedures.services.index import count_findings, index_procedure
from lajur.procedures.services.pattern import source_of
from lajur.procedures.summary import Summary


@dataclass(frozen=True)
class Edited:
    """A draft after a change."""

    edition: int
    sop: Sop


def open_revision(*, government_id: int, slug: str, by: ActingAs, at: datetime) -> int:
    """Open a draft that begins with the newest version; return the open one's id.

    An open draft is returned as it is: a procedure has one at a time. Raises
    Unknown for a procedure without a version.
    """
    with transaction.atomic():
        procedure = (
            Procedure.objects.select_for_update()
            .filter(government_id=government_id, slug=slug)
            .first()
        )
        if procedure is None:
            raise errors.Unknown
        known = Draft.objects.filter(
            government_id=government_id, procedure=procedure, state=Draft.State.OPEN
        ).first()
        if known:
            return known.pk
        version = _newest(procedure)
        text = source_of(version)
        draft = Draft.objects.create(
            government_id=government_id,
            procedure=procedure,
            based_on=version,
            as_read=text,
            sop=text,
            summary=version.summary,
            created_at=at,
            author_id=by.person_id,
        )
        _tell(draft, "revised", {"version": version.pk}, by, at)
        return draft.pk


def edit_draft(
    *,
    government_id: int,
    draft_id: int,
    edition: int,
    said: str,
    change: Callable[[Sop], Sop],
    by: ActingAs,
    at: datetime,
) -> Edited:
    """Apply a change to a draft and keep what it was before.

    `edition` is the one the page showed. A change that changes nothing is not
    kept. Raises Unknown, DraftClosed, EditStale, EditRefused.
    """
    with transaction.atomic():
        draft = _unchanged(government_id, draft_id, edition)
        before = draft.sop
        try:
            sop = change(from_json(before))
        except CannotEdit as refusal:
            raise errors.EditRefused(code=refusal.code) from refusal
        after = to_json(sop)
        if after == before:
            return Edited(draft.edition, sop)
        _edits(draft, Edit.State.UNDONE).update(state=Edit.State.DROPPED)
        Edit.objects.create(
            government_id=government_id,
            draft=draft,
            said=said,
            told=kept(said),
            before=before,
            after=after,
            at=at,
            person_id=by.person_id,
            person=by.person,
            post=by.post,
        )
        return _store(draft, sop, said, by, at)


def undo_edit(
    *, government_id: int, draft_id: int, edition: int, by: ActingAs, at: datetime
) -> Edited:
    """Take the latest change back; raises NothingToUndo when none is left."""
    with transaction.atomic():
        draft = _unchanged(government_id, draft_id, edition)
        latest = _edits(draft, Edit.State.DONE).order_by("-pk").first()
        if latest is None:
            raise errors.NothingToUndo
        latest.state = Edit.State.UNDONE
        latest.save(update_fields=["state"])
        said = f"Urungkan: {latest.said}"
        return _store(draft, from_json(latest.before), said, by, at)


def redo_edit(
    *, government_id: int, draft_id: int, edition: int, by: ActingAs, at: datetime
) -> Edited:
    """Make the change taken back last once more; raises NothingToUndo."""
    with transaction.atomic():
        draft = _unchanged(government_id, draft_id, edition)
        latest = _edits(draft, Edit.State.UNDONE).order_by("pk").first()
        if latest is None:
            raise errors.NothingToUndo
        latest.state = Edit.State.DONE
        latest.save(update_fields=["state"])
        said = f"Ulangi: {latest.said}"
        return _store(draft, from_json(latest.after), said, by, at)


def settle_edits(drafts: Sequence[Draft]) -> None:
    """Let the changes of drafts stand for good, when an answer builds on them."""
    edited = [draft for draft in drafts if draft.is_edited]
    if not edited:
        return
    edits = Edit.objects.filter(government_id=edited[0].government_id, draft__in=edited)
    edits.filter(state=Edit.State.DONE).update(state=Edit.State.SETTLED)
    edits.filter(state=Edit.State.UNDONE).update(state=Edit.State.DROPPED)


def _unchanged(government_id: int, draft_id: int, edition: int) -> Draft:
    draft = locked_draft(government_id, draft_id)
    if draft.edition != edition:
        latest = (
            Edit.objects.filter(government_id=government_id, draft=draft)
            .order_by("-pk")
            .values_list("person", "post")
            .first()
        )
        who = (latest[1] or latest[0]) if latest else "orang lain"
        raise errors.EditStale(who=who)
    return draft


def _edits(draft: Draft, state: str) -> QuerySet[Edit]:
    return Edit.objects.filter(
        government_id=draft.government_id, draft=draft, state=state
    )


def _store(draft: Draft, sop: Sop, said: str, by: ActingAs, at: datetime) -> Edited:
    draft.sop = to_json(sop)
    draft.summary = Summary.of(sop).to_json()
    draft.asked = asked_of(sop)
    draft.open_questions = len(draft.asked)
    draft.edition += 1
    draft.is_edited = True
    fields = ("sop", "summary", "asked", "open_questions", "edition", "is_edited")
    draft.save(update_fields=fields)
    if draft.procedure.latest_version:
        count_findings(draft.procedure, sop)
    else:
        index_procedure(draft.procedure, sop)
    _tell(draft, "edited", {"edition": draft.edition, "said": said}, by, at)
    return Edited(draft.edition, sop)


def _tell(
    draft: Draft, kind: str, body: dict[str, object], by: ActingAs, at: datetime
) -> None:
    append(
        government_id=draft.government_id,
        stream=draft.procedure.stream,
        kind=kind,
        body={"draft": draft.pk, **body},
        by=by,
        at=at,
    )


def _newest(procedure: Procedure) -> Version:
    version = (
        Version.objects.filter(
            government_id=procedure.government_id, procedure=procedure
        )
        .order_by("-number")
        .first()
    )
    if version is None:
        raise errors.Unknown
    return version
