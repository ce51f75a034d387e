"""Setting up a government: its units, posts and people."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from lajur.ledger.actor import ActingAs
from lajur.office.errors import NameTaken, UnknownPost, UnknownUnit
from lajur.office.models import Government, Person, Post, Unit, UnitKind
from lajur.office.services.calendar import install_calendar
from lajur.office.services.record import record, require_manager


@transaction.atomic
def create_government(
    *,
    name: str,
    short_name: str,
    slug: str,
    city: str,
    at: datetime,
    by: ActingAs | None = None,
    time_zone: str = "Asia/Jakarta",
    is_demo: bool = False,
) -> Government:
    """Create a government with the standard calendar of Perpres 21/2023.

    Raises NameTaken, or CalendarRefused for a time zone outside Indonesia.
    """
    if Government.objects.filter(slug=slug).exists():
        raise NameTaken(_("Sudah ada pemerintah daerah dengan kode “%s”.") % slug)
    government = Government.objects.create(
        name=name,
        short_name=short_name,
        slug=slug,
        city=city,
        time_zone=time_zone,
        is_demo=is_demo,
    )
    install_calendar(government, at=at)
    record(
        government_id=government.pk,
        kind="government.created",
        body={"name": name, "slug": slug, "time_zone": time_zone},
        by=by,
        at=at,
    )
    return government


@transaction.atomic
def create_unit(
    *,
    government_id: int,
    name: str,
    short_name: str,
    kind: UnitKind,
    code: str,
    by: ActingAs | None,
    at: datetime,
    parent_id: int | None = None,
) -> Unit:
    """Create a unit under its parent, or at the top of the tree."""
    require_manager(government_id, by)
    above = _unit(government_id, parent_id).path if parent_id else []
    if Unit.objects.filter(government_id=government_id, code=code).exists():
        raise NameTaken(_("Kode unit “%s” sudah dipakai. Pilih kode lain.") % code)
    unit = Unit.objects.create(
        government_id=government_id,
        name=name,
        short_name=short_name,
        kind=kind,
        code=code,
        parent_id=parent_id,
    )
    unit.path = [*above, unit.pk]
    unit.save(update_fields=["path"])
    record(
        government_id=government_id,
        kind="unit.created",
        body={"unit": unit.pk, "name": name, "code": code, "parent": parent_id},
        by=by,
        at=at,
    )
    return unit


@transaction.atomic
def create_post(
    *,
    government_id: int,
    unit_id: int,
    name: str,
    short_name: str,
    rank: int,
    by: ActingAs | None,
    at: datetime,
    superior_id: int | None = None,
) -> Post:
    """Create a post in a unit, below its superior."""
    require_manager(government_id, by)
    _unit(government_id, unit_id)
    posts = Post.objects.filter(government_id=government_id)
    if superior_id is not None and not posts.filter(id=superior_id).exists():
        raise UnknownPost(_("Jabatan atasan tidak ditemukan di pemerintah ini."))
    post = Post.objects.create(
        government_id=government_id,
        unit_id=unit_id,
        name=name,
        short_name=short_name,
        rank=rank,
        superior_id=superior_id,
    )
    record(
        government_id=government_id,
        kind="post.created",
        body={"post": post.pk, "name": name, "unit": unit_id, "superior": superior_id},
        by=by,
        at=at,
    )
    return post


@transaction.atomic
def create_person(
    *,
    government_id: int,
    name: str,
    by: ActingAs | None,
    at: datetime,
    username: str | None = None,
    password: str | None = None,
    qualifications: tuple[str, ...] = (),
    manages_office: bool = False,
) -> Person:
    """Create a person, with an account when a user name is given."""
    require_manager(government_id, by)
    users = get_user_model().objects
    if username and users.filter(username=username).exists():
        raise NameTaken(_("Nama pengguna “%s” sudah dipakai.") % username)
    user = users.create_user(username, password=password) if username else None
    person = Person.objects.create(
        government_id=government_id,
        name=name,
        user=user,
        qualifications=list(qualifications),
        manages_office=manages_office,
    )
    record(
        government_id=government_id,
        kind="person.created",
        body={"person": person.pk, "name": name, "manages_office": manages_office},
        by=by,
        at=at,
    )
    return person


def _unit(government_id: int, unit_id: int) -> Unit:
    unit = Unit.objects.filter(government_id=government_id, id=unit_id).first()
    if unit is None:
        raise UnknownUnit(_("Unit tidak ditemukan di pemerintah ini."))
    return unit
