"""Acts on a case or task from a button; every one is a plain form post."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lajur.cases import services
from lajur.cases.errors import CaseRefused
from lajur.cases.forms import AttachForm, CommentForm, ReasonForm, VersionForm
from lajur.cases.views.page import read_task_facts
from lajur.ledger.services import store_file

if TYPE_CHECKING:
    from lajur.desk.frame import OfficeRequest


@require_POST
def task_take(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Take a task of a team, so that others see who works on it."""
    office = request.office
    _try(
        request,
        lambda: services.take(
            government_id=office.government_id,
            task_id=task_id,
            by=office.acting,
            at=office.at,
        ),
        _("Tugas Anda ambil."),
    )
    return redirect(_back(request, "letters:task-show", task_id))


@require_POST
def task_hand_back(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Give a taken task back to its team."""
    office = request.office
    _try(
        request,
        lambda: services.hand_back(
            government_id=office.government_id,
            task_id=task_id,
            by=office.acting,
            at=office.at,
        ),
        _("Tugas kembali ke meja asalnya."),
    )
    return redirect(_back(request, "desk:inbox-show"))


@require_POST
def case_suspend(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Let a case rest, with a reason."""
    return _with_reason(request, case_id, services.suspend, _("Kasus ditangguhkan."))


@require_POST
def case_resume(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Go on with a case that rested."""
    return _with_reason(request, case_id, services.resume, _("Kasus dilanjutkan."))


@require_POST
def case_cancel(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """End a case before its last step, with a reason."""
    return _with_reason(request, case_id, services.cancel, _("Kasus dibatalkan."))


@require_POST
def case_change_version(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Move a case to the newer version its dry run was shown for."""
    office = request.office
    form = VersionForm(request.POST)
    if _is_filled(request, form):
        given = form.cleaned_data
        _try(
            request,
            lambda: services.change_version(
                government_id=office.government_id,
                case_id=case_id,
                version_id=given["version"],
                reason=given["reason"],
                by=office.acting,
                at=office.at,
            ),
            _("Kasus kini memakai versi SOP yang baru."),
        )
    return redirect("cases:case-show", case_id)


@require_POST
def record_tick(request: "OfficeRequest", case_id: int, place: int) -> HttpResponse:
    """Tick one line of the closing checklist."""
    office = request.office
    _try(
        request,
        lambda: services.tick_record(
            government_id=office.government_id,
            case_id=case_id,
            place=place,
            by=office.acting,
            at=office.at,
        ),
        _("Catatan ditandai."),
    )
    return redirect("cases:case-show", case_id)


@require_POST
def case_comment(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Leave a remark everybody at the case can read."""
    _comment(request, case_id)
    return redirect("cases:case-show", case_id)


@require_POST
def task_comment(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Leave a remark at one task of a case."""
    _comment(request, read_task_facts(request, task_id).case_id, task_id)
    return redirect("letters:task-show", task_id)


@require_POST
def case_attach(request: "OfficeRequest", case_id: int) -> HttpResponse:
    """Put a file to a case."""
    _attach(request, case_id)
    return redirect("cases:case-show", case_id)


@require_POST
def task_attach(request: "OfficeRequest", task_id: int) -> HttpResponse:
    """Put a file to a case from one of its tasks."""
    _attach(request, read_task_facts(request, task_id).case_id, task_id)
    return redirect("letters:task-show", task_id)


def _comment(
    request: "OfficeRequest", case_id: int, task_id: int | None = None
) -> None:
    office = request.office
    form = CommentForm(request.POST)
    if not _is_filled(request, form):
        return
    _try(
        request,
        lambda: services.comment(
            government_id=office.government_id,
            case_id=case_id,
            task_id=task_id,
            text=form.cleaned_data["text"],
            by=office.acting,
            at=office.at,
        ),
        _("Catatan tersimpan."),
    )


def _attach(request: "OfficeRequest", case_id: int, task_id: int | None = None) -> None:
    office = request.office
    form = AttachForm(request.POST, request.FILES)
    if not _is_filled(request, form):
        return
    upload = form.cleaned_data["file"]

    def attach() -> object:
        stored = store_file(
            government_id=office.government_id,
            name=upload.name,
            media_type=upload.content_type or "application/octet-stream",
            content=upload,
            at=office.at,
        )
        return services.attach(
            government_id=office.government_id,
            case_id=case_id,
            task_id=task_id,
            sha256=stored.sha256,
            name=upload.name,
            by=office.acting,
            at=office.at,
        )

    _try(request, attach, _("Berkas terlampir."))


def _with_reason(
    request: "OfficeRequest", case_id: int, act: Callable[..., object], done: str
) -> HttpResponse:
    office = request.office
    form = ReasonForm(request.POST)
    if _is_filled(request, form):
        _try(
            request,
            lambda: act(
                government_id=office.government_id,
                case_id=case_id,
                reason=form.cleaned_data["reason"],
                by=office.acting,
                at=office.at,
            ),
            done,
        )
    return redirect("cases:case-show", case_id)


def _try(request: "OfficeRequest", act: Callable[[], object], done: str) -> None:
    """Do an act and say what came of it, on the next page."""
    try:
        act()
    except CaseRefused as refusal:
        if refusal.code == "unknown":
            raise Http404(str(refusal)) from refusal
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


def _is_filled(request: "OfficeRequest", form: forms.Form) -> bool:
    """Tell on the next page what a one-field form lacks."""
    for errors in form.errors.values():
        messages.error(request, str(errors[0]))
    return form.is_valid()


def _back(request: "OfficeRequest", url_name: str, *args: object) -> str:
    """Give where the form came from, when that is one of our pages."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return redirect(url_name, *args).url
