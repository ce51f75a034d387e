"""A mend of one follower becomes the pattern's, and is offered to the others."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lajur.core import families as core
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import errors
from lajur.procedures.family_errors import NothingToApply, OfferSettled
from lajur.procedures.models import (
    Draft,
    Following,
    Offer,
    Pattern,
    Procedure,
    Version,
)
from lajur.procedures.services.edit import edit_draft, open_revision
from lajur.procedures.services.family import locked_family
from lajur.procedures.services.pattern import (
    newest_pattern,
    store_edition,
    tell_following,
)


@dataclass(frozen=True)
class Mend:
    """What the newest version of a follower would make of its pattern."""

    row: Pattern
    before: core.Pattern
    after: core.Pattern
    #: Pointers to what of the change the pattern cannot take.
    left_out: tuple[str, ...]
    version: Version
    sop: Sop


@dataclass(frozen=True)
class AcceptedAll:
    """What became of a family's open offers."""

    accepted: tuple[str, ...]
    #: Title and reason of each that stays open.
    refused: tuple[tuple[str, str], ...]


def mend_of(government_id: int, slug: str) -> Mend:
    """Return what the newest change of a follower makes of its pattern.

    Raises Unknown for an SOP that follows none, NothingToApply.
    """
    following = _following(government_id, slug)
    row = newest_pattern(government_id, following.pattern.family_id)
    versions = list(
        Version.objects.select_related("procedure")
        .filter(government_id=government_id, procedure_id=following.procedure_id)
        .order_by("-number")[:2]
    )
    if row is None or len(versions) < 2:
        raise NothingToApply
    newest, earlier = versions
    if (row.origin_id, row.origin_version) == (newest.procedure_id, newest.number):
        raise NothingToApply
    sop = from_json(newest.sop)
    before = core.Pattern.from_json(row.stored)
    mended = core.mended(before, from_json(earlier.sop), sop)
    if mended.pattern == before:
        raise NothingToApply
    return Mend(row, before, mended.pattern, mended.left_out, newest, sop)


def mend_pattern(
    *, government_id: int, slug: str, by: ActingAs, at: datetime
) -> tuple[str, ...]:
    """Take a follower's newest change over into its pattern and offer it to all.

    Returns the slugs it is offered to. Raises Unknown, NothingToApply.
    """
    with transaction.atomic():
        family_id = _following(government_id, slug).pattern.family_id
        family = locked_family(government_id, family_id)
        mend = mend_of(government_id, slug)
        row = store_edition(
            family, mend.after, mend.row.edition + 1, by, at, origin=mend.version
        )
        offered = []
        for other in _followers(government_id, family_id):
            sop = from_json(other.version.sop)
            old = core.Pattern.from_json(other.pattern.stored)
            result = core.carried(old, mend.after, sop)
            if core.said(result.sop) == core.said(sop):
                tell_following(other.version, sop, row, mend.after)
                continue
            _offer(other, row, result.conflicts, at)
            offered.append(other.procedure.slug)
        append(
            government_id=government_id,
            stream=family.stream,
            kind="offered",
            body={"pattern": row.pk, "edition": row.edition, "to": offered},
            by=by,
            at=at,
        )
        return tuple(offered)


def offered_sop(offer: Offer, sop: Sop) -> core.Carried:
    """Return an SOP with the change that is offered to it."""
    following = Following.objects.select_related("pattern").get(
        government_id=offer.government_id, procedure_id=offer.procedure_id
    )
    old = core.Pattern.from_json(following.pattern.stored)
    return core.carried(old, core.Pattern.from_json(offer.pattern.stored), sop)


def accept_offer(*, government_id: int, slug: str, by: ActingAs, at: datetime) -> int:
    """Put the offered change into a draft of the follower; return the draft's id.

    The SOP's own differences stay. A draft that is open already takes it as one
    more change, which can be taken back. Raises Unknown, OfferSettled and what
    `edit_draft` raises.
    """
    with transaction.atomic():
        offer = _locked_offer(government_id, slug)
        draft_id = open_revision(government_id=government_id, slug=slug, by=by, at=at)
        draft = Draft.objects.get(government_id=government_id, pk=draft_id)
        edit_draft(
            government_id=government_id,
            draft_id=draft_id,
            edition=draft.edition,
            said=f"Perubahan pola, edisi {offer.pattern.edition}",
            change=lambda sop: offered_sop(offer, sop).sop,
            by=by,
            at=at,
        )
        offer.draft = draft
        _settle(offer, Offer.State.ACCEPTED, {"draft": draft_id}, by, at)
        return draft_id


