"""Units, posts and people of a government."""

import pytest
from tests.factories.office import AT, make_government, make_office, make_person

from lajur.ledger.queries import events_of
from lajur.office import queries, services
from lajur.office.errors import NameTaken, UnknownPost, UnknownUnit
from lajur.office.services import UnitKind

pytestmark = pytest.mark.django_db


def make_unit(government_id, code="BARU", parent_id=None):
    return services.create_unit(
        government_id=government_id,
        name="Bagian Baru",
        short_name="Baru",
        kind=UnitKind.DIVISION,
        code=code,
        parent_id=parent_id,
        by=None,
        at=AT,
    )


def make_post(government_id, unit_id, superior_id=None):
    return services.create_post(
        government_id=government_id,
        unit_id=unit_id,
        name="Kepala Bagian Baru",
        short_name="Kabag Baru",
        rank=3,
        superior_id=superior_id,
        by=None,
        at=AT,
    )


def test_unit_knows_its_way_up_to_the_root():
    office = make_office()

    unit = make_unit(office.id, parent_id=office.units["bagian"].pk)

    assert unit.path == [office.units["setda"].pk, office.units["bagian"].pk, unit.pk]


def test_every_new_record_is_one_event():
    office = make_office()
    unit = make_unit(office.id)
    make_post(office.id, unit.pk, office.posts["sekda"].pk)
    make_person(office.government, "Orang Baru")

    kinds = [event.kind for event in events_of(office.id, f"office:{office.id}")]

    assert kinds[:3] == ["person.created", "post.created", "unit.created"]


def test_slug_of_a_government_is_taken_once():
    make_government(slug="kota-satu")

    with pytest.raises(NameTaken):
        make_government(slug="kota-satu")


def test_code_of_a_unit_is_taken_once_per_government():
    office, other = make_office(), make_office()
    make_unit(office.id)
    make_unit(other.id)

    with pytest.raises(NameTaken, match="BARU"):
        make_unit(office.id)


def test_user_name_is_taken_once():
    office = make_office()
    make_person(office.government, "Satu", username="satu")

    with pytest.raises(NameTaken):
        make_person(office.government, "Dua", username="satu")


def test_parent_superior_and_unit_must_be_of_the_same_government():
    office, other = make_office(), make_office()

    with pytest.raises(UnknownUnit):
        make_unit(office.id, parent_id=other.units["setda"].pk)
    with pytest.raises(UnknownUnit):
        make_post(office.id, other.units["setda"].pk)
    with pytest.raises(UnknownPost):
        make_post(office.id, office.units["setda"].pk, other.posts["sekda"].pk)


def test_person_without_an_account_is_a_person_too():
    office = make_office()

    person = make_person(office.government, "Tenaga Ahli", qualifications=("S2",))

    row = next(row for row in queries.people_of(office.id) if row.id == person.pk)
    assert (row.username, row.qualifications) == (None, ("S2",))
