"""An act is two statements, however wide the case and however long its story."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.factories.cases import Running, acting, make_case, new_key
from tests.factories.procedures import region_sop

from lajur.cases import queries, services

pytestmark = pytest.mark.django_db


def complete(running: Running, who: str, outcome: str | None = None, unit=None) -> list:
    task = running.task(unit).pk
    with CaptureQueriesContext(
        connection,
    ) as captured:
        services.complete(
            government_id=running.government_id,
            task_id=task,
            by=acting(running.office, who),
            at=running.at,
            outcome=outcome,
            request_key=new_key(),
        )
    return statements(captured)


def statements(captured: CaptureQueriesContext) -> list[str]:
    marks = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    texts = [query["sql"] for query in captured.captured_queries]
    return [text for text in texts if not text.startswith(marks)]


def test_completing_takes_two() -> None:
    running = make_case()

    assert len(complete(running, "staf")) == 2
    assert len(complete(running, "kasubag", "Setuju")) == 2


def test_returning_takes_two() -> None:
    running = make_case()
    running.complete("staf")
    task = running.task().pk

    with CaptureQueriesContext(connection) as captured:
        services.return_task(
            government_id=running.government_id,
            task_id=task,
            by=acting(running.office, "kasubag"),
            at=running.at,
            reason="Salah nama",
            request_key=new_key(),
        )

    assert len(statements(captured)) == 2


def test_opening_closing_and_finishing_take_two() -> None:
    running = make_case(region_sop())
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))

    counts = [
        len(complete(running, "kasubag")),
        len(complete(running, "kadis", unit=dinas)),
        len(complete(running, "sekda", unit=setda)),
        len(complete(running, "kasubag", "Setuju", unit=dinas)),
        len(complete(running, "kasubag", "Setuju", unit=setda)),
        len(complete(running, "staf")),
    ]

    assert counts == [2] * 6


def test_reading_beforehand_and_acting_in_a_transaction_takes_two() -> None:
    running = make_case()
    task = running.task().pk
    by = acting(running.office, "staf")

    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        facts = services.read_task(
            government_id=running.government_id, task_id=task, by=by, at=running.at
        )
        services.complete(
            government_id=running.government_id,
            task_id=task,
            by=by,
            at=running.at,
            request_key=new_key(),
            facts=facts,
        )

    assert len(statements(captured)) == 2


def test_taking_and_handing_back_take_two_each() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    task = running.task(running.office.units["dinas"].pk).pk
    given = {
        "government_id": running.government_id,
        "task_id": task,
        "by": acting(running.office, "kadis"),
        "at": running.at,
    }

    with CaptureQueriesContext(connection) as captured:
        services.take(**given)
        services.hand_back(**given)

    assert len(statements(captured)) == 4


def test_the_inbox_takes_the_same_number_for_one_row_and_for_many() -> None:
    running = make_case()
    staf = running.office.people["staf"].pk

    def count() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            inbox = queries.inbox_of(running.government_id, staf, running.at.date())
        return len(inbox.rows), len(captured)

    one = count()
    for _ in range(7):
        make_case(office=running.office, made=running.made)
    many = count()

    assert (one[0], many[0]) == (1, 8)
    assert one[1] == many[1] <= 4


@pytest.mark.parametrize("cases", [1, 6])
def test_the_list_of_cases_takes_the_same_number(cases: int) -> None:
    running = make_case()
    for _ in range(cases - 1):
        make_case(office=running.office, made=running.made)

    with CaptureQueriesContext(connection) as captured:
        page = queries.case_list(running.government_id, on=running.at.date())

    assert len(page.rows) == cases
    assert len(captured) <= 4


@pytest.mark.parametrize("rounds", [1, 25])
def test_the_page_of_a_case_takes_four_however_long_its_story(rounds: int) -> None:
    running = make_case()
    for _ in range(rounds):
        running.complete("staf")
        running.send_back("kasubag")

    with CaptureQueriesContext(connection) as captured:
        page = queries.case_page(running.government_id, running.case_id, running.at)
        known = (page.version_id, page.calendar)
        story = queries.timeline(
            running.government_id, running.case_id, limit=25, known=known
        )

    assert len(captured) <= 4
    assert len(story) == min(2 * rounds + 1, 25)
    assert page.returns == rounds
