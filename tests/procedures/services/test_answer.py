import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, receive_text

from lajur.core.reading import questions
from lajur.core.reading.answers import parse
from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.procedures import errors, queries, services
from lajur.procedures.models import Answer

pytestmark = pytest.mark.django_db
CLERK = ActingAs(7, "Orang Uji", 8, "Analis Organisasi")
TITLES = ("Penyusunan Nota Rapat", "Penyusunan Notula")


def give(office, draft, question, value, by=CLERK):
    return services.answer_question(
        government_id=office.id,
        draft_id=draft.draft_id,
        question=question,
        value=value,
        source="keterangan Kabag",
        by=by,
        at=AT,
    )


def asked(office, draft):
    return questions(queries.draft(office.id, draft.draft_id).sop)


def test_settles_a_question_and_keeps_who_when_and_why():
    office = make_office()
    draft = receive_text(office).drafts[0]
    question = asked(office, draft)[0]

    answered = give(office, draft, question.key, question.choices[1].value)

    assert (answered.drafts, answered.open_questions) == (1, 3)
    row = queries.draft(office.id, draft.draft_id)
    assert row.sop.steps[0].actor == question.choices[1].value
    assert row.sop.certainty["/steps/0/actor"].is_ == "stated"
    kept = Answer.objects.get(draft_id=draft.draft_id)
    assert (kept.person_id, kept.post, kept.at) == (7, "Analis Organisasi", AT)
    assert (kept.value, kept.source) == (question.choices[1].label, "keterangan Kabag")


def test_asks_like_questions_of_a_file_once():
    office = make_office()
    first, second = receive_text(office, *TITLES).drafts
    question = asked(office, first)[0]

    answered = give(office, first, question.key, question.choices[0].value)

    assert answered.drafts == 2
    assert len(asked(office, second)) == 3


def test_a_second_answer_replaces_the_first_and_both_are_kept():
    office = make_office()
    draft = receive_text(office).drafts[0]
    question = asked(office, draft)[0]

    give(office, draft, question.key, question.choices[1].value)
    give(office, draft, question.key, question.choices[2].value)

    row = queries.draft(office.id, draft.draft_id)
    assert row.sop.steps[0].actor == question.choices[2].value
    assert Answer.objects.filter(draft_id=draft.draft_id).count() == 2


def test_answers_of_a_file_equal_answers_of_the_page():
    by_page, by_file = make_office(), make_office()
    page_draft = receive_text(by_page).drafts[0]
    received = receive_text(by_file)
    pairs = [(q.key, q.choices[-1].label) for q in asked(by_page, page_draft)]
    lines = [
        f"- {{question: {key}, answer: {value}, source: berkas}}"
        for key, value in pairs
    ]

    for key, value in pairs:
        give(by_page, page_draft, key, value)
    services.answer_document(
        government_id=by_file.id,
        document_id=received.document_id,
        answers=parse("\n".join(lines)),
        by=SYSTEM,
        at=AT,
    )

    from_page = queries.draft(by_page.id, page_draft.draft_id)
    from_file = queries.draft(by_file.id, received.drafts[0].draft_id)
    assert from_page.sop.steps == from_file.sop.steps
    assert from_page.open_questions == from_file.open_questions == 0
    kept = Answer.objects.filter(draft_id=from_file.draft_id)
    assert {row.source for row in kept} == {"berkas"}


def test_a_file_never_takes_back_what_a_person_said():
    office = make_office()
    received = receive_text(office)
    draft = received.drafts[0]
    question = asked(office, draft)[0]
    give(office, draft, question.key, question.choices[1].value)

    services.answer_document(
        government_id=office.id,
        document_id=received.document_id,
        answers=parse(
            f"- {{question: {question.key}, answer: {question.choices[0].label},"
            " source: berkas}"
        ),
        by=SYSTEM,
        at=AT,
    )

    row = queries.draft(office.id, draft.draft_id)
    assert row.sop.steps[0].actor == question.choices[1].value


def test_refuses_a_question_nobody_asked_and_an_answer_nobody_offered():
    office = make_office()
    draft = receive_text(office).drafts[0]
    question = asked(office, draft)[0]

    with pytest.raises(errors.QuestionUnknown):
        give(office, draft, "tidak-ada", "Staf")
    with pytest.raises(errors.AnswerUnusable) as refusal:
        give(office, draft, question.key, "Gubernur")

    assert "Gubernur" in str(refusal.value)
    assert not Answer.objects.filter(draft_id=draft.draft_id).exists()


def test_does_not_reach_drafts_of_another_government():
    office, other = make_office(), make_office()
    draft = receive_text(office).drafts[0]
    twin = receive_text(other).drafts[0]
    question = asked(office, draft)[0]

    with pytest.raises(errors.Unknown):
        give(other, draft, question.key, question.choices[0].value)
    give(office, draft, question.key, question.choices[0].value)

    assert len(asked(other, twin)) == 4


def test_takes_the_reader_s_guesses_only_when_told_and_says_so():
    office = make_office()
    draft = receive_text(office).drafts[0]

    taken = services.accept_guesses(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    assert taken == 4
    assert queries.draft(office.id, draft.draft_id).open_questions == 0
    sources = set(Answer.objects.values_list("source", flat=True))
    assert sources == {"tebakan pembaca, tanpa diperiksa"}
