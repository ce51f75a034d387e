"""Take the scan of a sheet that was printed, signed, and scanned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from lajur.ledger import services as ledger
from lajur.ledger.actor import ActingAs
from lajur.ledger.files import StoredFile
from lajur.letters.errors import (
    FileRefused,
    SheetOutdated,
    SheetUnknown,
    SheetUnread,
)
from lajur.letters.queries.papers import paper_state
from lajur.letters.queries.scans import sheet_paper
from lajur.letters.sealing import sheet_code
from lajur.letters.services.files import keep_file
from lajur.letters.state import SCAN
from lajur.letters.writing.codes import sheet_codes
from lajur.letters.writing.received import Unreadable, pages_of

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 200
#: What a scanner makes, by the first bytes of the file.
_KINDS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


@dataclass(frozen=True)
class FiledScan:
    """Where a scan was filed."""

    case_id: int
    paper_id: int
    title: str
    sha256: str


def file_scan(
    *,
    government_id: int,
    name: str,
    content: bytes,
    by: ActingAs,
    at: datetime,
    code: str = "",
) -> FiledScan:
    """File a scan to the case and paper its sheet's code names.

    Without a code typed it is read from the QR code on the sheet. Raises
    SheetUnread where none is found, SheetUnknown, SheetOutdated where the text has
    changed since the sheet was printed, and FileRefused.
    """
    media_of_scan(name, content)
    code = code.strip() or _printed_code(content)
    paper, stands = sheet_paper(government_id, code)
    if paper is None or paper.id is None or paper.case_id is None:
        raise SheetUnknown(code=code.strip())
    if not stands:
        raise SheetOutdated(paper=paper.title)
    stored = keep_scan(government_id=government_id, name=name, content=content, at=at)
    with transaction.atomic():
        keep_file(government_id, paper.id, SCAN, paper.content_hash, stored, at)
        ledger.append(
            government_id=government_id,
            stream=f"paper:{paper.id}",
            kind="scan",
            body={
                "case": paper.case_id,
                "paper": paper.id,
                "content_hash": paper.content_hash,
                "sha256": stored.sha256,
                "name": stored.name,
            },
            by=by,
            at=at,
        )
    return FiledScan(paper.case_id, paper.id, paper.title, stored.sha256)


def keep_scan(
    *,
    government_id: int,
    name: str,
    content: bytes,
    at: datetime,
    papers: Iterable[int] = (),
) -> StoredFile:
    """Store a scan; raises FileRefused for what no scanner makes, or too much.

    With `papers`, a sheet whose code says that it is none of them is refused too.
    A code the scanner lost is no reason: whoever signs answers for the sheet.
    """
    media = media_of_scan(name, content)
    if papers:
        _refuse_other_sheet(government_id, content, papers)
    return ledger.store_file(
        government_id=government_id,
        name=name[:255],
        media_type=media,
        content=content,
        at=at,
    )


def _refuse_other_sheet(
    government_id: int, content: bytes, papers: Iterable[int]
) -> None:
    found = sheet_codes(content)
    states = (paper_state(government_id, paper) for paper in papers if found)
    if found and not any(sheet_code(one) in found for one in states if one):
        text = gettext("Pindaian ini lembar %(code)s, bukan naskah tugas ini.")
        advice = gettext("Pilih berkas lain, atau cetak ulang naskahnya.")
        raise FileRefused(why=f"{text % {'code': found[0]}} {advice}")


def media_of_scan(name: str, content: bytes) -> str:
    """Return the media type of a scan; raises FileRefused for any other file."""
    if len(content) > MAX_BYTES:
        raise FileRefused(
            why=gettext("Berkas lebih besar dari 10 MB. Perkecil, lalu unggah lagi.")
        )
    media = next((media for start, media in _KINDS if content.startswith(start)), "")
    if not media:
        text = gettext("%(name)s bukan PDF, JPG, atau PNG. Pilih berkas lain.")
        raise FileRefused(why=text % {"name": name})
    if media == "application/pdf":
        _refuse_unreadable(content)
    return media


def _printed_code(content: bytes) -> str:
    found = sheet_codes(content)
    if not found:
        raise SheetUnread
    if len(found) > 1:
        text = gettext("Berkas ini memuat %(n)s lembar. Unggah satu demi satu.")
        raise FileRefused(why=text % {"n": len(found)})
    return found[0]


def _refuse_unreadable(content: bytes) -> None:
    try:
        pages = pages_of(content)
    except Unreadable as refused:
        raise FileRefused(why=str(refused)) from refused
    if pages > MAX_PAGES:
        text = gettext("Pindaian ini lebih dari %(n)s halaman. Pecah dahulu.")
        raise FileRefused(why=text % {"n": MAX_PAGES})
