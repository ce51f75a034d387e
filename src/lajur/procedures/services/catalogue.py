"""Loading the catalogue that ships with the product, through the usual services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable

from lajur.core.reading.answers import parse
from lajur.core.sop.codec import from_json
from lajur.ledger.actor import ActingAs
from lajur.procedures import errors
from lajur.procedures.lane import Adopting
from lajur.procedures.models import Draft
from lajur.procedures.services.answer import answer_document
from lajur.procedures.services.draft import Drafted, receive_document
from lajur.procedures.services.proposal import (
    office_day,
    propose_bindings,
    propose_unit,
)
from lajur.procedures.services.version import publish_version

SOURCE_NAME = "source"
ANSWERS_NAME = "answers.yaml"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class CatalogueLoaded:
    """What became of each SOP of the catalogue in this run."""

    received: int
    published: int
    adopted: int
    #: Slug and reason of every SOP that waits for a person.
    rest: tuple[tuple[str, str], ...]


def load_catalogue(
    *,
    government_id: int,
    by: ActingAs,
    at: datetime,
    progress: Progress | None = None,
) -> CatalogueLoaded:
    """Receive, answer, publish and adopt every entry as far as it goes by itself.

    An SOP with an open question, without a unit of its own, or with a lane no
    name fits stays a draft and is reported. Running it again changes nothing.
    """
    entries = _entries()
    received = published = adopted = 0
    rest: list[tuple[str, str]] = []
    for position, entry in enumerate(entries):
        if progress:
            progress(position, len(entries), entry.name)
        drafts = _receive(government_id, entry, by, at)
        received += len(drafts)
        for draft in drafts:
            reason = _publish(government_id, draft, by, at)
            if reason is None:
                published, adopted = published + 1, adopted + 1
            elif reason:
                rest.append((draft.slug, reason))
    return CatalogueLoaded(received, published, adopted, tuple(rest))


def _entries() -> list[Traversable]:
    root = resources.files("lajur.procedures") / "catalogue"
    if not root.is_dir():
        return []
    return sorted(
        (entry for entry in root.iterdir() if entry.is_dir() and _source_of(entry)),
        key=lambda entry: entry.name,
    )


def _source_of(entry: Traversable) -> Traversable | None:
    files = (file for file in entry.iterdir() if file.is_file())
    return next((f for f in files if f.name.split(".")[0] == SOURCE_NAME), None)


def _receive(
    government_id: int, entry: Traversable, by: ActingAs, at: datetime
) -> tuple[Drafted, ...]:
    source = _source_of(entry)
    if source is None:
        return ()
    received = receive_document(
        government_id=government_id,
        name=f"{entry.name}.{source.name.partition('.')[2]}",
        content=source.read_bytes(),
        by=by,
        at=at,
    )
    answers = entry / ANSWERS_NAME
    if answers.is_file() and not received.was_known:
        answer_document(
            government_id=government_id,
            document_id=received.document_id,
            answers=parse(answers.read_text("utf-8")),
            by=by,
            at=at,
        )
    return received.drafts


def _publish(
    government_id: int, drafted: Drafted, by: ActingAs, at: datetime
) -> str | None:
    """Publish and adopt one draft; return "" when it had been, else the reason."""
    draft = Draft.objects.get(government_id=government_id, pk=drafted.draft_id)
    if draft.state != Draft.State.OPEN:
        return ""
    today = office_day(government_id, at)
    sop = from_json(draft.sop)
    unit_id = propose_unit(government_id=government_id, sop=sop)
    if unit_id is None:
        named = sop.subunit or sop.unit or sop.office or "?"
        return f"Unit “{named}” tidak ada di kantor ini."
    proposals = propose_bindings(
        government_id=government_id, sop=sop, unit_id=unit_id, on=today
    )
    for actor_id, proposal in proposals.items():
        if proposal.lane is None:
            return str(errors.LaneUnbound(lane=sop.actor(actor_id).name))
    try:
        publish_version(
            government_id=government_id,
            draft_id=draft.pk,
            by=by,
            at=at,
            adopting=Adopting(unit_id, today),
        )
    except errors.Refused as refusal:
        return str(refusal)
    return None
