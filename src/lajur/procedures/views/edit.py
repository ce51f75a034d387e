"""The editor: the official table edited in place, with its flowchart beside it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lajur.core.drawing import live_svg, official_form
from lajur.core.sop import SHEET_LISTS, ActorKind, How, Join, Sop, Verb
from lajur.core.sop.checks import check
from lajur.core.sop.edit import CannotEdit
from lajur.procedures import editing, errors, services
from lajur.procedures.queries.editor import EditorPage, editor_page, newest_number
from lajur.procedures.review import identity_values, step_values
from lajur.procedures.views.seat import Seat, steward_of
from lajur.ui.templatetags.lajur import Tab, told
from lajur.ui.words import WORKS

PARTS = ("langkah", "pelaksana", "identitas", "lembar")
#: Which part of the editor shows what an act changed.
_PART_OF = {"identity": "identitas", "actor": "pelaksana"}


@dataclass(frozen=True)
class _Place:
    """Where in the editor somebody is."""

    part: str
    step: str


def sop_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the editor of a draft, or take one change."""
    seat = steward_of(request)
    if request.method == "POST" and request.POST.get("act") == "open":
        return _open(request, seat, slug)
    page = editor_page(seat.government_id, slug)
    if page is None:
        return _offer(request, seat, slug)
    if request.method == "POST":
        return _change(request, seat, page)
    if page.is_frozen:
        messages.error(request, str(errors.DraftFrozen()))
        return redirect("procedures:sop-life", slug)
    return _show(request, page, _place(request))


