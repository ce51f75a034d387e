"""The life of one SOP: where it stands, who may move it, what was found."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_GET, require_POST

from lajur.core.drawing import official_form
from lajur.office.queries import units_of
from lajur.procedures import errors, services
from lajur.procedures.life_errors import STATE_WORDS, MoveNotAllowed
from lajur.procedures.life_forms import WishForm, WithdrawForm
from lajur.procedures.lifecycle import DRAFTED, Move, State
from lajur.procedures.queries.approval import approval_of_slug
from lajur.procedures.queries.document import open_draft
from lajur.procedures.queries.life import (
    Happened,
    LifePage,
    life_page,
    procedure_slugs,
)
from lajur.procedures.queries.procedure import procedure
from lajur.procedures.views.seat import Seat, seat_of, steward_of
from lajur.ui import dates
from lajur.ui.templatetags.lajur import TimelineRow

#: The way an SOP goes, as its page shows it.
STAGES = (
    State.WISHED,
    State.DRAFT,
    State.TRIAL,
    State.REVIEW,
    State.APPROVED,
    State.IN_FORCE,
)


@require_GET
def sop_life(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the states of an SOP, what may be done now, and what was done."""
    seat = seat_of(request)
    page = _page_or_404(seat, slug)
    context = {
        "page": page,
        "stages": _stages(page),
        "state": _word(page.state),
        "drafted": _word(page.standing.drafted),
        "moves": {move.value: page.can(move) for move in Move},
        "why_no_submit": _why_not(page, Move.SUBMIT),
        "is_draft": page.standing.drafted in DRAFTED,
        "history": [_line(row) for row in page.history],
        "may_change": seat.is_steward,
    }
    return render(request, "procedures/sop_life.html", context)


@require_POST
def sop_move(request: HttpRequest, slug: str) -> HttpResponse:
    """Make one of the moves that need nothing but a button."""
    seat = steward_of(request)
    page = _page_or_404(seat, slug)
    act = _ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise Http404(_("Tidak ada tindakan seperti itu."))
    try:
        text, address = act(seat, page)
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("procedures:sop-life", slug)
    messages.success(request, text)
    return redirect(address)


