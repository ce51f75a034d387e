"""Families of SOPs: what belongs together, its pattern, and new SOPs from it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lajur.core import families as core
from lajur.core.sop import Sop
from lajur.procedures import errors
from lajur.procedures.family_forms import PatternForm
from lajur.procedures.family_words import named, shown
from lajur.procedures.queries.family import FamilyPage, families, family_page
from lajur.procedures.services.family import recognise, rename_family
from lajur.procedures.services.offer import accept_all
from lajur.procedures.services.pattern import (
    draft_from_pattern,
    make_pattern,
    make_patterns,
    sop_of,
)
from lajur.procedures.views.difference import asked_depth, compared, depth_tabs
from lajur.procedures.views.seat import Seat, seat_of, steward_of


@require_GET
def family_list(request: HttpRequest) -> HttpResponse:
    """Show the families of the register."""
    seat = seat_of(request)
    rows = families(seat.government_id)
    context = {
        "rows": rows,
        "members": sum(row.members for row in rows),
        "offers": sum(row.offers for row in rows),
        "may_change": seat.is_steward,
    }
    return render(request, "procedures/family_list.html", context)


@require_POST
def family_find(request: HttpRequest) -> HttpResponse:
    """Sort the whole register into families anew."""
    seat = steward_of(request)
    own: dict[str, Any] = {
        "government_id": seat.government_id,
        "by": seat.acting,
        "at": seat.at,
    }
    moved = recognise(**own)
    make_patterns(**own)
    messages.success(
        request,
        ngettext(
            "%(n)s SOP berpindah keluarga.", "%(n)s SOP berpindah keluarga.", moved
        )
        % {"n": moved}
        if moved
        else _("Semua SOP sudah berada dalam keluarganya."),
    )
    return redirect("procedures:family-list")


@require_GET
def family_show(request: HttpRequest, family_id: int) -> HttpResponse:
    """Show a family: its members, what differs, and the pattern behind them."""
    seat = seat_of(request)
    page = _page_or_404(seat, family_id)
    context = {
        "page": page,
        "parameters": [
            p
            for p in (named(page.pattern.pattern) if page.pattern else ())
            if p.kind != "identity"
        ],
        "sop": shown(page.pattern.pattern) if page.pattern else None,
        "may_change": seat.is_steward,
        **_offered(request, page),
    }
    return render(request, "procedures/family_show.html", context)


@require_POST
def family_rename(request: HttpRequest, family_id: int) -> HttpResponse:
    """Give a family the name people use."""
    seat = steward_of(request)
    _page_or_404(seat, family_id)
    try:
        rename_family(
            government_id=seat.government_id,
            family_id=family_id,
            name=request.POST.get("name", ""),
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Nama keluarga disimpan."))
    return redirect("procedures:family-show", family_id)


@require_POST
def pattern_make(request: HttpRequest, family_id: int) -> HttpResponse:
    """Find the pattern behind a family."""
    seat = steward_of(request)
    _page_or_404(seat, family_id)
    try:
        make_pattern(
            government_id=seat.government_id,
            family_id=family_id,
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Pola dibuat; anggotanya kini mengikuti pola ini."))
    return redirect("procedures:family-show", family_id)


def pattern_use(request: HttpRequest, family_id: int) -> HttpResponse:
    """Make a new SOP from a pattern, shown while it is filled in."""
    seat = steward_of(request)
    page = _page_or_404(seat, family_id)
    if page.pattern is None:
        raise Http404(_("Keluarga ini belum berpola. Buat polanya dahulu."))
    pattern = page.pattern.pattern
    form = _form(request, pattern)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                slug = draft_from_pattern(
                    government_id=seat.government_id,
                    family_id=family_id,
                    values=form.values(),
                    by=seat.acting,
                    at=seat.at,
                )
            except errors.Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(
                    request, _("Draf siap: tidak ada yang perlu ditanyakan lagi.")
                )
                return redirect("procedures:draft-review", slug)
        status = 422
    context = {
        "page": page,
        "form": form,
        "subjects": form.asked(),
        "others": form.given(),
        "sop": _preview(pattern, form),
    }
    return render(request, "procedures/pattern_use.html", context, status=status)


@require_POST
def offers_accept(request: HttpRequest, family_id: int) -> HttpResponse:
    """Accept every open offer of a family at once."""
    seat = steward_of(request)
    _page_or_404(seat, family_id)
    result = accept_all(
        government_id=seat.government_id,
        family_id=family_id,
        by=seat.acting,
        at=seat.at,
    )
    count = len(result.accepted)
    if count:
        text = ngettext(
            "Perubahan pola masuk ke draf %(n)s SOP.",
            "Perubahan pola masuk ke draf %(n)s SOP.",
            count,
        )
        messages.success(request, text % {"n": count})
    for title, reason in result.refused:
        messages.error(request, f"{title}: {reason}")
    return redirect("procedures:family-show", family_id)


def _page_or_404(seat: Seat, family_id: int) -> FamilyPage:
    try:
        return family_page(seat.government_id, family_id)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown


def _offered(request: HttpRequest, page: FamilyPage) -> dict[str, Any]:
    """Return what the open offers would change, before they are accepted."""
    if page.before is None or page.pattern is None:
        return {}
    depth = asked_depth(request)
    return {
        "depths": depth_tabs(depth),
        **compared(shown(page.before), shown(page.pattern.pattern), depth),
    }


def _form(request: HttpRequest, pattern: core.Pattern) -> PatternForm:
    parameters = named(pattern)
    examples = next((p.examples for p in parameters if p.kind == "subject"), ())
    hint = _("Misalnya: %(examples)s.") % {"examples": "; ".join(examples[:2])}
    sent = request.POST or (request.GET if len(request.GET) else None)
    return PatternForm(parameters, sent, hint=hint if examples else "")


def _preview(pattern: core.Pattern, form: PatternForm) -> Sop:
    """Return the SOP as it would be; what is missing is told by its name."""
    values = form.values()
    try:
        return sop_of(pattern, values)
    except errors.Refused:
        missing = {
            p.id: f"[{p.label}]"
            for p in named(pattern)
            if p.kind == "subject" and not values.get(p.id, "").strip()
        }
        return sop_of(pattern, {**values, **missing})
