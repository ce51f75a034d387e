"""The papers on one desk, as the task page shows them."""

from datetime import datetime

from django.utils.translation import gettext

from lajur.cases import services as cases
from lajur.cases.facts import TaskFacts
from lajur.core.sop import Verb
from lajur.ledger.actor import ActingAs
from lajur.letters import works
from lajur.letters.models import SigningAttempt
from lajur.letters.queries import sight
from lajur.letters.queries.compose import Composer, latest_of
from lajur.letters.queries.papers import read_desk
from lajur.letters.queries.rows import Desk, DeskPaper, SigningWay
from lajur.letters.state import MAKING
from lajur.letters.words import ACTS, PRECEDENCE, WAYS


def desk_paper(
    government_id: int,
    task_id: int,
    *,
    by: ActingAs,
    at: datetime,
    facts: TaskFacts | None = None,
) -> Desk:
    """Return the papers a task works on; `facts` of the task spare a reading.

    A paper nobody has written yet is composed on the fly and not stored.
    """
    task = facts or cases.read_task(
        government_id=government_id, task_id=task_id, by=by, at=at
    )
    wanted = works.paper_works(task.step, task.sop)
    verb = main_verb(task)
    label = gettext(ACTS[verb])
    if not wanted:
        return Desk(task.task_id, (), verb.value, label, (), None, None)
    read = read_desk(task)
    composer = Composer(task, read.papers, at)
    shown: dict[str, DeskPaper] = {}
    for one, paper in wanted:
        state = latest_of(read.papers, paper, task, one)
        if state is None and one in MAKING:
            state = composer.composed(paper, one)
        if state is None:
            continue
        before = shown.get(paper)
        row = sight.paper_row(state, one)
        shown[paper] = row if before is None or not before.can_edit else before
    signs = any(one is Verb.SIGN for one, _ in wanted)
    return Desk(
        task_id=task.task_id,
        papers=tuple(shown.values()),
        verb=verb.value,
        primary_label=label,
        ways=_ways(task) if signs else (),
        why_not=None,
        unfinished_attempt=_unfinished(task) if signs else None,
    )


def main_verb(task: TaskFacts) -> Verb:
    """Return the verb the button of a task bears."""
    verbs = {verb for verb, _ in works.paper_works(task.step, task.sop)}
    verbs |= {work.do for work in task.step.works}
    return next((verb for verb in PRECEDENCE if verb in verbs), task.step.kind)


def _ways(task: TaskFacts) -> tuple[SigningWay, ...]:
    """Return the ways of signing the office offers, its usual one first."""
    settings = task.settings.get("letters") or {}
    usual = settings.get("signing", "screen")
    codes = [usual, *(code for code in settings.get("ways", WAYS) if code != usual)]
    return tuple(
        SigningWay(code, gettext(WAYS[code][0]), gettext(WAYS[code][1]))
        for code in codes
        if code in WAYS
    )


def _unfinished(task: TaskFacts) -> int | None:
    attempt = SigningAttempt.objects.filter(
        government_id=task.government_id,
        task_id=task.task_id,
        state=SigningAttempt.State.OPEN,
    ).first()
    return attempt.pk if attempt else None
