"""Where an act leads, and how a branch remembers."""

import pytest
from tests.core.engine.sops import letter_sop, region_sop, sop_of, step, yes_no

from lajur.core.engine import (
    Memory,
    Position,
    Refused,
    compile_sop,
    decide_complete,
    decide_return,
    decide_start,
    decide_transfer,
    return_ways,
)
from lajur.core.sop import Exit, Verb


def test_completing_opens_the_next_step_as_its_first_round() -> None:
    flow = compile_sop(letter_sop())
    start = decide_start(flow)

    move = decide_complete(flow, Position("s1", start.memory), None, 7)

    assert move.opens is not None
    assert move.opens.step == "s2"
    assert move.opens.memory.visits == (1, 1, 0, 0, 0)
    assert not move.finishes


def test_the_last_step_ends_the_case() -> None:
    flow = compile_sop(letter_sop())

    move = decide_complete(flow, Position("s5", Memory((1,) * 5)), None, 7)

    assert move.finishes


def test_a_return_visits_the_steps_again_as_a_new_round() -> None:
    flow = compile_sop(letter_sop())

    back = decide_return(flow, Position("s3", Memory((1, 1, 1, 0, 0))), None)

    assert back.opens is not None
    assert (back.opens.step, back.opens.memory.visits) == ("s2", (1, 2, 1, 0, 0))


@pytest.mark.parametrize(
    ("outcome", "code"), [(None, "outcome_needed"), ("Entah", "outcome_unknown")]
)
def test_a_choice_must_be_made_and_be_one_of_the_ways(outcome, code: str) -> None:
    exits = (Exit("A", "s2"), Exit("B", None))
    flow = compile_sop(sop_of(step(1, exits=exits), step(2)))

    with pytest.raises(Refused) as refused:
        decide_complete(flow, Position("s1", Memory((1, 0))), outcome, 7)

    assert refused.value.refusal.code == code


def test_an_undrawn_return_goes_to_the_nearest_person_this_branch_met() -> None:
    sop = sop_of(
        step(1, "staf", exits=(Exit("Biasa", "s2"), Exit("Cepat", "s3"))),
        step(2, "kasubag", Verb.CHECK),
        step(3, "kabag", Verb.SIGN),
    )
    flow = compile_sop(sop)

    quick = return_ways(flow, Position("s3", Memory((1, 0, 1))))
    plain = return_ways(flow, Position("s3", Memory((1, 1, 1))))

    assert [(way.to, way.drawn) for way in quick] == [("s1", False)]
    assert [(way.to, way.drawn) for way in plain] == [("s2", False)]


def test_the_first_step_has_nobody_to_return_to() -> None:
    flow = compile_sop(sop_of(step(1, verb=Verb.CHECK), step(2)))

    with pytest.raises(Refused, match="no_way_back"):
        decide_return(flow, Position("s1", Memory((1, 0))), None)


def test_a_step_that_only_carries_out_has_no_way_back() -> None:
    flow = compile_sop(sop_of(step(1), step(2, "kabag", Verb.SEND)))

    assert return_ways(flow, Position("s2", Memory((1, 1)))) == ()


def test_a_return_goes_only_where_a_way_leads() -> None:
    flow = compile_sop(letter_sop())

    with pytest.raises(Refused, match="no_way_back"):
        decide_return(flow, Position("s3", Memory((1, 1, 1, 0, 0))), "s1")


def test_a_unit_is_never_sent_out_of_its_region_by_a_return() -> None:
    sop = sop_of(
        step(1, "kasubag"),
        step(2, "opd", Verb.SUBMIT, region="r"),
        step(3, "kasubag", Verb.CHECK, exits=yes_no("s4", "s1"), region="r"),
        step(4),
        regions=region_sop().regions,
    )
    flow = compile_sop(sop)
    position = Position("s3", Memory((1, 1, 1, 0)), 5, Memory((1, 1, 1, 0)))

    assert [(way.to, way.drawn) for way in return_ways(flow, position)] == [
        ("s2", False)
    ]


def test_entering_a_region_gives_each_unit_a_memory_of_its_own() -> None:
    flow = compile_sop(region_sop())

    move = decide_complete(flow, Position("s1", Memory((1, 0, 0, 0, 0))), None, 7)

    assert move.opens is not None
    assert (move.opens.region, move.opens.run) == ("r", 1)
    assert move.opens.memory.visits == (1, 1, 0, 0, 0)
    assert move.opens.outer is not None
    assert move.opens.outer.visits == (1, 1, 1, 0, 0)


def test_leaving_a_region_arrives_and_tells_what_opens_afterwards() -> None:
    flow = compile_sop(region_sop())
    outer = Memory((1, 1, 1, 0, 0))
    position = Position("s3", Memory((1, 1, 1, 0, 0)), 5, outer)

    move = decide_complete(flow, position, "Setuju", 7)

    assert move.arrives == "r"
    assert move.opens is not None
    assert (move.opens.step, move.opens.memory.visits) == ("s4", (1, 1, 1, 1, 0))


def test_a_unit_outside_any_region_cannot_move() -> None:
    flow = compile_sop(letter_sop())

    with pytest.raises(Refused, match="step_unknown"):
        decide_complete(flow, Position("s5", Memory((1,) * 5), 5), None, 7)


def test_a_repair_goes_anywhere_but_out_of_a_running_region() -> None:
    flow = compile_sop(region_sop())
    outer = Memory((1, 1, 1, 0, 0))
    inside = Position("s3", Memory((1, 1, 1, 0, 0)), 5, outer)
    main = Position("s4", Memory((1, 1, 1, 1, 0)))

    jumped, skipped = (
        decide_transfer(flow, main, "s1"),
        decide_transfer(flow, main, None),
    )

    assert jumped.opens is not None
    assert jumped.opens.step == "s1"
    assert skipped.opens is not None
    assert skipped.opens.step == "s5"
    for target in ("s4", "s9"):
        with pytest.raises(Refused, match="step_unknown"):
            decide_transfer(flow, inside, target)


def test_remembers_who_looked_last_until_the_paper_is_written_or_signed() -> None:
    flow = compile_sop(letter_sop())
    visits = (1, 1, 1, 0, 0)

    checked = decide_complete(flow, Position("s2", Memory(visits)), "Setuju", 7)
    unknown = decide_complete(flow, Position("s2", Memory(visits)), "Setuju", None)
    signed = decide_complete(
        flow, Position("s3", Memory(visits, {"surat": 7})), "Setuju", 8
    )
    written = decide_complete(
        flow, Position("s1", Memory(visits, {"surat": 7})), None, 9
    )

    eyes = [m.opens.memory.eyes for m in (checked, unknown, signed, written) if m.opens]
    assert eyes == [{"surat": 7}, {}, {}, {}]
