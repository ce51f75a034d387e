"""Ending the approval of a draft that is put away or replaced."""

from collections.abc import Sequence

from lajur.ledger.effect import Effect
from lajur.procedures.models import Approval

#: The effect that asks to cancel the case of an approval.
APPROVAL_RECALLED = "procedures.approval_recalled"


def recall(
    government_id: int, draft_ids: Sequence[int], reason: str
) -> tuple[Effect, ...]:
    """Withdraw what is open for these drafts; return what their cases need."""
    open_ones = Approval.objects.select_for_update().filter(
        government_id=government_id, draft__in=draft_ids, state__in=Approval.OPEN
    )
    cases = [row.case_id for row in open_ones if row.case_id]
    Approval.objects.filter(
        government_id=government_id, draft__in=draft_ids, state__in=Approval.OPEN
    ).update(state=Approval.State.WITHDRAWN, reason=reason)
    return tuple(
        Effect(APPROVAL_RECALLED, {"case_id": case, "reason": reason}) for case in cases
    )
