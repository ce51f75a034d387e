"""Why an act cannot be done."""

import pytest
from tests.core.engine.sops import letter_sop

from lajur.core.engine import Standing, compile_sop, why_not
from lajur.core.engine.refusals import Act

FLOW = compile_sop(letter_sop())


def standing(**given) -> Standing:
    facts = {
        "task_state": "open",
        "case_state": "running",
        "may_act": True,
        "person_id": 7,
        **given,
    }
    return Standing(**facts)


@pytest.mark.parametrize(
    ("act", "given", "code"),
    [
        ("complete", {}, None),
        ("return", {}, None),
        ("complete", {"case_state": "suspended"}, "case_not_running"),
        ("complete", {"task_state": "done"}, "not_open"),
        ("complete", {"may_act": False}, "not_yours"),
        ("comment", {"may_act": False}, None),
        ("reassign", {"may_act": False}, None),
        ("complete", {"taken_by_id": 8, "taken_by": "Staf"}, "taken_by_other"),
        ("complete", {"taken_by_id": 7}, None),
        ("take", {}, "not_shared"),
        ("take", {"is_shared": True}, None),
        ("take", {"is_shared": True, "taken_by_id": 7}, "taken_already"),
        ("hand_back", {}, "not_taken"),
        ("hand_back", {"taken_by_id": 7}, None),
    ],
)
def test_names_what_is_in_the_way(act: Act, given: dict, code: str | None) -> None:
    refusal = why_not(FLOW, "s2", {}, act, standing(**given))

    assert (refusal.code if refusal else None) == code


def test_a_step_without_check_cannot_be_sent_back() -> None:
    refusal = why_not(FLOW, "s1", {}, "return", standing())

    assert refusal is not None
    assert refusal.code == "no_way_back"


@pytest.mark.parametrize(
    ("eyes", "given", "code"),
    [
        ({"surat": 7}, {}, "two_eyes"),
        ({"surat": 8}, {}, None),
        ({}, {}, None),
        ({"surat": 7}, {"wants_two_eyes": False}, None),
        ({"surat": 7}, {"person_id": None}, None),
    ],
)
def test_nobody_is_the_only_eyes_on_a_paper(eyes, given, code: str | None) -> None:
    refusal = why_not(FLOW, "s3", eyes, "complete", standing(**given))

    assert (refusal.code if refusal else None) == code


def test_the_last_eyes_may_still_send_it_back() -> None:
    assert why_not(FLOW, "s3", {"surat": 7}, "return", standing()) is None
