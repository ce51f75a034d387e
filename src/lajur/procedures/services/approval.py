"""Approving a draft by a case: what is approved is what is published.

Cases are a later chapter: it begins one for an approval that was planned here,
and tells what became of it. While approvers look, the draft is frozen; back with
its author it may change, and everybody looks again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of
from lajur.ledger.services import append
from lajur.office.queries import describe_queue, government, may_act
from lajur.procedures import errors
from lajur.procedures.lane import Adopting, used_actors
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import (
    Look,
    Move,
    signs,
    why_not,
    why_not_publish,
)
from lajur.procedures.models import Approval, Draft
from lajur.procedures.queries.adoption import lanes
from lajur.procedures.queries.standing import DIRECT, approving_sop, draft_standing
from lajur.procedures.queries.version import version
from lajur.procedures.services.draft import locked_draft
from lajur.procedures.services.proposal import check_lane, office_day
from lajur.procedures.services.version import (
    Published,
    authors_of,
    content_hash,
    refuse_unfinished,
    release,
    with_revision_date,
)

#: Events of an SOP that an approval leaves itself.
_OWN_EVENTS = frozenset({"submitted", "returned", "resubmitted"})


@dataclass(frozen=True)
class Concluded:
    """What a finished approval came to: a version, or why there is none."""

    published: Published | None
    #: The sentence that says why not.
    reason: str = ""
    #: The first day it is in force.
    valid_from: date | None = None


def plan_approval(
    *,
    government_id: int,
    draft_id: int,
    adopting: Adopting,
    by: ActingAs,
    at: datetime,
) -> None:
    """Settle how a draft will be adopted once it is approved; no case begins yet.

    Raises Unknown, DraftClosed, DraftFrozen, MoveNotAllowed, QuestionsOpen,
    NotRunnable, LaneUnbound, QueueUnknown.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        _refuse(draft, at)
        sop = from_json(draft.sop)
        refuse_unfinished(sop)
        for actor_id in used_actors(sop):
            lane = adopting.lanes.get(actor_id)
            if lane is None or not lane.is_bound:
                raise errors.LaneUnbound(lane=sop.actor(actor_id).name)
            check_lane(government_id, lane)
        _refuse_signing_author(draft, at)
        Approval.objects.update_or_create(
            government_id=government_id,
            draft=draft,
            state=Approval.State.PLANNED,
            defaults={
                "adopting": adopting.to_json(),
                "at": at,
                "person_id": by.person_id,
                "person": by.person,
                "post": by.post,
            },
        )


