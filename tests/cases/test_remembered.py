"""What a process remembers of an office is never older than the office."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from tests.factories.cases import AT, Running, acting, make_case, new_key

from lajur.cases import remembered, services, sql
from lajur.cases.errors import CaseRefused
from lajur.ledger.actor import ActingAs
from lajur.office import services as offices
from lajur.procedures import services as procedures
from lajur.procedures.lane import Lane

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    remembered.forget()
    yield
    remembered.forget()


def readings(
    running: Running, by: ActingAs, monkeypatch: pytest.MonkeyPatch, **given: Any
) -> tuple[Any, list[str]]:
    """Read the open task; also return which statements that took."""
    names = {sql.LOAD_TASK: "long", sql.LOAD_KNOWN_TASK: "short"}
    plain, taken = sql.one, []

    def one(statement: str, parameters: Any) -> Any:
        taken.append(names.get(statement, "other"))
        return plain(statement, parameters)

    with monkeypatch.context() as patched:
        patched.setattr(sql, "one", one)
        facts = services.read_task(
            government_id=running.government_id,
            task_id=running.task().pk,
            by=by,
            **{"at": running.at, **given},
        )
    return facts, taken


def test_the_second_reading_is_short_and_says_the_same(monkeypatch) -> None:
    running = make_case()
    staf = acting(running.office, "staf")

    first, long = readings(running, staf, monkeypatch)
    second, short = readings(running, staf, monkeypatch)

    assert (long, short) == (["long"], ["short"])
    assert first == second
    assert first.acting == staf


def test_a_stranger_to_the_desk_stays_one(monkeypatch) -> None:
    running = make_case()
    kabag = acting(running.office, "kabag")

    readings(running, kabag, monkeypatch)
    facts, taken = readings(running, kabag, monkeypatch)

    assert taken == ["short"]
    assert facts.acting is None


def _new_holder(running: Running) -> None:
    office = running.office
    offices.set_holder(
        government_id=office.id,
        post_id=office.posts["staf"].pk,
        person_id=office.people["kabag"].pk,
        valid_from=AT.date(),
        by=None,
        at=AT,
    )


def _new_lane(running: Running) -> None:
    procedures.rebind_lane(
        government_id=running.government_id,
        adoption_id=running.made.adoption_id,
        actor_id="kasubag",
        lane=Lane(running.office.queue("kabag")),
        valid_from=AT.date(),
        by=acting(running.office, "kabag"),
        at=AT,
    )


def _new_name(running: Running) -> None:
    running.office.people["staf"].name = "Pejabat baru"
    running.office.people["staf"].save()


@pytest.mark.parametrize("change", [_new_holder, _new_lane, _new_name])
def test_every_change_of_an_office_is_seen_at_once(
    change: Callable[[Running], None], monkeypatch
) -> None:
    running = make_case()
    staf = acting(running.office, "staf")
    before, _ = readings(running, staf, monkeypatch)

    change(running)
    after, taken = readings(running, staf, monkeypatch)

    assert taken == ["short", "long"]
    assert (before.acting, before.lanes) != (after.acting, after.lanes)


def test_a_holder_who_left_is_refused_by_a_process_that_knew_him() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")

    _new_holder(running)

    with pytest.raises(CaseRefused) as refused:
        running.complete("staf")
    assert refused.value.code == "not_yours"


def test_another_day_is_read_anew(monkeypatch) -> None:
    running = make_case()
    staf = acting(running.office, "staf")
    readings(running, staf, monkeypatch)

    _, taken = readings(running, staf, monkeypatch, at=running.at + timedelta(days=1))

    assert taken == ["short", "long"]


def test_nothing_is_remembered_of_a_transaction_that_may_be_undone(
    monkeypatch,
) -> None:
    running = make_case()
    staf = acting(running.office, "staf")

    with transaction.atomic():
        _new_name(running)
        _, inside = readings(running, staf, monkeypatch)
        transaction.set_rollback(True)
    facts, after = readings(running, staf, monkeypatch)

    assert (inside, after) == (["long"], ["long"])
    assert facts.acting.person != "Pejabat baru"


def test_a_stamp_is_never_used_twice() -> None:
    running = make_case()

    def stamp() -> int:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT stamp FROM office_rules WHERE government_id = %s",
                [running.government_id],
            )
            return int(cursor.fetchone()[0])

    seen = [stamp()]
    with transaction.atomic():
        _new_name(running)
        seen.append(stamp())
        transaction.set_rollback(True)
    assert stamp() == seen[0]
    _new_name(running)
    seen.append(stamp())

    assert len(set(seen)) == 3


def test_a_task_that_is_over_is_read_in_full(monkeypatch) -> None:
    running = make_case()
    staf, task, key = acting(running.office, "staf"), running.task().pk, new_key()
    given = {
        "government_id": running.government_id,
        "task_id": task,
        "by": staf,
        "at": running.at,
        "request_key": key,
    }
    done = services.complete(**given)

    again = services.complete(**given)

    assert again.repeated
    assert (again.seq, again.event_hash) == (done.seq, done.event_hash)


def test_too_much_is_forgotten(monkeypatch) -> None:
    running = make_case()
    staf = acting(running.office, "staf")
    monkeypatch.setattr(remembered, "_MOST", 0)
    readings(running, staf, monkeypatch)
    running.complete("staf")
    readings(running, acting(running.office, "kasubag"), monkeypatch)

    assert not remembered.knows(staf)
