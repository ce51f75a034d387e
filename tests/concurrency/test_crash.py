"""kill -9 of the process: the act is done or not begun, never between."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from tests.factories.cases import Running, make_case

from lajur.cases import queries
from lajur.cases.models import Alarm, Case, Task
from lajur.ledger.models import Event, PendingEffect
from lajur.ledger.queries import verify_streams

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = Path(__file__).with_name("crash.py")


def crash(running: Running, point: str) -> int:
    settings = connection.settings_dict
    query = urlencode({"host": settings["HOST"]})
    who = f"{settings['USER']}:{settings['PASSWORD']}"
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    url = f"postgresql://{who}@localhost{port}/{settings['NAME']}?{query}"
    staf = running.office.people["staf"].pk
    post = running.office.posts["staf"].pk
    ids = [str(n) for n in (running.government_id, running.task().pk, staf, post)]
    done = subprocess.run(
        [sys.executable, str(SCRIPT), point, *ids],
        env={
            **os.environ,
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "lajur.project.settings",
            "PYTHONPATH": "src",
        },
        timeout=60,
        check=False,
    )
    return done.returncode


@pytest.mark.parametrize("point", ["before", "between", "uncommitted"])
def test_a_death_before_the_end_leaves_no_trace(point: str) -> None:
    running = make_case()

    assert crash(running, point) == -signal.SIGKILL

    assert Case.objects.get(pk=running.case_id).seq == 1
    assert running.task().step == "s1"
    assert Event.objects.filter(stream=f"case:{running.case_id}").count() == 1
    assert verify_streams(running.government_id, b"key") == ()
    assert queries.verify_cases(running.government_id) == ()
    running.complete("staf")


def test_a_death_after_the_second_statement_leaves_the_whole_act() -> None:
    running = make_case()

    assert crash(running, "after") == -signal.SIGKILL

    assert Case.objects.get(pk=running.case_id).seq == 2
    assert running.task().step == "s2"
    assert Task.objects.get(case_id=running.case_id, step="s1").state == "done"
    assert PendingEffect.objects.filter(
        stream=f"case:{running.case_id}", seq=2
    ).exists()
    assert Alarm.objects.filter(target_id=running.task().pk).exists()
    assert verify_streams(running.government_id, b"key") == ()
    assert queries.verify_cases(running.government_id) == ()
