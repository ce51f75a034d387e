"""One paper, its files, and the letter book."""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lajur.cases import queries as case_queries
from lajur.ledger.errors import FileMissing
from lajur.ledger.queries import open_file
from lajur.letters import queries
from lajur.letters.errors import LettersError
from lajur.letters.queries import RegisterRow
from lajur.letters.words import FILES
from lajur.ui.address import row_number
from lajur.ui.templatetags.lajur import Tab

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest

PAGE = 50
YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
#: So many receivers are named in the letter book.
NAMED = 2
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
#: How a state of a numbered paper is coloured.
TONES = {"registered": "done", "reserved": "waiting", "void": "cancelled"}


@dataclass(frozen=True)
class BookLine:
    """One line of the letter book."""

    url: str
    number: str
    date: date | None
    subject: str
    kind_name: str
    to: str
    signer: str
    tone: str
    state_word: str
    #: Page that makes the number void, "" where it is not free.
    void_url: str
    void_reason: str
    files: str


@dataclass(frozen=True)
class BookPage:
    """One page of the letter book with its filters."""

    rows: tuple[BookLine, ...]
    tabs: tuple[Tab, ...]
    year: str
    q: str
    next_url: str


def register_list(request: "OfficeRequest") -> HttpResponse:
    """Show the numbered papers of the office, newest first."""
    year, words = request.GET.get("tahun", ""), request.GET.get("q", "").strip()
    year = year if YEAR.fullmatch(year) else ""
    before = request.GET.get("sebelum", "")
    found = queries.register(
        request.office.government_id,
        year=int(year) if year else None,
        q=words,
        before=row_number(before),
        limit=PAGE,
    )
    query = {"tahun": year, "q": words, "sebelum": found.more}
    more = urlencode({name: value for name, value in query.items() if value})
    page = BookPage(
        rows=tuple(
            BookLine(
                url=_paper_url(row.paper_id),
                number=row.number,
                date=row.date,
                subject=row.subject,
                kind_name=row.kind_name,
                to=receivers(row.to),
                signer=row.signer,
                tone=TONES.get(row.state, "waiting"),
                state_word=row.state_word,
                void_url=_void_url(row) if request.office.is_steward else "",
                void_reason=row.void_reason,
                files=", ".join(_(FILES[media]) for media in row.files),
            )
            for row in found.rows
        ),
        tabs=_year_tabs(request.office.today.year, year),
        year=year,
        q=words,
        next_url=f"?{more}" if found.more else "",
    )
    return render(request, "letters/register_list.html", {"page": page})


def receivers(to: str) -> str:
    """Name the first receivers of a paper and count the rest."""
    names = [name.strip() for name in to.split(";") if name.strip()]
    if len(names) <= NAMED + 1:
        return "; ".join(names)
    text = _("%(names)s dan %(n)d lainnya")
    return text % {"names": "; ".join(names[:NAMED]), "n": len(names) - NAMED}


def paper_show(request: "OfficeRequest", paper_id: int) -> HttpResponse:
    """Show a paper as it stands, or as one of its versions."""
    version = request.GET.get("versi", "")
    try:
        paper = queries.paper_page(
            request.office.government_id,
            paper_id,
            version=row_number(version),
        )
    except LettersError as refusal:
        raise Http404(str(refusal)) from refusal
    files = [(_(FILES[file.media]), file) for file in paper.files]
    case = case_queries.read_case(
        government_id=request.office.government_id,
        case_id=paper.case_id or 0,
        by=None,
        at=request.office.at,
    )
    context = {"paper": paper, "files": files, "case": case}
    return render(request, "letters/paper_show.html", context)


def paper_download(
    request: "OfficeRequest", paper_id: int, media: str
) -> HttpResponse | FileResponse:
    """Hand over a paper: the signed file where there is one, else a fresh draft."""
    government_id = request.office.government_id
    try:
        paper = queries.paper_page(government_id, paper_id)
        kept = next((file for file in paper.files if file.media == media), None)
        if kept:
            file = open_file(government_id, kept.sha256)
            return FileResponse(file, filename=kept.name, content_type=MEDIA[media])
        draw = queries.draft_pdf if media == "pdf" else queries.draft_docx
        address = request.build_absolute_uri(reverse("letters:scan-file"))
        content = draw(government_id, int(paper_id), address=address)
    except LettersError as refusal:
        raise Http404(str(refusal)) from refusal
    name = f"{paper.title}.{media}"
    place = "inline" if media == "pdf" else "attachment"
    response = HttpResponse(content, content_type=MEDIA[media])
    response.headers["Content-Disposition"] = (
        f"{place}; filename*=utf-8''{urlencode({'': name})[1:]}"
    )
    return response


def file_download(request: "OfficeRequest", paper_id: int, sha256: str) -> FileResponse:
    """Hand over one kept file of a paper, such as its book or a scan."""
    government_id = request.office.government_id
    try:
        row = queries.file_of(government_id, int(paper_id), sha256)
        file = open_file(government_id, sha256)
    except (LettersError, FileMissing) as refusal:
        raise Http404(str(refusal)) from refusal
    return FileResponse(file, as_attachment=True, filename=row.name)


def _paper_url(paper_id: int | None) -> str:
    """Give the page of a paper; a void number may have lost its paper."""
    return reverse("letters:paper-show", args=[paper_id]) if paper_id else ""


def _void_url(row: RegisterRow) -> str:
    if row.state != "reserved":
        return ""
    return reverse("letters:number-void", args=[row.id])


def _year_tabs(this_year: int, chosen: str) -> tuple[Tab, ...]:
    tabs = [Tab(_("Semua"), "?", is_here=not chosen)]
    for year in (this_year, this_year - 1):
        here = chosen == str(year)
        tabs.append(Tab(str(year), f"?tahun={year}", is_here=here))
    return tuple(tabs)
