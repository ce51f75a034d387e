"""Turning files and stored SOPs into drafts."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext, gettext_noop

from lajur.core.paper import Refused as PaperRefused
from lajur.core.sop import Sop
from lajur.core.sop.codec import kept_finding, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append, store_file
from lajur.procedures import errors
from lajur.procedures.asking import asked_of
from lajur.procedures.isolation import read_apart
from lajur.procedures.models import Draft, Procedure, SourceDocument
from lajur.procedures.queries.checking import subject_of
from lajur.procedures.services.family import recognise, reopen_offers
from lajur.procedures.services.index import count_findings, index_procedure
from lajur.procedures.services.recall import recall
from lajur.procedures.summary import Summary

SIZE_LIMIT = 20 * 1024 * 1024

#: Words of the catalogue's own addresses.
RESERVED = frozenset(
    {"dasar-hukum", "unggah", "berkas", "peta", "usulan", "jadwal", "pola"}
)

#: what became of a draft that is no longer open, as a page says it
_ENDED: dict[str, str] = {
    Draft.State.PUBLISHED: gettext_noop("diterbitkan"),
    Draft.State.REPLACED: gettext_noop("diganti"),
    Draft.State.DISCARDED: gettext_noop("dibuang"),
}


@dataclass(frozen=True)
class Drafted:
    """One draft that came out of a document."""

    draft_id: int
    slug: str
    title: str
    open_questions: int
    state: str


@dataclass(frozen=True)
class Received:
    """A document and the drafts read from it."""

    document_id: int
    drafts: tuple[Drafted, ...]
    #: The same bytes had been received before; nothing was changed.
    was_known: bool = False


@dataclass(frozen=True)
class _Read:
    sops: tuple[Sop, ...]
    findings: list[dict[str, Any]]
    blocks: list[dict[str, Any]]


def receive_document(
    *,
    government_id: int,
    name: str,
    content: bytes,
    by: ActingAs,
    at: datetime,
    origin: str = "",
) -> Received:
    """Read a document into drafts, one per SOP found in it.

    The same bytes twice give the drafts of the first time. A stored SOP (JSON)
    is a document too. `origin` says who wrote it where that is not the office.
    Raises DocumentTooBig, DocumentRefused, NoSopInDocument.
    """
    if len(content) > SIZE_LIMIT:
        raise errors.DocumentTooBig(
            size=_megabytes(len(content)), limit=_megabytes(SIZE_LIMIT)
        )
    known = SourceDocument.objects.filter(
        government_id=government_id, sha256=hashlib.sha256(content).hexdigest()
    ).first()
    if known:
        return Received(known.pk, drafts_of(known), was_known=True)
    read = _read_document(name, content)
    if not read.sops:
        raise errors.NoSopInDocument(name=name)
    with transaction.atomic():
        document, is_new = _document_of(government_id, name, content, read, by, at)
        if is_new and origin:
            document.origin = origin
            document.save(update_fields=["origin"])
        if is_new:
            for position, sop in enumerate(read.sops):
                _open_draft(document, sop, position, by, at)
            _recognise(document, by, at)
        return Received(document.pk, drafts_of(document), was_known=not is_new)


def import_sop(*, government_id: int, sop: Sop, by: ActingAs, at: datetime) -> Drafted:
    """Open a draft for an SOP that is already data, through the same door."""
    text = json.dumps(to_json(sop), ensure_ascii=False, indent=1, sort_keys=True)
    received = receive_document(
        government_id=government_id,
        name=f"{sop.slug or 'sop'}.json",
        content=text.encode(),
        by=by,
        at=at,
    )
    return received.drafts[0]


def discard_draft(
    *, government_id: int, draft_id: int, by: ActingAs, at: datetime
) -> None:
    """Put an open draft away; its document and answers are kept.

    Raises Unknown, DraftClosed or DraftFrozen.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        ended = recall(government_id, [draft_id], "Draf dibuang.")
        reopen_offers(government_id, [draft_id])
        draft.state = Draft.State.DISCARDED
        draft.save(update_fields=["state"])
        append(
            government_id=government_id,
            stream=draft.procedure.stream,
            kind="discarded",
            body={"draft": draft.pk},
            by=by,
            at=at,
            effects=ended,
        )
        if draft.procedure.latest_version:
            subject = subject_of(government_id, draft.procedure.slug)
            count_findings(draft.procedure, subject.sop)


def locked_draft(government_id: int, draft_id: int) -> Draft:
    """Return an open draft that may change, locked.

    Raises Unknown, DraftClosed, and DraftFrozen while approvers look at it.
    """
    draft = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("procedure", "document")
        .filter(government_id=government_id, pk=draft_id)
        .first()
    )
    if draft is None:
        raise errors.Unknown
    if draft.state != Draft.State.OPEN:
        raise errors.DraftClosed(state=gettext(_ENDED[draft.state]))
    if draft.is_frozen:
        raise errors.DraftFrozen
    return draft


