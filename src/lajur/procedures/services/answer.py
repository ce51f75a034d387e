"""Answering the reader's open questions; one door for the page and for files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lajur.core.reading import UnknownChoice, UnknownQuestion, answer, questions
from lajur.core.reading.answers import KeptAnswer
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json, to_json
from lajur.ledger.actor import ActingAs
from lajur.ledger.services import append
from lajur.procedures import errors
from lajur.procedures.asking import asked_of
from lajur.procedures.models import Answer, Draft
from lajur.procedures.services.draft import earlier_answers, locked_draft
from lajur.procedures.services.edit import settle_edits
from lajur.procedures.services.index import count_findings
from lajur.procedures.summary import Summary


@dataclass(frozen=True)
class Answered:
    """How far an answer reached."""

    #: Drafts of the same document that had the same question.
    drafts: int
    #: Questions still open in the draft that was asked.
    open_questions: int


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
        draft = locked_draft(government_id, draft_id)
        kept = _portable(draft, KeptAnswer(question, value.strip(), source))
        if draft.document_id is None:
            raise errors.QuestionUnknown
        reached = _answer_document(draft.document_id, government_id, [kept], by, at)
        if draft.pk not in reached:
            raise errors.QuestionUnknown
        return Answered(len(reached), reached[draft.pk])


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
        reached = _answer_document(
            document_id, government_id, answers, by, at, replaces=False
        )
        return len(reached)


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
        return len(_answer_draft(draft, answers, by, at))


def _answer_document(
    document_id: int,
    government_id: int,
    answers: Sequence[KeptAnswer],
    by: ActingAs,
    at: datetime,
    *,
    replaces: bool = True,
) -> dict[int, int]:
    """Return the open questions left, by draft the answers reached."""
    drafts = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("procedure")
        .filter(
            government_id=government_id,
            document_id=document_id,
            state=Draft.State.OPEN,
        )
        .order_by("pk")
    )
    reached = {}
    for draft in drafts:
        given = dict(earlier_answers(draft))
        fresh = [a for a in answers if replaces or a.question not in given]
        taken = _answer_draft(draft, fresh, by, at)
        if taken:
            reached[draft.pk] = draft.open_questions
    return reached


def _answer_draft(
    draft: Draft, answers: Sequence[KeptAnswer], by: ActingAs, at: datetime
) -> list[KeptAnswer]:
    given = {} if draft.is_edited else dict(earlier_answers(draft))
    # What a person changed stands; answers to a draft changed by hand add to it.
    read = from_json(draft.sop if draft.is_edited else draft.as_read)
    asked = {q.key: q.text for s in (read, from_json(draft.sop)) for q in questions(s)}
    taken = [
        kept
        for kept in answers
        if kept.question in asked and given.get(kept.question) != kept.answer
    ]
    if not taken:
        return []
    for kept in taken:
        given.pop(kept.question, None)
        given[kept.question] = kept.answer
    sop = _with_answers(read, given.items())
    draft.sop = to_json(sop)
    draft.summary = Summary.of(sop).to_json()
    draft.asked = asked_of(sop)
    draft.open_questions = len(draft.asked)
    draft.edition += 1
    fields = ("sop", "summary", "asked", "open_questions", "edition")
    draft.save(update_fields=fields)
    settle_edits(draft)
    count_findings(draft.procedure, sop)
    Answer.objects.bulk_create(
        Answer(
            government_id=draft.government_id,
            draft=draft,
            question=kept.question,
            asked=asked[kept.question],
            value=kept.answer,
            source=kept.source,
            at=at,
            person_id=by.person_id,
            person=by.person,
            post=by.post,
        )
        for kept in taken
    )
    append(
        government_id=draft.government_id,
        stream=draft.procedure.stream,
        kind="answered",
        body={"draft": draft.pk, "answers": [_event_body(k) for k in taken]},
        by=by,
        at=at,
    )
    return taken


def _event_body(kept: KeptAnswer) -> dict[str, Any]:
    return {"question": kept.question, "answer": kept.answer, "source": kept.source}


def _with_answers(sop: Sop, given: Iterable[tuple[str, str]]) -> Sop:
    for question, value in given:
        try:
            sop = answer(sop, question, value)
        except UnknownChoice as unusable:
            raise errors.AnswerUnusable(answer=value) from unusable
        except UnknownQuestion:
            # Another answer has settled this question meanwhile.
            continue
    return sop


def _portable(draft: Draft, kept: KeptAnswer) -> KeptAnswer:
    """Replace ids of this one SOP by what the document prints.

    Two SOPs of a file may give the same lane another id; its name is shared.
    """
    sop = from_json(draft.as_read)
    names = {actor.id: actor.name for actor in sop.actors}
    numbers = {step.id: step.number for step in sop.steps if step.number}
    value = names.get(kept.answer) or numbers.get(kept.answer) or kept.answer
    return KeptAnswer(kept.question, value, kept.source)
