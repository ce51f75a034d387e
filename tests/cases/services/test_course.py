"""Resting, going on and giving up."""

import pytest
from tests.factories.cases import common, make_case, refused

from lajur.cases import services

pytestmark = pytest.mark.django_db


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
