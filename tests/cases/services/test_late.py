"""Whoever comes too late is told so, and nothing is written."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.cases import (
    Running,
    acting,
    assert_sound,
    common,
    make_case,
    new_key,
    refused,
)
from tests.factories.procedures import region_sop

from lajur.cases import services
from lajur.cases.models import Case, Join
from lajur.cases.services import course, desk, repair
from lajur.cases.services.writing import UNDO_WINDOW, Statement

pytestmark = pytest.mark.django_db


def seq_of(running: Running) -> int:
    return Case.objects.get(pk=running.case_id).seq


def stale_then_true(monkeypatch, module, stale) -> None:
    """Let a service read what was true before somebody else acted, once."""
    plain, first = module.read_task, [stale]
    monkeypatch.setattr(
        module, "read_task", lambda **given: first.pop() if first else plain(**given)
    )


def test_a_cancelled_case_takes_no_completion() -> None:
    running = make_case()
    task = running.task().pk
    services.cancel(case_id=running.case_id, reason="Batal", **common(running, "staf"))

    with refused("case_not_running"):
        services.complete(task_id=task, request_key=None, **common(running, "staf"))


def test_a_task_done_by_another_request_names_who_did_it() -> None:
    running = make_case()
    task = running.task().pk
    running.complete("staf")

    with refused("lost_race"):
        services.complete(
            task_id=task, request_key=new_key(), **common(running, "staf")
        )


def test_a_return_stands_on_what_was_read_of_the_task() -> None:
    running = make_case()
    running.complete("staf")
    task, given = running.task().pk, common(running, "kasubag")
    facts = services.read_task(task_id=task, **given)

    with refused("no_way_back"):
        services.return_task(
            task_id=task, reason="x", to="s5", request_key=None, facts=facts, **given
        )
    services.return_task(
        task_id=task, reason="Salah", request_key=None, facts=facts, **given
    )

    assert running.task().step == "s1"


def test_a_request_used_meanwhile_undoes_the_whole_transaction() -> None:
    running = make_case()
    given, key = common(running, "staf"), new_key()
    facts = services.read_task(task_id=running.task().pk, **given)
    services.comment(case_id=running.case_id, text="Sebentar", request_key=key, **given)

    with pytest.raises(IntegrityError), transaction.atomic():
        services.complete(task_id=facts.task_id, request_key=key, facts=facts, **given)

    assert running.task().step == "s1"
    assert_sound(running)


def test_a_case_that_never_rests_is_given_up_by_name() -> None:
    running = make_case()
    given = common(running, "staf")

    def decide(facts):
        services.comment(case_id=running.case_id, text="Lagi", **given)
        return course.Whole(Statement("case"), {"text": "Terlambat"})

    with refused("changed_meanwhile"):
        course.act_on_case(
            "comment",
            case_id=running.case_id,
            request_key=None,
            decide=decide,
            **given,
        )


def test_a_finished_case_cannot_be_cancelled() -> None:
    running = make_case()
    for who, outcome in (
        ("staf", None),
        ("kasubag", "Setuju"),
        ("kabag", "Setuju"),
        ("staf", None),
        ("staf", None),
    ):
        running.complete(who, outcome)

    with refused("case_not_running"):
        services.cancel(
            case_id=running.case_id, reason="Batal", **common(running, "staf")
        )


def test_nothing_said_and_nothing_stored_is_refused() -> None:
    running = make_case()
    given = {"case_id": running.case_id, **common(running, "staf")}

    with refused("text_needed"):
        services.comment(text="  ", **given)
    with refused("file_unknown"):
        services.attach(sha256="0" * 64, name="Hilang.pdf", **given)

    assert seq_of(running) == 1


def test_a_task_stays_where_it_lies_already() -> None:
    running = make_case()
    given = {"task_id": running.task().pk, **common(running, "staf")}

    with refused("same_queue"):
        services.reassign(queue=running.office.queue("staf"), reason="Cuti", **given)
    staf2 = running.office.people["staf2"].pk
    services.delegate(person_id=staf2, reason="Cuti", **given)
    given["by"] = acting(running.office, "staf2")
    with refused("same_queue"):
        services.delegate(person_id=staf2, reason="Cuti", **given)


def test_who_takes_a_task_second_reads_that_it_is_taken(monkeypatch) -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    given = {
        "task_id": running.task(running.office.units["dinas"].pk).pk,
        **common(running, "kadis"),
    }
    stale = services.read_task(**given)
    services.take(**given)
    stale_then_true(monkeypatch, desk, stale)

    with refused("taken_already"):
        services.take(**given)


def test_a_repair_of_a_task_done_meanwhile_names_who_did_it(monkeypatch) -> None:
    running = make_case()
    given = {"task_id": running.task().pk, **common(running, "kabag")}
    stale = services.read_task(with_lead=True, **given)
    running.complete("staf")
    stale_then_true(monkeypatch, repair, stale)

    with refused("lost_race"):
        services.skip(reason="Sudah", request_key=new_key(), **given)

    assert seq_of(running) == 2


def test_a_repair_sent_twice_at_once_is_done_once(monkeypatch) -> None:
    running = make_case()
    given = {"task_id": running.task().pk, **common(running, "kabag")}
    stale, key = services.read_task(with_lead=True, **given), new_key()
    first = services.skip(reason="Sudah", request_key=key, **given)
    stale_then_true(monkeypatch, repair, stale)

    again = services.skip(reason="Sudah", request_key=key, **given)

    assert again.repeated
    assert again.seq == first.seq


def test_a_join_is_closed_by_its_own_deadline_only() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    join = Join.objects.get(case_id=running.case_id)

    with refused("no_region"):
        services.close_join(
            government_id=running.government_id,
            case_id=running.case_id,
            join_id=join.pk + 1,
            at=running.at,
        )


def test_a_unit_is_asked_once_and_excused_while_awaited() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    given = {
        "case_id": running.case_id,
        "reason": "Diatur ulang",
        **common(running, "kasubag"),
    }
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))

    with refused("unit_known"):
        services.add_unit(unit_id=dinas, **given)
    with refused("unit_unknown"):
        services.excuse_unit(unit_id=running.office.units["umum"].pk, **given)
    services.excuse_unit(unit_id=setda, **given)
    with refused("no_units"):
        services.excuse_unit(unit_id=dinas, **given)


def test_an_undo_too_late_or_of_a_resting_or_unknown_case_is_refused() -> None:
    running = make_case()
    acted = running.complete("staf")
    given = {"seq": acted.seq, **common(running, "staf")}

    with refused("unknown"):
        services.undo(case_id=0, **given)
    with refused("too_late_to_undo"):
        services.undo(
            case_id=running.case_id, **{**given, "at": running.at + UNDO_WINDOW}
        )
    with refused("undo_touched"):
        services.undo(case_id=running.case_id, **{**given, "seq": acted.seq + 7})
    services.suspend(
        case_id=running.case_id, reason="Menunggu", **common(running, "staf")
    )
    with refused("case_not_running"):
        services.undo(case_id=running.case_id, **given)


def test_only_an_adopted_sop_begins_and_only_for_units_it_is_bound_to() -> None:
    running = make_case(region_sop())
    given = {
        "period": "2025",
        "subject": "Lagi",
        "request_key": new_key(),
        **common(running, "kasubag"),
    }

    with refused("unknown"):
        services.start_case(adoption_id=0, **given)
    with refused("unit_unknown"):
        services.start_case(
            adoption_id=running.made.adoption_id,
            unit_ids=[running.office.units["umum"].pk],
            **given,
        )
    with refused("not_in_force"):
        services.start_case(
            adoption_id=running.made.adoption_id,
            **{**given, "at": running.at - timedelta(days=900)},
        )
