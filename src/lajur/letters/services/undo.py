"""Take back an act within its ten seconds, with what it left on papers."""

from datetime import datetime

from django.db import transaction

from lajur.cases import services as cases
from lajur.cases.errors import CaseRefused
from lajur.cases.services import Acted
from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of
from lajur.letters.errors import NotEditable
from lajur.letters.models import Dispatch, Mark, NumberEntry, NumberState, Paper


def undo_act(
    *,
    government_id: int,
    case_id: int,
    seq: int,
    task_id: int,
    by: ActingAs,
    at: datetime,
    request_key: str | None,
) -> Acted:
    """Undo the act and its marks; a number it registered goes back to reserved.

    A certified signature cannot be undone.
    """
    if not _closed(government_id, case_id, seq, task_id):
        raise CaseRefused("unknown")
    with transaction.atomic():
        marks = Mark.objects.filter(
            government_id=government_id, task_id=task_id, undone_at=None
        )
        if marks.filter(kind=Mark.Kind.SIGNED, data__way="gateway").exists():
            raise NotEditable
        acted = cases.undo(
            government_id=government_id,
            case_id=case_id,
            seq=seq,
            by=by,
            at=at,
            request_key=request_key,
        )
        numbered = marks.filter(kind=Mark.Kind.NUMBERED).values("paper")
        sent = marks.filter(kind=Mark.Kind.SENT).values("paper")
        NumberEntry.objects.filter(
            government_id=government_id,
            paper__in=numbered,
            state=NumberState.REGISTERED,
        ).update(state=NumberState.RESERVED, registered_at=None)
        papers = Paper.objects.filter(government_id=government_id, id__in=numbered)
        papers.update(number_state=NumberState.RESERVED)
        Dispatch.objects.filter(
            government_id=government_id, paper__in=sent, delivered_at=None
        ).delete()
        marks.update(undone_at=at)
    return acted


def _closed(government_id: int, case_id: int, seq: int, task_id: int) -> bool:
    """Tell whether this act closed this task: only its marks may be taken back."""
    found = events_of(government_id, f"case:{case_id}", seq + 1, limit=1)
    task = found[0].body.get("task") if found and found[0].seq == seq else None
    return task is not None and task["id"] == task_id
