"""What the act refuses; nothing is written then."""

from datetime import timedelta

import pytest
from tests.factories.cases import (
    AT,
    Running,
    common,
    make_case,
    new_key,
    refused,
)

from lajur.cases import services
from lajur.cases.errors import TwoEyes
from lajur.cases.models import Case
from lajur.ledger.actor import ActingAs
from lajur.office.models import Government

pytestmark = pytest.mark.django_db


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


def test_only_who_serves_the_desk_completes() -> None:
    running = make_case()

    with refused("not_yours"):
        running.complete("kabag")

    assert Case.objects.get(pk=running.case_id).seq == 1


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


def test_backdated_work_lies_in_the_past() -> None:
    running = make_case()
    task = running.task().pk
    given = {**common(running, "staf"), "task_id": task, "request_key": new_key()}

    with refused("backdated_future"):
        services.complete(**given, backdated_at=running.at + timedelta(days=1))
    services.complete(**given, backdated_at=running.at - timedelta(days=1))

    assert running.task().step == "s2"
