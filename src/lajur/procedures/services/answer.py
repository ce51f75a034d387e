"""Answering the reader's open questions; one door for the page and for files.

However many SOPs of a file an answer reaches, they are read and written together:
the number of statements grows only by the one event each SOP keeps of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from lajur.core.reading import questions
from lajur.core.reading.answers import KeptAnswer
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import errors, replay
from lajur.procedures.asking import asked_of
from lajur.procedures.models import Answer, Draft
from lajur.procedures.services.draft import locked_draft
from lajur.procedures.services.edit import settle_edits
from lajur.procedures.services.index import count_all_findings
from lajur.procedures.summary import Summary


@dataclass(frozen=True)
class Answered:
    """How far an answer reached."""

    #: Drafts of the same document that had the same question.
    drafts: int
    #: Questions still open in the draft that was asked.
    open_questions: int


@dataclass(frozen=True)
class _Change:
    """A draft, its SOP with the new answers, and which of them it took."""

    draft: Draft
    sop: Sop
    taken: tuple[KeptAnswer, ...]
    #: The words of the questions taken, by key.
    asked: Mapping[str, str]


def answer_question(
    *,
    government_id: int,
    draft_id: int,
    question: str,
    value: str,
    source: str,
    by: ActingAs,
    at: datetime,
) -> Answered:
    """Answer one question, in every draft of the document that asks it too.

    A second answer to the same question replaces the first; both are kept.
    Raises Unknown, DraftClosed, QuestionUnknown, AnswerUnusable.
    """
    with transaction.atomic():
        drafts = _asked_alike(government_id, draft_id, question)
        own = next(draft for draft in drafts if draft.pk == draft_id)
        if own.document_id is None:
            raise errors.QuestionUnknown
        kept = _portable(own, KeptAnswer(question, value.strip(), source))
        return _reach(_changes(drafts, [kept]), draft_id, by, at)


def confirm_derived(
    *, government_id: int, draft_id: int, pointer: str, by: ActingAs, at: datetime
) -> Answered:
    """Take what was derived at a place of one draft, and below, as right.

    Somebody has compared it with the document. Guesses stay questions. Raises
    Unknown, DraftClosed, QuestionUnknown when nothing was derived there.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        kept = KeptAnswer(pointer, replay.COMPARED, "")
        return _reach(_changes([draft], [kept]), draft_id, by, at)


def confirm_document(
    *, government_id: int, document_id: int, by: ActingAs, at: datetime
) -> int:
    """Take everything derived in a document's drafts as right; return how many.

    Guesses stay questions: each is answered by a person, here as elsewhere.
    """
    with transaction.atomic():
        kept = KeptAnswer(replay.WHOLE, replay.COMPARED, "")
        changes = _changes(_open_drafts(government_id, document_id), [kept])
        _store(changes, "answered", by, at)
        return len(changes)


def take_back_answer(
    *, government_id: int, draft_id: int, question: str, by: ActingAs, at: datetime
) -> Answered:
    """Ask a question once more, in every draft the answer had reached.

    That it was answered is kept. A draft somebody has changed by hand since then
    keeps its answer. Raises Unknown, DraftClosed, AnswerSettled.
    """
    with transaction.atomic():
        drafts = _asked_alike(government_id, draft_id, question)
        earlier = _earlier(drafts)
        changes = [
            _without(draft, earlier.get(draft.pk, ()), question)
            for draft in drafts
            if not draft.is_edited
            and question in replay.standing(earlier.get(draft.pk, ()))
        ]
        if draft_id not in {change.draft.pk for change in changes}:
            raise errors.AnswerSettled
        return _reach(changes, draft_id, by, at, kind="answer_taken_back")


def answer_document(
    *,
    government_id: int,
    document_id: int,
    answers: Sequence[KeptAnswer],
    by: ActingAs,
    at: datetime,
) -> int:
    """Give kept answers to all open drafts of a document; return how many took.

    Questions somebody has answered, and questions a draft does not ask, are
    passed over: a file never takes back what a person said.
    """
    with transaction.atomic():
        drafts = _open_drafts(government_id, document_id)
        changes = _changes(drafts, answers, replaces=False)
        _store(changes, "answered", by, at)
        return len(changes)


def accept_guesses(
    *, government_id: int, draft_id: int, by: ActingAs, at: datetime
) -> int:
    """Take the reader's first choice for every open question of a draft.

    Only for trying an SOP out: the answers say that nobody looked at them.
    Returns how many were taken. Raises Unknown or DraftClosed.
    """
    with transaction.atomic():
        draft = locked_draft(government_id, draft_id)
        answers = [
            KeptAnswer(q.key, q.choices[0].value, "tebakan pembaca, tanpa diperiksa")
            for q in questions(from_json(draft.sop))
            if q.choices
        ]
        changes = _changes([draft], answers)
        _store(changes, "answered", by, at)
        return sum(len(change.taken) for change in changes)


def _reach(
    changes: Sequence[_Change],
    draft_id: int,
    by: ActingAs,
    at: datetime,
    *,
    kind: str = "answered",
) -> Answered:
    _store(changes, kind, by, at)
    own = [change.draft for change in changes if change.draft.pk == draft_id]
    if not own:
        raise errors.QuestionUnknown
    return Answered(len(changes), own[0].open_questions)