def begin_approval(
    *, government_id: int, draft_id: int, case_id: int, by: ActingAs, at: datetime
) -> str:
    """Freeze a draft whose approval was planned: this case looks at it now.

    Returns the checksum of what is looked at. Call it in the transaction that
    begins the case. Raises what `plan_approval` raises.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        _refuse(draft, at)
        approval = Approval.objects.filter(
            government_id=government_id, draft=draft, state=Approval.State.PLANNED
        ).first()
        if approval is None:
            raise MoveNotAllowed("not_planned")
        sop = with_revision_date(draft, from_json(draft.sop), at)
        refuse_unfinished(sop)
        draft.sop = to_json(sop)
        draft.stage = Draft.Stage.REVIEW
        draft.save(update_fields=["sop", "stage"])
        approval.case_id = case_id
        approval.at, approval.person_id = at, by.person_id
        approval.person, approval.post = by.person, by.post
        _bind(approval, draft, at)
        _tell(approval, "submitted", {"content_hash": approval.content_hash}, by, at)
        return approval.content_hash


def return_approval(
    *, government_id: int, case_id: int, reason: str, by: ActingAs, at: datetime
) -> bool:
    """Give a draft back to its author for correction; return whether it was away."""
    with transaction.atomic():
        approval = _of_case(government_id, case_id, Approval.State.SUBMITTED)
        if approval is None:
            return False
        approval.state = Approval.State.RETURNED
        approval.reason, approval.bound_at = reason, None
        approval.save(update_fields=["state", "reason", "bound_at"])
        Draft.objects.filter(pk=approval.draft_id).update(is_frozen=False)
        _tell(approval, "returned", {"reason": reason}, by, at)
        return True


def rebind_approval(
    *, government_id: int, case_id: int, since: datetime, by: ActingAs, at: datetime
) -> bool:
    """Freeze a corrected draft again; return whether it was with its author.

    The author passed it on at `since`. Where he has changed it after that, it
    stands as it is only from now on: whoever looked in between looks again.
    """
    with transaction.atomic():
        approval = _of_case(government_id, case_id, Approval.State.RETURNED)
        if approval is None:
            return False
        draft = approval.draft
        try:
            refuse_unfinished(from_json(draft.sop))
        except errors.Refused:
            # Not fit to be looked at: it stays with its author, and the case
            # cannot publish it.
            return False
        _bind(approval, draft, at if _changed_since(approval, since) else since)
        body = {"content_hash": approval.content_hash}
        _tell(approval, "resubmitted", body, by, at)
        return True


def end_approval(
    *, government_id: int, case_id: int, reason: str, by: ActingAs, at: datetime
) -> bool:
    """Take an approval back because its case was given up; the draft is one again."""
    with transaction.atomic():
        approval = _of_case(government_id, case_id, *Approval.OPEN)
        if approval is None:
            return False
        _close(approval, Approval.State.WITHDRAWN, reason)
        _tell(approval, "approval_withdrawn", {"reason": reason}, by, at)
        return True


def conclude_approval(
    *,
    government_id: int,
    case_id: int,
    approving: Sop,
    looks: Mapping[str, Look],
    by: ActingAs,
    at: datetime,
) -> Concluded | None:
    """Publish and adopt what a finished case has approved, or say why not.

    `looks` are the last acts of the case at each step of the approving SOP. None
    when no approval waits for this case: it is safe to run twice.
    """
    with transaction.atomic():
        approval = _of_case(government_id, case_id, *Approval.OPEN)
        if approval is None:
            return None
        own = government(government_id)
        draft = approval.draft
        refused = why_not_publish(
            approving,
            looks,
            approval.bound_at,
            authors_of(draft),
            author_may=bool(own and own.settings.get(DIRECT)),
        )
        if refused is not None:
            return _failed(approval, str(MoveNotAllowed(refused)), by, at)
        if content_hash(from_json(draft.sop)) != approval.content_hash:
            refusal = MoveNotAllowed("changed_since", number="1")
            return _failed(approval, str(refusal), by, at)
        adopting = _adopting(approval, at)
        try:
            with transaction.atomic():
                published = release(draft, by=by, at=at, adopting=adopting)
        except errors.Refused as refusal:
            return _failed(approval, str(refusal), by, at)
        approval.state = Approval.State.APPROVED
        approval.save(update_fields=["state"])
        body = {"version": published.version_id, "hash": approval.content_hash}
        _tell(approval, "approved", body, by, at)
        return Concluded(published, valid_from=adopting.valid_from)


def _changed_since(approval: Approval, since: datetime) -> bool:
    """Whether anything happened to the SOP since then that may change its text."""
    stream = approval.draft.procedure.stream
    for event in events_of(approval.government_id, stream):
        if event.at <= since:
            return False
        if event.kind not in _OWN_EVENTS:
            return True
    return False


def _adopting(approval: Approval, at: datetime) -> Adopting:
    """Return the planned adoption, from the day of approval at the earliest."""
    planned = Adopting.from_json(approval.adopting)
    first = max(planned.valid_from, office_day(approval.government_id, at))
    return Adopting(planned.unit_id, first, planned.lanes, planned.identity)


def _failed(approval: Approval, reason: str, by: ActingAs, at: datetime) -> Concluded:
    _close(approval, Approval.State.FAILED, reason)
    _tell(approval, "approval_failed", {"reason": reason}, by, at)
    return Concluded(None, reason)


def _close(approval: Approval, state: str, reason: str) -> None:
    approval.state, approval.reason = state, reason
    approval.save(update_fields=["state", "reason"])
    Draft.objects.filter(pk=approval.draft_id).update(
        is_frozen=False, stage=Draft.Stage.DRAFT
    )


def _bind(approval: Approval, draft: Draft, at: datetime) -> None:
    draft.is_frozen = True
    draft.save(update_fields=["is_frozen"])
    approval.state = Approval.State.SUBMITTED
    approval.reason = ""
    approval.content_hash = content_hash(from_json(draft.sop))
    approval.bound_at = at
    approval.save()


def _of_case(government_id: int, case_id: int, *states: str) -> Approval | None:
    return (
        Approval.objects.select_for_update(of=("self",))
        .select_related("draft__procedure")
        .filter(
            government_id=government_id,
            case_id=case_id,
            state__in=states,
            draft__state=Draft.State.OPEN,
        )
        .first()
    )


def _refuse(draft: Draft, at: datetime) -> None:
    refused = why_not(Move.SUBMIT, draft_standing(draft, at))
    if refused is not None:
        raise MoveNotAllowed(refused)


def _refuse_signing_author(draft: Draft, at: datetime) -> None:
    """Raise MoveNotAllowed where only an author holds the post that signs."""
    own = government(draft.government_id)
    if own and own.settings.get(DIRECT):
        return
    on = office_day(draft.government_id, at)
    adoption = approving_sop(draft.government_id, on)
    if adoption is None:
        return
    sop = version(draft.government_id, adoption.version_id).sop
    bound = lanes(draft.government_id, adoption.id, on)
    signing = {step.actor for step in sop.steps if step.actor and signs(step)}
    for actor in signing:
        queue = bound[actor].queue if actor in bound else None
        for author in authors_of(draft) if queue else ():
            if queue and may_act(draft.government_id, author, queue, on):
                desk = describe_queue(draft.government_id, queue, on)
                raise MoveNotAllowed("author_would_sign", desk=desk.name)


def _tell(
    approval: Approval, kind: str, body: dict[str, Any], by: ActingAs, at: datetime
) -> None:
    append(
        government_id=approval.government_id,
        stream=approval.draft.procedure.stream,
        kind=kind,
        body={"draft": approval.draft_id, "case": approval.case_id, **body},
        by=by,
        at=at,
    )
