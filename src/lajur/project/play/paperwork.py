"""What a person at the desk would write: missing fields, and books in Word."""

from datetime import datetime
from functools import cache
from io import BytesIO

from docx import Document

from lajur.ledger.actor import ActingAs
from lajur.letters import queries
from lajur.letters.queries import DeskPaper, FieldRow
from lajur.letters.services.upload import upload_version

_NAME = "laporan.docx"


def write_papers(
    government_id: int, task_id: int, by: ActingAs, at: datetime
) -> dict[str, dict[str, str]]:
    """Upload the books of a task; return what is typed into its empty fields.

    The result is by paper and field, as the task page posts it.
    """
    desk = queries.desk_paper(government_id, task_id, by=by, at=at)
    typed: dict[str, dict[str, str]] = {}
    for paper in desk.papers:
        if not paper.asks_writing:
            continue
        if "pdf" in paper.takes_upload and not paper.version:
            _hand_in_book(government_id, task_id, paper, by, at)
        empty = [field for field in paper.fields if field.required and not field.value]
        if empty:
            typed[paper.paper_id] = {field.name: _words(field, at) for field in empty}
    return typed


def _hand_in_book(
    government_id: int, task_id: int, paper: DeskPaper, by: ActingAs, at: datetime
) -> None:
    upload_version(
        government_id=government_id,
        task_id=task_id,
        paper_id=paper.paper_id,
        name=_NAME,
        content=_book(paper.title),
        expected_version=paper.version,
        by=by,
        at=at,
    )


def _words(field: FieldRow, at: datetime) -> str:
    if field.choices:
        return field.choices[0][0]
    return at.date().isoformat() if field.type == "date" else field.label


@cache
def _book(title: str) -> bytes:
    document = Document()
    document.add_heading(title, level=1)
    for heading in ("Pendahuluan", "Capaian", "Penutup"):
        document.add_heading(heading, level=2)
        document.add_paragraph(f"{heading} {title}.")
    file = BytesIO()
    document.save(file)
    return file.getvalue()
