"""Moving an SOP through its life: wishes, stages of a draft, withdrawal."""

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value
from django.utils.text import slugify

from lajur.core.sop import Actor, Exit, How, Sop, Step, Verb, Work
from lajur.core.sop.codec import to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.office.queries import government, unit
from lajur.office.services import change_settings
from lajur.procedures import errors
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import WAYS, Move, why_not
from lajur.procedures.models import (
    Adoption,
    Draft,
    Procedure,
    Version,
    Wish,
    Withdrawal,
)
from lajur.procedures.queries.standing import (
    APPROVAL_SOP,
    approving_sop,
    draft_standing,
    standing_of,
)
from lajur.procedures.services.adoption import end_adoption
from lajur.procedures.services.draft import RESERVED, locked_draft
from lajur.procedures.services.index import index_procedure
from lajur.procedures.services.proposal import office_day
from lajur.procedures.stems import stems_of
from lajur.procedures.summary import Summary


def wish_for(
    *,
    government_id: int,
    title: str,
    unit_id: int,
    reason: str,
    by: ActingAs,
    at: datetime,
) -> str:
    """Put an SOP that is missing into the register; return its slug.

    Raises MoveNotAllowed, ReasonMissing, Unknown.
    """
    title = " ".join(title.split())
    if not title:
        raise MoveNotAllowed("title_empty")
    if not reason.strip():
        raise errors.ReasonMissing
    if unit(government_id, unit_id) is None:
        raise errors.Unknown
    slug = slugify(title)[:110] or "sop"
    slug = f"sop-{slug}" if slug in RESERVED else slug
    with transaction.atomic():
        procedure, is_new = Procedure.objects.get_or_create(
            government_id=government_id, slug=slug, defaults={"title": title}
        )
        if not is_new:
            raise MoveNotAllowed("title_taken", title=procedure.title)
        Wish.objects.create(
            government_id=government_id,
            procedure=procedure,
            unit_id=unit_id,
            reason=reason.strip(),
            at=at,
            person_id=by.person_id,
            person=by.person,
            post=by.post,
        )
        named = stems_of(Sop(slug=slug, title=title))
        Procedure.objects.filter(government_id=government_id, pk=procedure.pk).update(
            words=SearchVector(Value(named), config="simple")
        )
        _tell(procedure, "wished", {"reason": reason.strip(), "unit": unit_id}, by, at)
    return slug


def begin_draft(*, government_id: int, slug: str, by: ActingAs, at: datetime) -> int:
    """Open an empty draft for an SOP that was wished for, and return its id.

    Raises Unknown, MoveNotAllowed.
    """
    with transaction.atomic():
        procedure = _locked(government_id, slug)
        _refuse(Move.BEGIN, procedure, at)
        wish = Wish.objects.select_related("unit").get(
            government_id=government_id, procedure=procedure
        )
        own = government(government_id)
        sop = _blank(procedure, own.name if own else None, wish.unit.name)
        stored = to_json(sop)
        draft = Draft.objects.create(
            government_id=government_id,
            procedure=procedure,
            as_read=stored,
            sop=stored,
            summary=Summary.of(sop).to_json(),
            created_at=at,
            author_id=by.person_id,
        )
        index_procedure(procedure, sop)
        _tell(procedure, "begun", {"draft": draft.pk}, by, at)
        return draft.pk


