"""One paper as a page shows it: fields, page, marks, versions, files."""

from collections.abc import Sequence

from django.utils.translation import gettext

from lajur.core.sop import Verb
from lajur.letters.errors import PaperMissing
from lajur.letters.models import PaperFile
from lajur.letters.queries.compose import may_write
from lajur.letters.queries.papers import versions_of
from lajur.letters.queries.rows import (
    BookRow,
    ChangedParagraph,
    ChangesPage,
    DeskPaper,
    FieldRow,
    FileRow,
    MarkRow,
    VersionRow,
)
from lajur.letters.sealing import made_of, page_of
from lajur.letters.state import SCAN, MarkState, PaperState, VersionState
from lajur.letters.words import MARKS, state_word
from lajur.letters.writing import compose
from lajur.letters.writing.blocks import Page
from lajur.letters.writing.difference import changes
from lajur.letters.writing.kind import kind_of
from lajur.letters.writing.screen import for_screen
from lajur.letters.writing.seal import Seal, Signature, post_lines

#: So many addressees of one dispatch are named.
_TOLD = 3


def state_of(paper: PaperState) -> str:
    """Return the furthest state a paper has reached and still holds."""
    if paper.signing_since is not None:
        return "signing"
    for kind in ("archived", "sent", "numbered", "signed", "initialled", "checked"):
        if paper.valid(kind):
            return kind
    return "draft"


def mark_rows(paper: PaperState) -> tuple[MarkRow, ...]:
    """Return every mark, oldest first, with whether it still holds."""
    return tuple(
        MarkRow(
            mark.kind,
            mark_words(mark),
            mark.person,
            mark.post,
            mark.capacity,
            mark.at,
            mark.note,
            mark.content_hash == paper.content_hash,
        )
        for mark in paper.marks
    )


def mark_words(mark: MarkState) -> str:
    """Name a mark; a dispatch says to whom, the first by name."""
    word = gettext(MARKS.get(mark.kind, mark.kind))
    to = list(mark.data.get("to", ()))
    if not to:
        return word
    facts = {"names": ", ".join(to[:_TOLD]), "n": len(to) - _TOLD}
    if len(to) <= _TOLD:
        return gettext("Dikirim kepada %(names)s") % facts
    return gettext("Dikirim kepada %(names)s, dan %(n)d lainnya") % facts


def field_rows(paper: PaperState) -> tuple[FieldRow, ...]:
    """Return the form of a paper with its values.

    A PDF book is not written on a page: it is only replaced by another file.
    """
    fields = paper.content["fields"]
    book = compose.book_of(paper.kind, paper.content)
    body = paper.kind.text_field if book and book["media"] == "pdf" else None
    return tuple(
        FieldRow(
            one.name,
            one.label,
            one.type,
            fields.get(one.name, ""),
            one.hint,
            tuple((word, word) for word in one.choices),
            one.required,
            f"{paper.key.sop_paper}.{one.name}",
        )
        for one in paper.kind.fields
        if one != body
    )


def paper_row(
    paper: PaperState, verb: Verb | None = None, *, version: int | None = None
) -> DeskPaper:
    """Return a paper as a page shows it; without a verb it is only read."""
    kind = paper.kind
    can_edit = verb is not None and may_write(paper, verb)
    uploads = kind.upload if can_edit and kind.text_field else ()
    known = _versions(paper)
    shown = _shown(paper, known, version)
    state = state_of(paper)
    return DeskPaper(
        paper_id=paper.key.sop_paper,
        id=paper.id,
        kind=paper.kind_code,
        kind_name=kind.name,
        title=paper.title,
        version=paper.version,
        author=paper.author,
        saved_at=paper.saved_at,
        can_edit=can_edit,
        fields=field_rows(paper),
        page=for_screen(shown),
        marks=mark_rows(paper),
        takes_upload=",".join(f".{media}" for media in uploads),
        number=paper.number,
        number_state=paper.number_state,
        state=state,
        state_word=state_word(state),
        asks_writing=verb in (Verb.PREPARE, Verb.SUBMIT, Verb.INSTRUCT),
        versions=tuple(_version_row(one) for one in known),
        changes=changed(known).count if len(known) > 1 else 0,
        files=files_of(paper),
        book=_book_row(paper),
        case_id=paper.case_id,
    )


def _book_row(paper: PaperState) -> BookRow | None:
    book = compose.book_of(paper.kind, paper.content)
    if book is None:
        return None
    return BookRow(book["name"], book["media"], book["pages"], book["sha256"])


def changed(
    versions: tuple[VersionState, ...], old: int | None = None, new: int | None = None
) -> ChangesPage:
    """Compare two versions; without numbers, the latest with the one before it."""
    by_number = {one.number: one for one in versions}
    after = by_number.get(new or max(by_number, default=0))
    before = by_number.get(old or (after.number - 1 if after else 0))
    if after is None or before is None:
        raise PaperMissing
    compared = changes(bare(before), bare(after))
    return ChangesPage(
        for_screen(compared.page),
        tuple(
            ChangedParagraph(one.before, one.after, one.words)
            for one in compared.paragraphs
        ),
        before.number,
        after.number,
    )


def bare(version: VersionState) -> Page:
    """Draw a version without what acts put on it: only the text is compared."""
    kind = kind_of(version.content["kind"])
    plan = version.content["facts"]["signer"]
    posts = post_lines(
        plan["post"], plan.get("capacity", "definitive"), plan.get("mandate")
    )
    return compose.page(kind, version.content, Seal(Signature(posts)))


def files_of(paper: PaperState) -> tuple[FileRow, ...]:
    """Return the finished files of a paper as it stands, and its original."""
    rows = kept_files([paper]) if paper.id else {}
    found = rows.get(paper.id or 0, ())
    file = paper.content.get("file")
    if file and all(row.sha256 != file["sha256"] for row in found):
        media = "book" if paper.kind.takes_books else "upload"
        row = FileRow(media, file["name"], file["sha256"], file["size"])
        found = (*found, row)
    return found


def kept_files(papers: Sequence[PaperState]) -> dict[int, tuple[FileRow, ...]]:
    """Return the files of papers, only those that belong to what now stands."""
    shown = {paper.id or 0: paper for paper in papers}
    rows = PaperFile.objects.filter(
        government_id__in={one.government_id for one in papers if one.government_id},
        paper_id__in=shown,
    )
    found: dict[int, tuple[FileRow, ...]] = {}
    for row in rows.order_by("id"):
        paper = shown[row.paper_id]
        wanted = paper.content_hash if row.media == SCAN else made_of(paper)
        if row.made_of == wanted:
            # The sealed file is the PDF a reader wants.
            media = "pdf" if row.media == "sealed" else row.media
            file = FileRow(media, row.name, row.sha256, row.size)
            found[row.paper_id] = (*found.get(row.paper_id, ()), file)
    return found


def _versions(paper: PaperState) -> tuple[VersionState, ...]:
    if paper.id is None or paper.government_id is None:
        return ()
    return versions_of(paper.government_id, paper.id)


def _shown(
    paper: PaperState, known: tuple[VersionState, ...], version: int | None
) -> Page:
    if version is None or version == paper.version:
        return page_of(paper)
    return bare(next((one for one in known if one.number == version), known[0]))


def _version_row(one: VersionState) -> VersionRow:
    source = "upload" if one.file_sha256 else "page"
    return VersionRow(one.number, one.author, one.post, one.at, source, one.file_name)
