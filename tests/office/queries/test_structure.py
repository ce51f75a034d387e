"""Governments, units, posts, teams and people as others read them."""

import pytest
from tests.factories.office import make_office

from lajur.office import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    make_office()
    return make_office()


def test_units_come_in_the_order_of_the_tree(office):
    names = [row.short_name for row in queries.units_of(office.id)]

    assert names == [
        "Sekretariat Daerah",
        "Bagian Organisasi",
        "Subbagian Tata Laksana",
        "Subbagian Kelembagaan",
        "Bagian Umum",
        "Dinas Contoh",
    ]


def test_units_are_chosen_by_kind_and_by_what_they_stand_in(office):
    agencies = queries.units_of(office.id, kind="agency")
    below = queries.units_of(office.id, under=office.units["bagian"].pk)

    assert [row.name for row in agencies] == ["Sekretariat Daerah", "Dinas Contoh"]
    assert len(below) == 3


def test_posts_are_chosen_by_unit(office):
    bagian = office.units["bagian"].pk

    assert [row.name for row in queries.posts_of(office.id, unit_id=bagian)] == [
        "Kepala Bagian Organisasi"
    ]
    assert len(queries.posts_of(office.id, under=bagian)) == 4
    assert len(queries.posts_of(office.id)) == len(office.posts)


def test_single_rows_are_found_in_their_own_government_only(office):
    stranger = make_office()
    unit, post = office.units["setda"].pk, office.posts["sekda"].pk

    assert queries.unit(office.id, unit).name == "Sekretariat Daerah"
    assert queries.post(office.id, post).unit_path == (unit,)
    assert queries.unit(stranger.id, unit) is None
    assert queries.post(stranger.id, post) is None
    assert queries.government(0) is None


def test_teams_and_people_of_one_government(office):
    (team,) = queries.teams_of(office.id)

    assert (team.name, team.unit_name) == ("Tim Kerja Pelaporan", "Bagian Organisasi")
    assert len(queries.people_of(office.id)) == len(office.people)


def test_person_is_found_by_his_account(office):
    person = office.people["kabag"]

    row, government = queries.person_at_office(person.user_id)

    assert (row.id, row.government_id, row.manages_office) == (
        person.pk,
        office.id,
        True,
    )
    assert government == queries.government(office.id)
    assert queries.person_at_office(0) is None


def test_governments_are_listed_by_name(office):
    assert office.id in {row.id for row in queries.governments()}
    assert len(queries.governments()) == 2
