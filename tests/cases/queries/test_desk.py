"""A task on somebody's desk."""

from datetime import timedelta

import pytest
from tests.factories.cases import acting, make_case

from lajur.cases import queries

pytestmark = pytest.mark.django_db


def test_a_task_says_why_it_came_back() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag", "Tanggal keliru")

    page = queries.task_page(
        running.government_id,
        running.task().pk,
        acting(running.office, "staf"),
        running.at + timedelta(minutes=30),
    )

    assert page.return_reason == "Tanggal keliru"
    assert page.desk_minutes == 30
    assert page.facts.acting is not None
