"""How the SOPs of a government hang together, by the names they use."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from lajur.procedures.models import Draft, Procedure
from lajur.procedures.network import Kin
from lajur.procedures.relation import Relation, cycles, from_stored, relations


@dataclass(frozen=True)
class RegisterMap:
    """Every SOP of the register by its title, and who names whom."""

    titles: dict[str, str]
    #: Procedures with a page of their own; others are drafts.
    with_page: frozenset[str]
    relations: tuple[Relation, ...]
    #: The family of those that have one, by slug.
    kin: dict[str, Kin]

    @property
    def rings(self) -> frozenset[tuple[str, str]]:
        """The pairs that stand in a ring."""
        return cycles(self.relations)

    def feeds(self, slug: str) -> tuple[Relation, ...]:
        """Return who names this SOP."""
        return tuple(r for r in self.relations if r.to == slug and r.from_ != slug)

    def fed_by(self, slug: str) -> tuple[Relation, ...]:
        """Return whom this SOP names."""
        return tuple(r for r in self.relations if r.from_ == slug)


def register_map(government_id: int) -> RegisterMap:
    """Return the map in one statement."""
    drafts = Draft.objects.filter(
        government_id=government_id, procedure_id=OuterRef("pk"), state="open"
    )
    rows = (
        Procedure.objects.filter(government_id=government_id)
        .filter(Q(latest_version__gt=0) | Exists(drafts))
        .order_by(Lower("title"), "pk")
        .values_list(
            "slug", "title", "latest_version", "names", "family", "family__name"
        )
    )
    found = list(rows)
    titles = {slug: title for slug, title, *_ in found}
    named = {slug: from_stored(names) for slug, _, _, names, *_ in found}
    return RegisterMap(
        titles,
        frozenset(slug for slug, _, number, *_ in found if number),
        relations(titles, named),
        {slug: Kin(id, name) for slug, _, _, _, id, name in found if id},
    )
