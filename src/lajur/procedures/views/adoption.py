"""Putting an SOP in force: lanes, proposals, holders of today, one decision."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lajur.core.sop import Sop
from lajur.office.queries import unit as unit_row
from lajur.procedures import errors, queries, services
from lajur.procedures.forms import IdentityForm, LanesForm, RebindForm
from lajur.procedures.lane import Adopting, Identity, Lane, used_actors
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import Move, why_not
from lajur.procedures.queries.choices import QueueChoices, queue_choices
from lajur.procedures.queries.document import open_draft
from lajur.procedures.queries.procedure import LaneRow, lanes_shown, procedure
from lajur.procedures.queries.standing import standing_of
from lajur.procedures.views.seat import Seat, steward_of


@dataclass(frozen=True)
class _Subject:
    """What is to be put in force: an open draft, or the newest version."""

    slug: str
    sop: Sop
    draft_id: int | None
    version_id: int | None


def version_adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the lanes with their proposals, and put the SOP in force."""
    seat = steward_of(request)
    subject = _subject(seat, slug)
    choices = queue_choices(seat.government_id)
    unit_id = _unit_id(request, seat, subject)
    if unit_id is None:
        context = {"subject": subject, "units": choices.units}
        return render(request, "procedures/version_adopt_unit.html", context)
    earlier = _earlier(seat, subject.slug, unit_id)
    lanes_form, identity_form, proposals = _forms(
        request, seat, subject, choices, unit_id, earlier
    )
    status = 200
    if request.method == "POST":
        is_valid = lanes_form.is_valid() & identity_form.is_valid()
        act = _ACTS.get(request.POST.get("act", ""))
        if is_valid and act:
            done = act(request, seat, subject, unit_id, lanes_form, identity_form)
            if done:
                return done
        status = 200 if is_valid else 422
    context = {
        "subject": subject,
        "unit": unit_row(seat.government_id, unit_id),
        "units": choices.units,
        "identity_form": identity_form,
        "rows": _rows(
            seat,
            subject.sop,
            lanes_form,
            proposals,
            earlier[0],
        ),
        "queue_names": choices.names.values(),
        "why_not": _why_not(seat, subject),
        **_approval(seat, subject),
    }
    return render(request, "procedures/version_adopt.html", context, status=status)


