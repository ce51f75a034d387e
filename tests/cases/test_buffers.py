"""No statement of the daily work reads more pages because there is more of all.

Pages are counted by the database itself, so the load of the machine does not matter.
A tree of an index may grow by a level: that is all that is allowed.
"""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from bench.growth import FILL_CASES
from django.db import connection
from tests.factories.cases import AT, Running, acting, make_case

from lajur.cases import remembered, services, sql
from lajur.cases.sql.run import typed

pytestmark = pytest.mark.django_db(transaction=True)
#: A level more in each index a statement looks into, and a page half full.
LEVELS = 8


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    remembered.forget()
    yield
    remembered.forget()


def pages(statement: str, parameters: dict[str, Any]) -> int:
    """Pages a statement looks at when its plan is the one kept for all values."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        for _ in range(2):  # the first time reads the catalogue, too
            cursor.execute("SAVEPOINT before")
            cursor.execute(
                f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {statement}",
                typed(parameters),
            )
            (plan,) = cursor.fetchone()
            cursor.execute("ROLLBACK TO before")
        cursor.execute("ROLLBACK")
    found = json.loads(plan) if isinstance(plan, str) else plan
    top = found[0]["Plan"]
    return int(top["Shared Hit Blocks"] + top["Shared Read Blocks"])


def of_an_act(running: Running, monkeypatch) -> list[int]:
    plain, counts = sql.one, []

    def one(statement: str, parameters: dict[str, Any]):
        counts.append(pages(statement, parameters))
        return plain(statement, parameters)

    with monkeypatch.context() as patched:
        patched.setattr(sql, "one", one)
        running.complete("staf")
    running.send_back("kasubag")
    return counts


def of_the_lists(running: Running) -> list[int]:
    queues = [running.office.queue(key) for key in ("staf", "kasubag", "kabag")]
    given = {
        "government": running.government_id,
        "queues": queues,
        "due": AT - timedelta(days=9),
        "id": 0,
        "limit": 50,
    }
    early = {"at": AT - timedelta(days=9), "again": AT}
    return [
        pages(sql.INBOX, given),
        pages(sql.INBOX_COUNT, given),
        pages(sql.ALARM_DUE, early),
        pages(sql.SWEEP, early),
    ]


def grow(running: Running) -> None:
    """Put many cases beside this one, with their tasks, events and alarms."""
    with connection.cursor() as cursor:
        cursor.execute(FILL_CASES, {"case": running.case_id, "count": 5_000})
        cursor.execute(
            "INSERT INTO cases_alarm"
            " (government_id, case_id, target_id, kind, due_at, deadline)"
            " SELECT government_id, case_id, id, 'due', due_at, due_at"
            " FROM cases_task WHERE done_at IS NULL"
        )
        cursor.execute("ANALYZE cases_case, cases_task, cases_alarm, ledger_event")


@pytest.mark.parametrize(
    "count", [of_an_act, lambda running, _: of_the_lists(running)], ids=["act", "lists"]
)
def test_pages_do_not_grow_with_the_cases(
    count: Callable[[Running, Any], list[int]], monkeypatch
) -> None:
    running = make_case()
    count(running, monkeypatch)

    alone = count(running, monkeypatch)
    grow(running)
    among_many = count(running, monkeypatch)

    assert len(alone) == len(among_many)
    assert [
        (before, after)
        for before, after in zip(alone, among_many, strict=True)
        if after > before + LEVELS
    ] == []


def test_pages_of_an_act_do_not_grow_with_the_story(monkeypatch) -> None:
    running = make_case()
    of_an_act(running, monkeypatch)
    young = of_an_act(running, monkeypatch)

    for _ in range(60):
        running.complete("staf")
        running.send_back("kasubag")
    old = of_an_act(running, monkeypatch)

    assert sum(old) <= sum(young) + LEVELS


def test_pages_of_the_newest_story_do_not_grow_with_it() -> None:
    running = make_case()
    by = acting(running.office, "staf")

    def newest() -> int:
        return pages(
            "SELECT seq, body FROM ledger_event WHERE stream = %(stream)s::text"
            " ORDER BY seq DESC LIMIT 10",
            {"stream": f"case:{running.case_id}"},
        )

    def tell(times: int) -> None:
        for _ in range(times):
            services.comment(
                government_id=running.government_id,
                case_id=running.case_id,
                text="Sudah dibaca",
                by=by,
                at=running.at,
                request_key=None,
            )

    tell(20)
    young = newest()
    tell(200)

    assert newest() <= young + LEVELS
