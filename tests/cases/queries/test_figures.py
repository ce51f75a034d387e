from datetime import date, timedelta

import pytest
from tests.factories.cases import AT, make_case
from tests.factories.office import make_office

from lajur.cases.queries.figures import sop_figures

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 1, 1), date(2026, 6, 30)


def figures(running, since=SINCE, until=UNTIL):
    return sop_figures(running.government_id, running.made.adoption_id, since, until)


def test_without_a_case_there_are_none():
    running = make_case()

    assert figures(running, date(2025, 1, 1), date(2025, 6, 30)) is None


def test_counts_what_was_begun_done_late_and_sent_back():
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")
    running.complete("staf")
    running.at += timedelta(days=3)
    running.complete("kasubag", "Setuju")

    found = figures(running)

    assert found is not None
    assert (found.begun, found.finished) == (1, 0)
    assert (found.steps, found.late, found.returns) == (4, 1, 1)
    assert found.on_time == 75
    assert (found.late_steps, found.returned_steps) == (("2",), ("2",))


def test_a_finished_case_counts_once():
    running = make_case()
    for who, outcome in (
        ("staf", None),
        ("kasubag", "Setuju"),
        ("kabag", "Setuju"),
        ("staf", None),
        ("staf", None),
    ):
        running.complete(who, outcome)

    found = figures(running)

    assert found is not None
    assert (found.finished, found.steps, found.late) == (1, 5, 0)
    assert found.on_time == 100
    assert found.late_steps == found.returned_steps == ()


def test_other_offices_and_other_months_are_left_out():
    office = make_office()
    running, other = make_case(office=office), make_case()
    running.complete("staf")

    assert (
        sop_figures(other.government_id, running.made.adoption_id, SINCE, UNTIL) is None
    )
    assert figures(running, until=AT.date() - timedelta(days=1)) is None


def test_only_begun_has_no_share_yet():
    found = figures(make_case())

    assert found is not None
    assert (found.steps, found.on_time) == (0, 0)
