"""Putting a draft away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lajur.procedures import errors, services
from lajur.procedures.queries.document import open_draft
from lajur.procedures.views.seat import steward_of


@require_POST
def draft_discard(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a draft away."""
    seat = steward_of(request)
    page = open_draft(seat.government_id, slug)
    if page is None:
        raise Http404(_("SOP ini tidak memiliki draf yang terbuka."))
    try:
        services.discard_draft(
            government_id=seat.government_id,
            draft_id=page.draft_id,
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Draf dibuang; berkas dan jawabannya tetap tersimpan.")
        )
    return redirect("procedures:sop-list")