def decline_offer(
    *, government_id: int, slug: str, reason: str, by: ActingAs, at: datetime
) -> None:
    """Leave a follower as it is, with a reason.

    Raises Unknown, OfferSettled, ReasonMissing.
    """
    if not reason.strip():
        raise errors.ReasonMissing
    with transaction.atomic():
        offer = _locked_offer(government_id, slug)
        following = _following(government_id, slug)
        # From here on its differences say so, and the next mend is told alone.
        tell_following(
            following.version,
            from_json(following.version.sop),
            offer.pattern,
            core.Pattern.from_json(offer.pattern.stored),
        )
        offer.reason = reason.strip()
        _settle(offer, Offer.State.DECLINED, {"reason": offer.reason}, by, at)


def accept_all(
    *, government_id: int, family_id: int, by: ActingAs, at: datetime
) -> AcceptedAll:
    """Accept every open offer of a family; each is an act of its own."""
    offers = (
        Offer.objects.filter(
            government_id=government_id,
            state=Offer.State.OPEN,
            pattern__family_id=family_id,
        )
        .order_by("procedure__title")
        .values_list("procedure__slug", "procedure__title")
    )
    accepted, refused = [], []
    for slug, title in list(offers):
        try:
            accept_offer(government_id=government_id, slug=slug, by=by, at=at)
        except errors.Refused as refusal:
            refused.append((title, str(refusal)))
        else:
            accepted.append(slug)
    return AcceptedAll(tuple(accepted), tuple(refused))


def _following(government_id: int, slug: str) -> Following:
    found = (
        Following.objects.select_related("pattern", "procedure", "version")
        .filter(government_id=government_id, procedure__slug=slug)
        .first()
    )
    if found is None:
        raise errors.Unknown
    return found


def _followers(government_id: int, family_id: int) -> list[Following]:
    """Return who follows a family's pattern, without what was withdrawn."""
    return list(
        Following.objects.select_related("pattern", "procedure", "version")
        .filter(government_id=government_id, pattern__family_id=family_id)
        .exclude(version__state=Version.State.WITHDRAWN)
        .order_by("procedure__title")
    )


def _offer(
    to: Following, row: Pattern, conflicts: tuple[str, ...], at: datetime
) -> None:
    own = {"government_id": row.government_id, "procedure_id": to.procedure_id}
    Offer.objects.filter(**own, state=Offer.State.OPEN).update(
        state=Offer.State.OVERTAKEN, settled_at=at
    )
    Offer.objects.create(**own, pattern=row, conflicts=list(conflicts), made_at=at)


def _locked_offer(government_id: int, slug: str) -> Offer:
    """Return the open offer of an SOP, locked; raises Unknown, OfferSettled."""
    procedure = Procedure.objects.filter(government_id=government_id, slug=slug)
    if not procedure.exists():
        raise errors.Unknown
    offer = (
        Offer.objects.select_for_update(of=("self",))
        .select_related("pattern", "procedure")
        .filter(
            government_id=government_id,
            procedure__slug=slug,
            state=Offer.State.OPEN,
        )
        .first()
    )
    if offer is None:
        raise OfferSettled
    return offer


def _settle(
    offer: Offer,
    state: Offer.State,
    body: dict[str, object],
    by: ActingAs,
    at: datetime,
) -> None:
    offer.state, offer.settled_at = state, at
    offer.person_id, offer.person, offer.post = by.person_id, by.person, by.post
    offer.save()
    append(
        government_id=offer.government_id,
        stream=offer.procedure.stream,
        kind=f"offer_{state.value}",
        body={"pattern": offer.pattern_id, "edition": offer.pattern.edition, **body},
        by=by,
        at=at,
    )
