"""A government and a small office, built through services so that it is legal.

The office has a secretariat with a division of two subdivisions, a second
division, an agency, and a team. Everything is in force since 2 January 2025.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

from lajur.office import services
from lajur.office.models import Government, Person, Post, Team, Unit, UnitKind

AT = datetime(2025, 1, 2, 1, 0, tzinfo=UTC)
SINCE = date(2025, 1, 2)
_serial = count(1)


@dataclass
class Office:
    """What `make_office` built, by short keys."""

    government: Government
    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    #: Keyed like the post each person holds.
    people: dict[str, Person] = field(default_factory=dict)
    team: Team | None = None

    @property
    def id(self) -> int:
        """The government's id."""
        return self.government.pk

    def queue(self, post: str) -> str:
        """The queue of a post."""
        return f"post:{self.posts[post].pk}"


#: key: (name, kind, key of the parent)
UNITS = {
    "setda": ("Sekretariat Daerah", UnitKind.AGENCY, None),
    "bagian": ("Bagian Organisasi", UnitKind.DIVISION, "setda"),
    "subbag": ("Subbagian Tata Laksana", UnitKind.SUBDIVISION, "bagian"),
    "subbag2": ("Subbagian Kelembagaan", UnitKind.SUBDIVISION, "bagian"),
    "umum": ("Bagian Umum", UnitKind.DIVISION, "setda"),
    "dinas": ("Dinas Contoh", UnitKind.AGENCY, None),
}
#: key: (name, key of the unit, rank, key of the superior)
POSTS = {
    "sekda": ("Sekretaris Daerah", "setda", 1, None),
    "asisten": ("Asisten Administrasi Umum", "setda", 2, "sekda"),
    "kabag": ("Kepala Bagian Organisasi", "bagian", 3, "asisten"),
    "kasubag": ("Kepala Subbagian Tata Laksana", "subbag", 4, "kabag"),
    "staf": ("Staf Subbagian Tata Laksana", "subbag", 5, "kasubag"),
    "staf2": ("Staf Subbagian Kelembagaan", "subbag2", 5, "kabag"),
    "arsiparis": ("Arsiparis", "umum", 5, "asisten"),
    "kadis": ("Kepala Dinas Contoh", "dinas", 2, "sekda"),
}


def make_government(name: str = "Kota Uji", **given: str) -> Government:
    """Create a government; its slug is unique in the test run."""
    serial = next(_serial)
    return services.create_government(
        name=name,
        short_name=name,
        slug=given.pop("slug", f"kota-uji-{serial}"),
        city=given.pop("city", name),
        at=AT,
        **given,
    )


def make_person(government: Government, name: str, **given: object) -> Person:
    """Create a person, with an account when `username` is given."""
    return services.create_person(
        government_id=government.pk, name=name, by=None, at=AT, **given
    )


def make_office(government: Government | None = None) -> Office:
    """Create the small office described above; every post has its holder.

    User names are `<key>-<government id>`; nobody has a password, so tests use
    `client.force_login(person.user)`. The `kabag` manages the office.
    """
    government = government or make_government()
    office = Office(government)
    for key, (name, kind, parent) in UNITS.items():
        office.units[key] = services.create_unit(
            government_id=government.pk,
            name=name,
            short_name=name,
            kind=kind,
            code=key.upper(),
            parent_id=office.units[parent].pk if parent else None,
            by=None,
            at=AT,
        )
    for key, (name, unit, rank, superior) in POSTS.items():
        office.posts[key] = services.create_post(
            government_id=government.pk,
            unit_id=office.units[unit].pk,
            name=name,
            short_name=name,
            rank=rank,
            superior_id=office.posts[superior].pk if superior else None,
            by=None,
            at=AT,
        )
        office.people[key] = make_person(
            government,
            f"Pejabat {name}",
            username=f"{key}-{government.pk}",
            manages_office=key == "kabag",
        )
        services.set_holder(
            government_id=government.pk,
            post_id=office.posts[key].pk,
            person_id=office.people[key].pk,
            valid_from=SINCE,
            by=None,
            at=AT,
        )
    office.team = _make_team(office)
    return office


def _make_team(office: Office) -> Team:
    team = services.create_team(
        government_id=office.id,
        unit_id=office.units["bagian"].pk,
        name="Tim Kerja Pelaporan",
        by=None,
        at=AT,
    )
    for key, role in (("kasubag", "Ketua"), ("staf", "Anggota"), ("staf2", "Anggota")):
        services.add_member(
            government_id=office.id,
            team_id=team.pk,
            post_id=office.posts[key].pk,
            role=role,
            valid_from=SINCE,
            by=None,
            at=AT,
        )
    return team
