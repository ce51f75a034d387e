"""Papers of a case, one paper with its versions, and the register of numbers."""

from django.db.models import Q

from lajur.letters.errors import PaperMissing
from lajur.letters.models import NumberEntry, Paper, PaperFile, SigningAttempt
from lajur.letters.queries.papers import (
    paper_state,
    papers_of_case,
    versions_of,
)
from lajur.letters.queries.rows import (
    CasePaper,
    ChangesPage,
    DeskPaper,
    FileRow,
    RegisterPage,
    RegisterRow,
    Unfinished,
)
from lajur.letters.queries.sight import (
    changed,
    files_of,
    kept_files,
    paper_row,
    state_of,
)
from lajur.letters.sealing import moment_of, sheet_of
from lajur.letters.state import PaperState
from lajur.letters.words import state_word
from lajur.letters.writing.kind import kind_of
from lajur.letters.writing.pdf import write_pdf
from lajur.letters.writing.word import write_docx


def case_papers(government_id: int, case_id: int) -> tuple[CasePaper, ...]:
    """Return the papers of a case with their state and files; two statements."""
    papers = papers_of_case(government_id, case_id)
    files = kept_files(papers)
    return tuple(_case_paper(paper, files.get(paper.id or 0, ())) for paper in papers)


def paper_page(
    government_id: int, paper_id: int, *, version: int | None = None
) -> DeskPaper:
    """Return one paper to read, also as an older version; raises PaperMissing."""
    return paper_row(_known(government_id, paper_id), version=version)


def paper_changes(
    government_id: int,
    paper_id: int,
    *,
    old: int | None = None,
    new: int | None = None,
) -> ChangesPage:
    """Compare two versions of a paper; without numbers, the latest with its last.

    Raises PaperMissing where there are not two of them.
    """
    return changed(versions_of(government_id, paper_id), old, new)


def draft_pdf(government_id: int, paper_id: int, *, address: str = "") -> bytes:
    """Draw a paper as PDF as it stands; nothing is stored.

    Before it is signed it bears the code its scan is filed by; `address` is where
    that code is opened.
    """
    paper = _known(government_id, paper_id)
    return write_pdf(sheet_of(paper, address), moment_of(paper))


def draft_docx(government_id: int, paper_id: int, *, address: str = "") -> bytes:
    """Write a paper as a Word file as it stands; nothing is stored."""
    paper = _known(government_id, paper_id)
    return write_docx(sheet_of(paper, address), moment_of(paper))


def file_of(government_id: int, paper_id: int, sha256: str) -> FileRow:
    """Return a file of this paper by its checksum; raises PaperMissing."""
    rows = files_of(_known(government_id, paper_id))
    found = next((row for row in rows if row.sha256 == sha256), None)
    if found is None:
        raise PaperMissing
    return found


def _known(government_id: int, paper_id: int) -> PaperState:
    paper = paper_state(government_id, paper_id)
    if paper is None:
        raise PaperMissing
    return paper


def register(
    government_id: int,
    *,
    year: int | None = None,
    kind: str | None = None,
    q: str = "",
    before: int | None = None,
    limit: int = 50,
) -> RegisterPage:
    """Return the register of numbers, newest first: reserved, registered, void."""
    entries = NumberEntry.objects.filter(government_id=government_id)
    if year is not None:
        entries = entries.filter(dated__year=year)
    if kind:
        entries = entries.filter(kind=kind)
    if q:
        entries = entries.filter(
            Q(text__icontains=q) | Q(subject__icontains=q) | Q(addressees__icontains=q)
        )
    if before is not None:
        entries = entries.filter(id__lt=before)
    found = list(entries.order_by("-id")[: limit + 1])
    papers = {row.paper_id for row in found if row.paper_id}
    cases = dict(
        Paper.objects.filter(government_id=government_id, id__in=papers).values_list(
            "id", "case_id"
        )
    )
    files = _media_of(government_id, papers)
    shown = tuple(_register_row(row, cases, files) for row in found[:limit])
    return RegisterPage(shown, shown[-1].id if len(found) > limit else None)


def entry_of(government_id: int, entry_id: int) -> RegisterRow:
    """Return one line of the register; raises PaperMissing."""
    row = NumberEntry.objects.filter(government_id=government_id, id=entry_id).first()
    if row is None:
        raise PaperMissing
    return _register_row(row, {}, {})


def unfinished_signings(government_id: int | None = None) -> tuple[Unfinished, ...]:
    """Return certified signatures that were begun and have not ended."""
    open_ones = SigningAttempt.objects.filter(state=SigningAttempt.State.OPEN)
    if government_id is not None:
        open_ones = open_ones.filter(government_id=government_id)
    return tuple(
        Unfinished(one.pk, one.government_id, one.paper_id, one.paper.title, one.since)
        for one in open_ones.select_related("paper").order_by("id")
    )


def play_papers(government_id: int, case_id: int) -> list[dict[str, object]]:
    """Return a case's papers in the shape of `case.json`."""
    rows = case_papers(government_id, case_id)
    papers = {paper.id: paper for paper in papers_of_case(government_id, case_id)}
    return [_play_row(row, papers[row.id]) for row in rows]


def _play_row(row: CasePaper, paper: PaperState) -> dict[str, object]:
    return {
        "paper": row.paper_id,
        "kind": row.kind,
        "title": row.title,
        "number": row.number,
        "marks": [
            mark.kind for mark in paper.marks if mark.content_hash == paper.content_hash
        ],
        "step": paper.key.step or None,
        "unit": row.unit_id,
        "sha256": paper.content_hash,
        "files": [
            {"media": one.media, "name": one.name, "sha256": one.sha256}
            for one in row.files
        ],
    }


def _case_paper(paper: PaperState, files: tuple[FileRow, ...]) -> CasePaper:
    state = state_of(paper)
    return CasePaper(
        id=paper.id or 0,
        paper_id=paper.key.sop_paper,
        kind=paper.kind_code,
        kind_name=paper.kind.name,
        title=paper.title,
        state=state,
        state_word=state_word(state),
        number=paper.number,
        date=paper.dated,
        unit_id=paper.key.unit_id,
        files=files,
    )


def _media_of(government_id: int, papers: set[int]) -> dict[int, tuple[str, ...]]:
    """Return the sorts of file each paper has."""
    rows = PaperFile.objects.filter(government_id=government_id, paper_id__in=papers)
    found: dict[int, tuple[str, ...]] = {}
    for paper, media in rows.order_by("id").values_list("paper_id", "media"):
        known = found.get(paper, ())
        found[paper] = known if media in known else (*known, media)
    return found


def _register_row(
    row: NumberEntry, cases: dict[int, int], files: dict[int, tuple[str, ...]]
) -> RegisterRow:
    return RegisterRow(
        id=row.pk,
        number=row.text,
        date=row.dated,
        kind=row.kind,
        kind_name=kind_of(row.kind).name,
        subject=row.subject,
        to=row.addressees,
        signer=row.signer,
        state=row.state,
        state_word=state_word(row.state),
        void_reason=row.void_reason,
        paper_id=row.paper_id,
        case_id=cases.get(row.paper_id or 0),
        files=files.get(row.paper_id or 0, ()),
    )
