"""The catalogue: every procedure of the government in one table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lajur.procedures.queries.family import family_names
from lajur.procedures.queries.register import FINDINGS, STATES, CataloguePage, catalogue
from lajur.procedures.views.seat import seat_of
from lajur.ui.templatetags.lajur import Tab

#: The chip of each state of a line.
CHIPS = {
    "in_force": "in_force",
    "asked": "asked",
    "draft": "draft",
    "approved": "accepted",
    "withdrawn": "withdrawn",
}


def sop_list(request: HttpRequest) -> HttpResponse:
    """Show the catalogue, filtered by words, unit, state and family."""
    seat = seat_of(request)
    words = request.GET.get("q", "").strip()[:120]
    unit_id = _number(request.GET.get("unit"))
    state = request.GET.get("keadaan", "")
    state = state if state in STATES else ""
    findings = request.GET.get("temuan", "")
    findings = findings if findings in FINDINGS else ""
    family_id = _number(request.GET.get("keluarga"))
    start = _number(request.GET.get("mulai")) or 0
    page = catalogue(
        seat.government_id,
        seat.today,
        words=words,
        unit_id=unit_id,
        state=state,
        findings=findings,
        family_id=family_id,
        start=start,
    )
    return render(
        request,
        "procedures/sop_list.html",
        {
            "page": page,
            "tabs": _tabs(request, page, state),
            "words": words,
            "unit_id": unit_id,
            "state": state,
            "findings": findings,
            "finding_names": _finding_names(),
            "families": family_names(seat.government_id),
            "family_id": family_id,
            "is_filtered": bool(words or unit_id or state or findings or family_id),
            "may_change": seat.is_steward,
            "previous_url": _page_url(request, start - 50) if start else "",
            "next_url": _page_url(request, start + 50) if page.has_more else "",
        },
    )


def _tabs(request: HttpRequest, page: CataloguePage, state: str) -> list[Tab]:
    names = {
        "in_force": _("Berlaku"),
        "wished": _("Usulan"),
        "asked": _("Perlu dijawab"),
        "draft": _("Draf"),
        "trial": _("Uji coba"),
        "review": _("Reviu"),
        "approved": _("Disahkan"),
        "withdrawn": _("Dicabut"),
    }
    tabs = [Tab(_("Semua"), _url(request, keadaan=""), page.everything, not state)]
    tabs += [
        Tab(name, _url(request, keadaan=code), page.counts.get(code, 0), code == state)
        for code, name in names.items()
        if page.counts.get(code) or code == state
    ]
    return tabs


def _finding_names() -> dict[str, str]:
    return {
        "errors": _("Perlu diperbaiki"),
        "warnings": _("Ada catatan"),
        "none": _("Tanpa temuan"),
    }


def _page_url(request: HttpRequest, start: int) -> str:
    return _url(request, mulai=str(max(start, 0)))


def _url(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("mulai", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 18 else None
