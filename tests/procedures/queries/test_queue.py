import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, receive_text

from lajur.core.reading import questions
from lajur.ledger.actor import SYSTEM
from lajur.procedures import queries, services
from lajur.procedures.queries.queue import (
    document_queue,
    draft_queue,
    slug_of_answer,
)

pytestmark = pytest.mark.django_db
TITLES = ("Penyusunan Nota Rapat", "Penyusunan Notula")


def give(office, draft, place=0):
    question = questions(queries.draft(office.id, draft.draft_id).sop)[place]
    services.answer_question(
        government_id=office.id,
        draft_id=draft.draft_id,
        question=question.key,
        value=question.choices[0].value,
        source="",
        by=SYSTEM,
        at=AT,
    )
    return question


def test_asks_like_questions_of_a_file_once_in_its_order():
    office = make_office()
    received = receive_text(office, *TITLES)

    queue = document_queue(office.id, received.document_id)

    assert [item.text for item in queue.items] == [
        f"Siapa pelaksana langkah {number}?" for number in (1, 2, 3, 4)
    ]
    assert {item.drafts for item in queue.items} == {2}
    assert {item.slug for item in queue.items} == {"penyusunan-nota-rapat"}
    assert (queue.answered, queue.total, queue.sops) == (0, 4, 2)
    assert queue.latest is None


def test_counts_answers_and_tells_the_latest_with_its_reach():
    office = make_office()
    received = receive_text(office, *TITLES)
    first, second = received.drafts
    give(office, first)
    question = give(office, second)

    queue = document_queue(office.id, received.document_id)

    assert (queue.answered, queue.total) == (2, 4)
    assert queue.latest.question == question.key
    assert queue.latest.value == question.choices[0].label
    assert (queue.latest.drafts, queue.latest.slug) == (2, first.slug)


def test_forgets_an_answer_that_was_taken_back():
    office = make_office()
    received = receive_text(office)
    question = give(office, received.drafts[0])
    services.take_back_answer(
        government_id=office.id,
        draft_id=received.drafts[0].draft_id,
        question=question.key,
        by=SYSTEM,
        at=AT,
    )

    queue = document_queue(office.id, received.document_id)

    assert (queue.answered, queue.total, queue.latest) == (0, 4, None)


def test_goes_on_behind_the_question_answered_and_round_in_a_ring():
    office = make_office()
    received = receive_text(office)
    before = document_queue(office.id, received.document_id)
    keys = [item.key for item in before.items]

    assert before.beside(keys[3], 1).key == keys[0]
    assert before.beside(keys[0], -1).key == keys[3]
    assert before.beside("lain", 1) is None
    give(office, received.drafts[0], place=2)
    now = document_queue(office.id, received.document_id)
    assert now.after(keys[2], before).key == keys[3]
    assert now.after(keys[3], before).key == keys[0]
    assert now.place(keys[2]) is None


def test_leaves_out_drafts_that_were_discarded_or_belong_to_another_government():
    office, other = make_office(), make_office()
    received = receive_text(office, *TITLES)
    for draft in received.drafts:
        services.discard_draft(
            government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
        )

    queue = document_queue(office.id, received.document_id)

    assert (queue.items, queue.sops) == ((), 0)
    assert queue.after("x", queue) is None
    assert document_queue(other.id, received.document_id).items == ()


def test_gives_the_queue_of_one_draft_alone():
    office = make_office()
    received = receive_text(office, *TITLES)
    second = received.drafts[1]

    queue = draft_queue(office.id, second.draft_id, received.document_id)

    assert {item.slug for item in queue.items} == {second.slug}
    assert {item.drafts for item in queue.items} == {1}
    assert queue.sops == 1


def test_finds_the_sop_an_answer_was_given_in():
    office, other = make_office(), make_office()
    received = receive_text(office, *TITLES)
    question = give(office, received.drafts[1])

    found = slug_of_answer(office.id, received.document_id, question.key)

    assert found == received.drafts[0].slug
    assert slug_of_answer(office.id, received.document_id, "lain") is None
    assert slug_of_answer(other.id, received.document_id, question.key) is None
