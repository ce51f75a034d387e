"""Reviewing what was read: the source beside the result, one question at a time."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lajur.core.reading import Question, questions
from lajur.procedures import errors, review, services
from lajur.procedures.forms import AnswerForm
from lajur.procedures.queries.document import DraftPage, open_draft
from lajur.procedures.views.seat import Seat, seat_of, steward_of


def draft_review(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft beside its source; take the answer to one question."""
    seat = seat_of(request)
    page = _page_or_404(seat, slug)
    if request.method == "POST":
        return _answer(request, page)
    return _show(request, seat, page)


@require_POST
def draft_discard(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a draft away."""
    seat = steward_of(request)
    page = _page_or_404(seat, slug)
    try:
        services.discard_draft(
            government_id=seat.government_id,
            draft_id=page.draft_id,
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Draf dibuang; berkas dan jawabannya tetap tersimpan.")
        )
    return redirect("procedures:sop-list")


def _page_or_404(seat: Seat, slug: str) -> DraftPage:
    page = open_draft(seat.government_id, slug)
    if page is None:
        raise Http404(_("SOP ini tidak memiliki draf yang terbuka."))
    return page


def _answer(request: HttpRequest, page: DraftPage) -> HttpResponse:
    seat = steward_of(request)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        problem = _("Pilih satu jawaban terlebih dahulu.")
        return _show(request, seat, page, problem=problem, status=422)
    try:
        answered = services.answer_question(
            government_id=seat.government_id,
            draft_id=page.draft_id,
            question=form.cleaned_data["question"],
            value=form.cleaned_data["value"],
            source=form.cleaned_data["source"] or _("Dijawab di halaman tinjau"),
            by=seat.acting,
            at=seat.at,
        )
    except errors.Refused as refusal:
        return _show(request, seat, page, problem=str(refusal), status=422)
    messages.success(request, _saved(answered))
    return redirect("procedures:draft-review", page.slug)


def _saved(answered: services.Answered) -> str:
    others = answered.drafts - 1
    if others:
        return _(
            "Jawaban tersimpan, juga untuk %(others)s SOP lain "
            "dengan pertanyaan yang sama."
        ) % {"others": others}
    return _("Jawaban tersimpan.")


def _show(
    request: HttpRequest,
    seat: Seat,
    page: DraftPage,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    waiting = questions(page.sop)
    question = _chosen(request, page, waiting)
    part = request.GET.get("bagian", "langkah")
    context = {
        "page": page,
        "waiting": waiting,
        "question": question,
        "ask": _ask(page, question, waiting) if question else None,
        "problem": problem,
        "part": part,
        "progress": review.progress(page.sop),
        "identity": review.identity_values(page.sop) if part == "identitas" else (),
        "steps": review.step_values(page.sop, question.pointers if question else ()),
        "total": page.sop.stated_total,
        "source": review.source_page(
            page.blocks, _mark(page, question), _number(request.GET.get("hal"))
        ),
        "may_change": seat.is_steward,
    }
    return render(request, "procedures/draft_review.html", context, status=status)


def _chosen(
    request: HttpRequest, page: DraftPage, waiting: tuple[Question, ...]
) -> Question | None:
    """Return the question asked for, an answered one too, else the first open."""
    wanted = request.POST.get("question") or request.GET.get("tanya")
    known = {q.key: q for q in (*questions(page.as_read), *waiting)}
    if wanted in known:
        return known[wanted]
    return waiting[0] if waiting else None


def _ask(
    page: DraftPage, question: Question, waiting: tuple[Question, ...]
) -> dict[str, Any]:
    keys = [q.key for q in waiting]
    is_open = question.key in keys
    at = keys.index(question.key) if is_open else 0
    latest = [row for row in page.answers if row.question == question.key]
    return {
        "position": len(questions(page.as_read)) - len(keys) + at + 1,
        "count": max(len(questions(page.as_read)), len(keys)),
        "is_open": is_open,
        "answer": latest[-1] if latest else None,
        "place": ", ".join(
            review.place_of(page.sop, pointer) for pointer in question.pointers[:1]
        ),
        "skip": keys[(at + 1) % len(keys)] if is_open and len(keys) > 1 else "",
    }


def _mark(page: DraftPage, question: Question | None) -> review.Mark | None:
    pointer = question.pointers[0] if question else "/steps/0"
    return review.mark_of(page.as_read, pointer)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 9 else None