def _asked_alike(government_id: int, draft_id: int, question: str) -> list[Draft]:
    """Return a draft and those of its file that ask or asked the same, locked.

    All are locked in one order, so that two people answering at once only wait.
    """
    row = Draft.objects.filter(government_id=government_id, pk=draft_id)
    document_id = row.values_list("document_id", flat=True).first()
    is_own = replay.is_pointer(question) and question != replay.WHOLE
    if document_id is None or is_own:
        return [locked_draft(government_id, draft_id)]
    drafts = _open_drafts(government_id, document_id, question)
    if draft_id not in {draft.pk for draft in drafts}:
        locked_draft(government_id, draft_id)  # which says if it was closed
        raise errors.QuestionUnknown
    return drafts


def _open_drafts(
    government_id: int, document_id: int, question: str | None = None
) -> list[Draft]:
    drafts = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("procedure")
        .filter(
            government_id=government_id,
            document_id=document_id,
            state=Draft.State.OPEN,
            is_frozen=False,
        )
        .order_by("pk")
    )
    if question is not None:
        given = Answer.objects.filter(
            government_id=government_id, draft=OuterRef("pk"), question=question
        )
        asks = Q(asked__contains=[{"key": question}])
        drafts = drafts.filter(asks | Exists(given))
    return list(drafts)


def _earlier(drafts: Iterable[Draft]) -> dict[int, list[tuple[str, str]]]:
    """Return question and value of every answer, oldest first, by draft."""
    drafts = list(drafts)
    found: dict[int, list[tuple[str, str]]] = {}
    if drafts:
        rows = Answer.objects.filter(
            government_id=drafts[0].government_id, draft__in=drafts
        )
        rows = rows.order_by("pk")
        for draft_id, *pair in rows.values_list("draft_id", "question", "value"):
            found.setdefault(draft_id, []).append((pair[0], pair[1]))
    return found


def _changes(
    drafts: Sequence[Draft], answers: Sequence[KeptAnswer], *, replaces: bool = True
) -> list[_Change]:
    earlier = _earlier(drafts)
    changes = []
    for draft in drafts:
        pairs = earlier.get(draft.pk, ())
        known = () if replaces else {question for question, _value in pairs}
        fresh = [kept for kept in answers if kept.question not in known]
        change = _with(draft, replay.standing(pairs), fresh)
        if change:
            changes.append(change)
    return changes


def _with(
    draft: Draft, earlier: dict[str, str], answers: Sequence[KeptAnswer]
) -> _Change | None:
    # What a person changed stands; answers to a draft changed by hand add to it.
    given = {} if draft.is_edited else earlier
    now = from_json(draft.sop)
    read = now if draft.is_edited else from_json(draft.as_read)
    asked = replay.words_of((read, now), {kept.question for kept in answers})
    taken = tuple(
        kept
        for kept in answers
        if kept.question in asked and given.get(kept.question) != kept.answer
    )
    if not taken:
        return None
    for kept in taken:
        given.pop(kept.question, None)
        given[kept.question] = kept.answer
    return _Change(draft, replay.with_answers(read, given), taken, asked)


def _without(
    draft: Draft, earlier: Iterable[tuple[str, str]], question: str
) -> _Change:
    given = replay.standing(earlier)
    del given[question]
    read = from_json(draft.as_read)
    sop = replay.with_answers(read, given)
    asked = {question: "", **replay.words_of((read, sop), {question})}
    return _Change(draft, sop, (KeptAnswer(question, "", ""),), asked)


def _store(changes: Sequence[_Change], kind: str, by: ActingAs, at: datetime) -> None:
    if not changes:
        return
    for change in changes:
        draft = change.draft
        draft.sop = to_json(change.sop)
        draft.summary = Summary.of(change.sop).to_json()
        draft.asked = asked_of(change.sop)
        draft.open_questions = len(draft.asked)
        draft.edition += 1
    drafts = [change.draft for change in changes]
    fields = ("sop", "summary", "asked", "open_questions", "edition")
    Draft.objects.bulk_update(drafts, fields)
    settle_edits(drafts)
    count_all_findings([(change.draft.procedure, change.sop) for change in changes])
    Answer.objects.bulk_create(
        _row(change, kept, by, at) for change in changes for kept in change.taken
    )
    for change in changes:
        body = {
            "draft": change.draft.pk,
            "answers": [_event_body(kept) for kept in change.taken],
        }
        append(
            government_id=change.draft.government_id,
            stream=change.draft.procedure.stream,
            kind=kind,
            body=body,
            by=by,
            at=at,
        )


def _row(change: _Change, kept: KeptAnswer, by: ActingAs, at: datetime) -> Answer:
    return Answer(
        government_id=change.draft.government_id,
        draft=change.draft,
        question=kept.question,
        asked=change.asked[kept.question],
        value=kept.answer,
        source=kept.source,
        at=at,
        person_id=by.person_id,
        person=by.person,
        post=by.post,
    )


def _event_body(kept: KeptAnswer) -> dict[str, Any]:
    return {"question": kept.question, "answer": kept.answer, "source": kept.source}


def _portable(draft: Draft, kept: KeptAnswer) -> KeptAnswer:
    """Replace ids of this one SOP by what the document prints.

    Two SOPs of a file may give the same lane another id; its name is shared.
    """
    sop = from_json(draft.as_read)
    names = {actor.id: actor.name for actor in sop.actors}
    numbers = {step.id: step.number for step in sop.steps if step.number}
    value = names.get(kept.answer) or numbers.get(kept.answer) or kept.answer
    return KeptAnswer(kept.question, value, kept.source)
