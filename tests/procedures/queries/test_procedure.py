from datetime import date

import pytest
from tests.factories.office import AT, make_office
from tests.factories.procedures import ON, make_adoption, region_sop

from lajur.office.models import Capacity
from lajur.office.services import set_acting
from lajur.office.services.acting import Appointment
from lajur.procedures import errors, queries
from lajur.procedures.queries.procedure import gaps_of, lane_rows, procedure

pytestmark = pytest.mark.django_db


def test_shows_the_newest_version_in_force():
    office, other = make_office(), make_office()
    made = make_adoption(office)

    page = procedure(office.id, made.slug, ON)

    assert page.shown.id == made.version_id
    assert page.adoption.id == made.adoption_id
    assert page.adoption_rows[0][1] == "Bagian Organisasi"
    with pytest.raises(errors.Unknown):
        procedure(other.id, made.slug, ON)


def test_names_whoever_stands_in_for_a_holder():
    office = make_office()
    made = make_adoption(office)
    set_acting(
        government_id=office.id,
        post_id=office.posts["kabag"].pk,
        appointment=Appointment(
            office.people["kasubag"].pk,
            Capacity.PLH,
            date(2026, 1, 2),
            date(2026, 2, 2),
            "800/1",
        ),
        by=None,
        at=AT,
    )
    row = queries.adoption(office.id, made.adoption_id)

    rows = {r.actor_id: r for r in lane_rows(office.id, row, ON)}

    assert rows["kabag"].acting.startswith("Plh. Pejabat Kepala Subbagian")
    assert rows["staf"].acting == ""
    assert rows["staf"].is_post


def test_counts_the_units_of_a_lane_of_many():
    office = make_office()
    made = make_adoption(office, region_sop())
    row = queries.adoption(office.id, made.adoption_id)

    rows = {r.actor_id: r for r in lane_rows(office.id, row, ON)}

    assert rows["opd"].bound_to == "2 unit"
    assert not rows["opd"].is_post


def test_tells_the_qualifications_a_record_does_not_show():
    asked = ("Memahami tata naskah dinas.", "Mampu mengoperasikan komputer")

    assert gaps_of(asked, ("memahami tata naskah dinas",)) == (asked[1],)
    assert gaps_of(asked, ()) == ()
