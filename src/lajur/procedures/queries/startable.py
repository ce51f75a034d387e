"""Which SOPs a person may begin today: those whose first step is his desk's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Lower

from lajur.procedures.models import Adoption, Binding


@dataclass(frozen=True)
class Startable:
    """An SOP in force that begins at one of the desks asked for."""

    adoption_id: int
    title: str


def startable(
    government_id: int, queues: Collection[str], on: date, *, limit: int
) -> tuple[Startable, ...]:
    """Return up to `limit` SOPs these desks may begin on a day, by title."""
    if not queues:
        return ()
    in_force = (Q(valid_until=None) | Q(valid_until__gt=on)) & Q(valid_from__lte=on)
    first = KeyTextTransform("actor", KeyTextTransform("0", "version__sop__steps"))
    mine = Binding.objects.filter(
        in_force,
        government_id=government_id,
        adoption_id=OuterRef("pk"),
        actor_id=OuterRef("first"),
        queue__in=list(queues),
    )
    rows = (
        Adoption.objects.filter(in_force, government_id=government_id)
        .annotate(first=first)
        .filter(Exists(mine))
        .order_by(Lower("version__title"), "pk")
        .values_list("pk", "version__title")
    )
    return tuple(Startable(*row) for row in rows[:limit])
