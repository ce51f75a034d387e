"""An SOP finds its own parts and says what is still only guessed."""

import pytest

from lajur.core.sop import Actor, Certainty, Exit, How, Paper, Sop, Step

CHECKED = Step(
    "s2",
    "2",
    "Memeriksa map",
    "kepala",
    exits=(Exit("Ya", None), Exit("Tidak", "s1", How.RETURN)),
)
SOP = Sop(
    "izin",
    "Izin",
    actors=(Actor("staf", "Staf"), Actor("kepala", "Kepala")),
    papers=(Paper("map", "Map", "nota_dinas"),),
    steps=(Step("s1", "1", "Membuka map", "staf", exits=(Exit(None, "s2"),)), CHECKED),
    certainty={
        "/steps/0/actor": Certainty("guessed", why="Kolom kosong"),
        "/steps/1/actor": Certainty("derived"),
        "/number": Certainty("missing"),
    },
)


def test_parts_are_found_by_their_ids() -> None:
    assert SOP.step("s2") is CHECKED
    assert SOP.actor("kepala").name == "Kepala"
    assert SOP.paper("map").paper_kind == "nota_dinas"


def test_ids_of_no_part_are_refused() -> None:
    for find in (SOP.step, SOP.actor, SOP.paper):
        with pytest.raises(KeyError, match="nobody"):
            find("nobody")


def test_several_exits_make_a_decision_and_one_does_not() -> None:
    assert SOP.step("s2").is_decision
    assert not SOP.step("s1").is_decision


def test_a_refusal_goes_back_only_where_a_return_is_drawn() -> None:
    assert SOP.step("s2").return_to == "s1"
    assert SOP.step("s1").return_to is None


def test_only_guessed_values_wait_for_a_person() -> None:
    assert list(SOP.guesses()) == ["/steps/0/actor"]


def test_a_changed_copy_leaves_the_first_as_it_was() -> None:
    changed = SOP.with_changes(title="Izin Reklame")
    assert (changed.title, SOP.title) == ("Izin Reklame", "Izin")
    assert changed.steps == SOP.steps
