"""Teams and their members."""

from datetime import date

import pytest
from tests.factories.office import AT, SINCE, make_office

from lajur.ledger.queries import events_of
from lajur.office import services
from lajur.office.errors import (
    BadPeriod,
    NameTaken,
    UnknownPerson,
    UnknownPost,
    UnknownTeam,
    UnknownUnit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_office()


def join(office, **member):
    return services.add_member(
        government_id=office.id,
        team_id=member.pop("team_id", office.team.pk),
        role="Anggota",
        valid_from=SINCE,
        by=None,
        at=AT,
        **member,
    )


def leave(office, member, day):
    return services.end_membership(
        government_id=office.id, member_id=member.pk, valid_until=day, by=None, at=AT
    )


def test_joining_and_leaving_are_events(office):
    member = join(office, person_id=office.people["sekda"].pk)
    leave(office, member, date(2026, 1, 5))

    events = events_of(office.id, f"office:{office.id}")[:2]

    assert [event.kind for event in events] == ["team.left", "team.joined"]
    assert events[1].body["person"] == office.people["sekda"].pk


def test_name_of_a_team_is_taken_once_per_unit(office):
    with pytest.raises(NameTaken):
        services.create_team(
            government_id=office.id,
            unit_id=office.units["bagian"].pk,
            name=office.team.name,
            by=None,
            at=AT,
        )


def test_unit_of_a_team_must_be_of_the_same_government(office):
    with pytest.raises(UnknownUnit):
        services.create_team(
            government_id=make_office().id,
            unit_id=office.units["bagian"].pk,
            name="Tim",
            by=None,
            at=AT,
        )


def test_members_must_be_of_the_same_government(office):
    other = make_office()

    with pytest.raises(UnknownTeam):
        join(office, team_id=other.team.pk, post_id=office.posts["staf"].pk)
    with pytest.raises(UnknownPost):
        join(office, post_id=other.posts["staf"].pk)
    with pytest.raises(UnknownPerson):
        join(office, person_id=other.people["staf"].pk)


def test_member_is_a_post_or_a_person(office):
    with pytest.raises(UnknownPerson):
        join(office)


def test_member_leaves_after_he_joined(office):
    member = join(office, post_id=office.posts["sekda"].pk)

    with pytest.raises(BadPeriod):
        leave(office, member, SINCE)


def test_member_of_another_government_is_not_found(office):
    member = join(office, post_id=office.posts["sekda"].pk)

    with pytest.raises(UnknownTeam):
        leave(make_office(), member, date(2026, 1, 5))
