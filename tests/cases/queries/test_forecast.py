"""Who gets what by when."""

import itertools
from datetime import timedelta

import pytest
from tests.factories.cases import AT
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop

from lajur.cases import queries

pytestmark = pytest.mark.django_db


def test_the_plan_says_who_gets_what_by_when_before_it_begins() -> None:
    office = make_office()
    made = make_adoption(office, region_sop())

    plan = queries.forecast_plan(
        office.id, made.adoption_id, AT, legal_date=(AT + timedelta(days=10)).date()
    )

    assert [row.step_number for row in plan] == ["1", "2", "3", "4"]
    assert [row.units for row in plan] == [1, 2, 2, 1]
    assert plan[0].name == office.posts["kasubag"].name
    assert all(a.due_at == b.start_at for a, b in itertools.pairwise(plan))
    assert all(row.latest_start_at and row.latest_start_at > AT for row in plan)
