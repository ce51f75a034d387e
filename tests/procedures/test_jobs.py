from datetime import UTC, datetime, timedelta

import pytest
from croniter import croniter
from django.utils import timezone
from procrastinate.contrib.django import app
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption

from lajur.office.models import Notice
from lajur.procedures import jobs


def test_what_is_due_is_looked_for_once_a_day():
    (periodic,) = (
        task
        for task in app.periodic_registry.periodic_tasks.values()
        if task.task.name == "procedures.remind"
    )

    times = croniter(periodic.cron, datetime(2026, 1, 5, 8, 2, 3, tzinfo=UTC))
    first, second = (times.get_next(datetime) for _ in range(2))

    assert second - first == timedelta(days=1)


@pytest.mark.django_db
def test_the_owner_is_told_with_the_way_to_the_schedule():
    office = make_office()
    make_adoption(office, on=timezone.localdate() - timedelta(days=190))

    jobs.remind(timestamp=0)

    notice = Notice.objects.get(government_id=office.id)
    assert notice.url == "/sop/jadwal/"
    assert notice.queue == office.queue("kabag")
