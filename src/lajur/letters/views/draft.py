"""Saving and uploading the draft of a paper at its desk."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lajur.cases.errors import CaseRefused
from lajur.letters.errors import LettersError
from lajur.letters.services.draft import SavedDraft, save_draft
from lajur.letters.services.upload import upload_version
from lajur.letters.views.desk import TaskSight, see_task
from lajur.letters.views.task import posted_drafts
from lajur.ui.address import row_number

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest


@require_POST
def draft_save(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Save the fields of one paper; the page does it by itself while typing."""
    paper_id = request.GET.get("paper", "")
    office, sight = request.office, _see(request, task_id)
    saved, problem = None, ""
    try:
        saved = save_draft(
            government_id=office.government_id,
            task_id=task_id,
            paper_id=paper_id,
            fields=posted_drafts(request, sight).get(paper_id, {}),
            expected_version=_version(request, paper_id),
            by=office.acting,
            at=office.at,
        )
    except (CaseRefused, LettersError) as refusal:
        problem = str(refusal)
    return _answer(request, task_id, paper_id, saved, problem)


@require_POST
def draft_upload(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Take a Word file as the next version of a paper."""
    _see(request, task_id)
    paper_id = request.GET.get("paper", "")
    upload = request.FILES.get("upload")
    if upload is None:
        problem = _("Pilih berkas dahulu.")
        return _answer(request, task_id, paper_id, None, problem)
    office = request.office
    saved, problem = None, ""
    try:
        saved = upload_version(
            government_id=office.government_id,
            task_id=task_id,
            paper_id=paper_id,
            name=upload.name or "",
            content=upload.read(),
            expected_version=_version(request, paper_id),
            by=office.acting,
            at=office.at,
        )
    except (CaseRefused, LettersError) as refusal:
        problem = str(refusal)
    return _answer(request, task_id, paper_id, saved, problem)


def _see(request: "OfficeRequest", task_id: int) -> TaskSight:
    try:
        return see_task(request.office, task_id)
    except CaseRefused as refusal:
        raise Http404(str(refusal)) from refusal


def _version(request: "OfficeRequest", paper_id: str) -> int:
    number = row_number(request.POST.get(f"{paper_id}.version", "0"))
    if number is None:
        raise Http404
    return number


def _answer(
    request: "OfficeRequest",
    task_id: int,
    paper_id: str,
    saved: SavedDraft | None,
    problem: str,
) -> HttpResponse:
    """Tell what came of it: a line for the page that asked, else the whole page."""
    if request.headers.get("HX-Request"):
        context = {
            "is_part": True,
            "problem": problem,
            "paper_id": paper_id,
            "saved_at": saved and saved.at,
            "version": saved and saved.version,
        }
        return render(request, "letters/draft_saved.html", context)
    if saved:
        messages.success(request, _("Draf tersimpan."))
    else:
        messages.error(request, problem)
    page = reverse("letters:task-show", args=[task_id])
    return redirect(f"{page}?naskah={paper_id}&lihat=edit")
