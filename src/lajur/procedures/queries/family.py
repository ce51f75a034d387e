"""Families of SOPs as pages show them: members, pattern, offers, kin of one SOP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Length, Lower

from lajur.core import families as core
from lajur.core.families import Profile, are_twins
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.procedures.errors import Unknown
from lajur.procedures.models import (
    Draft,
    Family,
    Following,
    Offer,
    Pattern,
    Procedure,
)


@dataclass(frozen=True)
class FamilyRow:
    """One family in the list of families."""

    id: int
    name: str
    members: int
    followers: int
    #: Newest edition of its pattern, 0 for a family without one.
    edition: int
    offers: int


@dataclass(frozen=True)
class MemberRow:
    """One SOP of a family, and how it differs from the pattern."""

    slug: str
    title: str
    has_page: bool
    #: The edition it follows; 0 for one that follows none.
    edition: int = 0
    #: What its parameters say, those of the title first.
    subject: str = ""
    number: str = ""
    #: How many places differ beside the parameters.
    differences: int = 0
    #: How much is stored of it, in per cent of the whole text.
    share: int = 0
    #: "open" for an offer that waits, "drafted" for one that stands in a draft.
    offer: str = ""
    #: How many places it and its pattern have both changed.
    conflicts: int = 0
    #: Whether it has a version the pattern may learn from.
    has_news: bool = False


@dataclass(frozen=True)
class PatternRow:
    """The newest edition of a pattern."""

    id: int
    edition: int
    pattern: core.Pattern
    at: datetime
    by: str
    #: Title of the SOP whose change it took over, "" for a first edition.
    origin: str


@dataclass(frozen=True)
class FamilyPage:
    """All the page of one family shows."""

    id: int
    name: str
    members: tuple[MemberRow, ...]
    pattern: PatternRow | None
    #: The pattern as those know it to whom the newest edition is offered.
    before: core.Pattern | None = None

    @property
    def offers(self) -> int:
        """How many members have an open offer."""
        return sum(member.offer == "open" for member in self.members)


@dataclass(frozen=True)
class Kin:
    """What is told of an SOP's family on its own pages."""

    family_id: int
    name: str
    #: How many other SOPs the family has.
    others: int
    #: The edition of the pattern it follows; 0 for none.
    edition: int
    has_offer: bool
    #: Slug and title of SOPs that say the same of the same subject.
    twins: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FollowerPage:
    """One SOP as its pattern tells it."""

    slug: str
    title: str
    family_id: int
    family: str
    edition: int
    pattern: core.Pattern
    told: core.Following
    #: The newest version, and the same without its own differences.
    sop: Sop
    plain: Sop
    number: int
    #: The edition that is offered, and the SOP with it; None for no open offer.
    offer: "OfferRow | None"


@dataclass(frozen=True)
class OfferRow:
    """An open offer with what it would make of the SOP."""

    edition: int
    origin: str
    made_at: datetime
    sop: Sop
    conflicts: tuple[str, ...]


def families(government_id: int) -> tuple[FamilyRow, ...]:
    """Return the families of two or more, or with a pattern, in one statement."""
    own = {"government_id": government_id}
    rows = (
        Family.objects.filter(**own)
        .annotate(
            members=_counted(Procedure.objects.filter(**own, family=OuterRef("pk"))),
            followers=_counted(
                Following.objects.filter(**own, pattern__family=OuterRef("pk"))
            ),
            edition=_counted(Pattern.objects.filter(**own, family=OuterRef("pk"))),
            offers=_counted(
                Offer.objects.filter(
                    **own, pattern__family=OuterRef("pk"), state=Offer.State.OPEN
                )
            ),
        )
        .filter(Q(members__gt=1) | Q(edition__gt=0))
        .order_by(Lower("name"), "pk")
    )
    return tuple(
        FamilyRow(row.pk, row.name, row.members, row.followers, row.edition, row.offers)
        for row in rows
    )


def family_names(government_id: int) -> dict[int, str]:
    """Return the names of the families with members, by id, in one statement."""
    rows = (
        Family.objects.filter(government_id=government_id)
        .annotate(
            members=_counted(
                Procedure.objects.filter(
                    government_id=government_id, family=OuterRef("pk")
                )
            )
        )
        .filter(members__gt=0)
        .order_by(Lower("name"), "pk")
    )
    return dict(rows.values_list("pk", "name"))


def family_page(government_id: int, family_id: int) -> FamilyPage:
    """Return a family in five statements, six with open offers; raises Unknown."""
    own = {"government_id": government_id}
    family = Family.objects.filter(**own, pk=family_id).first()
    if family is None:
        raise Unknown
    row = pattern_row(government_id, family_id)
    told = _followings(government_id, family_id)
    offers = _offers(government_id, family_id)
    members = (
        Procedure.objects.filter(Q(family_id=family_id) | Q(pk__in=told), **own)
        .only("slug", "title", "latest_version")
        .order_by(Lower("title"), "pk")
    )
    rows = tuple(_member(p, told.get(p.pk), offers.get(p.pk), row) for p in members)
    return FamilyPage(
        family.pk, family.name, rows, row, _before(government_id, family_id, rows)
    )


def _followings(government_id: int, family_id: int) -> dict[int, Following]:
    rows = (
        Following.objects.filter(
            government_id=government_id, pattern__family_id=family_id
        )
        .select_related("pattern__origin")
        .defer("pattern__stored")
        .annotate(
            size=Length(Cast("stored", TextField())),
            whole=Length(Cast("version__sop", TextField())),
            number=F("version__number"),
            published_at=F("version__published_at"),
        )
    )
    return {following.procedure_id: following for following in rows}


