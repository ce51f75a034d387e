"""Loading the catalogue that ships with the product, through the usual services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import resources
from importlib.resources.abc import Traversable

import yaml
from django.utils.translation import gettext

from lajur.core.reading.answers import parse
from lajur.core.sop import Sop
from lajur.ledger.actor import ActingAs
from lajur.procedures import errors
from lajur.procedures.lane import Adopting
from lajur.procedures.models import Draft
from lajur.procedures.queries.document import draft
from lajur.procedures.services.answer import answer_document
from lajur.procedures.services.draft import Drafted, receive_document
from lajur.procedures.services.index import recount
from lajur.procedures.services.pattern import make_patterns
from lajur.procedures.services.proposal import (
    office_day,
    propose_adoption,
    propose_unit,
)
from lajur.procedures.services.version import publish_version, refuse_unfinished

SOURCE_NAME = "source"
ANSWERS_NAME = "answers.yaml"
#: What is known of an entry beside its document: `origin: lajur` is ours.
FACTS_NAME = "entry.yaml"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class CatalogueLoaded:
    """What became of the catalogue's SOPs in this run."""

    received: int
    #: Published and put in force.
    published: int
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
    name fits stays a draft and is reported. Families found on the way get their
    patterns at the end. Running it again changes nothing.
    """
    entries = _entries()
    received = published = 0
    rest: list[tuple[str, str]] = []
    for position, entry in enumerate(entries):
        if progress:
            progress(position, len(entries), entry.name)
        drafts = _receive(government_id, entry, by, at)
        received += len(drafts)
        for drafted in drafts:
            if drafted.state != Draft.State.OPEN:
                continue
            reason = publish_by_itself(
                government_id=government_id,
                draft_id=drafted.draft_id,
                by=by,
                at=at,
                counts_others=False,
            )
            if reason:
                rest.append((drafted.slug, reason))
            else:
                published += 1
    if published:
        recount(government_id)
    make_patterns(government_id=government_id, by=by, at=at)
    return CatalogueLoaded(received, published, tuple(rest))


def catalogue_folder() -> Traversable:
    """Return the folder whose entries ship with the product."""
    return resources.files("lajur.procedures") / "catalogue"


def _entries() -> list[Traversable]:
    root = catalogue_folder()
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
        origin=_origin_of(entry),
    )
    answers = entry / ANSWERS_NAME
    if answers.is_file():
        answer_document(
            government_id=government_id,
            document_id=received.document_id,
            answers=parse(answers.read_text("utf-8")),
            by=by,
            at=at,
        )
    return received.drafts


def _origin_of(entry: Traversable) -> str:
    facts = entry / FACTS_NAME
    if not facts.is_file():
        return ""
    return str(yaml.safe_load(facts.read_text("utf-8"))["origin"])


def publish_by_itself(
    *,
    government_id: int,
    draft_id: int,
    by: ActingAs,
    at: datetime,
    counts_others: bool = True,
) -> str | None:
    """Publish and adopt a draft that needs nobody; return the reason if it does.

    Its unit is the one its identity sheet names, its lanes those their whole
    names fit. A draft that is closed needs nothing. Raises Unknown.
    """
    row = draft(government_id, draft_id)
    if row.state != Draft.State.OPEN:
        return None
    unit_id = propose_unit(government_id=government_id, sop=row.sop)
    if unit_id is None:
        named = row.sop.subunit or row.sop.unit or row.sop.office or "?"
        return gettext("Unit “%(unit)s” tidak ada di kantor ini.") % {"unit": named}
    try:
        publish_version(
            government_id=government_id,
            draft_id=draft_id,
            by=by,
            at=at,
            adopting=_proposed_adoption(government_id, row.sop, unit_id, at),
            counts_others=counts_others,
        )
    except errors.Refused as refusal:
        return str(refusal)
    return None


def _proposed_adoption(
    government_id: int, sop: Sop, unit_id: int, at: datetime
) -> Adopting:
    """Return an adoption nobody needs to look at; raises LaneUnbound, LaneDoubtful."""
    refuse_unfinished(sop)
    proposed = propose_adoption(government_id=government_id, sop=sop, unit_id=unit_id)
    lanes = {}
    for actor_id, proposal in proposed.bindings.items():
        name = sop.actor(actor_id).name
        if proposal.lane is None:
            raise errors.LaneUnbound(lane=name)
        if not proposal.is_full:
            raise errors.LaneDoubtful(lane=name, proposal=proposal.label)
        lanes[actor_id] = proposal.lane
    on = office_day(government_id, at)
    return Adopting(unit_id, on, lanes, proposed.identity)
