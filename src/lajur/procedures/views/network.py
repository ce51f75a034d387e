"""The map of all SOPs and the names they use for each other."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lajur.procedures.network import HIGH, WIDE, Kin, network
from lajur.procedures.queries.relation import RegisterMap, register_map
from lajur.procedures.views.seat import seat_of


@require_GET
def sop_map(request: HttpRequest) -> HttpResponse:
    """Show which SOP names which, as a picture and as a list."""
    seat = seat_of(request)
    register = register_map(seat.government_id)
    context = {
        "map": network(register.titles, register.relations, register.kin),
        "wide": WIDE,
        "high": HIGH,
        "register": register,
        "groups": _groups(register),
        "unlinked": len(register.titles) - len(_linked(register)),
        "missing": sum(r.to is None for r in register.relations),
    }
    return render(request, "procedures/sop_map.html", context)


def _linked(register: RegisterMap) -> set[str]:
    ends = {end for r in register.relations for end in (r.from_, r.to)}
    return {end for end in ends if end is not None}


def _groups(register: RegisterMap) -> list[dict[str, Any]]:
    """Return the list beside the picture: families first, then the others."""
    linked = _linked(register)
    families: dict[Kin | None, list[str]] = {}
    for slug in register.titles:
        if slug in linked:
            families.setdefault(register.kin.get(slug), []).append(slug)
    alone = [slug for slugs in families.values() if len(slugs) == 1 for slug in slugs]
    alone += families.pop(None, ())
    kin = [(family, slugs) for family, slugs in families.items() if len(slugs) > 1]
    kin.sort(key=lambda group: group[0].name.lower() if group[0] else "")
    rest = [slug for slug in register.titles if slug in alone]
    return [
        {"family": family, "rows": _rows(register, slugs)}
        for family, slugs in [*kin, (None, rest)]
        if slugs
    ]


def _rows(register: RegisterMap, slugs: list[str]) -> list[dict[str, Any]]:
    rings = register.rings
    return [
        {
            "slug": slug,
            "title": register.titles[slug],
            "named": related(register, slug),
            "by": len({r.from_ for r in register.feeds(slug)}),
            "in_ring": any(slug in pair for pair in rings),
        }
        for slug in slugs
    ]


def related(register: RegisterMap, slug: str, *, back: bool = False) -> list[Any]:
    """Return the SOPs one names, or with `back` those that name it, with how."""
    found = register.feeds(slug) if back else register.fed_by(slug)
    return [
        {
            "slug": other or "",
            "title": register.titles.get(other or "", relation.named.text),
            "text": relation.named.text,
            "how": how_words()[relation.named.how],
            "step": relation.named.step,
            "in_ring": (relation.from_, relation.to) in register.rings,
            "has_page": other in register.with_page,
        }
        for relation in found
        for other in [relation.from_ if back else relation.to]
    ]


def how_words() -> dict[str, str]:
    """Say in words how one SOP uses another."""
    return {
        "call": _("dijalankan"),
        "prerequisite": _("diperlukan"),
        "reference": _("disebut"),
        "related": _("terkait"),
    }
