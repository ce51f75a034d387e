"""The real worker process: effects are done, a dead worker's job is run again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.factories.cases import Running, make_case

from lajur.cases import jobs
from lajur.ledger.models import Event, PendingEffect
from lajur.ledger.queries import verify_streams
from lajur.ledger.seal import anchor_stream

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def _no_jobs(transactional_db: None) -> None:
    """Begin with an empty queue: its tables are not Django's to empty."""
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE procrastinate_jobs, procrastinate_workers,"
            " procrastinate_events, procrastinate_periodic_defers CASCADE"
        )


def address() -> str:
    settings = connection.settings_dict
    query = urlencode({"host": settings["HOST"]})
    who = f"{settings['USER']}:{settings['PASSWORD']}"
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgresql://{who}@localhost{port}/{settings['NAME']}?{query}"


@contextmanager
def worker(var: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the worker of `lajur serve` on the database of this test."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lajur.project.worker"],
        env={
            **os.environ,
            "DATABASE_URL": address(),
            "DJANGO_SETTINGS_MODULE": "lajur.project.settings",
            "LAJUR_VAR": str(var),
            "PYTHONPATH": "src",
        },
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(30)


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the worker did not do it in time"
        time.sleep(0.2)


def effects_done(running: Running) -> bool:
    waiting = PendingEffect.objects.filter(
        stream=f"case:{running.case_id}", done_at__isnull=True
    )
    return not waiting.exists()


def job_states(task_name: str) -> list[str]:
    jobs_of = ProcrastinateJob.objects.filter(task_name=task_name)
    return list(jobs_of.order_by("id").values_list("status", flat=True))


def test_the_effects_of_an_act_are_done(tmp_path: Path) -> None:
    running = make_case()
    running.complete("staf")
    assert not effects_done(running)

    with worker(tmp_path):
        wait_until(lambda: effects_done(running))


def test_the_job_of_a_killed_worker_is_run_again(tmp_path: Path) -> None:
    """A worker that dies in a job leaves it `doing`; the next one takes it up."""
    make_case()
    jobs.seal.defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        (dead,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = %s WHERE id = %s",
            [timezone.now() - timedelta(hours=1), dead],
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s"
            " WHERE task_name = 'cases.seal'",
            [dead],
        )
    jobs.retry_stalled.defer(timestamp=0)

    with worker(tmp_path):
        wait_until(lambda: not job_states("cases.seal"))


def test_a_worker_killed_at_work_loses_no_effect(tmp_path: Path) -> None:
    running = make_case()
    with worker(tmp_path) as process:
        wait_until(lambda: bool(job_states("cases.drain")) or effects_done(running))
        running.complete("staf")
        process.send_signal(signal.SIGKILL)
        process.wait(10)

    with worker(tmp_path):
        wait_until(lambda: effects_done(running))

    assert verify_streams(running.government_id, b"key") == ()


def test_the_day_is_sealed(tmp_path: Path) -> None:
    running = make_case()
    jobs.seal.defer(timestamp=0)

    def sealed() -> bool:
        stream = anchor_stream(running.government_id)
        return Event.objects.filter(stream=stream, kind="anchor").exists()

    with worker(tmp_path):
        wait_until(sealed)
