"""Taking answers back, comparing derived values, and what an answer costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.office import make_office
from tests.factories.procedures import AT, receive_text

from lajur.core.reading import questions
from lajur.core.reading.answers import KeptAnswer
from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.ledger.queries import events_of
from lajur.procedures import errors, queries, replay, services
from lajur.procedures.models import Answer, Draft

pytestmark = pytest.mark.django_db
CLERK = ActingAs(7, "Orang Uji", 8, "Analis Organisasi")
TITLES = ("Penyusunan Nota Rapat", "Penyusunan Notula")


def sop_of(office, draft):
    return queries.draft(office.id, draft.draft_id).sop


def give(office, draft, question, choice=0):
    return services.answer_question(
        government_id=office.id,
        draft_id=draft.draft_id,
        question=question.key,
        value=question.choices[choice].value,
        source="",
        by=CLERK,
        at=AT,
    )


def take_back(office, draft, question):
    return services.take_back_answer(
        government_id=office.id,
        draft_id=draft.draft_id,
        question=question,
        by=CLERK,
        at=AT,
    )


def doubt(office, draft, *pointers):
    """Let values of a stored draft be derived ones."""
    row = Draft.objects.get(government_id=office.id, pk=draft.draft_id)
    for stored in (row.as_read, row.sop):
        for pointer in pointers:
            stored["certainty"][pointer] = {
                "is": "derived",
                "from": {"line": 3},
                "why": "naik satu tingkat",
                "others": [],
            }
    row.save()


def test_takes_an_answer_back_in_every_sop_it_reached_and_keeps_that_it_was_given():
    office = make_office()
    first, second = receive_text(office, *TITLES).drafts
    question = questions(sop_of(office, first))[0]
    before = sop_of(office, first)
    give(office, first, question, choice=1)

    taken = take_back(office, second, question.key)

    assert (taken.drafts, taken.open_questions) == (2, 4)
    assert sop_of(office, first) == before
    kept = Answer.objects.filter(draft_id=first.draft_id).order_by("pk")
    assert [row.value for row in kept] == [question.choices[1].label, ""]
    assert {row.asked for row in kept} == {question.text}


def test_an_answer_taken_back_can_be_given_again():
    office = make_office()
    draft = receive_text(office).drafts[0]
    question = questions(sop_of(office, draft))[0]
    give(office, draft, question)
    take_back(office, draft, question.key)

    give(office, draft, question)

    assert queries.draft(office.id, draft.draft_id).open_questions == 3


def test_tells_the_log_that_an_answer_was_taken_back():
    office = make_office()
    draft = receive_text(office).drafts[0]
    question = questions(sop_of(office, draft))[0]
    give(office, draft, question)
    take_back(office, draft, question.key)

    stream = Draft.objects.select_related("procedure").get().procedure.stream
    kinds = [event.kind for event in events_of(office.id, stream)]

    assert kinds[:2] == ["answer_taken_back", "answered"]


def test_a_file_does_not_give_again_what_a_person_has_taken_back():
    office = make_office()
    received = receive_text(office)
    draft = received.drafts[0]
    question = questions(sop_of(office, draft))[0]
    give(office, draft, question)
    take_back(office, draft, question.key)

    count = services.answer_document(
        government_id=office.id,
        document_id=received.document_id,
        answers=[KeptAnswer(question.key, question.choices[0].label, "berkas")],
        by=SYSTEM,
        at=AT,
    )

    assert count <= 11


def test_refuses_to_take_back_what_nobody_said_or_somebody_has_built_on():
    office, other = make_office(), make_office()
    draft = receive_text(office).drafts[0]
    first, second = questions(sop_of(office, draft))[:2]
    give(office, draft, first)

    with pytest.raises(errors.AnswerSettled):
        take_back(office, draft, second.key)
    with pytest.raises(errors.Unknown):
        take_back(other, draft, first.key)
    Draft.objects.filter(pk=draft.draft_id).update(is_edited=True)
    with pytest.raises(errors.AnswerSettled):
        take_back(office, draft, first.key)
    Draft.objects.filter(pk=draft.draft_id).update(state="published")
    with pytest.raises(errors.DraftClosed):
        take_back(office, draft, first.key)


def test_compares_one_place_of_one_draft():
    office = make_office()
    first, second = receive_text(office, *TITLES).drafts
    for draft in (first, second):
        doubt(office, draft, "/title", "/number")

    services.confirm_derived(
        government_id=office.id,
        draft_id=first.draft_id,
        pointer="/title",
        by=CLERK,
        at=AT,
    )

    assert replay.derived(sop_of(office, first)) == ("/number",)
    assert len(replay.derived(sop_of(office, second))) == 2
    assert take_back(office, first, "/title").drafts == 1
    assert len(replay.derived(sop_of(office, first))) == 2


def test_refuses_to_compare_what_was_not_derived():
    office = make_office()
    draft = receive_text(office).drafts[0]

    with pytest.raises(errors.QuestionUnknown):
        services.confirm_derived(
            government_id=office.id,
            draft_id=draft.draft_id,
            pointer="/steps/0/actor",
            by=CLERK,
            at=AT,
        )


def test_compares_a_whole_file_and_leaves_every_guess_open():
    office, other = make_office(), make_office()
    received = receive_text(office, *TITLES)
    twin = receive_text(other, *TITLES)
    for place, drafts in ((office, received.drafts), (other, twin.drafts)):
        for draft in drafts:
            doubt(place, draft, "/title")

    count = services.confirm_document(
        government_id=office.id, document_id=received.document_id, by=CLERK, at=AT
    )

    assert count == 2
    for draft in received.drafts:
        row = queries.draft(office.id, draft.draft_id)
        assert replay.derived(row.sop) == ()
        assert row.open_questions == 4
    assert replay.derived(sop_of(other, twin.drafts[0])) == ("/title",)


@pytest.mark.parametrize("count", [1, 6])
def test_an_answer_costs_a_fixed_number_of_statements_and_one_for_each_sop(count):
    office = make_office()
    titles = [f"Penyusunan Nota {number}" for number in range(count)]
    draft = receive_text(office, *titles).drafts[0]
    question = questions(sop_of(office, draft))[0]

    with CaptureQueriesContext(connection) as asked:
        answered = give(office, draft, question)

    assert answered.drafts == count
    # A savepoint and its end, whose file, the drafts, their earlier answers; then
    # the drafts, what is put aside, other SOPs, laws, findings and answers.
    assert len(asked) - count <= 11
