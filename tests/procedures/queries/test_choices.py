import pytest
from tests.factories.office import AT, make_office

from lajur.office.services import create_post
from lajur.procedures.queries.choices import queue_choices

pytestmark = pytest.mark.django_db


def test_knows_posts_teams_and_units_by_what_a_person_types():
    office = make_office()
    choices = queue_choices(office.id)

    assert choices.queue_of("  arsiparis ") == office.queue("arsiparis")
    assert choices.queue_of("Tim Kerja Pelaporan") == f"team:{office.team.pk}"
    assert choices.queue_of("Bagian Umum") == f"unit:{office.units['umum'].pk}"
    assert choices.queue_of("Direktur") is None


def test_tells_posts_of_one_name_apart_by_their_unit():
    office = make_office()
    for key in ("umum", "dinas"):
        create_post(
            government_id=office.id,
            unit_id=office.units[key].pk,
            name="Bendahara",
            short_name="Bendahara",
            rank=5,
            by=None,
            at=AT,
        )

    choices = queue_choices(office.id)

    assert choices.queue_of("Bendahara") is None
    assert choices.queue_of("Bendahara · Dinas Contoh") is not None


def test_offers_nothing_of_another_government():
    office, other = make_office(), make_office()

    offered = set(queue_choices(office.id).names)

    assert other.queue("staf") not in offered
    assert office.queue("staf") in offered
