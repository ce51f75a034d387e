"""Governments, units, posts, teams and people as frozen rows."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from lajur.office.models import Government, Holding, Person, Post, Team, Unit


@dataclass(frozen=True)
class GovernmentRow:
    """A government and what its letters and clocks need."""

    id: int
    name: str
    short_name: str
    slug: str
    city: str
    time_zone: str
    address: str
    letterhead: dict[str, Any]
    plain_day_is_working_day: bool
    calendar_version: int
    is_demo: bool
    settings: dict[str, Any]


@dataclass(frozen=True)
class UnitRow:
    """A unit; `path` runs from the root of the tree to the unit itself."""

    id: int
    name: str
    short_name: str
    #: A value of `UnitKind`: an "OPD" is a unit of kind `agency`.
    kind: str
    code: str
    parent_id: int | None
    path: tuple[int, ...]


@dataclass(frozen=True)
class PostRow:
    """A post with the unit it stands in; rank 1 is the highest."""

    id: int
    name: str
    short_name: str
    rank: int
    superior_id: int | None
    unit_id: int
    unit_name: str
    unit_path: tuple[int, ...]


@dataclass(frozen=True)
class TeamRow:
    """A team and the unit it belongs to."""

    id: int
    name: str
    unit_id: int
    unit_name: str
    unit_path: tuple[int, ...]


@dataclass(frozen=True)
class PersonRow:
    """A person and the account he signs in with."""

    id: int
    government_id: int
    name: str
    user_id: int | None
    username: str | None
    qualifications: tuple[str, ...]
    manages_office: bool


def governments() -> tuple[GovernmentRow, ...]:
    """Return every government of this installation, by name."""
    return tuple(map(_government_row, Government.objects.order_by("name", "id")))


def government(government_id: int) -> GovernmentRow | None:
    """Return one government."""
    found = Government.objects.filter(id=government_id).first()
    return _government_row(found) if found else None


def units_of(
    government_id: int, *, kind: str | None = None, under: int | None = None
) -> tuple[UnitRow, ...]:
    """Return the units of a government, of one kind or below one unit (with it)."""
    rows = Unit.objects.filter(government_id=government_id)
    if kind:
        rows = rows.filter(kind=kind)
    if under:
        rows = rows.filter(path__contains=[under])
    return tuple(map(_unit_row, rows.order_by("path")))


def unit(government_id: int, unit_id: int) -> UnitRow | None:
    """Return one unit."""
    found = Unit.objects.filter(government_id=government_id, id=unit_id).first()
    return _unit_row(found) if found else None


def posts_of(
    government_id: int, *, unit_id: int | None = None, under: int | None = None
) -> tuple[PostRow, ...]:
    """Return posts of a government, of one unit, or of a unit and all below it."""
    rows = Post.objects.filter(government_id=government_id).select_related("unit")
    if unit_id:
        rows = rows.filter(unit_id=unit_id)
    if under:
        rows = rows.filter(unit__path__contains=[under])
    return tuple(map(_post_row, rows.order_by("unit__path", "rank", "id")))


def post(government_id: int, post_id: int) -> PostRow | None:
    """Return one post."""
    rows = Post.objects.filter(government_id=government_id, id=post_id)
    found = rows.select_related("unit").first()
    return _post_row(found) if found else None


def teams_of(government_id: int) -> tuple[TeamRow, ...]:
    """Return the teams of a government, by name."""
    rows = Team.objects.filter(government_id=government_id).select_related("unit")
    return tuple(
        TeamRow(row.pk, row.name, row.unit_id, row.unit.name, tuple(row.unit.path))
        for row in rows.order_by("name", "id")
    )


def people_of(government_id: int) -> tuple[PersonRow, ...]:
    """Return the people of a government, by name."""
    rows = Person.objects.filter(government_id=government_id)
    return tuple(map(_person_row, rows.select_related("user").order_by("name", "id")))


def person_at_office(user_id: int) -> tuple[PersonRow, GovernmentRow] | None:
    """Return the person behind an account, with the government he works for."""
    rows = Person.objects.filter(user_id=user_id)
    found = rows.select_related("user", "government").first()
    if found is None:
        return None
    return _person_row(found), _government_row(found.government)


@dataclass(frozen=True)
class DemoPerson:
    """Somebody the visitor of a demo may stand in for."""

    person_id: int
    username: str
    post: str
    unit: str
    manages_office: bool


def demo_people() -> tuple[DemoPerson, ...]:
    """Return the made-up people of demo offices with the post each holds."""
    rows = (
        Holding.objects.filter(
            government__is_demo=True,
            capacity="definitive",
            valid_until=None,
            person__user__isnull=False,
        )
        .annotate(
            username=F("person__user__username"),
            post_name=F("post__name"),
            unit_name=F("post__unit__name"),
            manages=F("person__manages_office"),
        )
        .order_by("post__unit__path", "post__rank", "post_id")
    )
    return tuple(
        DemoPerson(
            row.person_id, row.username, row.post_name, row.unit_name, row.manages
        )
        for row in rows
    )


def _government_row(row: Government) -> GovernmentRow:
    return GovernmentRow(
        id=row.pk,
        name=row.name,
        short_name=row.short_name,
        slug=row.slug,
        city=row.city,
        time_zone=row.time_zone,
        address=row.address,
        letterhead=row.letterhead,
        plain_day_is_working_day=row.plain_day_is_working_day,
        calendar_version=row.calendar_version,
        is_demo=row.is_demo,
        settings=row.settings,
    )


def _unit_row(row: Unit) -> UnitRow:
    return UnitRow(
        id=row.pk,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        code=row.code,
        parent_id=row.parent_id,
        path=tuple(row.path),
    )


def _post_row(row: Post) -> PostRow:
    return PostRow(
        id=row.pk,
        name=row.name,
        short_name=row.short_name,
        rank=row.rank,
        superior_id=row.superior_id,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        unit_path=tuple(row.unit.path),
    )


def _person_row(row: Person) -> PersonRow:
    return PersonRow(
        id=row.pk,
        government_id=row.government_id,
        name=row.name,
        user_id=row.user_id,
        username=row.user.get_username() if row.user else None,
        qualifications=tuple(row.qualifications),
        manages_office=row.manages_office,
    )
