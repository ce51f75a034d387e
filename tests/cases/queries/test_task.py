"""Reading a task crosses no government."""

import pytest
from tests.factories.cases import AT, acting, common, make_case, new_key, refused

from lajur.cases import services

pytestmark = pytest.mark.django_db


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
