"""Lists of cases and deadlines."""

import pytest
from tests.factories.cases import AT, make_case

from lajur.cases import queries

pytestmark = pytest.mark.django_db


def test_lists_show_the_cases_of_one_government() -> None:
    running, other = make_case(), make_case()
    staf = running.office.people["staf"].pk

    rows = queries.case_list(running.government_id, q="rapat").rows

    assert [row.case_id for row in rows] == [running.case_id]
    assert queries.case_list(running.government_id, state="finished").rows == ()
    assert queries.open_deadlines(other.government_id)[0].case_id == other.case_id
    waiting = queries.waiting_for_others(running.government_id, staf, AT)
    assert waiting == ()
    running.complete("staf")
    waiting = queries.waiting_for_others(running.government_id, staf, AT)
    assert [row.desk for row in waiting] == [running.office.posts["kasubag"].name]


def test_a_list_may_hold_the_cases_of_one_sop() -> None:
    running, other = make_case(), make_case()
    slug = queries.case_page(running.government_id, running.case_id, AT).sop_slug

    rows = queries.case_list(running.government_id, sop=slug).rows

    assert [(row.case_id, row.version) for row in rows] == [(running.case_id, 1)]
    assert queries.case_list(running.government_id, sop="lain").rows == ()
    assert other.case_id not in {row.case_id for row in rows}
