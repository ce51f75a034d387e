from datetime import UTC, datetime, timedelta

import pytest
from croniter import croniter
from procrastinate.contrib.django import app


@pytest.mark.parametrize(
    ("name", "gap"),
    [
        ("cases.drain", timedelta(seconds=5)),
        ("cases.sweep", timedelta(seconds=10)),
        ("cases.retry_stalled", timedelta(minutes=1)),
        ("cases.seal", timedelta(days=1)),
    ],
)
def test_worker_looks_by_itself_as_often_as_said(name: str, gap: timedelta) -> None:
    (periodic,) = (
        task
        for task in app.periodic_registry.periodic_tasks.values()
        if task.task.name == name
    )

    times = croniter(periodic.cron, datetime(2026, 1, 5, 8, 2, 3, tzinfo=UTC))
    first, second, third = (times.get_next(datetime) for _ in range(3))

    assert second - first == third - second == gap
