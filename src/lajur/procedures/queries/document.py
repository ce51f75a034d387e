"""A received document and its drafts, as the review page needs them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.core.sop.said import from_kept
from lajur.procedures.errors import Unknown
from lajur.procedures.models import Adoption, Answer, Draft, SourceDocument
from lajur.procedures.replay import is_pointer
from lajur.procedures.summary import Summary


@dataclass(frozen=True)
class DocumentRow:
    """One SOP found in a document."""

    draft_id: int
    slug: str
    summary: Summary
    state: str
    open_questions: int
    #: Whether its procedure is at work in a unit.
    is_in_force: bool
    #: Values derived from the text that nobody has compared with it yet.
    derived: int

    @property
    def is_complete(self) -> bool:
        """Whether it waits only to be published."""
        return self.state == Draft.State.OPEN and not self.open_questions


@dataclass(frozen=True)
class DocumentPage:
    """A received document with its SOPs, in the order of the file."""

    id: int
    name: str
    sha256: str
    size: int
    received_at: datetime
    received_by: str
    findings: tuple[dict[str, Any], ...]
    drafts: tuple[DocumentRow, ...]

    @property
    def complete(self) -> int:
        """How many drafts wait only to be published."""
        return sum(row.is_complete for row in self.drafts)

    @property
    def published(self) -> int:
        """How many drafts became versions."""
        return sum(row.state == Draft.State.PUBLISHED for row in self.drafts)

    @property
    def derived(self) -> int:
        """How many derived values nobody has compared with the text yet."""
        return sum(row.derived for row in self.drafts if row.state == Draft.State.OPEN)

    @property
    def notes(self) -> tuple[dict[str, str], ...]:
        """What the reader noticed, with the title of the SOP it is about."""
        return tuple(
            {"text": _words(finding), "title": self._title_at(finding["where"])}
            for finding in self.findings
        )

    def _title_at(self, where: str) -> str:
        parts = where.split("/")
        is_sop = parts[1:2] == ["sops"] and parts[2:3] and parts[2].isdecimal()
        place = int(parts[2]) if is_sop else len(self.drafts)
        return self.drafts[place].summary.title if place < len(self.drafts) else ""


@dataclass(frozen=True)
class DraftRow:
    """A draft as it stands, whatever became of it."""

    draft_id: int
    slug: str
    state: str
    sop: Sop
    open_questions: int


@dataclass(frozen=True)
class AnswerRow:
    """One answer that was given, by whom and why."""

    question: str
    asked: str
    value: str
    source: str
    at: datetime
    person: str
    post: str

    @property
    def is_question(self) -> bool:
        """Whether it answered a question, and did not only confirm a place."""
        return not is_pointer(self.question)


@dataclass(frozen=True)
class DraftPage:
    """An open draft with its source and what was answered so far."""

    draft_id: int
    slug: str
    #: None for a revision of a version.
    document_id: int | None
    document_name: str
    blocks: tuple[dict[str, Any], ...]
    as_read: Sop
    sop: Sop
    open_questions: int
    edition: int
    #: Handed in for approval, so that nobody changes it meanwhile.
    is_frozen: bool
    answers: tuple[AnswerRow, ...]
    #: The next open draft of the same file with a question: slug and title.
    next_asked: tuple[str, str] | None


def document(government_id: int, document_id: int) -> DocumentPage:
    """Return a received document; raises Unknown for another government's."""
    row = (
        SourceDocument.objects.defer("blocks")
        .filter(government_id=government_id, pk=document_id)
        .first()
    )
    if row is None:
        raise Unknown
    drafts = (
        Draft.objects.filter(government_id=government_id, document_id=document_id)
        .select_related("procedure")
        .defer("as_read", "sop", "asked")
        .annotate(in_force=Exists(_at_work(government_id)), notes=F("sop__certainty"))
        .order_by("position")
    )
    return DocumentPage(
        id=row.pk,
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        received_at=row.received_at,
        received_by=row.received_by,
        findings=tuple(row.findings),
        drafts=tuple(
            DocumentRow(
                draft.pk,
                draft.procedure.slug,
                Summary.from_json(draft.summary),
                draft.state,
                draft.open_questions,
                draft.in_force,
                sum(note["is"] == "derived" for note in draft.notes.values()),
            )
            for draft in drafts
        ),
    )


def _words(finding: dict[str, Any]) -> str:
    """Return what the reader noticed, to be told in the reader's language."""
    return from_kept(finding.get("said", finding["text"]))


def has_document(government_id: int, document_id: int) -> bool:
    """Whether a government has received this document."""
    rows = SourceDocument.objects.filter(government_id=government_id, pk=document_id)
    return rows.exists()


def _at_work(government_id: int) -> QuerySet[Adoption]:
    return Adoption.objects.filter(
        government_id=government_id,
        procedure=OuterRef("procedure"),
        valid_until=None,
    )


def draft(government_id: int, draft_id: int) -> DraftRow:
    """Return one draft with its answers applied; raises Unknown."""
    row = (
        Draft.objects.select_related("procedure")
        .defer("as_read")
        .filter(government_id=government_id, pk=draft_id)
        .first()
    )
    if row is None:
        raise Unknown
    return DraftRow(
        row.pk, row.procedure.slug, row.state, from_json(row.sop), row.open_questions
    )


def open_draft(government_id: int, slug: str) -> DraftPage | None:
    """Return the open draft of a procedure, if it has one."""
    draft = (
        Draft.objects.select_related("procedure", "document")
        .filter(
            government_id=government_id,
            procedure__slug=slug,
            state=Draft.State.OPEN,
        )
        .first()
    )
    if draft is None:
        return None
    return DraftPage(
        draft_id=draft.pk,
        slug=draft.procedure.slug,
        document_id=draft.document_id,
        document_name=draft.document.name if draft.document else "",
        blocks=tuple(draft.document.blocks) if draft.document else (),
        as_read=from_json(draft.as_read),
        sop=from_json(draft.sop),
        open_questions=draft.open_questions,
        edition=draft.edition,
        is_frozen=draft.is_frozen,
        answers=_answers(draft),
        next_asked=_next_asked(draft),
    )


def _next_asked(draft: Draft) -> tuple[str, str] | None:
    """Look behind this draft first, then from the file's beginning."""
    if draft.document_id is None:
        return None
    asked = (
        Draft.objects.filter(
            government_id=draft.government_id,
            document_id=draft.document_id,
            state=Draft.State.OPEN,
            open_questions__gt=0,
        )
        .exclude(pk=draft.pk)
        .order_by("position")
        .values_list("position", "procedure__slug", "procedure__title")
    )
    rows = list(asked)
    behind = [row for row in rows if row[0] > draft.position]
    chosen = (behind or rows)[:1]
    return (chosen[0][1], chosen[0][2]) if chosen else None


def _answers(draft: Draft) -> tuple[AnswerRow, ...]:
    rows = Answer.objects.filter(government_id=draft.government_id, draft=draft)
    return tuple(
        AnswerRow(
            row.question,
            row.asked,
            row.value,
            row.source,
            row.at,
            row.person,
            row.post,
        )
        for row in rows.order_by("pk")
    )
