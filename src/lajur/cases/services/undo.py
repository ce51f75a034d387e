"""Take an act back within ten seconds, before anybody was told of it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from lajur.cases.errors import CaseRefused
from lajur.cases.facts import CaseFacts
from lajur.cases.models import Case, Join, Task
from lajur.cases.services.course import Whole, act_on_case
from lajur.cases.services.writing import UNDO_WINDOW, Acted, Statement
from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import Event, events_of
from lajur.ledger.services import withdraw_effects

_CAN_BE_UNDONE = frozenset({"complete", "return", "skip", "move"})


def undo(
    *,
    government_id: int,
    case_id: int,
    seq: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None = None,
) -> Acted:
    """Take back what this person did a moment ago.

    Refused when somebody has gone on from there, or was told of it already.
    """

    def decide(facts: CaseFacts) -> Whole:
        if facts.case_state not in ("running", "finished"):
            raise CaseRefused("case_not_running")
        event = _event(facts, seq, by, at)
        return Whole(
            Statement("case", sets="state"),
            {"undoes": seq, "task": event.body["task"]},
            {"case_state": "running", "finished_at": None},
        )

    with transaction.atomic():
        mine = Case.objects.filter(government_id=government_id, pk=case_id)
        if mine.select_for_update(no_key=True).first() is None:
            raise CaseRefused("unknown")
        acted = act_on_case(
            "undo",
            government_id=government_id,
            case_id=case_id,
            by=by,
            at=at,
            request_key=request_key,
            decide=decide,
        )
        if not acted.repeated:
            _turn_back(government_id, case_id, seq, acted.seq, at)
    return acted


def _event(facts: CaseFacts, seq: int, by: ActingAs, at: datetime) -> Event:
    found = events_of(facts.government_id, f"case:{facts.case_id}", seq + 1, limit=1)
    if not found or found[0].seq != seq or found[0].kind not in _CAN_BE_UNDONE:
        raise CaseRefused("undo_touched")
    event = found[0]
    if event.body["by"]["person_id"] != by.person_id:
        raise CaseRefused("undo_not_yours")
    if at - event.at >= UNDO_WINDOW:
        raise CaseRefused("too_late_to_undo")
    if (event.body.get("paper") or {}).get("certified"):
        raise CaseRefused("too_late_to_undo")
    # The step it would open again may have no counterpart in the new version.
    if event.body["task"].get("version", facts.version_id) != facts.version_id:
        raise CaseRefused("undo_touched")
    return event


def _turn_back(
    government_id: int, case_id: int, seq: int, undo_seq: int, at: datetime
) -> None:
    mine: dict[str, Any] = {"government_id": government_id, "case_id": case_id}
    stream = f"case:{case_id}"
    if not withdraw_effects(government_id=government_id, stream=stream, seq=seq, at=at):
        raise CaseRefused("too_late_to_undo")
    opened = Task.objects.filter(**mine, opened_seq=seq)
    touched = opened.exclude(done_at=None, taken_by_id=None, home_queue="")
    if touched.exists():
        raise CaseRefused("undo_touched")
    opened.update(state=Task.State.UNDONE, done_at=at, done_seq=undo_seq)
    closed = Task.objects.get(**mine, done_seq=seq)
    if closed.join_id is not None and not _stayed(opened, closed):
        _await_again(closed)
    Join.objects.filter(**mine, opened_seq=seq).delete()
    closed.state = Task.State.OPEN
    closed.done_at = closed.done_seq = closed.done_by_id = None
    closed.outcome = ""
    closed.save()


def _stayed(opened: Any, closed: Task) -> bool:
    return bool(opened.filter(unit_id=closed.unit_id).exists())


def _await_again(closed: Task) -> None:
    join = Join.objects.get(government_id=closed.government_id, pk=closed.join_id or 0)
    join.remaining += 1
    join.joined_at = None
    join.save()
