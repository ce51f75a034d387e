"""An SOP handed over as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lajur.core.bpmn import NotDrawable
from lajur.procedures.export import FORMATS
from lajur.procedures.views.procedure import page_or_404, printed
from lajur.procedures.views.seat import seat_of


@require_GET
def sop_download(request: HttpRequest, slug: str, media: str) -> HttpResponse:
    """Give the SOP as a file of the kind asked for, as this office prints it."""
    seat = seat_of(request)
    page = page_or_404(request, seat, slug)
    if page.shown is None or media not in FORMATS:
        raise Http404(_("SOP ini belum memiliki versi."))
    kind = FORMATS[media]
    try:
        content = kind.written(printed(page), timezone.now())
    except NotDrawable as reason:
        raise Http404(str(reason)) from reason
    return HttpResponse(
        content,
        content_type=kind.media_type,
        headers={"Content-Disposition": f'attachment; filename="{slug}.{media}"'},
    )
