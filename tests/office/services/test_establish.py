"""A whole organisation in one act."""

from datetime import date

import pytest
from tests.factories.office import AT, SINCE, make_government

from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of
from lajur.office import queries, services
from lajur.office.blueprint import (
    ActingPlan,
    Blueprint,
    PostPlan,
    TeamPlan,
    UnitPlan,
)
from lajur.office.errors import NotOfficeManager
from lajur.office.services import UnitKind

pytestmark = pytest.mark.django_db

PLAN = Blueprint(
    government={},
    password="kota-contoh",
    units=(
        UnitPlan(
            "Dinas Satu",
            "Satu",
            UnitKind.AGENCY,
            "SATU",
            None,
            (
                PostPlan("Kepala Dinas", "Kadis Satu", 3, None, is_vacant=True),
                PostPlan("Sekretaris", "Sekdis Satu", 4, "Kadis Satu"),
            ),
        ),
        UnitPlan("Bidang", "Bidang", UnitKind.FIELD, "SATU.1", "SATU", ()),
    ),
    teams=(TeamPlan("Tim Kerja", "SATU.1", (("Sekdis Satu", "Ketua"),)),),
    acting=(ActingPlan("Kadis Satu", "Sekdis Satu", "plt", 30, "800/1"),),
)


def establish(government, by=None):
    services.establish(
        government_id=government.pk, plan=PLAN, valid_from=SINCE, by=by, at=AT
    )


def test_units_posts_people_and_teams_stand_together():
    government, other = make_government(), make_government()

    establish(government)

    kadis, sekdis = queries.posts_of(government.pk)
    (person,) = queries.people_of(government.pk)
    served = {row.queue for row in queries.queues_of(government.pk, person.id, SINCE)}
    (team,) = queries.teams_of(government.pk)
    dinas, bidang = queries.units_of(government.pk)
    assert sekdis.superior_id == kadis.id
    assert bidang.path == (dinas.id, bidang.id)
    assert person.username == "sekdis-satu"
    assert served == {
        f"post:{kadis.id}",
        f"post:{sekdis.id}",
        f"unit:{dinas.id}",
        f"team:{team.id}",
    }
    assert queries.units_of(other.pk) == ()


def test_plt_ends_after_the_days_of_the_plan():
    government = make_government()
    establish(government)
    kadis = queries.posts_of(government.pk)[0]

    row = queries.describe_queue(government.pk, f"post:{kadis.id}", SINCE)

    assert (row.capacity, row.valid_until) == ("plt", date(2025, 2, 1))


def test_one_event_tells_how_much_was_set_up():
    government = make_government()
    establish(government)

    event = events_of(government.pk, f"office:{government.pk}")[0]

    assert event.kind == "organisation.established"
    assert (event.body["posts"], event.body["people"]) == (2, 1)


def test_only_the_office_administrator_sets_up():
    government = make_government()

    with pytest.raises(NotOfficeManager):
        establish(government, by=ActingAs(1, "", None, ""))
    assert queries.units_of(government.pk) == ()
