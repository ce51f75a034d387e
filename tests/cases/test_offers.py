"""What a person may do with a task besides its step."""

import pytest
from tests.factories.cases import acting, common, make_case
from tests.factories.procedures import region_sop

from lajur.cases import services
from lajur.cases.offers import case_offers, may_hand_back, targets_of, task_offers

pytestmark = pytest.mark.django_db


def facts_of(running, who: str, unit: int | None = None):
    return services.read_task(
        government_id=running.government_id,
        task_id=running.task(unit).pk,
        by=acting(running.office, who),
        at=running.at,
        with_lead=True,
    )


def offered(running, who: str, unit: int | None = None) -> dict[str, bool]:
    offers = task_offers(facts_of(running, who, unit))
    return {offer.name: bool(offer.url) for offer in offers}


def test_the_desk_may_delegate_and_the_first_desk_reassign() -> None:
    assert offered(make_case(), "staf") == {
        "Delegasikan ke seseorang": True,
        "Alihkan ke meja lain": True,
        "Lewati langkah ini": False,
    }


def test_a_manager_may_repair() -> None:
    assert offered(make_case(), "kabag") == {
        "Alihkan ke meja lain": True,
        "Lewati langkah ini": True,
        "Pindahkan ke langkah lain": True,
    }


def test_somebody_else_only_reads_whom_to_ask() -> None:
    assert offered(make_case(), "kadis") == {"Alihkan ke meja lain": False}


def test_a_closed_task_offers_nothing() -> None:
    running = make_case()
    facts = facts_of(running, "staf")
    running.complete("staf")
    closed = services.read_task(
        government_id=running.government_id,
        task_id=facts.task_id,
        by=acting(running.office, "staf"),
        at=running.at,
        with_lead=True,
    )

    assert task_offers(closed) == ()
    assert not may_hand_back(closed)


def test_a_task_somebody_took_cannot_be_delegated_by_others() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    setda = running.office.units["setda"].pk
    task = running.task(setda).pk
    services.take(task_id=task, **common(running, "sekda"))

    offers = task_offers(facts_of(running, "asisten", setda))

    assert "sedang dikerjakan" in offers[0].why_not
    assert may_hand_back(facts_of(running, "sekda", setda))
    assert not may_hand_back(facts_of(running, "asisten", setda))


def test_a_delegated_task_is_given_back_by_him_or_called_back_by_the_desk() -> None:
    running = make_case()
    person = running.office.people["kasubag"].pk
    services.delegate(
        task_id=running.task().pk,
        person_id=person,
        reason="Cuti",
        **common(running, "staf"),
    )

    assert may_hand_back(facts_of(running, "kasubag"))
    assert may_hand_back(facts_of(running, "staf"))
    assert not may_hand_back(facts_of(running, "kadis"))


def test_a_unit_branch_moves_inside_its_region_only() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    dinas = running.office.units["dinas"].pk

    assert [step.id for step in targets_of(facts_of(running, "kabag", dinas))] == ["s3"]


def test_who_leads_a_case_is_told_apart() -> None:
    running = make_case()

    def told(who: str):
        return case_offers(facts_of(running, who))

    assert (told("staf").is_leader, told("staf").is_manager) == (True, False)
    assert told("kabag").is_manager
    assert not told("kadis").is_leader
    assert "Staf" in told("kadis").why_not
