"""What an act costs the database, counted and not timed.

The log an act writes is compared with one raw guarded statement beside it, and the
rows it looks at must not grow with the story or the width of its case.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bench.acts import RAW_ACT, RAW_START, RAW_TABLES
from django.db import connection
from tests.factories.cases import Running, common, make_case
from tests.factories.procedures import region_sop

from lajur.cases import services, sql
from lajur.cases.sql.run import typed

pytestmark = pytest.mark.django_db(transaction=True)
#: The aim: once more than half of what the barest statement writes.
MOST_LOG = 1.6


def log_of(work: Callable[[], object]) -> int:
    """Bytes of log this connection's own backend writes."""
    before = _written()
    work()
    return _written() - before


def _written() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute(
            "SELECT wal_bytes FROM pg_stat_get_backend_wal(pg_backend_pid())"
        )
        return int(cursor.fetchone()[0])


def least(costs: list[int]) -> int:
    """The cost without a page that happened to be split or copied whole."""
    return min(costs)


def raw_costs() -> list[int]:
    given: dict[str, Any] = {
        "at": "2026-01-06 02:00Z",
        "body": "x" * 540,
        "queue": "post:1",
    }
    with connection.cursor() as cursor:
        cursor.execute(RAW_TABLES)
        cursor.execute(RAW_START, given)
        task = cursor.fetchone()[0]
        costs = []

        def act() -> None:
            nonlocal task
            cursor.execute(RAW_ACT, {**given, "task": task})
            task = cursor.fetchone()[0]

        for _ in range(12):
            costs.append(log_of(act))
        cursor.execute("DROP TABLE raw_task, raw_case, raw_event")
    return costs


def test_an_act_writes_little_more_log_than_one_raw_statement() -> None:
    running, ours = make_case(), []
    for _ in range(6):
        ours.append(log_of(lambda: running.complete("staf")))
        ours.append(log_of(lambda: running.send_back("kasubag")))

    raw = raw_costs()

    assert least(ours) <= MOST_LOG * least(raw)


def rows_of(running: Running, monkeypatch, act: Callable[[], object]) -> list[int]:
    """Rows each statement of an act looks at, all its parts together."""
    plain, rows = sql.one, []

    def one(statement: str, parameters: dict[str, Any]):
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(
                f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}",
                typed(parameters),
            )
            (plan,) = cursor.fetchone()
            cursor.execute("ROLLBACK")
        found = json.loads(plan) if isinstance(plan, str) else plan
        rows.append(_touched(found[0]["Plan"]))
        return plain(statement, parameters)

    with monkeypatch.context() as patched:
        patched.setattr(sql, "one", one)
        act()
    return rows


def _touched(node: dict[str, Any]) -> int:
    removed = (
        count for name, count in node.items() if name.startswith("Rows Removed by")
    )
    own = node["Actual Rows"] * node["Actual Loops"] + sum(removed)
    return int(own) + sum(_touched(child) for child in node.get("Plans", ()))


def test_the_rows_of_an_act_do_not_grow_with_the_story(monkeypatch) -> None:
    running = make_case()
    for _ in range(2):  # the first reading also learns the office
        running.complete("staf")
        running.send_back("kasubag")

    def rounds() -> list[list[int]]:
        costs = []
        for _ in range(2):
            costs.append(
                rows_of(running, monkeypatch, lambda: running.complete("staf"))
            )
            running.send_back("kasubag")
        return costs

    first = rounds()
    for _ in range(40):
        running.complete("staf")
        running.send_back("kasubag")
    later = rounds()

    assert len(first[0]) == 2
    assert first == later


def test_the_rows_of_an_act_do_not_grow_with_the_width(monkeypatch) -> None:
    narrow, wide = (rows_of_a_unit(width, monkeypatch) for width in (2, 6))

    assert narrow == wide


def rows_of_a_unit(width: int, monkeypatch) -> list[list[int]]:
    """The rows of the act that submits for a unit, in a region of so many units."""
    running = make_case(region_sop())
    running.complete("kasubag")
    units = running.office.units
    for key in ("umum", "bagian", "subbag", "subbag2")[: width - 2]:
        services.add_unit(
            case_id=running.case_id,
            unit_id=units[key].pk,
            reason="Ditambah",
            **common(running, "kasubag"),
        )
    costs = []
    for key, who in (("setda", "sekda"), ("dinas", "kadis")):
        unit = units[key].pk
        running.complete(who, unit=unit)
        for _ in range(2):
            running.send_back("kasubag", unit=unit)
            cost = rows_of(
                running,
                monkeypatch,
                lambda made=running, who=who, unit=unit: made.complete(who, unit=unit),
            )
            costs.append(cost)
    return costs
