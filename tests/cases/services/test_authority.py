"""Who may act on a whole case, whatever page was used."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.factories.cases import Running, acting, common, make_case, refused
from tests.factories.office import make_office, make_person
from tests.factories.procedures import make_adoption, region_sop

from lajur.cases import services
from lajur.cases.models import Case
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import store_file

pytestmark = pytest.mark.django_db

#: Acts only somebody who leads the case may do.
LED: dict[str, Callable[[Running], dict[str, Any]]] = {
    "suspend": lambda running: {"case_id": running.case_id},
    "cancel": lambda running: {"case_id": running.case_id},
    "reassign": lambda running: {
        "task_id": running.task().pk,
        "queue": running.office.queue("staf2"),
    },
}


def lead(running: Running, act: str, who: str) -> services.Acted:
    return getattr(services, act)(
        reason="Perlu", **LED[act](running), **common(running, who)
    )


@pytest.mark.parametrize("act", LED)
def test_who_neither_began_nor_leads_nor_manages_is_refused(act: str) -> None:
    running = make_case()

    with refused("not_leader"):
        lead(running, act, "kasubag")

    assert Case.objects.get(pk=running.case_id).seq == 1


@pytest.mark.parametrize("act", LED)
@pytest.mark.parametrize("who", ["staf", "kabag"])
def test_the_starter_and_the_manager_may(act: str, who: str) -> None:
    running = make_case()

    assert lead(running, act, who).seq == 2


def test_the_new_holder_of_the_first_desk_leads_what_another_began() -> None:
    running = make_case()
    Case.objects.filter(pk=running.case_id).update(
        started_by_id=running.office.people["arsiparis"].pk
    )

    lead(running, "suspend", "staf")
    services.resume(case_id=running.case_id, **common(running, "staf"))

    assert Case.objects.get(pk=running.case_id).state == "running"


def test_a_resting_case_is_resumed_by_who_leads_it() -> None:
    running = make_case()
    lead(running, "suspend", "staf")

    with refused("not_leader"):
        services.resume(case_id=running.case_id, **common(running, "arsiparis"))


def test_units_are_added_and_excused_by_who_leads_the_case() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    given = {"case_id": running.case_id, "reason": "Perlu"}
    umum, dinas = (running.office.units[key].pk for key in ("umum", "dinas"))

    with refused("not_leader"):
        services.add_unit(unit_id=umum, **given, **common(running, "kadis"))
    with refused("not_leader"):
        services.excuse_unit(unit_id=dinas, **given, **common(running, "kadis"))


def test_only_a_manager_goes_around_a_step() -> None:
    running = make_case()
    given = {"task_id": running.task().pk, "reason": "Sudah ada"}

    with refused("not_manager"):
        services.skip(**given, **common(running, "staf"))
    with refused("not_manager"):
        services.move(to="s4", **given, **common(running, "staf"))

    assert running.task().step == "s1"


def stranger() -> ActingAs:
    return acting(make_office(), "kabag")


def test_everybody_of_the_government_may_speak_and_nobody_else() -> None:
    running = make_case()
    given = {
        "government_id": running.government_id,
        "case_id": running.case_id,
        "at": running.at,
    }
    file = store_file(
        government_id=running.government_id,
        name="a.txt",
        media_type="text/plain",
        content=b"a",
        at=running.at,
    )
    attached = {"sha256": file.sha256, "name": file.name}
    kadis = acting(running.office, "kadis")

    assert services.comment(text="Siap", by=kadis, **given).seq == 2
    assert services.attach(**attached, by=kadis, **given).seq == 3
    with refused("not_member"):
        services.comment(text="Halo", by=stranger(), **given)
    with refused("not_member"):
        services.attach(**attached, by=stranger(), **given)


def test_a_stranger_with_the_same_right_elsewhere_leads_nothing_here() -> None:
    running = make_case()

    with refused("not_leader"):
        services.suspend(
            government_id=running.government_id,
            case_id=running.case_id,
            reason="Perlu",
            by=stranger(),
            at=running.at,
        )


def test_tasks_go_to_desks_and_people_of_this_office_only() -> None:
    running, other = make_case(), make_office()
    task = running.task().pk
    given = {"task_id": task, "reason": "Cuti"}

    with refused("desk_unknown"):
        services.reassign(queue=other.queue("staf"), **given, **common(running, "staf"))
    with refused("person_unknown"):
        services.delegate(
            person_id=other.people["staf"].pk, **given, **common(running, "staf")
        )
    guest = make_person(running.office.government, "Tenaga Ahli")
    services.delegate(person_id=guest.pk, **given, **common(running, "staf"))
    assert running.task().queue == f"person:{guest.pk}"


def test_a_step_every_unit_begins_is_led_by_who_began_the_case() -> None:
    sop = region_sop()
    office = make_office()
    bare = sop.with_changes(steps=sop.steps[1:])
    made = make_adoption(office, bare)
    units = (office.units["dinas"].pk,)
    running = make_case(office=office, made=made, starter="kasubag", units=units)

    with refused("not_leader"):
        lead(running, "suspend", "kadis")
    assert lead(running, "suspend", "kasubag").seq == 2
