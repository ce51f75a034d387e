"""Reviewing what was read: the source beside the result, one question at a time.

One draft is reviewed at its own address; at the address of a file the open
questions of all its SOPs follow each other. Every answer is stored when given.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.vary import vary_on_headers

from lajur.core.reading import Question, questions
from lajur.procedures import errors, review, services, source
from lajur.procedures.forms import AnswerForm
from lajur.procedures.queries.document import DraftPage, has_document, open_draft
from lajur.procedures.queries.queue import (
    Queue,
    document_queue,
    draft_queue,
    slug_of_answer,
)
from lajur.procedures.views.seat import Seat, seat_of, steward_of


@dataclass(frozen=True)
class _Desk:
    """Where somebody reviews: one draft, or the queue of a whole file."""

    seat: Seat
    page: DraftPage
    queue: Queue
    address: str
    is_file: bool

    def queue_now(self) -> Queue:
        """Return the queue as it is after an act."""
        page, government_id = self.page, self.seat.government_id
        if self.is_file and page.document_id is not None:
            return document_queue(government_id, page.document_id)
        return draft_queue(government_id, page.draft_id, page.document_id)


@vary_on_headers("HX-Request")
def draft_review(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft beside its source; take the answer to one question."""
    seat = seat_of(request)
    page = _page_or_404(seat, slug)
    queue = draft_queue(seat.government_id, page.draft_id, page.document_id)
    address = reverse("procedures:draft-review", args=[page.slug])
    return _review(request, _Desk(seat, page, queue, address, is_file=False))


@vary_on_headers("HX-Request")
def document_review(request: HttpRequest, document_id: int) -> HttpResponse:
    """Walk through the open questions of every SOP of a file."""
    seat = seat_of(request)
    queue = document_queue(seat.government_id, document_id)
    if not queue.items and not has_document(seat.government_id, document_id):
        raise Http404(str(errors.Unknown()))
    slug = _slug_asked(request, seat, document_id, queue)
    if slug is None:
        return redirect("procedures:document-show", document_id)
    address = reverse("procedures:document-review", args=[document_id])
    page = _page_or_404(seat, slug)
    return _review(request, _Desk(seat, page, queue, address, is_file=True))


def _page_or_404(seat: Seat, slug: str) -> DraftPage:
    page = open_draft(seat.government_id, slug)
    if page is None:
        raise Http404(_("SOP ini tidak memiliki draf yang terbuka."))
    return page


def _slug_asked(
    request: HttpRequest, seat: Seat, document_id: int, queue: Queue
) -> str | None:
    """Return the SOP of the question asked for, else of the first open one."""
    wanted = _wanted(request)
    by_key = {item.key: item.slug for item in queue.items}
    if wanted in by_key:
        return by_key[wanted]
    if wanted:
        found = slug_of_answer(seat.government_id, document_id, wanted)
        if found:
            return found
    return queue.items[0].slug if queue.items else None


def _wanted(request: HttpRequest) -> str:
    return request.POST.get("question") or request.GET.get("tanya") or ""


def _review(request: HttpRequest, desk: _Desk) -> HttpResponse:
    if request.method != "POST":
        return _show(request, desk)
    steward_of(request)
    act = _ACTS.get(request.POST.get("act", "answer"), _answer)
    try:
        return act(request, desk)
    except errors.Refused as refusal:
        return _show(request, desk, problem=str(refusal), status=422)


def _answer(request: HttpRequest, desk: _Desk) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        problem = _("Pilih satu jawaban terlebih dahulu.")
        return _show(request, desk, problem=problem, status=422)
    key = form.cleaned_data["question"]
    services.answer_question(
        government_id=desk.seat.government_id,
        draft_id=desk.page.draft_id,
        question=key,
        value=form.cleaned_data["value"],
        source=form.cleaned_data["source"] or _("Dijawab di halaman tinjau"),
        by=desk.seat.acting,
        at=desk.seat.at,
    )
    queue = desk.queue_now()
    following = queue.after(key, desk.queue)
    if following is None:
        messages.success(request, _("Jawaban tersimpan. Semua pertanyaan dijawab."))
        return _leave(desk)
    return redirect(_question_url(request, desk, following.key))


def _undo(request: HttpRequest, desk: _Desk) -> HttpResponse:
    key = _wanted(request)
    services.take_back_answer(
        government_id=desk.seat.government_id,
        draft_id=desk.page.draft_id,
        question=key,
        by=desk.seat.acting,
        at=desk.seat.at,
    )
    messages.success(request, _("Jawaban diurungkan; pertanyaannya terbuka lagi."))
    return redirect(_question_url(request, desk, key))


