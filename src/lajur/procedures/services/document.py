"""Publishing what is complete in a document, one SOP after the other."""

from dataclasses import dataclass
from datetime import datetime

from lajur.ledger.actor import ActingAs
from lajur.procedures import errors
from lajur.procedures.models import Draft
from lajur.procedures.services.catalogue import publish_by_itself
from lajur.procedures.services.version import publish_version


@dataclass(frozen=True)
class Outcome:
    """What became of one SOP of a document."""

    #: Where it stands in the document, to go on behind it.
    position: int
    title: str
    is_published: bool
    is_in_force: bool
    #: Why it is not in force, or not published.
    reason: str


def publish_next(
    *, government_id: int, document_id: int, after: int, by: ActingAs, at: datetime
) -> Outcome | None:
    """Publish the next SOP of a document that has no open question.

    It is put in force where its unit and every lane are known from their names;
    else it is published, and waits to be put in force. Each SOP is an act of its
    own: whoever stops between two of them goes on later. Returns None at the end.
    """
    draft = (
        Draft.objects.select_related("procedure")
        .only("position", "procedure__title")
        .filter(
            government_id=government_id,
            document_id=document_id,
            state=Draft.State.OPEN,
            open_questions=0,
            position__gt=after,
        )
        .order_by("position")
        .first()
    )
    if draft is None:
        return None
    reason = publish_by_itself(
        government_id=government_id, draft_id=draft.pk, by=by, at=at
    )
    is_in_force = is_published = reason is None
    if reason:
        try:
            publish_version(
                government_id=government_id, draft_id=draft.pk, by=by, at=at
            )
            is_published = True
        except errors.Refused as refusal:
            reason = str(refusal)
    return Outcome(
        draft.position, draft.procedure.title, is_published, is_in_force, reason or ""
    )
