"""Receiving a document, and what was found in it."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from lajur.ledger.queries import open_file
from lajur.procedures import errors, services
from lajur.procedures.forms import DocumentForm
from lajur.procedures.queries.document import document
from lajur.procedures.views.seat import seat_of, steward_of


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
    try:
        page = document(seat.government_id, document_id)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    return render(
        request,
        "procedures/document_show.html",
        {"page": page, "may_change": seat.is_steward},
    )


@require_GET
def document_download(request: HttpRequest, document_id: int) -> FileResponse:
    """Give the document back as it came in, never shown inside this site."""
    seat = seat_of(request)
    try:
        page = document(seat.government_id, document_id)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    return FileResponse(
        open_file(seat.government_id, page.sha256),
        as_attachment=True,
        filename=page.name,
        content_type="application/octet-stream",
    )


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