def _offers(government_id: int, family_id: int) -> dict[int, Offer]:
    """Return the newest offer of each follower that was not declined."""
    rows = (
        Offer.objects.filter(
            government_id=government_id,
            pattern__family_id=family_id,
            state__in=(Offer.State.OPEN, Offer.State.ACCEPTED),
        )
        .annotate(draft_state=F("draft__state"), edition=F("pattern__edition"))
        .order_by("pattern__edition")
    )
    return {offer.procedure_id: offer for offer in rows}


def _before(
    government_id: int, family_id: int, rows: Sequence[MemberRow]
) -> core.Pattern | None:
    editions = [row.edition for row in rows if row.offer == "open"]
    if not editions:
        return None
    stored = Pattern.objects.filter(
        government_id=government_id, family_id=family_id, edition=min(editions)
    ).values_list("stored", flat=True)
    return core.Pattern.from_json(stored.get())


def pattern_row(government_id: int, family_id: int) -> PatternRow | None:
    """Return the newest edition of a family's pattern, in one statement."""
    row = (
        Pattern.objects.filter(government_id=government_id, family_id=family_id)
        .annotate(origin_title=F("origin__title"))
        .order_by("-edition")
        .first()
    )
    if row is None:
        return None
    return PatternRow(
        row.pk,
        row.edition,
        core.Pattern.from_json(row.stored),
        row.at,
        row.post or row.person,
        row.origin_title or "",
    )


def kin_of(government_id: int, slug: str) -> Kin | None:
    """Return the family of an SOP in two statements, None for one without kin."""
    own = {"government_id": government_id}
    following = Following.objects.filter(**own, procedure_id=OuterRef("pk"))
    offers = Offer.objects.filter(
        **own, procedure_id=OuterRef("pk"), state=Offer.State.OPEN
    )
    procedure = (
        Procedure.objects.select_related("family")
        .filter(**own, slug=slug, family__isnull=False)
        .annotate(
            edition=Subquery(following.values("pattern__edition")),
            has_offer=Exists(offers),
        )
        .first()
    )
    if procedure is None or procedure.family is None:
        return None
    others = list(
        Procedure.objects.filter(**own, family=procedure.family)
        .exclude(pk=procedure.pk)
        .order_by(Lower("title"))
        .values_list("slug", "title", "shape")
    )
    facts: dict[str, Any] = procedure.__dict__
    shape = Profile.from_json(procedure.shape) if procedure.shape else None
    return Kin(
        procedure.family.pk,
        procedure.family.name,
        len(others),
        facts["edition"] or 0,
        facts["has_offer"],
        tuple(
            (other, title)
            for other, title, stored in others
            if shape and stored and are_twins(shape, Profile.from_json(stored))
        ),
    )


def follower_page(government_id: int, slug: str) -> FollowerPage:
    """Return an SOP as its pattern tells it, in two statements; raises Unknown."""
    following = (
        Following.objects.select_related("pattern__family", "procedure", "version")
        .filter(government_id=government_id, procedure__slug=slug)
        .first()
    )
    if following is None:
        raise Unknown
    pattern = core.Pattern.from_json(following.pattern.stored)
    told = core.Following.from_json(following.stored)
    sop = from_json(following.version.sop)
    family = following.pattern.family
    return FollowerPage(
        slug=slug,
        title=following.procedure.title,
        family_id=family.pk,
        family=family.name,
        edition=following.pattern.edition,
        pattern=pattern,
        told=told,
        sop=sop,
        plain=core.follow(pattern, core.Following(told.values, told.ids)),
        number=following.version.number,
        offer=_offer(following, pattern, sop),
    )


def _offer(following: Following, pattern: core.Pattern, sop: Sop) -> OfferRow | None:
    offer = (
        Offer.objects.select_related("pattern__origin")
        .filter(
            government_id=following.government_id,
            procedure_id=following.procedure_id,
            state=Offer.State.OPEN,
        )
        .first()
    )
    if offer is None:
        return None
    newer = core.Pattern.from_json(offer.pattern.stored)
    result = core.carried(pattern, newer, sop)
    origin = offer.pattern.origin
    return OfferRow(
        offer.pattern.edition,
        origin.title if origin else "",
        offer.made_at,
        result.sop,
        result.conflicts,
    )


def _member(
    procedure: Procedure,
    following: Following | None,
    offer: Offer | None,
    newest: PatternRow | None,
) -> MemberRow:
    if following is None or newest is None:
        return MemberRow(
            procedure.slug, procedure.title, bool(procedure.latest_version)
        )
    told = core.Following.from_json(following.stored)
    facts: dict[str, Any] = following.__dict__
    state = _offer_state(offer)
    is_newer = facts["number"] > 1 and facts["published_at"] > newest.at
    taken: dict[str, Any] = offer.__dict__ if offer else {}
    return MemberRow(
        slug=procedure.slug,
        title=procedure.title,
        has_page=bool(procedure.latest_version),
        edition=following.pattern.edition,
        subject=", ".join(v for k, v in told.values.items() if k.startswith("subject")),
        number=told.values.get("number", ""),
        differences=sum(c.where != "/slug" for c in told.differences),
        share=round(100 * facts["size"] / facts["whole"]),
        offer=state,
        conflicts=len(offer.conflicts) if offer and state == "open" else 0,
        # A version that took the newest edition over has nothing to give back.
        has_news=is_newer and not state and taken.get("edition") != newest.edition,
    )


def _offer_state(offer: Offer | None) -> str:
    if offer is None:
        return ""
    if offer.state == Offer.State.OPEN:
        return "open"
    is_open = offer.__dict__["draft_state"] == Draft.State.OPEN
    return "drafted" if is_open else ""


def _counted(rows: Any) -> Any:
    counted = rows.order_by().annotate(one=Value(1)).values("one")
    counted = counted.annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
