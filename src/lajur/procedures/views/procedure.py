"""The page of one SOP: the official sheet, its lanes, findings and versions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lajur.core.drawing import official_form
from lajur.core.sop import Sop
from lajur.procedures import errors
from lajur.procedures.export import FORMATS
from lajur.procedures.forms import RebindForm
from lajur.procedures.lane import Lane
from lajur.procedures.queries.approval import newest_withdrawal
from lajur.procedures.queries.checking import checked
from lajur.procedures.queries.choices import queue_choices
from lajur.procedures.queries.procedure import (
    ProcedurePage,
    lane_rows,
    procedure,
)
from lajur.procedures.queries.relation import register_map
from lajur.procedures.views.network import related
from lajur.procedures.views.seat import Seat, seat_of
from lajur.ui.templatetags.lajur import Tab

TABS = ("lembar", "pelaksana", "pemeriksaan", "kaitan", "versi")


@require_GET
def sop_show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an SOP; one that is only a draft yet is shown as its review."""
    seat = seat_of(request)
    page = page_or_404(request, seat, slug)
    if page.shown is None:
        if page.open_draft_questions is None:
            return redirect("procedures:sop-life", slug)
        return redirect("procedures:draft-review", slug)
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS and (tab != "pelaksana" or page.adoption) else TABS[0]
    sop = printed(page)
    context = {
        "page": page,
        "sop": sop,
        "tab": tab,
        "tabs": _tabs(request, page, tab),
        "unit": page.unit_names.get(page.adoption.unit_id) if page.adoption else "",
        "withdrawal": (
            newest_withdrawal(seat.government_id, page.id) if page.is_over else None
        ),
        "may_change": seat.is_steward,
        "formats": tuple(FORMATS),
        **_tab_context(seat, page, sop, tab),
    }
    return render(request, "procedures/sop_show.html", context)


def page_or_404(request: HttpRequest, seat: Seat, slug: str) -> ProcedurePage:
    """Return what the address asks for; raises Http404 for what is not there."""
    number = request.GET.get("adopsi", "")
    adoption_id = int(number) if number.isdecimal() and len(number) < 18 else None
    try:
        return procedure(seat.government_id, slug, seat.today, adoption_id=adoption_id)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown


def printed(page: ProcedurePage) -> Sop:
    """Return the SOP as the office that adopted it prints it."""
    if page.shown is None:
        raise errors.Unknown
    if page.adoption is None:
        return page.shown.sop
    return page.adoption.printed(page.shown.sop)


def _tab_context(seat: Seat, page: ProcedurePage, sop: Sop, tab: str) -> dict[str, Any]:
    if tab == "lembar":
        return {"form": official_form(sop)}
    if tab == "pemeriksaan":
        return {"checked": checked(seat.government_id, page.slug)}
    if tab == "kaitan":
        register = register_map(seat.government_id)
        return {
            "feeds_on": related(register, page.slug),
            "feeds": related(register, page.slug, back=True),
        }
    if tab == "pelaksana" and page.adoption:
        return _lanes_context(seat, page, sop)
    return {}


def _lanes_context(seat: Seat, page: ProcedurePage, sop: Sop) -> dict[str, Any]:
    if page.adoption is None:
        return {}
    rows = lane_rows(seat.government_id, page.adoption, seat.today)
    if not seat.is_steward:
        return {"lanes": [(row, None) for row in rows]}
    choices = queue_choices(seat.government_id)
    forms = [
        RebindForm(
            actor=sop.actor(row.actor_id),
            choices=choices,
            lane=row.lane or Lane(None),
            initial={"valid_from": seat.today},
            auto_id=f"id_{row.actor_id}_%s",
        )
        for row in rows
    ]
    return {
        "lanes": list(zip(rows, forms, strict=True)),
        "queue_names": choices.names.values(),
    }


def _tabs(request: HttpRequest, page: ProcedurePage, tab: str) -> list[Tab]:
    summary = page.summary
    chosen = request.GET.get("adopsi")
    tail = f"&adopsi={chosen}" if chosen and chosen.isdecimal() else ""
    names = {
        "lembar": (_("Lembar resmi"), None),
        "pelaksana": (_("Pelaksana"), summary.actors if summary else None),
        "pemeriksaan": (_("Pemeriksaan"), page.findings),
        "kaitan": (_("Kaitan"), None),
        "versi": (_("Versi"), len(page.versions)),
    }
    if page.adoption is None:
        del names["pelaksana"]
    tabs = [
        Tab(name, f"?tab={code}{tail}", count, code == tab)
        for code, (name, count) in names.items()
    ]
    cases = f"{reverse('cases:case-list')}?sop={page.slug}"
    return [*tabs, Tab(_("Kasus"), cases)]
