"""Scans of signed sheets, found by the code printed on them."""

import re

from lajur.letters.models import PaperFile
from lajur.letters.queries.papers import paper_state
from lajur.letters.sealing import sheet_code
from lajur.letters.state import SCAN, PaperState

_CODE = re.compile(r"(?P<paper>[0-9]{1,18})-(?P<text>[0-9A-F]{8})", re.ASCII)


def filed_scan(paper: PaperState) -> str:
    """Return the checksum of the scan filed for this text, "" where there is none."""
    found = PaperFile.objects.filter(
        government_id=paper.government_id or 0,
        paper_id=paper.id or 0,
        media=SCAN,
        made_of=paper.content_hash,
    ).values_list("sha256", flat=True)
    return found.first() or ""


def sheet_paper(government_id: int, code: str) -> tuple[PaperState | None, bool]:
    """Return the paper a sheet's code names, and whether its text still stands."""
    match = _CODE.fullmatch(code.strip().upper())
    paper = paper_state(government_id, int(match["paper"])) if match else None
    if paper is None:
        return None, False
    return paper, sheet_code(paper) == match[0] if match else False