def drafts_of(document: SourceDocument) -> tuple[Drafted, ...]:
    """Return the drafts of a document in its own order."""
    rows = (
        Draft.objects.filter(
            government_id=document.government_id, document_id=document.pk
        )
        .select_related("procedure")
        .defer("as_read", "sop")
        .order_by("position")
    )
    return tuple(
        Drafted(
            draft.pk,
            draft.procedure.slug,
            draft.procedure.title,
            draft.open_questions,
            draft.state,
        )
        for draft in rows
    )


def _is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",").removesuffix(",0")


def _read_document(name: str, content: bytes) -> _Read:
    try:
        reading, blocks = read_apart(name, content)
    except PaperRefused as refusal:
        raise errors.DocumentRefused(reason=gettext(str(refusal))) from refusal
    return _Read(reading.sops, [kept_finding(f) for f in reading.findings], blocks)


def _document_of(
    government_id: int,
    name: str,
    content: bytes,
    read: _Read,
    by: ActingAs,
    at: datetime,
) -> tuple[SourceDocument, bool]:
    media_type = "application/json" if _is_json(name) else "application/octet-stream"
    stored = store_file(
        government_id=government_id,
        name=name,
        media_type=media_type,
        content=content,
        at=at,
    )
    return SourceDocument.objects.get_or_create(
        government_id=government_id,
        sha256=stored.sha256,
        defaults={
            "name": name,
            "media_type": media_type,
            "size": len(content),
            "blocks": read.blocks,
            "findings": read.findings,
            "received_at": at,
            "received_by_id": by.person_id,
            "received_by": by.post or by.person,
        },
    )


def _recognise(document: SourceDocument, by: ActingAs, at: datetime) -> None:
    """Tell which of the register the SOPs of a new document are kin of."""
    own = {"government_id": document.government_id}
    drafts = Draft.objects.filter(**own, document=document)
    ids = set(drafts.values_list("procedure_id", flat=True))
    recognise(**own, procedure_ids=ids, by=by, at=at)


def _open_draft(
    document: SourceDocument, sop: Sop, position: int, by: ActingAs, at: datetime
) -> None:
    procedure = _procedure_for(document.government_id, sop)
    earlier = Draft.objects.filter(
        government_id=document.government_id,
        procedure=procedure,
        state=Draft.State.OPEN,
    )
    replaced = list(earlier.values_list("pk", flat=True))
    ended = recall(
        document.government_id, replaced, f"Draf diganti berkas {document.name}."
    )
    reopen_offers(document.government_id, replaced)
    earlier.update(state=Draft.State.REPLACED)
    stored = to_json(sop.with_changes(slug=procedure.slug))
    asked = asked_of(sop)
    draft = Draft.objects.create(
        government_id=document.government_id,
        procedure=procedure,
        document=document,
        position=position,
        as_read=stored,
        sop=stored,
        summary=Summary.of(sop).to_json(),
        open_questions=len(asked),
        asked=asked,
        created_at=at,
        author_id=by.person_id,
    )
    if not procedure.latest_version:
        index_procedure(procedure, sop)
    append(
        government_id=document.government_id,
        stream=procedure.stream,
        kind="received",
        body={
            "draft": draft.pk,
            "file": document.name,
            "sha256": document.sha256,
            "questions": draft.open_questions,
        },
        by=by,
        at=at,
        effects=ended,
    )


def _procedure_for(government_id: int, sop: Sop) -> Procedure:
    """Find the procedure an SOP is a new edition of, or open a new one.

    The same slug of another unit is another procedure and gets a number.
    """
    title = sop.title or sop.slug
    slug, count = slugify(sop.slug)[:110] or "sop", 1
    if slug in RESERVED:
        slug = f"sop-{slug}"
    while True:
        candidate = slug if count == 1 else f"{slug}-{count}"
        found = Procedure.objects.filter(
            government_id=government_id, slug=candidate
        ).first()
        if found is None:
            return Procedure.objects.create(
                government_id=government_id, slug=candidate, title=title
            )
        if _is_same_procedure(found, sop):
            return found
        count += 1


def _is_same_procedure(procedure: Procedure, sop: Sop) -> bool:
    latest = (
        Draft.objects.filter(government_id=procedure.government_id, procedure=procedure)
        .order_by("-pk")
        .values_list("as_read", flat=True)
        .first()
    )
    if latest is None:
        return True
    return all(
        _plain(latest.get(name)) == _plain(getattr(sop, name))
        for name in ("title", "government", "office", "unit", "subunit")
    )


def _plain(text: str | None) -> str:
    return " ".join((text or "").lower().split())