@require_POST
def lane_rebind(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody else stand in a lane."""
    seat = steward_of(request)
    adoption, actor = _lane_or_404(request, seat, slug)
    form = RebindForm(
        request.POST,
        actor=actor,
        choices=queue_choices(seat.government_id),
        lane=Lane(None),
    )
    if not form.is_valid():
        for problem in form.errors.values():
            messages.error(request, " ".join(map(str, problem)))
        return redirect(_lanes_url(slug, adoption.id))
    try:
        services.rebind_lane(
            government_id=seat.government_id,
            adoption_id=adoption.id,
            actor_id=actor.id,
            lane=form.cleaned_data["lane"],
            valid_from=form.cleaned_data["valid_from"],
            to_open_tasks=form.cleaned_data["to_open_tasks"],
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Pelaksana “%(lane)s” diganti.") % {"lane": actor.name}
        )
    return redirect(_lanes_url(slug, adoption.id))


def _subject(seat: Seat, slug: str) -> _Subject:
    draft = open_draft(seat.government_id, slug)
    if draft:
        return _Subject(slug, draft.sop, draft.draft_id, None)
    try:
        page = procedure(seat.government_id, slug, seat.today)
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown
    if not page.versions:
        raise Http404(_("SOP ini belum memiliki versi."))
    newest = queries.version(seat.government_id, page.versions[0].id)
    return _Subject(slug, newest.sop, None, newest.id)


def _unit_id(request: HttpRequest, seat: Seat, subject: _Subject) -> int | None:
    given = request.POST.get("unit") or request.GET.get("unit") or ""
    if given.isdecimal() and len(given) < 18:
        found = unit_row(seat.government_id, int(given))
        if found is None:
            raise Http404(_("Unit tidak ditemukan di pemerintah ini."))
        return found.id
    return services.propose_unit(government_id=seat.government_id, sop=subject.sop)


def _forms(
    request: HttpRequest,
    seat: Seat,
    subject: _Subject,
    choices: QueueChoices,
    unit_id: int,
    earlier: tuple[dict[str, Lane], Identity | None],
) -> tuple[LanesForm, IdentityForm, dict[str, services.Proposal]]:
    sop = subject.sop
    proposed = services.propose_adoption(
        government_id=seat.government_id, sop=sop, unit_id=unit_id
    )
    proposals, identity = proposed.bindings, proposed.identity
    known, own = earlier
    identity = own or identity
    initial = {**identity.to_json(), "valid_from": seat.today}
    initial["number"] = identity.number or sop.number
    initial["approved_by"] = identity.approved_by or sop.approved_by
    lanes = {actor: p.lane for actor, p in proposals.items() if p.lane} | known
    actors = [sop.actor(actor_id) for actor_id in used_actors(sop)]
    data = request.POST if request.method == "POST" else None
    return (
        LanesForm(data, prefix="lane", actors=actors, choices=choices, lanes=lanes),
        IdentityForm(data, initial=initial),
        proposals,
    )


def _earlier(
    seat: Seat, slug: str, unit_id: int
) -> tuple[dict[str, Lane], Identity | None]:
    """Return lanes and identity of the version at work in this unit, to be kept."""
    found = queries.in_force(seat.government_id, seat.today, unit_id=unit_id, slug=slug)
    if not found:
        return {}, None
    bound = queries.lanes(seat.government_id, found[0].id, seat.today)
    return dict(bound), found[0].identity


def _rows(
    seat: Seat,
    sop: Sop,
    form: LanesForm,
    proposals: dict[str, services.Proposal],
    known: dict[str, Lane],
) -> list[dict[str, Any]]:
    """Return the lanes as typed, else as proposed, with who holds them today."""
    proposed = {actor: p.lane for actor, p in proposals.items() if p.lane}
    lanes = form.lanes() if form.is_bound else proposed | known
    shown: dict[str, LaneRow] = {
        row.actor_id: row
        for row in lanes_shown(seat.government_id, sop, lanes, seat.today)
    }
    return [
        {
            "field": form[actor_id],
            "row": shown[actor_id],
            "proposal": proposals[actor_id],
            "is_changed": lanes.get(actor_id) != proposals[actor_id].lane,
        }
        for actor_id in used_actors(sop)
    ]


def _why_not(seat: Seat, subject: _Subject) -> str | None:
    if subject.draft_id is None:
        return None
    return services.why_not_publish(
        seat.government_id, subject.draft_id, seat.acting, seat.at
    )


def _approval(seat: Seat, subject: _Subject) -> dict[str, Any]:
    """Return whether a case approves this draft here, and why it may not begin."""
    approving = queries.approving_sop(seat.government_id, seat.today)
    if subject.draft_id is None or approving is None:
        return {}
    standing = standing_of(
        seat.government_id, subject.slug, seat.at, is_steward=seat.is_steward
    )
    refused = why_not(Move.SUBMIT, standing)
    return {
        "approving": approving,
        "why_not_submit": str(MoveNotAllowed(refused)) if refused else "",
    }


def _adopt(
    request: HttpRequest,
    seat: Seat,
    subject: _Subject,
    unit_id: int,
    lanes_form: LanesForm,
    identity_form: IdentityForm,
) -> HttpResponse | None:
    try:
        _put_in_force(seat, subject, _adopting(unit_id, lanes_form, identity_form))
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, _("SOP disahkan dan diberlakukan."))
    return redirect("procedures:sop-show", subject.slug)


def _submit(
    request: HttpRequest,
    seat: Seat,
    subject: _Subject,
    unit_id: int,
    lanes_form: LanesForm,
    identity_form: IdentityForm,
) -> HttpResponse | None:
    """Keep how the draft will be adopted, and go on to its approval."""
    if subject.draft_id is None:
        return None
    try:
        services.plan_approval(
            government_id=seat.government_id,
            draft_id=subject.draft_id,
            adopting=_adopting(unit_id, lanes_form, identity_form),
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
        return None
    return redirect("cases:approval-start", subject.slug)


#: What the buttons of the page do.
_ACTS = {"adopt": _adopt, "submit": _submit}


def _adopting(
    unit_id: int, lanes_form: LanesForm, identity_form: IdentityForm
) -> Adopting:
    return Adopting(
        unit_id,
        identity_form.cleaned_data["valid_from"],
        lanes_form.lanes(),
        identity_form.identity(),
    )


def _put_in_force(seat: Seat, subject: _Subject, adopting: Adopting) -> None:
    if subject.draft_id is not None:
        services.publish_version(
            government_id=seat.government_id,
            draft_id=subject.draft_id,
            by=seat.acting,
            at=seat.at,
            adopting=adopting,
        )
    elif subject.version_id is not None:
        services.adopt_version(
            government_id=seat.government_id,
            version_id=subject.version_id,
            unit_id=adopting.unit_id,
            valid_from=adopting.valid_from,
            lanes=adopting.lanes,
            identity=adopting.identity,
            by=seat.acting,
            at=seat.at,
        )


def _lane_or_404(request: HttpRequest, seat: Seat, slug: str) -> tuple[Any, Any]:
    number = request.POST.get("adoption", "")
    try:
        if not number.isdecimal() or len(number) > 17:
            raise errors.Unknown
        adoption = queries.adoption(seat.government_id, int(number))
        sop = queries.version(seat.government_id, adoption.version_id).sop
        actor = sop.actor(request.POST.get("actor", ""))
    except (errors.Unknown, KeyError) as unknown:
        raise Http404(str(errors.Unknown())) from unknown
    if adoption.slug != slug:
        raise Http404(str(errors.Unknown()))
    return adoption, actor


def _lanes_url(slug: str, adoption_id: int) -> str:
    page = reverse("procedures:sop-show", args=[slug])
    return f"{page}?tab=pelaksana&adopsi={adoption_id}"
