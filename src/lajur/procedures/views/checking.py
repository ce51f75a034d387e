"""The findings of an SOP: mended by a button, or put aside with a reason."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lajur.core.checking import QUESTIONS
from lajur.procedures import errors, services
from lajur.procedures.queries.checking import Checked, checked
from lajur.procedures.views.seat import Seat, seat_of, steward_of


@require_GET
def sop_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the findings of a draft; a version shows them on its own page."""
    seat = seat_of(request)
    found = checked_or_404(seat, slug)
    if found.has_version:
        return redirect(_tab_url(slug))
    context = {"checked": found, "may_change": seat.is_steward}
    return render(request, "procedures/sop_check.html", context)


@require_POST
def finding_mend(request: HttpRequest, slug: str) -> HttpResponse:
    """Put one finding right in the draft."""
    seat = steward_of(request)

    def act() -> str:
        services.mend_finding(
            government_id=seat.government_id,
            slug=slug,
            key=request.POST.get("key", ""),
            by=seat.acting,
            at=seat.at,
        )
        return _("Perbaikan tersimpan di draf; dapat diurungkan di halaman ubah.")

    return _done(request, slug, act)


@require_POST
def finding_dismiss(request: HttpRequest, slug: str) -> HttpResponse:
    """Put one finding aside, or answer a question."""
    seat = steward_of(request)

    def act() -> str:
        code = services.dismiss_finding(
            government_id=seat.government_id,
            slug=slug,
            key=request.POST.get("key", ""),
            reason=request.POST.get("reason", "")[:500],
            by=seat.acting,
            at=seat.at,
        )
        if code in QUESTIONS:
            return _("Jawaban tersimpan.")
        return _("Temuan dikesampingkan; alasannya tersimpan.")

    return _done(request, slug, act)


@require_POST
def finding_restore(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a finding back that was put aside."""
    seat = steward_of(request)

    def act() -> str:
        services.restore_finding(
            government_id=seat.government_id,
            slug=slug,
            key=request.POST.get("key", ""),
            by=seat.acting,
            at=seat.at,
        )
        return _("Temuan ditampilkan kembali.")

    return _done(request, slug, act)


def checked_or_404(seat: Seat, slug: str) -> Checked:
    """Return the findings of an SOP; raises Http404 for an unknown one."""
    try:
        return checked(seat.government_id, slug)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown


def _done(request: HttpRequest, slug: str, act: Callable[[], str]) -> HttpResponse:
    """Do it, say what came of it, and go back to the findings."""
    try:
        messages.success(request, act())
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("procedures:sop-check", slug)


def _tab_url(slug: str) -> str:
    return f"{reverse('procedures:sop-show', args=[slug])}?tab=pemeriksaan"
