"""The worker's tasks: effects, alarms, stalled jobs, the daily seal.

Each looks by itself every few seconds or minutes, so that a wake-up that was
lost loses nothing; each is safe to run twice and on many workers.
"""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from lajur.cases import notices
from lajur.cases.services import drain_effects, sweep_alarms
from lajur.ledger.services import seal_day
from lajur.office import queries as office

#: For `lajur.project.effects`, which puts all chapters' effects together.
OWN_EFFECTS = notices.EFFECTS

#: One run works at most this many batches, then lets other jobs in.
_BATCHES = 50
# seconds stand last in these times
_EVERY_FIVE_SECONDS = "* * * * * */5"
_EVERY_TEN_SECONDS = "* * * * * */10"
_BETWEEN_WAKES = 1.0
_woken = 0.0


def handlers() -> Mapping[str, Callable[[dict[str, Any], datetime], None]]:
    """Return who does which effect, as the project has put it together."""
    found: Mapping[str, Callable[[dict[str, Any], datetime], None]] = import_string(
        settings.LAJUR_EFFECTS
    )
    return found


def wake() -> None:
    """Ask the worker to look now; never needed, and at most once a second."""
    global _woken
    now = time.monotonic()
    if now - _woken < _BETWEEN_WAKES:
        return
    _woken = now
    # The queueing lock only spares a second job; its conflict costs nothing
    # here, because the act is committed already.
    try:
        drain.configure(queueing_lock="drain").defer(timestamp=0)
    except AlreadyEnqueued:
        return


@app.periodic(cron=_EVERY_FIVE_SECONDS)
@app.task(name="cases.drain", queueing_lock="drain", pass_context=False)
def drain(timestamp: int) -> None:
    """Do the effects that are due."""
    for _ in range(_BATCHES):
        if not drain_effects(at=timezone.now(), handlers=handlers()).total:
            return


@app.periodic(cron=_EVERY_TEN_SECONDS)
@app.task(name="cases.sweep", queueing_lock="sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Ring the alarms that are due."""
    for _ in range(_BATCHES):
        if not sweep_alarms(at=timezone.now()):
            return


@app.periodic(cron="* * * * *")
@app.task(name="cases.retry_stalled", queueing_lock="retry_stalled")
async def retry_stalled(timestamp: int) -> None:
    """Run again what a worker that died had begun.

    Looked for before dead workers' rows are pruned: afterwards the jobs would
    never be found.
    """
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)


@app.periodic(cron="17 16 * * *")
@app.task(name="cases.seal", queueing_lock="seal", pass_context=False)
def seal(timestamp: int) -> None:
    """Seal the day of every government, a little after office hours (UTC)."""
    key = settings.LEDGER_SEAL_KEY.encode()
    for government in office.governments():
        seal_day(government_id=government.id, key=key, at=timezone.now())