@require_GET
def draft_show(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an open draft as the official form its approvers look at."""
    seat = seat_of(request)
    page = open_draft(seat.government_id, slug)
    if page is None:
        raise Http404(_("SOP ini tidak memiliki draf yang terbuka."))
    approval = approval_of_slug(seat.government_id, slug)
    sop = approval.printed(page.sop) if approval and approval.is_open else page.sop
    context = {
        "slug": slug,
        "sop": sop,
        "form": official_form(sop),
        "approval": approval,
        "version": procedure(seat.government_id, slug, seat.today).versions,
    }
    return render(request, "procedures/draft_show.html", context)


def sop_withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an SOP out of force for good, with the reason."""
    seat = steward_of(request)
    page = _page_or_404(seat, slug)
    refused = page.why_not(Move.WITHDRAW)
    if refused is not None:
        messages.error(request, str(MoveNotAllowed(refused)))
        return redirect("procedures:sop-life", slug)
    others = [row for row in procedure_slugs(seat.government_id) if row[0] != slug]
    data = request.POST if request.method == "POST" else None
    form = WithdrawForm(data, others=others, initial={"valid_from": seat.today})
    if form.is_valid() and _withdraw(seat, slug, form):
        messages.success(
            request, _("SOP dicabut. Kasus yang berjalan diteruskan sampai selesai.")
        )
        return redirect("procedures:sop-life", slug)
    status = 422 if form.errors else 200
    context = {"page": page, "form": form}
    return render(request, "procedures/sop_withdraw.html", context, status=status)


def wish_make(request: HttpRequest) -> HttpResponse:
    """Put an SOP that is missing into the register; anybody at work may."""
    seat = seat_of(request)
    units = units_of(seat.government_id)
    form = WishForm(request.POST if request.method == "POST" else None, units=units)
    if form.is_valid():
        data = form.cleaned_data
        try:
            slug = services.wish_for(
                government_id=seat.government_id,
                title=data["title"],
                unit_id=data["unit"],
                reason=data["reason"],
                by=seat.acting,
                at=seat.at,
            )
        except errors.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Usulan SOP dicatat."))
            return redirect("procedures:sop-life", slug)
    status = 422 if form.errors else 200
    return render(request, "procedures/wish_make.html", {"form": form}, status=status)


def _withdraw(seat: Seat, slug: str, form: WithdrawForm) -> bool:
    data = form.cleaned_data
    try:
        services.withdraw_sop(
            government_id=seat.government_id,
            slug=slug,
            valid_from=data["valid_from"],
            reason=data["reason"],
            replaced_by=data["replaced_by"] or None,
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _page_or_404(seat: Seat, slug: str) -> LifePage:
    try:
        return life_page(
            seat.government_id, slug, seat.today, seat.at, is_steward=seat.is_steward
        )
    except errors.Unknown as unknown:
        raise Http404(str(unknown)) from unknown


def _moved(move: Move, text: str) -> Callable[[Seat, LifePage], tuple[str, str]]:
    def act(seat: Seat, page: LifePage) -> tuple[str, str]:
        services.move_draft(
            government_id=seat.government_id,
            draft_id=page.draft_id or 0,
            move=move,
            by=seat.acting,
            at=seat.at,
        )
        return _(text), reverse("procedures:sop-life", args=[page.slug])

    return act


def _begin(seat: Seat, page: LifePage) -> tuple[str, str]:
    services.begin_draft(
        government_id=seat.government_id, slug=page.slug, by=seat.acting, at=seat.at
    )
    text = _("Draf kosong dibuka. Susun langkah-langkahnya.")
    return text, reverse("procedures:sop-edit", args=[page.slug])


def _revise(seat: Seat, page: LifePage) -> tuple[str, str]:
    refused = page.why_not(Move.REVISE)
    if refused is not None:
        raise MoveNotAllowed(refused)
    services.open_revision(
        government_id=seat.government_id, slug=page.slug, by=seat.acting, at=seat.at
    )
    text = _("Draf revisi dibuka.")
    return text, reverse("procedures:sop-edit", args=[page.slug])


def _appoint(seat: Seat, page: LifePage) -> tuple[str, str]:
    services.let_approve(
        government_id=seat.government_id, slug=page.slug, by=seat.acting, at=seat.at
    )
    text = _("Sejak sekarang SOP kantor ini disahkan menurut SOP ini.")
    return text, reverse("procedures:sop-life", args=[page.slug])


def _dismiss(seat: Seat, page: LifePage) -> tuple[str, str]:
    services.let_approve(
        government_id=seat.government_id, slug=None, by=seat.acting, at=seat.at
    )
    text = _("SOP kantor ini tidak lagi disahkan lewat kasus.")
    return text, reverse("procedures:sop-life", args=[page.slug])


_ACTS: dict[str, Callable[[Seat, LifePage], tuple[str, str]]] = {
    "begin": _begin,
    "try_out": _moved(Move.TRY_OUT, gettext_noop("Draf kini dalam uji coba.")),
    "review": _moved(Move.REVIEW, gettext_noop("Draf kini direviu.")),
    "rework": _moved(
        Move.REWORK, gettext_noop("Draf dikembalikan untuk disusun lagi.")
    ),
    "revise": _revise,
    "appoint": _appoint,
    "dismiss": _dismiss,
}


def _why_not(page: LifePage, move: Move) -> str:
    refused = page.why_not(move)
    return str(MoveNotAllowed(refused)) if refused else ""


def _word(state: State | None) -> str:
    return _(STATE_WORDS[state]) if state else ""


def _stages(page: LifePage) -> list[dict[str, Any]]:
    """Return the way of an SOP, its draft's place if it has one, else its own."""
    state = page.standing.drafted or page.standing.published
    here = state if state in STAGES else State.IN_FORCE
    at = STAGES.index(here) if here else 0
    over = state in (State.WITHDRAWN, State.REVISED)
    return [
        {
            "word": _word(stage),
            "is_done": index < at or over,
            "is_here": index == at and not over,
        }
        for index, stage in enumerate(STAGES)
    ]


def _line(row: Happened) -> TimelineRow:
    words = _event_words()
    title = words.get(row.kind, _("Perubahan lain"))
    if row.count > 1:
        title = _("%(what)s, %(count)s kali") % {"what": title, "count": row.count}
    if row.number is not None:
        title = f"{title} ({_('versi %(n)s') % {'n': row.number}})"
    second = " · ".join(part for part in (row.post, dates.moment(row.at)) if part)
    return TimelineRow(title=title, second=second, quote=row.reason)


def _event_words() -> dict[str, str]:
    return {
        "wished": _("Diusulkan"),
        "begun": _("Draf kosong dibuka"),
        "received": _("Berkas dibaca menjadi draf"),
        "answered": _("Pertanyaan dijawab"),
        "answer_taken_back": _("Jawaban ditarik kembali"),
        "edited": _("Draf diubah"),
        "revised": _("Draf revisi dibuka"),
        "try_out": _("Uji coba dimulai"),
        "review": _("Reviu dimulai"),
        "rework": _("Disusun lagi"),
        "submitted": _("Diajukan untuk disahkan"),
        "returned": _("Dikembalikan untuk diperbaiki"),
        "resubmitted": _("Diajukan lagi sesudah diperbaiki"),
        "approved": _("Disahkan lewat kasus"),
        "approval_failed": _("Pengesahan selesai tanpa terbit"),
        "approval_withdrawn": _("Pengesahan dibatalkan"),
        "published": _("Terbit"),
        "adopted": _("Diberlakukan"),
        "lane_rebound": _("Pelaksana diganti"),
        "ended": _("Pemberlakuan berakhir"),
        "discarded": _("Draf dibuang"),
        "made_from_pattern": _("Draf dibuat dari pola"),
        "offer_accepted": _("Perubahan pola diterima"),
        "offer_declined": _("Perubahan pola ditolak"),
        "placed": _("Keluarga ditetapkan"),
        "withdrawn": _("Dicabut"),
        "monitoring_done": _("Dipantau"),
        "evaluation_done": _("Dievaluasi"),
    }
