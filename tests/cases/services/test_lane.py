from datetime import date

import pytest
from tests.factories.cases import AT, make_case
from tests.factories.office import make_office

from lajur.cases.services.lane import readdress_lane
from lajur.ledger.actor import SYSTEM
from lajur.procedures.lane import Lane
from lajur.procedures.services import LANE_REBOUND, rebind_lane
from lajur.project.effects import HANDLERS

pytestmark = pytest.mark.django_db


def readdress(running, actor_id, queue, key="k"):
    return readdress_lane(
        government_id=running.government_id,
        adoption_id=running.made.adoption_id,
        actor_id=actor_id,
        queue=queue,
        at=AT,
        request_key=key,
    )


def test_open_tasks_of_a_lane_follow_its_new_holder():
    running = make_case()
    other = make_case(office=make_office())
    queue = running.office.queue("staf2")

    assert readdress(running, "staf", queue) == 1

    assert running.task().queue == queue
    assert other.task().queue == other.office.queue("staf")


def test_doing_it_twice_moves_nothing_twice():
    running = make_case()
    queue = running.office.queue("staf2")

    readdress(running, "staf", queue)

    assert readdress(running, "staf", queue) == 0


def test_tasks_of_other_lanes_stay():
    running = make_case()

    assert readdress(running, "kasubag", running.office.queue("staf2")) == 0
    assert running.task().queue == running.office.queue("staf")


def test_a_rebound_lane_s_effect_is_carried_out():
    running = make_case()
    queue = running.office.queue("staf2")
    rebind_lane(
        government_id=running.government_id,
        adoption_id=running.made.adoption_id,
        actor_id="staf",
        lane=Lane(queue),
        valid_from=date(2026, 1, 6),
        to_open_tasks=True,
        by=SYSTEM,
        at=AT,
    )

    HANDLERS[LANE_REBOUND](
        {
            "government_id": running.government_id,
            "stream": "sop:1",
            "seq": 3,
            "adoption_id": running.made.adoption_id,
            "actor_id": "staf",
            "queue": queue,
            "unit_ids": [],
        },
        AT,
    )

    assert running.task().queue == queue
