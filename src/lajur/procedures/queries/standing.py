"""Where an SOP stands in its life, as the rules of its moves want to know it."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from lajur.office.queries import GovernmentRow, government
from lajur.procedures.errors import Unknown
from lajur.procedures.lifecycle import Standing, State, state_at_work
from lajur.procedures.models import (
    Approval,
    Assessment,
    Draft,
    Procedure,
    Version,
    Wish,
)
from lajur.procedures.queries.adoption import AdoptionRow, adoption_of_slug, in_force

#: The setting that names the SOP by which an office approves SOPs.
APPROVAL_SOP = "approval_sop"
#: The setting that lets the keeper publish without a case, and the author with him.
DIRECT = "author_may_publish"


def approving_sop(government_id: int, on: date) -> AdoptionRow | None:
    """Return the adopted SOP that approves SOPs here, where one is in force."""
    own = government(government_id)
    slug = own.settings.get(APPROVAL_SOP) if own else None
    return adoption_of_slug(government_id, slug, on) if slug else None


def draft_standing(draft: Draft, at: datetime) -> Standing:
    """Return how an open draft stands, for a keeper of SOPs."""
    own = _own(draft.government_id)
    on = at.astimezone(ZoneInfo(own.time_zone)).date()
    approval = Approval.objects.filter(
        government_id=draft.government_id, draft=draft, state__in=Approval.OPEN
    ).exclude(state=Approval.State.PLANNED)
    return Standing(
        drafted=State(draft.stage),
        published=None,
        open_questions=draft.open_questions,
        in_approval=approval.exists(),
        is_frozen=draft.is_frozen,
        has_approval_sop=approving_sop(draft.government_id, on) is not None,
        may_publish_directly=bool(own.settings.get(DIRECT)),
        is_steward=True,
    )


def standing_of(
    government_id: int, slug: str, at: datetime, *, is_steward: bool
) -> Standing:
    """Return how a procedure stands, draft and version; raises Unknown."""
    procedure = Procedure.objects.filter(government_id=government_id, slug=slug).first()
    if procedure is None:
        raise Unknown
    own = _own(government_id)
    on = at.astimezone(ZoneInfo(own.time_zone)).date()
    draft = Draft.objects.filter(
        government_id=government_id, procedure=procedure, state=Draft.State.OPEN
    ).first()
    published = _published(procedure, on)
    if draft is not None:
        found = draft_standing(draft, at)
        return replace(found, published=published, is_steward=is_steward)
    is_wished = Wish.objects.filter(
        government_id=government_id, procedure=procedure
    ).exists()
    return Standing(
        drafted=State.WISHED if is_wished and published is None else None,
        published=published,
        has_approval_sop=approving_sop(government_id, on) is not None,
        may_publish_directly=bool(own.settings.get(DIRECT)),
        is_steward=is_steward,
    )


def _published(procedure: Procedure, on: date) -> State | None:
    newest = (
        Version.objects.filter(
            government_id=procedure.government_id, procedure=procedure
        )
        .order_by("-number")
        .values_list("state", flat=True)
        .first()
    )
    if newest is None:
        return None
    running = in_force(procedure.government_id, on, slug=procedure.slug)
    if not running:
        is_over = newest == Version.State.WITHDRAWN
        return State.WITHDRAWN if is_over else State.APPROVED
    done = Assessment.objects.filter(
        government_id=procedure.government_id,
        adoption__in=[row.id for row in running],
    ).order_by("done_on")
    last = {row.kind: row.done_on for row in done}
    return state_at_work(
        State.IN_FORCE,
        last.get(Assessment.Kind.MONITORING),
        last.get(Assessment.Kind.EVALUATION),
    )


def _own(government_id: int) -> GovernmentRow:
    own = government(government_id)
    if own is None:
        raise Unknown
    return own
