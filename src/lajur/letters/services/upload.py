"""Take a Word or PDF file as the next version of a paper."""

from datetime import datetime

from django.utils.translation import gettext

from lajur.ledger import services as ledger
from lajur.ledger.actor import ActingAs
from lajur.letters import works
from lajur.letters.errors import FileRefused
from lajur.letters.services.draft import SavedDraft, save, task_to_write
from lajur.letters.writing.kind import Kind, kind_of
from lajur.letters.writing.received import (
    MEDIA,
    Unreadable,
    body_of,
    media_of,
    pages_of,
)


def upload_version(
    *,
    government_id: int,
    task_id: int,
    paper_id: str,
    name: str,
    content: bytes,
    expected_version: int,
    by: ActingAs,
    at: datetime,
) -> SavedDraft:
    """Take a Word or PDF file as the next version; its text becomes the body.

    The file itself is kept. Raises FileRefused with the reason.
    """
    task = task_to_write(government_id, task_id, by, at)
    try:
        media = media_of(name, content)
        body = _body_field(kind_of(works.kind_code(task.sop, paper_id)), media)
        text = body_of(media, content)
    except Unreadable as refused:
        raise FileRefused(why=str(refused)) from refused
    stored = ledger.store_file(
        government_id=government_id,
        name=name[:255],
        media_type=MEDIA[media],
        content=content,
        at=at,
    )
    upload = {
        "sha256": stored.sha256,
        "name": name[:255],
        "size": stored.size,
        "media": media,
        "pages": pages_of(content) if media == "pdf" else None,
    }
    return save(task, paper_id, {body: text}, expected_version, at, upload)


def _body_field(kind: Kind, media: str) -> str:
    """Return the field an uploaded text becomes."""
    body = kind.text_field
    if body is None or media not in kind.upload:
        text = gettext("%(kind)s tidak menerima berkas jenis ini.")
        raise FileRefused(why=text % {"kind": kind.name})
    return body.name
