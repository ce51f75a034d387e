from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from tests.factories.procedures import small_sop

from lajur.core.sop import Verb, Work
from lajur.procedures.lifecycle import (
    AT_WORK,
    OF_DRAFT,
    WAYS,
    Look,
    Move,
    Standing,
    State,
    is_with_author,
    state_at_work,
    why_not,
    why_not_publish,
)

READY = Standing(
    drafted=State.DRAFT,
    published=State.IN_FORCE,
    has_approval_sop=True,
    may_publish_directly=True,
    is_steward=True,
)
T0 = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 only compared with its like


def code(move: Move, **changes: object) -> str | None:
    refused = why_not(move, replace(READY, **changes))
    return refused.code if refused else None


@pytest.mark.parametrize("move", Move)
def test_a_move_is_made_from_its_states_only(move):
    side = "drafted" if move in OF_DRAFT else "published"
    other = {"published": None} if move in OF_DRAFT else {"drafted": None}

    allowed = {state for state in State if code(move, **{side: state}, **other) is None}

    assert allowed == set(WAYS[move][0])


@pytest.mark.parametrize("move", Move)
def test_only_the_keeper_of_sops_moves_them(move):
    assert code(move, is_steward=False) == "not_steward"


@pytest.mark.parametrize("move", Move)
def test_nothing_is_moved_that_is_not_there(move):
    assert code(move, drafted=None, published=None) == "wrong_state"


@pytest.mark.parametrize("move", [Move.SUBMIT, Move.PUBLISH, Move.TRY_OUT])
def test_a_draft_with_open_questions_stays_a_draft(move):
    assert code(move, open_questions=2) == "questions_open"


def test_a_draft_with_the_approvers_is_left_alone():
    assert code(Move.SUBMIT, in_approval=True) == "in_approval"
    assert code(Move.PUBLISH, in_approval=True) == "in_approval"
    assert code(Move.WITHDRAW, in_approval=True) is None


def test_approving_needs_an_sop_that_approves():
    assert code(Move.SUBMIT, has_approval_sop=False) == "no_approval_sop"


def test_publishing_without_a_case_is_a_choice_of_the_office():
    assert code(Move.PUBLISH, may_publish_directly=False) == "approval_needed"
    assert (
        code(Move.PUBLISH, may_publish_directly=False, has_approval_sop=False) is None
    )


def test_a_revision_waits_for_the_one_before():
    assert code(Move.REVISE) == "draft_open"
    assert code(Move.REVISE, drafted=None) is None


def test_withdrawn_is_undone_by_a_new_adoption_only():
    to_work = [
        move
        for move, (sources, target) in WAYS.items()
        if State.WITHDRAWN in sources and target in AT_WORK
    ]

    assert to_work == [Move.ADOPT]


def test_the_draft_lies_with_its_author_where_nobody_looks_at_it():
    sop = small_sop()

    assert [s.id for s in sop.steps if is_with_author(sop, s.id)] == ["s1"]


def test_without_a_signature_the_last_check_parts_author_and_registrar():
    steps = tuple(
        replace(
            step,
            works=tuple(
                Work(Verb.CHECK, w.paper) if w.do is Verb.SIGN else w
                for w in step.works
            ),
        )
        for step in small_sop().steps
    )
    sop = small_sop().with_changes(steps=steps)

    assert [s.id for s in sop.steps if is_with_author(sop, s.id)] == ["s1"]


def done(**hours: int) -> dict[str, Look]:
    return {
        step: Look(step, number, T0 + timedelta(hours=hour))
        for number, (step, hour) in enumerate(hours.items(), 1)
    }


def refusal(looks: dict[str, Look], bound: int | None = 0, **given: object):
    bound_at = None if bound is None else T0 + timedelta(hours=bound)
    rules = {"authors": frozenset({9}), "author_may": False, **given}
    refused = why_not_publish(small_sop(), looks, bound_at, **rules)
    return refused.code if refused else None


def test_what_all_have_seen_is_published():
    assert refusal(done(s1=0, s2=1, s3=2)) is None


def test_a_text_changed_after_a_look_is_not_published():
    assert refusal(done(s2=1, s3=3), bound=2) == "changed_since"
    assert refusal(done(s2=1, s3=3), bound=None) == "changed_since"


def test_an_approval_nobody_looked_at_is_none():
    assert refusal(done(s1=1)) == "not_signed"
    assert refusal(done(s2=1)) == "not_signed"
    assert refusal(done(s3=1)) is None

    sop = small_sop().with_changes(steps=small_sop().steps[:1])
    refused = why_not_publish(sop, {}, T0, frozenset(), author_may=False)
    assert refused is not None
    assert refused.code == "nobody_looked"


def test_the_author_does_not_sign():
    looks = done(s2=1, s3=2)

    assert refusal(looks, authors=frozenset({2})) == "author_signed"
    assert refusal(looks, authors=frozenset({1})) is None
    assert refusal(looks, authors=frozenset({2}), author_may=True) is None


@pytest.mark.parametrize(
    ("monitored", "evaluated", "state"),
    [
        (None, None, State.IN_FORCE),
        (date(2026, 7, 1), None, State.MONITORED),
        (None, date(2026, 7, 1), State.EVALUATED),
        (date(2026, 7, 1), date(2026, 7, 1), State.EVALUATED),
        (date(2026, 7, 2), date(2026, 7, 1), State.MONITORED),
    ],
)
def test_what_was_done_last_is_told_of_a_version_at_work(monitored, evaluated, state):
    assert state_at_work(State.IN_FORCE, monitored, evaluated) is state
    assert state_at_work(State.WITHDRAWN, monitored, evaluated) is State.WITHDRAWN
