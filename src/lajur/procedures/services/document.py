"""Publishing what is complete in a document, one SOP after the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lajur.ledger.actor import ActingAs
from lajur.procedures import errors
from lajur.procedures.models import Draft
from lajur.procedures.services.catalogue import publish_by_itself
from lajur.procedures.services.index import recount
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


@dataclass(frozen=True)
class PublishedSops:
    """How far one go through a document came."""

    outcomes: tuple[Outcome, ...]
    #: The last SOP looked at, to go on behind it; None when none is left.
    position: int | None


def publish_complete(
    *,
    government_id: int,
    document_id: int,
    by: ActingAs,
    at: datetime,
    after: int = -1,
    goes_on: Callable[[], bool] = lambda: True,
) -> PublishedSops:
    """Publish the SOPs of a document that have no open question, while it goes on.

    An SOP is put in force where its unit and every lane are known from their names;
    else it is published, and waits to be put in force. Each is an act of its own:
    whoever stops between two of them goes on later. What the new versions change in
    the findings of others is counted once.
    """
    outcomes: list[Outcome] = []
    position: int | None = after
    while position is not None and goes_on():
        outcome = _publish_next(government_id, document_id, position, by, at)
        outcomes += [outcome] if outcome else []
        position = outcome.position if outcome else None
    if any(outcome.is_published for outcome in outcomes):
        recount(government_id)
    return PublishedSops(tuple(outcomes), position)


def _publish_next(
    government_id: int, document_id: int, after: int, by: ActingAs, at: datetime
) -> Outcome | None:
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
        government_id=government_id,
        draft_id=draft.pk,
        by=by,
        at=at,
        counts_others=False,
    )
    is_in_force = is_published = reason is None
    if reason:
        try:
            publish_version(
                government_id=government_id,
                draft_id=draft.pk,
                by=by,
                at=at,
                counts_others=False,
            )
            is_published = True
        except errors.Refused as refusal:
            reason = str(refusal)
    return Outcome(
        draft.position, draft.procedure.title, is_published, is_in_force, reason or ""
    )