def move_draft(
    *, government_id: int, draft_id: int, move: Move, by: ActingAs, at: datetime
) -> None:
    """Try a draft out, review it, or take it back to be worked on.

    Raises Unknown, DraftClosed, DraftFrozen, MoveNotAllowed.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        refused = why_not(move, draft_standing(draft, at))
        if refused is not None:
            raise MoveNotAllowed(refused)
        draft.stage = WAYS[move][1].value
        draft.save(update_fields=["stage"])
        _tell(draft.procedure, move.value, {"draft": draft.pk}, by, at)


def withdraw_sop(
    *,
    government_id: int,
    slug: str,
    valid_from: date,
    reason: str,
    by: ActingAs,
    at: datetime,
    replaced_by: str | None = None,
) -> None:
    """Take an SOP out of force everywhere from a day on, for good.

    Cases that run go on to their end; a new adoption undoes it. Raises Unknown,
    ReasonMissing, MoveNotAllowed.
    """
    if not reason.strip():
        raise errors.ReasonMissing
    with transaction.atomic():
        procedure = _locked(government_id, slug)
        _refuse(Move.WITHDRAW, procedure, at)
        heir = _heir(procedure, replaced_by)
        running = Adoption.objects.filter(
            government_id=government_id, procedure=procedure, valid_until=None
        )
        for adoption in running:
            if valid_from < adoption.valid_from:
                raise MoveNotAllowed(
                    "withdrawn_from", given=valid_from, earliest=adoption.valid_from
                )
            end_adoption(
                government_id=government_id,
                adoption_id=adoption.pk,
                valid_until=valid_from,
                by=by,
                at=at,
            )
        Version.objects.filter(
            government_id=government_id,
            procedure=procedure,
            number=procedure.latest_version,
        ).update(state=Version.State.WITHDRAWN)
        Withdrawal.objects.create(
            government_id=government_id,
            procedure=procedure,
            valid_from=valid_from,
            reason=reason.strip(),
            replaced_by=heir,
            at=at,
            person_id=by.person_id,
            person=by.person,
            post=by.post,
        )
        body = {
            "valid_from": valid_from.isoformat(),
            "reason": reason.strip(),
            "replaced_by": heir.pk if heir else None,
        }
        _tell(procedure, "withdrawn", body, by, at)


def let_approve(
    *, government_id: int, slug: str | None, by: ActingAs, at: datetime
) -> None:
    """Name the SOP in force by which this office approves SOPs, or none.

    Raises Unknown, MoveNotAllowed.
    """
    on = office_day(government_id, at)
    with transaction.atomic():
        change_settings(
            government_id=government_id, changes={APPROVAL_SOP: slug}, by=by, at=at
        )
        if slug is not None and approving_sop(government_id, on) is None:
            raise MoveNotAllowed("not_in_force")


def _heir(procedure: Procedure, slug: str | None) -> Procedure | None:
    if not slug:
        return None
    if slug == procedure.slug:
        raise MoveNotAllowed("replaces_itself")
    return _locked(procedure.government_id, slug)


def _locked(government_id: int, slug: str) -> Procedure:
    found = (
        Procedure.objects.select_for_update()
        .filter(government_id=government_id, slug=slug)
        .first()
    )
    if found is None:
        raise errors.Unknown
    return found


def _refuse(move: Move, procedure: Procedure, at: datetime) -> None:
    standing = standing_of(procedure.government_id, procedure.slug, at, is_steward=True)
    refused = why_not(move, standing)
    if refused is not None:
        raise MoveNotAllowed(refused)


def _blank(procedure: Procedure, own: str | None, unit_name: str) -> Sop:
    """Return an SOP with one step, to be written in the editor."""
    return Sop(
        slug=procedure.slug,
        title=procedure.title,
        government=own,
        unit=unit_name,
        actors=(Actor("pelaksana", "Pelaksana"),),
        steps=(
            Step(
                "s1",
                "1",
                "Menyusun …",
                "pelaksana",
                works=(Work(Verb.PREPARE, None),),
                kind=Verb.PREPARE,
                exits=(Exit(None, None, How.FORWARD),),
            ),
        ),
    )


def _tell(
    procedure: Procedure, kind: str, body: dict[str, Any], by: ActingAs, at: datetime
) -> None:
    append(
        government_id=procedure.government_id,
        stream=procedure.stream,
        kind=kind,
        body=body,
        by=by,
        at=at,
    )
