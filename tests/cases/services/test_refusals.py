"""What the services refuse, and that nothing is written then."""

from datetime import timedelta

import pytest
from tests.factories.cases import AT, Running, acting, make_case, new_key
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop

from lajur.cases import services
from lajur.cases.errors import CaseRefused, TwoEyes
from lajur.cases.models import Case
from lajur.ledger.actor import ActingAs
from lajur.office.models import Government

pytestmark = pytest.mark.django_db


def refused(code: str) -> "_Code":
    return _Code(code)


class _Code:
    def __init__(self, code: str) -> None:
        self.code = code

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind, error, trace) -> bool:
        assert isinstance(error, CaseRefused), error
        assert error.code == self.code
        assert len(str(error)) > 10
        return True


def common(running: Running, who: str) -> dict:
    return {
        "government_id": running.government_id,
        "by": acting(running.office, who),
        "at": running.at,
    }


def test_only_who_serves_the_desk_completes() -> None:
    running = make_case()

    with refused("not_yours"):
        running.complete("kabag")

    assert Case.objects.get(pk=running.case_id).seq == 1


def test_a_task_of_another_government_is_unknown() -> None:
    running, other = make_case(), make_case()

    with refused("unknown"):
        services.complete(
            government_id=other.government_id,
            task_id=running.task().pk,
            by=acting(other.office, "staf"),
            at=AT,
            request_key=new_key(),
        )
    with refused("unknown"):
        services.comment(
            government_id=other.government_id,
            case_id=running.case_id,
            text="Halo",
            by=acting(other.office, "staf"),
            at=AT,
        )


def test_a_person_of_another_government_has_no_desk_here() -> None:
    running, other = make_case(), make_case()

    with refused("not_yours"):
        services.complete(
            **{**common(running, "staf"), "by": acting(other.office, "staf")},
            task_id=running.task().pk,
            request_key=new_key(),
        )


def test_a_return_needs_a_reason() -> None:
    running = make_case()
    running.complete("staf")

    with refused("reason_needed"):
        running.send_back("kasubag", "  ")


def test_a_drafting_step_cannot_be_sent_back() -> None:
    running = make_case()

    with refused("no_way_back"):
        running.send_back("staf")


def test_an_outcome_must_be_one_of_the_step() -> None:
    running = make_case()
    running.complete("staf")

    with refused("outcome_unknown"):
        running.complete("kasubag", "Mungkin")


def test_only_the_desk_of_the_first_step_begins_a_case() -> None:
    with refused("not_starter"):
        make_case(starter="sekda")


def test_an_sop_not_yet_in_force_cannot_be_run() -> None:
    office = make_office()
    made = make_adoption(office)

    with refused("not_in_force"):
        services.start_case(
            government_id=office.id,
            adoption_id=made.adoption_id,
            period="2024",
            subject="Dulu",
            by=acting(office, "staf"),
            at=AT - timedelta(days=400),
            request_key=None,
        )


def test_units_asked_must_be_bound() -> None:
    with refused("unit_unknown"):
        make_case(region_sop(), units=(999_999,))


def test_a_resting_case_accepts_no_act() -> None:
    running = make_case()
    services.suspend(
        case_id=running.case_id, reason="Libur", **common(running, "kabag")
    )

    with refused("case_not_running"):
        running.complete("staf")
    with refused("case_not_running"):
        services.suspend(
            case_id=running.case_id, reason="Lagi", **common(running, "kabag")
        )


def test_a_taken_task_belongs_to_who_took_it() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    setda = running.office.units["setda"].pk
    task = running.task(setda).pk

    services.take(task_id=task, **common(running, "sekda"))

    with refused("taken_by_other"):
        running.complete("asisten", unit=setda)
    with refused("taken_by_other"):
        services.take(task_id=task, **common(running, "asisten"))
    services.hand_back(task_id=task, **common(running, "sekda"))
    assert running.complete("asisten", unit=setda).seq


def both_posts(running: Running) -> ActingAs:
    """The head of the subdivision also stands in for the head of the division."""
    from lajur.office import services as office
    from lajur.office.models import Capacity
    from lajur.office.services.acting import Appointment

    post, person = running.office.posts["kabag"], running.office.people["kasubag"]
    office.set_acting(
        government_id=running.government_id,
        post_id=post.pk,
        appointment=Appointment(
            person.pk, Capacity.PLH, AT.date(), AT.date() + timedelta(days=9), "Plh"
        ),
        by=None,
        at=AT,
    )
    return ActingAs(person.pk, person.name, post.pk, post.name, "plh")


def sign_after_own_check(running: Running) -> services.Acted:
    running.complete("staf")
    running.complete("kasubag", "Setuju")
    return services.complete(
        government_id=running.government_id,
        task_id=running.task().pk,
        by=both_posts(running),
        at=running.at,
        outcome="Setuju",
        request_key=new_key(),
    )


def test_who_gave_the_last_initial_may_not_sign() -> None:
    with pytest.raises(TwoEyes):
        sign_after_own_check(make_case())


def test_an_office_may_switch_that_rule_off() -> None:
    running = make_case()
    Government.objects.filter(pk=running.government_id).update(
        settings={"two_eyes": False}
    )

    acted = sign_after_own_check(running)

    assert acted.seq == 4


def test_an_undo_comes_in_time_from_the_same_person_and_before_others_go_on() -> None:
    running = make_case()
    acted = running.complete("staf")
    given = {"case_id": running.case_id, "seq": acted.seq}

    with refused("undo_not_yours"):
        services.undo(**given, **common(running, "kasubag"))
    with refused("too_late_to_undo"):
        late = common(running, "staf") | {"at": running.at + timedelta(seconds=10)}
        services.undo(**given, **late)
    running.at -= timedelta(minutes=5)
    running.complete("kasubag", "Setuju")
    with refused("undo_touched"):
        services.undo(**given, **common(running, "staf"))


def test_backdated_work_lies_in_the_past() -> None:
    running = make_case()
    task = running.task().pk
    given = {**common(running, "staf"), "task_id": task, "request_key": new_key()}

    with refused("backdated_future"):
        services.complete(**given, backdated_at=running.at + timedelta(days=1))
    services.complete(**given, backdated_at=running.at - timedelta(days=1))

    assert running.task().step == "s2"
