"""Recognising which SOPs are kin, and what a person says about it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from lajur.core.families import Profile, name_of, partition
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import errors
from lajur.procedures.family_errors import NameMissing
from lajur.procedures.models import Draft, Family, Following, Offer, Procedure

_LONGEST_NAME = 120


@dataclass(frozen=True)
class _Known:
    procedure: Procedure
    profile: Profile


def recognise(
    *,
    government_id: int,
    by: ActingAs,
    at: datetime,
    procedure_ids: Collection[int] | None = None,
) -> int:
    """Sort SOPs into families by what they look like; return how many moved.

    With `procedure_ids` only these and what may be kin of them are looked at. A
    family keeps its name and its pattern while most of its members stay. What a
    person placed stays where it is. Nothing is locked: of two that sort at once the
    later one's sorting stands, and the next one mends what neither saw.
    """
    with transaction.atomic():
        every = [
            _Known(procedure, Profile.from_json(procedure.shape or {}))
            for procedure in Procedure.objects.filter(
                government_id=government_id, shape__isnull=False
            )
            .filter(Q(latest_version__gt=0) | Exists(_drafts(government_id)))
            .order_by("pk")
            .defer("words", "names", "findings")
        ]
        near = every if procedure_ids is None else _near(every, procedure_ids)
        free = [known for known in near if not known.procedure.is_placed]
        parts = partition([known.profile for known in free])
        groups = [[free[n].procedure for n in part] for part in parts]
        return _Assignment(government_id, by, at).apply(groups, every)


class _Assignment:
    """Giving groups to the families their members were in."""

    def __init__(self, government_id: int, by: ActingAs, at: datetime) -> None:
        self.government_id, self.by, self.at = government_id, by, at
        own = {"government_id": government_id}
        self.known = {f.pk: f for f in Family.objects.filter(**own)}
        self.followers = set(
            Following.objects.filter(**own).values_list("procedure_id", flat=True)
        )

    def apply(
        self, groups: Sequence[Sequence[Procedure]], every: Sequence[_Known]
    ) -> int:
        moved: list[Procedure] = []
        taken: set[int] = set()
        touched: set[int] = set()
        for group in sorted(groups, key=len, reverse=True):
            family_id = self._family_of(group, taken)
            for procedure in group:
                if procedure.family_id != family_id:
                    touched |= {i for i in (procedure.family_id, family_id) if i}
                    procedure.family_id = family_id
                    moved.append(procedure)
        for family_id in {procedure.family_id for procedure in moved}:
            ids = [p.pk for p in moved if p.family_id == family_id]
            Procedure.objects.filter(
                government_id=self.government_id, pk__in=ids, is_placed=False
            ).update(family_id=family_id)
        self._name(touched, [known.procedure for known in every])
        return len(moved)

    def _family_of(self, group: Sequence[Procedure], taken: set[int]) -> int | None:
        votes = Counter(p.family_id for p in group if p.family_id not in {None, *taken})
        if len(group) == 1 and group[0].pk not in self.followers:
            return None
        if votes:
            chosen = votes.most_common(1)[0][0]
        elif len(group) == 1:
            return None
        else:
            family = Family.objects.create(
                government_id=self.government_id, name="", made_at=self.at
            )
            self.known[family.pk] = family
            chosen = family.pk
        if chosen is not None:
            taken.add(chosen)
        return chosen

    def _name(self, touched: Iterable[int], every: Sequence[Procedure]) -> None:
        for family_id in sorted(touched):
            family = self.known[family_id]
            members = [p for p in every if p.family_id == family_id]
            if members and not family.is_named:
                family.name = name_of([p.title for p in members]) or members[0].title
                family.save(update_fields=["name"])
            append(
                government_id=self.government_id,
                stream=family.stream,
                kind="recognised",
                body={"name": family.name, "members": [p.slug for p in members]},
                by=self.by,
                at=self.at,
            )


def rename_family(
    *, government_id: int, family_id: int, name: str, by: ActingAs, at: datetime
) -> None:
    """Give a family the name people use; raises Unknown, NameMissing."""
    name = " ".join(name.split())[:_LONGEST_NAME]
    if not name:
        raise NameMissing
    with transaction.atomic():
        family = locked_family(government_id, family_id)
        family.name, family.is_named = name, True
        family.save(update_fields=["name", "is_named"])
        append(
            government_id=government_id,
            stream=family.stream,
            kind="renamed",
            body={"name": name},
            by=by,
            at=at,
        )


def place_sop(
    *,
    government_id: int,
    slug: str,
    family_id: int | None,
    by: ActingAs,
    at: datetime,
) -> None:
    """Say of which family an SOP is, None for none; raises Unknown.

    Recognition leaves it there from now on.
    """
    with transaction.atomic():
        procedure = (
            Procedure.objects.select_for_update()
            .filter(government_id=government_id, slug=slug)
            .first()
        )
        if procedure is None:
            raise errors.Unknown
        family = locked_family(government_id, family_id) if family_id else None
        procedure.family, procedure.is_placed = family, True
        procedure.save(update_fields=["family", "is_placed"])
        append(
            government_id=government_id,
            stream=procedure.stream,
            kind="placed",
            body={"family": family_id},
            by=by,
            at=at,
        )


def reopen_offers(government_id: int, draft_ids: Collection[int]) -> None:
    """Offer again what had been accepted into drafts that are put away.

    Where a newer edition is offered meanwhile, that offer holds the change too.
    """
    own = {"government_id": government_id}
    newer = Offer.objects.filter(
        **own, procedure_id=OuterRef("procedure_id"), state=Offer.State.OPEN
    )
    Offer.objects.filter(
        ~Exists(newer), **own, draft__in=draft_ids, state=Offer.State.ACCEPTED
    ).update(state=Offer.State.OPEN, draft=None, settled_at=None)


def locked_family(government_id: int, family_id: int) -> Family:
    """Return a family, locked; raises Unknown."""
    family = (
        Family.objects.select_for_update()
        .filter(government_id=government_id, pk=family_id)
        .first()
    )
    if family is None:
        raise errors.Unknown
    return family


def _drafts(government_id: int) -> QuerySet[Draft]:
    return Draft.objects.filter(
        government_id=government_id,
        procedure_id=OuterRef("pk"),
        state=Draft.State.OPEN,
    )


def _near(every: Sequence[_Known], procedure_ids: Collection[int]) -> list[_Known]:
    """Return all that an act leads to from these, directly or over others."""
    new = [known for known in every if known.procedure.pk in procedure_ids]
    if not all(known.profile.acts for known in new):
        return list(every)
    acts = {act for known in new for act in known.profile.acts}
    near: dict[int, _Known] = {}
    while True:
        found = {
            known.procedure.pk: known
            for known in every
            if known.procedure.pk in procedure_ids
            or not known.profile.acts
            or known.profile.acts & acts
        }
        if len(found) == len(near):
            return list(found.values())
        near = found
        acts |= {act for known in near.values() for act in known.profile.acts}
