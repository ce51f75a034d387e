"""One SOP and its pattern: what it stores, what is offered, what it gives back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lajur.core.sop import Sop
from lajur.procedures import errors
from lajur.procedures.family_errors import NothingToApply
from lajur.procedures.family_words import named, shown
from lajur.procedures.queries.family import (
    FollowerPage,
    family_names,
    follower_page,
    kin_of,
)
from lajur.procedures.queries.procedure import procedure
from lajur.procedures.services.family import place_sop
from lajur.procedures.services.offer import (
    accept_offer,
    decline_offer,
    mend_of,
    mend_pattern,
)
from lajur.procedures.views.difference import asked_depth, compared, depth_tabs
from lajur.procedures.views.seat import Seat, seat_of, steward_of


@require_GET
def sop_pattern(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an SOP beside its pattern, and the offer or mend that waits."""
    seat = seat_of(request)
    try:
        title = procedure(seat.government_id, slug, seat.today).title
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    context: dict[str, Any] = {
        "slug": slug,
        "title": title,
        "kin": kin_of(seat.government_id, slug),
        "families": family_names(seat.government_id),
        "may_change": seat.is_steward,
    }
    try:
        page = follower_page(seat.government_id, slug)
    except errors.Unknown:
        return render(request, "procedures/sop_pattern.html", context)
    depth = asked_depth(request)
    context |= {
        "page": page,
        "values": [
            (p.label, page.told.values[p.id])
            for p in named(page.pattern)
            if page.told.values.get(p.id)
        ],
        **_waiting(seat, page, depth),
        "tabs": depth_tabs(depth),
    }
    return render(request, "procedures/sop_pattern.html", context)


@require_POST
def pattern_mend(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the newest change of an SOP over into its pattern."""
    seat = steward_of(request)
    try:
        offered = mend_pattern(
            government_id=seat.government_id, slug=slug, by=seat.acting, at=seat.at
        )
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("procedures:sop-pattern", slug)
    count = len(offered)
    text = ngettext(
        "Pola diubah dan ditawarkan kepada %(n)s SOP lain.",
        "Pola diubah dan ditawarkan kepada %(n)s SOP lain.",
        count,
    )
    messages.success(request, text % {"n": count})
    page = follower_page(seat.government_id, slug)
    return redirect("procedures:family-show", page.family_id)


@require_POST
def offer_accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an offered change into a draft."""
    seat = steward_of(request)
    try:
        accept_offer(
            government_id=seat.government_id, slug=slug, by=seat.acting, at=seat.at
        )
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("procedures:sop-pattern", slug)
    messages.success(request, _("Perubahan pola masuk ke draf SOP ini."))
    return redirect("procedures:draft-review", slug)


@require_POST
def offer_decline(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave an SOP as it is, with a reason."""
    seat = steward_of(request)
    try:
        decline_offer(
            government_id=seat.government_id,
            slug=slug,
            reason=request.POST.get("reason", ""),
            by=seat.acting,
            at=seat.at,
        )
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Tawaran ditolak; SOP ini tetap seperti semula."))
    return redirect("procedures:sop-pattern", slug)


@require_POST
def sop_place(request: HttpRequest, slug: str) -> HttpResponse:
    """Say of which family an SOP is, or that it is of none."""
    seat = steward_of(request)
    chosen = request.POST.get("family", "")
    is_number = chosen.isdecimal() and len(chosen) < 18
    try:
        place_sop(
            government_id=seat.government_id,
            slug=slug,
            family_id=int(chosen) if is_number else None,
            by=seat.acting,
            at=seat.at,
        )
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    messages.success(request, _("Keluarga SOP ini disimpan."))
    return redirect("procedures:sop-pattern", slug)


def _waiting(seat: Seat, page: FollowerPage, depth: str) -> dict[str, Any]:
    """Return the change that waits for somebody: an offer, else a mend to give."""
    if page.offer:
        return {
            "offer": page.offer,
            "conflicts": _places(page.offer.conflicts, page.sop),
            **compared(page.sop, page.offer.sop, depth),
        }
    try:
        mend = mend_of(seat.government_id, page.slug)
    except NothingToApply:
        return compared(page.plain, page.sop.with_changes(slug=""), depth)
    return {
        "mend": mend,
        "conflicts": _places(mend.left_out, mend.sop),
        **compared(shown(mend.before), shown(mend.after), depth),
    }


def _places(pointers: tuple[str, ...], sop: Sop) -> list[str]:
    """Return where texts stand in words, each place once."""
    numbers = {step.id: step.number for step in sop.steps}
    places: dict[str, None] = {}
    for pointer in pointers:
        parts = pointer.split("/")
        is_step = parts[1] == "steps" and len(parts) > 2 and parts[2] in numbers
        place = (
            _("langkah %(n)s") % {"n": numbers[parts[2]]}
            if is_step
            else _("lembar identitas dan pelaksana")
        )
        places[place] = None
    return list(places)
