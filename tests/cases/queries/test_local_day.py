"""Posts are looked up on the office's own day."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.cases import acting, make_case
from tests.factories.office import make_office

from lajur.cases import services
from lajur.office import services as office_services
from lajur.office.models import Capacity, Government
from lajur.office.services.acting import Appointment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("zone", "may_act"),
    [("Asia/Jakarta", False), ("Asia/Makassar", True), ("Asia/Jayapura", True)],
)
def test_who_may_act_changes_at_midnight_of_the_office(
    zone: str, *, may_act: bool
) -> None:
    office = make_office()
    running = make_case(office=office)
    office_services.set_acting(
        government_id=office.id,
        post_id=office.posts["staf"].pk,
        appointment=Appointment(
            office.people["staf2"].pk,
            Capacity.PLH,
            date(2026, 1, 8),
            date(2026, 1, 9),
            "800/1",
        ),
        by=None,
        at=running.at,
    )
    Government.objects.filter(pk=office.id).update(time_zone=zone)
    # 23.30 in Jakarta, 00.30 on the eighth in Makassar, 01.30 in Jayapura
    at = datetime(2026, 1, 7, 16, 30, tzinfo=UTC)

    facts = services.read_task(
        government_id=office.id,
        task_id=running.task().pk,
        by=acting(office, "staf2"),
        at=at,
    )

    assert (facts.acting is not None) == may_act
