"""Teams and who sits in them from when to when."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lajur.ledger.actor import ActingAs
from lajur.office.errors import (
    BadPeriod,
    NameTaken,
    UnknownPerson,
    UnknownPost,
    UnknownTeam,
    UnknownUnit,
)
from lajur.office.models import Person, Post, Team, TeamMember, Unit
from lajur.office.services.record import record, require_manager


@transaction.atomic
def create_team(
    *,
    government_id: int,
    unit_id: int,
    name: str,
    by: ActingAs | None,
    at: datetime,
) -> Team:
    """Create a team at a unit."""
    require_manager(government_id, by)
    if not Unit.objects.filter(government_id=government_id, id=unit_id).exists():
        raise UnknownUnit(_("Unit tidak ditemukan di pemerintah ini."))
    teams = Team.objects.filter(government_id=government_id, unit_id=unit_id)
    if teams.filter(name=name).exists():
        raise NameTaken(_("Tim “%s” sudah ada di unit ini.") % name)
    team = Team.objects.create(government_id=government_id, unit_id=unit_id, name=name)
    record(
        government_id=government_id,
        kind="team.created",
        body={"team": team.pk, "unit": unit_id, "name": name},
        by=by,
        at=at,
    )
    return team


@transaction.atomic
def add_member(
    *,
    government_id: int,
    team_id: int,
    role: str,
    valid_from: date,
    by: ActingAs | None,
    at: datetime,
    post_id: int | None = None,
    person_id: int | None = None,
) -> TeamMember:
    """Add a post or a person to a team from a day on."""
    require_manager(government_id, by)
    if not Team.objects.filter(government_id=government_id, id=team_id).exists():
        raise UnknownTeam(_("Tim tidak ditemukan di pemerintah ini."))
    _require_member(government_id, post_id, person_id)
    member = TeamMember.objects.create(
        government_id=government_id,
        team_id=team_id,
        post_id=post_id,
        person_id=None if post_id else person_id,
        role=role,
        valid_from=valid_from,
    )
    record(
        government_id=government_id,
        kind="team.joined",
        body={
            "member": member.pk,
            "team": team_id,
            "post": member.post_id,
            "person": member.person_id,
            "role": role,
            "valid_from": valid_from.isoformat(),
        },
        by=by,
        at=at,
    )
    return member


def _require_member(
    government_id: int, post_id: int | None, person_id: int | None
) -> None:
    posts = Post.objects.filter(government_id=government_id)
    people = Person.objects.filter(government_id=government_id)
    if post_id is not None:
        if not posts.filter(id=post_id).exists():
            raise UnknownPost(_("Jabatan tidak ditemukan di pemerintah ini."))
    elif person_id is None or not people.filter(id=person_id).exists():
        raise UnknownPerson(_("Pilih jabatan atau orang untuk menjadi anggota tim."))


@transaction.atomic
def end_membership(
    *,
    government_id: int,
    member_id: int,
    valid_until: date,
    by: ActingAs | None,
    at: datetime,
) -> TeamMember:
    """Let a member leave the team on a day."""
    require_manager(government_id, by)
    member = (
        TeamMember.objects.select_for_update()
        .filter(government_id=government_id, id=member_id)
        .first()
    )
    if member is None:
        raise UnknownTeam(_("Anggota tim tidak ditemukan di pemerintah ini."))
    if valid_until <= member.valid_from:
        raise BadPeriod(_("Tanggal selesai harus sesudah tanggal mulai."))
    member.valid_until = valid_until
    member.save(update_fields=["valid_until"])
    record(
        government_id=government_id,
        kind="team.left",
        body={"member": member.pk, "valid_until": valid_until.isoformat()},
        by=by,
        at=at,
    )
    return member
