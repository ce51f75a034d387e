"""An SOP becomes a table, or is refused."""

import pytest
from tests.core.engine.sops import letter_sop, region_sop, sop_of, step, yes_no

from lajur.core.engine import CannotRun, Way, compile_sop
from lajur.core.sop import Exit, How, Region, Verb


def test_a_step_without_exits_goes_on_to_the_next_and_the_last_ends() -> None:
    flow = compile_sop(letter_sop())

    assert flow.step("s1").forward == (Way(None, "s2"),)
    assert flow.step("s5").forward == (Way(None, None),)
    assert (flow.first, flow.width) == ("s1", 5)


def test_a_decision_names_its_ways_and_draws_its_return() -> None:
    flow = compile_sop(letter_sop())

    assert flow.step("s2").forward == (Way("Setuju", "s3"),)
    assert flow.step("s2").returns == (Way("Tidak", "s1", How.RETURN),)


def test_ways_without_a_name_or_with_the_same_one_can_be_told_apart() -> None:
    sop = sop_of(
        step(1, exits=(Exit("Ya", "s2"), Exit("Ya", "s3"), Exit(None, None))),
        step(2),
        step(3),
    )

    outcomes = [way.outcome for way in compile_sop(sop).step("s1").forward]

    assert outcomes == ["Ya", "Ya (2)", "3"]


def test_a_step_with_only_a_return_still_goes_on() -> None:
    sop = sop_of(
        step(1),
        step(2, "kabag", Verb.CHECK, exits=(Exit("Tidak", "s1", How.RETURN),)),
        step(3),
    )

    assert compile_sop(sop).step("s2").forward == (Way(None, "s3"),)


def test_a_single_route_needs_no_choice() -> None:
    sop = sop_of(step(1, exits=(Exit("Ke 3", "s3", How.ROUTE),)), step(2), step(3))

    assert compile_sop(sop).step("s1").forward == (Way(None, "s3", How.ROUTE),)


def test_steps_of_an_each_unit_lane_form_a_region_without_being_marked() -> None:
    sop = sop_of(step(1), step(2, "opd"), step(3, "opd"), step(4))

    flow = compile_sop(sop)

    region = flow.regions["each:s2"]
    assert region.steps == ("s2", "s3")
    assert region.leads_to == "s4"
    assert flow.step("s3").region == "each:s2"


def test_a_region_leads_where_its_last_step_leads() -> None:
    flow = compile_sop(region_sop())

    assert flow.regions["r"].leads_to == "s4"


def test_a_region_that_only_turns_in_itself_ends_the_case() -> None:
    sop = sop_of(
        step(1),
        step(2, "opd", exits=(Exit(None, "s2"),), region="r"),
        regions=(Region("r", ("s2",), "opd"), Region("leer", (), "opd")),
    )

    assert compile_sop(sop).regions["r"].leads_to is None
    assert "leer" not in compile_sop(sop).regions


def test_the_chain_back_begins_with_the_previous_person() -> None:
    sop = sop_of(
        step(1, "staf"),
        step(2, "kasubag", Verb.PREPARE),
        step(3, "kasubag", Verb.SEND, paper="laporan"),
        step(4, "kabag", Verb.CHECK),
        step(5, "kabag", Verb.SIGN),
    )

    flow = compile_sop(sop)

    assert flow.step("s4").chain[0] == "s2"
    assert flow.step("s5").chain[0] == "s2"
    assert flow.step("s2").chain == ("s1",)


def test_the_chain_back_stays_with_one_person_where_nobody_else_was() -> None:
    flow = compile_sop(sop_of(step(1), step(2), step(3, verb=Verb.CHECK)))

    assert flow.step("s3").chain == ("s2", "s1")
    assert flow.step("s1").chain == ()


def test_the_chain_back_of_a_unit_stays_in_its_region() -> None:
    flow = compile_sop(region_sop())

    assert flow.step("s3").chain == ("s2",)
    assert flow.step("s2").chain == ()


@pytest.mark.parametrize(
    ("sop", "reason"),
    [
        (sop_of(), "no_steps"),
        (sop_of(step(1), step(1)), "step_twice"),
        (sop_of(step(1, exits=(Exit(None, "s9"),))), "step_unknown s9"),
        (sop_of(step(1, exits=yes_no(None, "s8"))), "step_unknown s8"),
    ],
)
def test_refuses_what_cannot_run(sop, reason: str) -> None:
    with pytest.raises(CannotRun, match=reason):
        compile_sop(sop)
