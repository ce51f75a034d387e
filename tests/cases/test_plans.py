"""The act finds its rows by their key, also on a database without statistics.

The plan is kept as long as the connection: one made on a young database must
not read more when there are a million tasks.
"""

import pytest
from django.db import connection
from tests.factories.cases import Running, acting, make_case
from tests.factories.procedures import region_sop

from lajur.cases import sql
from lajur.cases.sql.run import typed

pytestmark = pytest.mark.django_db
#: Indexes that hold many rows of one case, one desk or one government.
WIDE = ("task_by_case", "task_inbox", "case_tenant", "case_by_state", "task_one_open")


def plan_of(statement: str, parameters: dict) -> str:
    with connection.cursor() as cursor:
        # a table of one page is read whole as soon as somebody counted its rows
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (COSTS OFF) {statement}", parameters)
        return "\n".join(row[0] for row in cursor.fetchall())


def load_parameters(running: Running) -> dict:
    by = acting(running.office, "staf")
    return {
        "government": running.government_id,
        "task": running.task().pk,
        "person": by.person_id,
        "post": by.post_id,
        "at": running.at,
        "key": "k",
    }


def test_reading_a_task_uses_keys_only() -> None:
    plan = plan_of(sql.LOAD_TASK, load_parameters(make_case()))

    assert "cases_task_pkey" in plan
    assert "cases_case_pkey" in plan
    assert not [name for name in WIDE if name in plan]


def test_writing_an_act_uses_keys_only(monkeypatch) -> None:
    running = make_case()
    plans = plans_of_the_write(running, monkeypatch, lambda: running.complete("staf"))

    assert plans
    assert "cases_task_pkey" in plans[0]
    assert not [name for name in WIDE if name in plans[0]]


def test_closing_a_unit_uses_keys_only(monkeypatch) -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    dinas = running.office.units["dinas"].pk
    running.complete("kadis", unit=dinas)

    plans = plans_of_the_write(
        running, monkeypatch, lambda: running.complete("kasubag", "Setuju", unit=dinas)
    )

    assert "cases_join_pkey" in plans[0]
    assert not [name for name in WIDE if name in plans[0]]


def plans_of_the_write(running: Running, monkeypatch, act) -> list[str]:
    plain, plans = sql.one, []

    def one(statement: str, parameters: dict):
        if statement.startswith("WITH"):
            plans.append(plan_of(statement, typed(parameters)))
        return plain(statement, parameters)

    monkeypatch.setattr(sql, "one", one)
    act()
    return plans
