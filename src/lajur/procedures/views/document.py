"""Receiving a document, and what was found in it."""

from collections.abc import Sequence
from time import monotonic

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lajur.ledger.queries import open_file
from lajur.procedures import errors, services
from lajur.procedures.forms import DocumentForm
from lajur.procedures.queries.document import DocumentPage, document
from lajur.procedures.queries.queue import document_queue
from lajur.procedures.views.seat import Seat, seat_of, steward_of

#: How long one request goes on publishing before the page shows how far it got.
_SECONDS_AT_A_TIME = 2.0
#: How many SOPs are named beside the reason they wait for.
_NAMED = 3


def document_receive(request: HttpRequest) -> HttpResponse:
    """Take a file, read it, and lead to what was found."""
    seat = steward_of(request)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            received = services.receive_document(
                government_id=seat.government_id,
                name=upload.name,
                content=upload.read(services.SIZE_LIMIT + 1),
                by=seat.acting,
                at=seat.at,
            )
        except errors.Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            _tell(request, received)
            drafts = received.drafts
            if len(drafts) == 1 and drafts[0].state == "open":
                return redirect("procedures:draft-review", drafts[0].slug)
            return redirect("procedures:document-show", received.document_id)
    status = 422 if form.errors else 200
    return render(
        request, "procedures/document_receive.html", {"form": form}, status=status
    )


@require_GET
def document_show(request: HttpRequest, document_id: int) -> HttpResponse:
    """Show the SOPs found in a document and what each still needs."""
    seat = seat_of(request)
    page = _page_or_404(seat, document_id)
    after = _position(request.GET.get("lanjut"))
    context = {
        "page": page,
        "queue": document_queue(seat.government_id, document_id),
        "after": after,
        "is_publishing": after is not None and page.complete > 0,
        "may_change": seat.is_steward,
    }
    return render(request, "procedures/document_show.html", context)


@require_POST
def document_confirm(request: HttpRequest, document_id: int) -> HttpResponse:
    """Take everything derived in a document's drafts as right."""
    seat = steward_of(request)
    _page_or_404(seat, document_id)
    count = services.confirm_document(
        government_id=seat.government_id,
        document_id=document_id,
        by=seat.acting,
        at=seat.at,
    )
    text = ngettext(
        "Isian turunan %(count)d SOP disetujui. Pertanyaan tetap menunggu jawaban.",
        "Isian turunan %(count)d SOP disetujui. Pertanyaan tetap menunggu jawaban.",
        count,
    )
    messages.success(request, text % {"count": count})
    return redirect("procedures:document-show", document_id)


@require_POST
def document_publish(request: HttpRequest, document_id: int) -> HttpResponse:
    """Publish what is complete for a short while; the page then goes on.

    Each SOP is an act of its own, so whoever leaves or stops finds the rest open.
    """
    seat = steward_of(request)
    _page_or_404(seat, document_id)
    after = _position(request.POST.get("lanjut"))
    until = monotonic() + _SECONDS_AT_A_TIME
    done = services.publish_complete(
        government_id=seat.government_id,
        document_id=document_id,
        by=seat.acting,
        at=seat.at,
        after=-1 if after is None else after,
        goes_on=lambda: monotonic() < until,
    )
    position = done.position
    _tell_published(request, done.outcomes, is_last=position is None)
    address = reverse("procedures:document-show", args=[document_id])
    return redirect(address if position is None else f"{address}?lanjut={position}")


@require_GET
def document_download(request: HttpRequest, document_id: int) -> FileResponse:
    """Give the document back as it came in, never shown inside this site."""
    seat = seat_of(request)
    page = _page_or_404(seat, document_id)
    return FileResponse(
        open_file(seat.government_id, page.sha256),
        as_attachment=True,
        filename=page.name,
        content_type="application/octet-stream",
    )


def _page_or_404(seat: Seat, document_id: int) -> DocumentPage:
    try:
        return document(seat.government_id, document_id)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown


def _position(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 9 else None


def _tell_published(
    request: HttpRequest, done: Sequence[services.Outcome], *, is_last: bool
) -> None:
    """Say once for each reason which SOPs wait for somebody."""
    waiting: dict[str, list[services.Outcome]] = {}
    for outcome in done:
        if outcome.reason:
            waiting.setdefault(outcome.reason, []).append(outcome)
    for reason, outcomes in waiting.items():
        titles = ", ".join(outcome.title for outcome in outcomes[:_NAMED])
        more = len(outcomes) - _NAMED
        if more > 0:
            titles += _(" dan %(more)d lainnya") % {"more": more}
        messages.warning(request, f"{reason} ({titles})")
    if is_last and not waiting:
        messages.success(request, _("Semua SOP yang lengkap sudah disahkan."))


def _tell(request: HttpRequest, received: services.Received) -> None:
    if received.was_known:
        messages.info(
            request,
            _("Berkas ini sudah pernah diterima; hasil bacanya dibuka kembali."),
        )
        return
    count = len(received.drafts)
    text = ngettext(
        "%(count)d SOP ditemukan dalam berkas.",
        "%(count)d SOP ditemukan dalam berkas.",
        count,
    )
    messages.success(request, text % {"count": count})
