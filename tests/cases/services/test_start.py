"""Who may begin a case, when, and for whom."""

from datetime import timedelta

import pytest
from tests.factories.cases import (
    AT,
    acting,
    make_case,
    refused,
)
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop

from lajur.cases import services

pytestmark = pytest.mark.django_db


def test_only_the_desk_of_the_first_step_begins_a_case() -> None:
    with refused("not_starter"):
        make_case(starter="sekda")


def test_an_sop_not_yet_in_force_cannot_be_run() -> None:
    office = make_office()
    made = make_adoption(office)

    with refused("not_in_force"):
        services.start_case(
            government_id=office.id,
            adoption_id=made.adoption_id,
            period="2024",
            subject="Dulu",
            by=acting(office, "staf"),
            at=AT - timedelta(days=400),
            request_key=None,
        )


def test_units_asked_must_be_bound() -> None:
    with refused("unit_unknown"):
        make_case(region_sop(), units=(999_999,))