def _open(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    try:
        services.open_revision(
            government_id=seat.government_id, slug=slug, by=seat.acting, at=seat.at
        )
    except errors.Refused as refusal:
        raise Http404(str(refusal)) from refusal
    return redirect("procedures:sop-edit", slug)


def _offer(request: HttpRequest, seat: Seat, slug: str) -> HttpResponse:
    """Say that a revision begins with a decision, not with looking."""
    newest = newest_number(seat.government_id, slug)
    if newest is None:
        raise Http404(_("SOP ini belum memiliki versi."))
    title, number = newest
    context = {"slug": slug, "title": title, "number": number}
    return render(request, "procedures/sop_edit_open.html", context)


def _change(request: HttpRequest, seat: Seat, page: EditorPage) -> HttpResponse:
    """Take one change; a script gets what changed, a form the page again."""
    is_script = request.headers.get("Accept", "") == "application/json"
    try:
        edited = _apply(request, seat, page)
    except errors.Refused as refusal:
        if is_script:
            return JsonResponse({"problem": str(refusal)}, status=422)
        return _show(request, page, _place(request), problem=str(refusal), status=422)
    if is_script:
        return JsonResponse(_changed(edited))
    if request.POST.get("kembali") == "tinjau":
        messages.success(request, _("Perubahan tersimpan."))
        return redirect("procedures:draft-review", page.slug)
    return redirect(_next_url(request, page, edited))


def _apply(request: HttpRequest, seat: Seat, page: EditorPage) -> services.Edited:
    act = request.POST.get("act", "")
    number = request.POST.get("edition", "")
    common: dict[str, Any] = {
        "government_id": seat.government_id,
        "draft_id": page.draft_id,
        "edition": int(number) if number.isdecimal() and len(number) < 9 else -1,
        "by": seat.acting,
        "at": seat.at,
    }
    if act == "undo":
        return services.undo_edit(**common)
    if act == "redo":
        return services.redo_edit(**common)
    try:
        change = editing.change_of(act, request.POST, page.sop)
    except CannotEdit as refusal:
        raise errors.EditRefused(code=refusal.code) from refusal
    return services.edit_draft(said=change.said, change=change.apply, **common)


def _changed(edited: services.Edited) -> dict[str, Any]:
    sop = edited.sop
    return {
        "edition": edited.edition,
        "chart": _chart(sop),
        "counted": {s.id: editing.counted_as(s.duration) for s in sop.steps},
        "status": _("Tersimpan."),
        "faults": [told(finding.text) for finding in _faults(sop)],
    }


def _next_url(request: HttpRequest, page: EditorPage, edited: services.Edited) -> str:
    """Return the editor at the row that was changed, or the one that is new."""
    act = request.POST.get("act", "")
    url = reverse("procedures:sop-edit", args=[page.slug])
    part = _PART_OF.get(act.partition("-")[0], request.POST.get("bagian", ""))
    if part in PARTS[1:]:
        return f"{url}?bagian={part}"
    step = request.POST.get("step", "")
    ids = [s.id for s in edited.sop.steps]
    fresh = [id_ for id_ in ids if id_ not in {s.id for s in page.sop.steps}]
    if fresh:
        step = fresh[0]
    elif step not in ids:
        before = [s.id for s in page.sop.steps]
        place = before.index(step) if step in before else 0
        step = ids[min(place, len(ids) - 1)]
    return f"{url}?langkah={step}#text-{step}"


def _place(request: HttpRequest) -> _Place:
    part = request.POST.get("bagian") or request.GET.get("bagian", "")
    step = request.POST.get("step") or request.GET.get("langkah", "")
    return _Place(part if part in PARTS else PARTS[0], step)


def _show(
    request: HttpRequest,
    page: EditorPage,
    place: _Place,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "sop": page.sop,
        "part": place.part,
        "tabs": _tabs(page, place.part),
        "problem": problem,
        "back_to": request.GET.get("kembali", ""),
        "faults": _faults(page.sop),
        "chart": _chart(page.sop),
        **_part_context(page.sop, place),
    }
    return render(request, "procedures/sop_edit.html", context, status=status)


def _part_context(sop: Sop, place: _Place) -> dict[str, Any]:
    if place.part == "lembar":
        return {"form": official_form(sop)}
    if place.part == "identitas":
        return {"fields": _identity_fields(sop)}
    kinds = [(kind.value, _kind_words()[kind]) for kind in ActorKind]
    if place.part == "pelaksana":
        used = {a for step in sop.steps for a in (step.actor, *step.with_)}
        return {"kinds": kinds, "used": used | {r.each for r in sop.regions}}
    return {
        "rows": _rows(sop, place.step),
        "targets": [(s.id, f"{s.number}. {s.text[:48]}") for s in sop.steps],
        "end": editing.END,
        "verbs": [(verb.value, WORKS[verb.value].noun) for verb in Verb],
        "hows": [(how.value, _how_words()[how]) for how in How],
        "joins": [(join.value, _join_words()[join]) for join in Join],
        "each": [a for a in sop.actors if a.kind is ActorKind.EACH_UNIT],
    }


def _rows(sop: Sop, open_step: str) -> list[dict[str, Any]]:
    """Return the steps with room for one more exit, work and link each."""
    return [
        {
            "step": step,
            "values": values,
            "counted": editing.counted_as(step.duration),
            "exits": [*step.exits, None],
            "works": [*step.works, None],
            "links": [*step.links, None],
            "is_open": step.id == open_step,
        }
        for step, values in zip(sop.steps, step_values(sop), strict=True)
    ]


def _identity_fields(sop: Sop) -> list[dict[str, Any]]:
    return [
        {
            "name": value.pointer.removeprefix("/"),
            "value": value,
            "text": "\n".join(value.texts),
            "is_list": value.pointer.removeprefix("/") in SHEET_LISTS,
        }
        for value in identity_values(sop)
    ]


def _chart(sop: Sop) -> str:
    return live_svg(sop, {}, orientation="upright", say=_)


def _faults(sop: Sop) -> list[Any]:
    return [finding for finding in check(sop) if finding.severity == "error"]


def _tabs(page: EditorPage, part: str) -> list[Tab]:
    names = {
        "langkah": (_("Langkah"), len(page.sop.steps)),
        "pelaksana": (_("Pelaksana"), len(page.sop.actors)),
        "identitas": (_("Identitas"), None),
        "lembar": (_("Lembar resmi"), None),
    }
    return [
        Tab(name, f"?bagian={code}", count, code == part)
        for code, (name, count) in names.items()
    ]


def _kind_words() -> dict[ActorKind, str]:
    return {
        ActorKind.POST: _("Jabatan"),
        ActorKind.TEAM: _("Tim"),
        ActorKind.UNIT: _("Unit"),
        ActorKind.EACH_UNIT: _("Tiap unit"),
        ActorKind.OUTSIDE: _("Pihak luar"),
    }


def _how_words() -> dict[How, str]:
    return {
        How.FORWARD: _("maju"),
        How.RETURN: _("kembali"),
        How.ROUTE: _("cabang"),
    }


def _join_words() -> dict[Join, str]:
    return {
        Join.ALL: _("setelah semua unit selesai"),
        Join.DEADLINE: _("pada tenggatnya"),
    }
