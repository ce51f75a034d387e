"""Which SOP is in force where on a day, and who stands in its lanes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lajur.core.sop import Sop
from lajur.procedures.errors import Unknown
from lajur.procedures.lane import Identity, Lane
from lajur.procedures.models import Adoption, Binding
from lajur.procedures.queries.version import version


@dataclass(frozen=True)
class AdoptionRow:
    """A version at work in a unit."""

    id: int
    version_id: int
    procedure_id: int
    slug: str
    title: str
    version_number: int
    unit_id: int
    identity: Identity
    valid_from: date
    #: The first day it is no longer in force.
    valid_until: date | None

    def printed(self, sop: Sop) -> Sop:
        """Return the SOP as this office prints it, in force since its own day."""
        own = self.identity.printed_on(sop)
        return own.with_changes(effective_date=self.valid_from.isoformat())

    def is_in_force(self, on: date) -> bool:
        """Tell whether it is in force on a day."""
        return self.valid_from <= on and not (
            self.valid_until and self.valid_until <= on
        )


def adoption(government_id: int, adoption_id: int) -> AdoptionRow:
    """Return one adoption; raises Unknown for another government's."""
    row = _adoptions(government_id).filter(pk=adoption_id).first()
    if row is None:
        raise Unknown
    return _row(row)


def adopted_sop(government_id: int, adoption_id: int) -> Sop:
    """Return the SOP as the adopting office prints it."""
    row = adoption(government_id, adoption_id)
    return row.printed(version(government_id, row.version_id).sop)


def in_force(
    government_id: int,
    on: date,
    *,
    unit_id: int | None = None,
    slug: str | None = None,
) -> tuple[AdoptionRow, ...]:
    """Return the register of a day: what is in force, by title."""
    rows = _adoptions(government_id).filter(
        Q(valid_until=None) | Q(valid_until__gt=on), valid_from__lte=on
    )
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    if slug is not None:
        rows = rows.filter(procedure__slug=slug)
    return tuple(map(_row, rows.order_by("version__title", "id")))


def adoption_of_slug(government_id: int, slug: str, on: date) -> AdoptionRow | None:
    """Return the newest adoption of a procedure in force on a day."""
    rows = in_force(government_id, on, slug=slug)
    return max(rows, key=lambda row: (row.valid_from, row.id), default=None)


def adoptions_of(government_id: int, procedure_id: int) -> tuple[AdoptionRow, ...]:
    """Return every adoption a procedure ever had, newest first."""
    rows = _adoptions(government_id).filter(procedure_id=procedure_id)
    return tuple(map(_row, rows.order_by("-valid_from", "-id")))


def lanes(government_id: int, adoption_id: int, on: date) -> Mapping[str, Lane]:
    """Return who stands in each lane of an adoption on a day, by actor id."""
    rows = Binding.objects.filter(
        Q(valid_until=None) | Q(valid_until__gt=on),
        government_id=government_id,
        adoption_id=adoption_id,
        valid_from__lte=on,
    )
    return {row.actor_id: Lane(row.queue, tuple(row.unit_ids)) for row in rows}


def _adoptions(government_id: int) -> QuerySet[Adoption]:
    return (
        Adoption.objects.filter(government_id=government_id)
        .select_related("procedure", "version")
        .defer("version__sop")
    )


def _row(row: Adoption) -> AdoptionRow:
    return AdoptionRow(
        id=row.pk,
        version_id=row.version_id,
        procedure_id=row.procedure_id,
        slug=row.procedure.slug,
        title=row.version.title,
        version_number=row.version.number,
        unit_id=row.unit_id,
        identity=Identity.from_json(row.identity),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )
