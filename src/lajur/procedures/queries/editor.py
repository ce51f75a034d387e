"""An open draft as the editor needs it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.core.sop.said import from_kept
from lajur.procedures.models import Draft, Edit, Version


@dataclass(frozen=True)
class EditorPage:
    """A draft that can be changed, and what can be taken back."""

    draft_id: int
    slug: str
    edition: int
    sop: Sop
    open_questions: int
    #: With the approvers; nothing of it can be changed.
    is_frozen: bool
    #: The version it revises, None for a draft read from a file.
    based_on: int | None
    document_id: int | None
    #: What "undo" would take back and "redo" make again, in words.
    undo: str
    redo: str


def editor_page(government_id: int, slug: str) -> EditorPage | None:
    """Return the open draft of a procedure in three statements, if it has one."""
    draft = (
        Draft.objects.select_related("procedure", "based_on")
        .defer("as_read", "based_on__sop")
        .filter(
            government_id=government_id, procedure__slug=slug, state=Draft.State.OPEN
        )
        .first()
    )
    if draft is None:
        return None
    edits = Edit.objects.filter(government_id=government_id, draft=draft)
    done = edits.filter(state=Edit.State.DONE).order_by("-pk")
    undone = edits.filter(state=Edit.State.UNDONE).order_by("pk")
    return EditorPage(
        draft_id=draft.pk,
        slug=slug,
        edition=draft.edition,
        sop=from_json(draft.sop),
        open_questions=draft.open_questions,
        is_frozen=draft.is_frozen,
        based_on=draft.based_on.number if draft.based_on else None,
        document_id=draft.document_id,
        undo=_words(done),
        redo=_words(undone),
    )


def _words(edits: QuerySet[Edit]) -> str:
    """Return what the first of these did, to be told in the reader's language."""
    row = edits.values_list("told", "said").first()
    return from_kept(row[0] or row[1]) if row else ""


def newest_number(government_id: int, slug: str) -> tuple[str, int] | None:
    """Return title and number of a procedure's newest version."""
    row = (
        Version.objects.filter(government_id=government_id, procedure__slug=slug)
        .order_by("-number")
        .values_list("title", "number")
        .first()
    )
    return (row[0], row[1]) if row else None
