"""The legal bases the catalogue cites: which hold, and who cites what."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lajur.procedures import errors, services
from lajur.procedures.models import LawNote
from lajur.procedures.queries.law import law_page
from lajur.procedures.views.seat import seat_of, steward_of

_LONGEST = 400


@require_GET
def law_list(request: HttpRequest) -> HttpResponse:
    """Show every law the SOPs cite, outdated ones first."""
    seat = seat_of(request)
    words = request.GET.get("q", "").strip()[:120]
    return render(
        request,
        "procedures/law_list.html",
        {
            "page": law_page(seat.government_id, words),
            "words": words,
            "standings": _standings(),
            "may_change": seat.is_steward,
        },
    )


@require_POST
def law_note(request: HttpRequest) -> HttpResponse:
    """Keep what the office knows of a law."""
    seat = steward_of(request)
    status = request.POST.get("status", "")
    try:
        services.note_law(
            government_id=seat.government_id,
            text=request.POST.get("law", "")[:_LONGEST],
            status=status if status in LawNote.Status else LawNote.Status.REPLACED,
            successor=request.POST.get("successor", "")[:_LONGEST],
            source=request.POST.get("source", "")[:_LONGEST],
            today=seat.today,
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Tersimpan; SOP yang mencantumkannya sudah diperiksa ulang.")
        )
    return redirect("procedures:law-list")


@require_POST
def law_forget(request: HttpRequest) -> HttpResponse:
    """Take back what the office entered about a law."""
    seat = steward_of(request)
    try:
        services.forget_law(
            government_id=seat.government_id,
            code=request.POST.get("code", ""),
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Catatan peraturan dihapus."))
    return redirect("procedures:law-list")


def _standings() -> dict[str, str]:
    return {
        LawNote.Status.REPLACED: _("Sudah diganti"),
        LawNote.Status.AMENDED: _("Sudah diubah, masih berlaku"),
        LawNote.Status.ENDED: _("Masanya berakhir"),
        LawNote.Status.IN_FORCE: _("Masih berlaku"),
    }
