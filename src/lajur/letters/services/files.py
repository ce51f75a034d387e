"""Finished files of papers, and their delivery; safe to do twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from lajur.ledger import services as ledger
from lajur.ledger.files import StoredFile
from lajur.ledger.queries import file_facts, open_file
from lajur.letters.models import Dispatch, PaperFile
from lajur.letters.queries.papers import paper_state
from lajur.letters.sealing import made_of, moment_of, page_of
from lajur.letters.state import SCAN, MarkState, PaperState
from lajur.letters.writing import compose
from lajur.letters.writing.joined import joined
from lajur.letters.writing.pdf import write_pdf
from lajur.letters.writing.received import MEDIA
from lajur.letters.writing.word import write_docx
from lajur.office import services as office


def render_files(*, government_id: int, paper_id: int, at: datetime) -> int:
    """Make the files of a signed paper, once for what they show.

    Returns how many files were added. A paper sealed by the gateway keeps its
    sealed PDF; an uploaded book stays beside its letter as it came, and a PDF book
    is also joined to it page for page.
    """
    paper = paper_state(government_id, paper_id)
    if paper is None or paper.signed is None:
        return 0
    shown = made_of(paper)
    rows = PaperFile.objects.filter(government_id=government_id, paper_id=paper_id)
    known = set(rows.values_list("media", "made_of"))
    added = 0
    for media in _wanted(paper.signed, compose.book_of(paper.kind, paper.content)):
        key = paper.content_hash if media == SCAN else shown
        if (media, key) in known:
            continue
        stored = _stored(paper, media, at)
        if stored is not None:
            keep_file(government_id, paper_id, media, key, stored, at)
            added += 1
    return added


def keep_file(
    government_id: int,
    paper_id: int,
    media: str,
    made_of: str,
    stored: StoredFile,
    at: datetime,
) -> None:
    """List a stored file with its paper; a later one of the same sort replaces it."""
    facts = {"sha256": stored.sha256, "size": stored.size, "name": stored.name[:255]}
    PaperFile.objects.update_or_create(
        government_id=government_id,
        paper_id=paper_id,
        media=media,
        made_of=made_of,
        defaults={**facts, "at": at},
    )


def _wanted(signed: MarkState, book: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return the sorts of file a signed paper has."""
    is_sealed = bool(signed.data.get("sealed"))
    is_pdf = bool(book and book["media"] == "pdf")
    found = {
        "docx": True,
        "pdf": not is_sealed,
        "book": bool(book),
        # Joining would break the seal.
        "combined": is_pdf and not is_sealed,
        SCAN: bool(signed.data.get("scan")),
    }
    return tuple(media for media, is_wanted in found.items() if is_wanted)


def _stored(paper: PaperState, media: str, at: datetime) -> StoredFile | None:
    """Store a file of a paper, or find the one that came with it."""
    government_id = paper.government_id or 0
    if media == "book":
        return file_facts(government_id, paper.file_sha256)
    if media == SCAN and paper.signed is not None:
        return file_facts(government_id, paper.signed.data["scan"])
    content = _drawn(paper, media)
    if content is None:
        return None
    ending = "docx" if media == "docx" else "pdf"
    suffix = " (gabungan)" if media == "combined" else ""
    return ledger.store_file(
        government_id=government_id,
        name=f"{_file_name(paper.title)}{suffix}.{ending}",
        media_type=MEDIA[ending],
        content=content,
        at=at,
    )


def _drawn(paper: PaperState, media: str) -> bytes | None:
    page, moment = page_of(paper), moment_of(paper)
    if media == "docx":
        return write_docx(page, moment)
    front = write_pdf(page, moment)
    if media == "pdf":
        return front
    with open_file(paper.government_id or 0, paper.file_sha256) as book:
        return joined(front, book.read())


def deliver(*, government_id: int, paper_id: int, at: datetime) -> int:
    """Tell every desk a paper was sent to; those outside are only listed."""
    paper = paper_state(government_id, paper_id)
    rows = Dispatch.objects.filter(
        government_id=government_id, paper_id=paper_id, delivered_at=None
    )
    if paper is None:
        return 0
    told = 0
    with transaction.atomic():
        for row in rows.select_for_update(skip_locked=True):
            told += _tell(paper, row, at)
    return told


def _tell(paper: PaperState, row: Dispatch, at: datetime) -> int:
    if row.queue:
        text = gettext("Surat masuk: %(title)s, nomor %(number)s.")
        office.notify(
            government_id=row.government_id,
            queue=row.queue,
            text=text % {"title": paper.title, "number": paper.number or "-"},
            url=_address(row.paper_id),
            at=at,
            request_key=f"paper-dispatch-{row.pk}",
        )
    row.delivered_at = at
    row.save(update_fields=["delivered_at"])
    return int(bool(row.queue))


def _file_name(title: str) -> str:
    kept = (c if c.isalnum() or c in " -_.,()" else " " for c in title)
    return " ".join("".join(kept).split())[:80] or "naskah"


def _address(paper_id: int) -> str:
    try:
        return reverse("letters:paper-show", args=[paper_id])
    except NoReverseMatch:
        return ""
