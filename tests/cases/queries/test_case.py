"""A case in plain facts."""

import pytest
from tests.factories.cases import make_case

from lajur.cases import queries
from lajur.cases.errors import CaseRefused

pytestmark = pytest.mark.django_db


def test_a_case_says_where_it_stands_and_what_is_left() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")

    page = queries.case_page(running.government_id, running.case_id, running.at)

    assert (page.step_n, page.step_m, page.returns) == (1, 5, 1)
    assert page.open[0].is_return
    assert page.open[0].desk == running.office.posts["staf"].name
    assert [step.step_number for step in page.rest] == ["2", "3", "4", "5"]
    assert page.steps["s1"].rounds == 2
    assert page.started_by == running.office.posts["staf"].name
    assert page.forecast_end is not None
    with pytest.raises(CaseRefused):
        queries.case_page(running.government_id + 1, running.case_id, running.at)
