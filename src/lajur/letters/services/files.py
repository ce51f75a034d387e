"""Finished files of papers, and their delivery; safe to do twice."""

from datetime import datetime

from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from lajur.ledger import services as ledger
from lajur.letters.models import Dispatch, PaperFile
from lajur.letters.queries.papers import paper_state
from lajur.letters.sealing import made_of, moment_of, page_of
from lajur.letters.state import PaperState
from lajur.letters.writing.pdf import write_pdf
from lajur.letters.writing.received import MEDIA
from lajur.letters.writing.word import write_docx
from lajur.office import services as office


def render_files(*, government_id: int, paper_id: int, at: datetime) -> int:
    """Make the PDF and Word file of a signed paper, once for what they show.

    Returns how many files were made. A paper sealed by the gateway keeps its
    sealed PDF, and only gains the Word file.
    """
    paper = paper_state(government_id, paper_id)
    if paper is None or paper.signed is None:
        return 0
    shown = made_of(paper)
    wanted = {"docx"} if paper.signed.data.get("sealed") else {"docx", "pdf"}
    known = PaperFile.objects.filter(
        government_id=government_id, paper_id=paper_id, made_of=shown
    ).values_list("media", flat=True)
    missing = wanted - set(known)
    for media in sorted(missing):
        write = write_pdf if media == "pdf" else write_docx
        stored = ledger.store_file(
            government_id=government_id,
            name=f"{_file_name(paper.title)}.{media}",
            media_type=MEDIA[media],
            content=write(page_of(paper), moment_of(paper)),
            at=at,
        )
        PaperFile.objects.get_or_create(
            government_id=government_id,
            paper_id=paper_id,
            media=media,
            made_of=shown,
            defaults={
                "sha256": stored.sha256,
                "size": stored.size,
                "name": stored.name,
                "at": at,
            },
        )
    return len(missing)


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
