"""Do a task with its papers: the outermost transaction of the task page.

A step without a paper costs the two statements of the act itself; one with
papers at most six: task, papers with series, office names, counter, one write,
one close. Locks are taken as counter, paper, case, always in this order.
"""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from lajur.cases import services as cases
from lajur.cases.services import Acted
from lajur.core.sop import Verb
from lajur.ledger.actor import ActingAs
from lajur.letters import works
from lajur.letters.errors import SealedToday, StaleDraft
from lajur.letters.services.act import (
    ON_SCREEN,
    Act,
    Done,
    Drafts,
    Signing,
    close_task,
    finish,
    send_back,
)
from lajur.letters.services.sign import abandon_signing, sign_by_gateway

__all__ = ["ON_SCREEN", "Done", "Drafts", "Signing", "do_task"]


def do_task(
    *,
    government_id: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
    outcome: str | None = None,
    note: str = "",
    drafts: Drafts | None = None,
    signing: Signing = ON_SCREEN,
    return_to: str | None = None,
    backdated_at: datetime | None = None,
) -> Done:
    """Do every paper work of a step, then close its task.

    `outcome` is an exit's label; "return" sends back with `note` as the reason, to
    the step `return_to` where several are drawn. `backdated_at` marks work that
    was done on paper before it was entered.
    Raises LettersError and CaseRefused; nothing is then written.
    """
    task = cases.read_task(
        government_id=government_id,
        task_id=task_id,
        by=by,
        at=at,
        request_key=request_key,
    )
    act = Act(
        task,
        by,
        at,
        request_key,
        outcome,
        note,
        drafts or {},
        signing,
        return_to,
        backdated_at,
    )
    if act.goes_back:
        return Done(_send_back(act))
    wanted = works.paper_works(task.step, task.sop)
    # A repeated or refused act touches no paper; `complete` says which it is.
    if not wanted or task.prior or task.why_not("complete"):
        return Done(close_task(act, {}, ()))
    if signing.way == "gateway" and any(verb is Verb.SIGN for verb, _ in wanted):
        if backdated_at is not None:
            raise SealedToday
        return sign_by_gateway(act)
    try:
        with transaction.atomic():
            return finish(act)
    except (IntegrityError, StaleDraft):
        return _after_a_race(act)


def _after_a_race(act: Act) -> Done:
    """Say who was quicker, when the papers showed the race before the task did."""
    again = cases.read_task(
        government_id=act.task.government_id,
        task_id=act.task.task_id,
        by=act.by,
        at=act.at,
        request_key=act.request_key,
    )
    if again.prior or again.why_not("complete"):
        return Done(close_task(replace(act, task=again), {}, ()))
    raise StaleDraft


def _send_back(act: Act) -> Acted:
    """Return the task; a signature that was begun on its paper is given up."""
    signs = any(
        verb is Verb.SIGN for verb, _ in works.paper_works(act.task.step, act.task.sop)
    )
    with transaction.atomic():
        if signs:
            abandon_signing(act)
        return send_back(act)