def _confirm(request: HttpRequest, desk: _Desk) -> HttpResponse:
    """Take values derived at some places as right; the question stays open."""
    for pointer in request.POST.getlist("pointer"):
        services.confirm_derived(
            government_id=desk.seat.government_id,
            draft_id=desk.page.draft_id,
            pointer=pointer,
            by=desk.seat.acting,
            at=desk.seat.at,
        )
    return redirect(_question_url(request, desk, request.GET.get("tanya", "")))


_ACTS: dict[str, Callable[[HttpRequest, _Desk], HttpResponse]] = {
    "answer": _answer,
    "undo": _undo,
    "confirm": _confirm,
}


def _leave(desk: _Desk) -> HttpResponse:
    if desk.is_file and desk.page.document_id is not None:
        return redirect("procedures:document-show", desk.page.document_id)
    return redirect(desk.address)


def _question_url(request: HttpRequest, desk: _Desk, key: str) -> str:
    kept = {"tanya": key, "bagian": request.GET.get("bagian", "")}
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{desk.address}?{query}" if query else desk.address


def _show(
    request: HttpRequest, desk: _Desk, *, problem: str = "", status: int = 200
) -> HttpResponse:
    page = desk.page
    question = _chosen(request, desk)
    shown = _source(request, page, question)
    if request.headers.get("HX-Request"):
        return render(request, "procedures/source.html", {"source": shown})
    part = request.GET.get("bagian", "langkah")
    is_open = question is not None and desk.queue.place(question.key) is not None
    template = "document_review" if desk.is_file else "draft_review"
    context = {
        "page": page,
        "queue": desk.queue,
        "address": desk.address,
        "is_file": desk.is_file,
        "question": question,
        "ask": _ask(desk, question) if question else None,
        "problem": problem,
        "part": part,
        "progress": review.progress(page.sop),
        "identity": review.identity_values(page.sop) if part == "identitas" else (),
        "steps": review.step_values(
            page.sop, question.pointers if question and is_open else ()
        ),
        "total": page.sop.stated_total,
        "source": shown,
        "undo": _told_latest(desk),
        "may_change": desk.seat.is_steward and not page.is_frozen,
    }
    return render(request, f"procedures/{template}.html", context, status=status)


def _chosen(request: HttpRequest, desk: _Desk) -> Question | None:
    """Return the question asked for, an answered one too, else the first open."""
    page = desk.page
    waiting = {q.key: q for q in questions(page.sop)}
    wanted = _wanted(request)
    if wanted in waiting:
        return waiting[wanted]
    if wanted:
        answered = {row.question for row in page.answers}
        read = {q.key: q for q in questions(page.as_read) if q.key in answered}
        if wanted in read:
            return read[wanted]
    first = (waiting[i.key] for i in desk.queue.items if i.key in waiting)
    return next(first, None)


def _ask(desk: _Desk, question: Question) -> dict[str, Any]:
    page, queue = desk.page, desk.queue
    place = queue.place(question.key)
    following = queue.beside(question.key, 1)
    previous = queue.beside(question.key, -1)
    drafts = queue.items[place].drafts if place is not None else 1
    return {
        "position": queue.answered + (place or 0) + 1,
        "count": queue.total,
        "is_open": place is not None,
        "place": ", ".join(
            review.place_of(page.sop, pointer) for pointer in question.pointers[:1]
        ),
        "places": len(question.pointers),
        "others": drafts - 1,
        "following": following.key if following else "",
        "previous": previous.key if previous else "",
        "chosen": _chosen_before(page, question),
    }


def _chosen_before(page: DraftPage, question: Question) -> str:
    """Return the choice that was taken last, else the reader's own."""
    given = [row.value for row in page.answers if row.question == question.key]
    for choice in question.choices if given else ():
        if given[-1] in (choice.value, choice.label, choice.label.split(". ")[0]):
            return choice.value
    return question.choices[0].value if question.choices else ""


def _source(
    request: HttpRequest, page: DraftPage, question: Question | None
) -> source.SourcePage:
    wanted = request.GET.get("tunjuk", "")
    first = question.pointers[0] if question else "/steps/0"
    pointer = wanted if wanted.startswith("/") else first
    place = source.pointer_as_read(page.as_read, page.sop, pointer)
    mark = source.mark_of(page.as_read, place) if place else None
    return source.source_page(page.blocks, mark, _number(request.GET.get("hal")))


def _told_latest(desk: _Desk) -> dict[str, Any] | None:
    """Return the latest answer in words, with where it can be taken back."""
    latest = desk.queue.latest
    if latest is None:
        return None
    others = latest.drafts - 1
    reach = ngettext(
        "juga untuk %(others)d SOP lain dengan pertanyaan yang sama",
        "juga untuk %(others)d SOP lain dengan pertanyaan yang sama",
        others,
    )
    return {"answer": latest, "reach": reach % {"others": others} if others else ""}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 9 else None
