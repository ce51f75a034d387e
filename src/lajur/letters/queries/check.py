"""What everybody may ask of a signed paper: is it as it was signed?

The asker holds the paper already. He is told what stands on it and whether it
still holds, and may compare a file by its checksum; no text is handed out.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from lajur.letters.models import Mark, NumberEntry, NumberState, PaperFile, PaperVersion
from lajur.letters.queries.papers import paper_state
from lajur.letters.state import PaperState
from lajur.letters.writing import compose

CODE = r"[0-9]{1,12}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}"
_CODE = re.compile(CODE, re.ASCII)


@dataclass(frozen=True)
class Checked:
    """What is told of a signed paper."""

    code: str
    government: str
    kind_name: str
    title: str
    number: str | None
    date: date | None
    post: str
    #: definitive, plt, plh, pj or delegate.
    capacity: str
    signed_at: datetime
    #: screen, gateway or wet.
    way: str
    #: valid, void (the signature was taken back) or superseded.
    state: str
    #: The time zone of the office.
    zone: str


def check(code: str) -> Checked | None:
    """Return what a signature's code stands for, None where it stands for nothing."""
    mark = _mark(code)
    paper = paper_state(mark.government_id, mark.paper_id) if mark else None
    if mark is None or paper is None:
        return None
    content = _signed_content(mark, paper)
    fields, facts = content["fields"], content["facts"]
    return Checked(
        code=mark.code,
        government=facts.get("government", ""),
        kind_name=paper.kind.name,
        title=compose.called(paper.kind, fields) or compose.title_of(paper.kind, facts),
        number=_number(mark, paper),
        date=paper.dated,
        post=mark.post,
        capacity=mark.capacity,
        signed_at=mark.at,
        way=mark.data.get("way", "screen"),
        state=_state(mark, paper),
        zone=facts.get("zone", "Asia/Jakarta"),
    )


def is_known_file(code: str, sha256: str) -> bool:
    """Tell whether a file is one of those kept of the paper of this code."""
    mark = _mark(code)
    if mark is None:
        return False
    files = PaperFile.objects.filter(
        government_id=mark.government_id, paper_id=mark.paper_id
    )
    return files.filter(sha256=sha256).exists()


def _mark(code: str) -> Mark | None:
    wanted = code.strip().upper()
    if not _CODE.fullmatch(wanted):
        return None
    government = int(wanted.partition("-")[0])
    marks = Mark.objects.filter(government_id=government, code=wanted)
    return marks.order_by("-id").first()


def _signed_content(mark: Mark, paper: PaperState) -> Any:
    """Return the content that was signed; the paper may say something else now."""
    versions = PaperVersion.objects.filter(
        government_id=mark.government_id,
        paper_id=mark.paper_id,
        content_hash=mark.content_hash,
    )
    found = versions.order_by("-number").values_list("content", flat=True).first()
    return found or paper.content


def _state(mark: Mark, paper: PaperState) -> str:
    if mark.undone_at is not None or _is_void(mark, paper):
        return "void"
    latest = paper.signed
    holds = latest is not None and latest.data.get("code") == mark.code
    return "valid" if holds else "superseded"


def _is_void(mark: Mark, paper: PaperState) -> bool:
    """Tell whether the paper's number was made void and no other given."""
    return paper.number is None and _void_entries(mark).exists()


def _number(mark: Mark, paper: PaperState) -> str | None:
    if paper.number is not None:
        return paper.number
    void = _void_entries(mark).order_by("-id").first()
    return void.text if void else None


def _void_entries(mark: Mark) -> QuerySet[NumberEntry]:
    return NumberEntry.objects.filter(
        government_id=mark.government_id,
        paper_id=mark.paper_id,
        state=NumberState.VOID,
    )
