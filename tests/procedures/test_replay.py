import pytest
from tests.factories.procedures import small_sop

from lajur.core.reading import questions
from lajur.core.sop import Certainty
from lajur.procedures import errors, replay

LINE = {"line": 3, "rule": "staff"}


def doubtful():
    return small_sop().with_changes(
        certainty={
            "/title": Certainty("derived", {"line": 1}),
            "/steps/0/actor": Certainty("guessed", LINE, "lazim", ("kabag",)),
            "/steps/1/actor": Certainty("derived", LINE, "naik satu tingkat"),
            "/steps/1/outputs/0/paper": Certainty("derived", LINE, "nama serupa"),
            "/steps/10/actor": Certainty("derived", LINE),
        }
    )


def test_a_later_answer_stands_and_an_empty_one_takes_it_back():
    given = [("a", "1"), ("b", "2"), ("a", "3"), ("c", "4"), ("c", "")]

    stand = replay.standing(given)

    assert list(stand.items()) == [("b", "2"), ("a", "3")]


def test_comparing_settles_what_was_derived_there_and_below_and_keeps_its_place():
    sop = replay.compared(doubtful(), "/steps/1")

    states = {place: note.is_ for place, note in sop.certainty.items()}
    assert states["/steps/1/actor"] == states["/steps/1/outputs/0/paper"] == "stated"
    assert states["/steps/10/actor"] == states["/title"] == "derived"
    assert sop.certainty["/steps/1/actor"].from_ == LINE


def test_comparing_everything_never_settles_a_guess():
    sop = replay.with_answers(doubtful(), {replay.WHOLE: replay.COMPARED})

    assert replay.derived(sop) == ()
    assert list(sop.guesses()) == ["/steps/0/actor"]


def test_plays_answers_of_both_kinds_again_and_passes_over_settled_ones():
    (question,) = questions(doubtful())

    sop = replay.with_answers(
        doubtful(), {question.key: "kabag", "lain": "staf", "/title": "sesuai naskah"}
    )

    assert sop.steps[0].actor == "kabag"
    assert "/title" not in replay.derived(sop)
    with pytest.raises(errors.AnswerUnusable):
        replay.with_answers(doubtful(), {question.key: "gubernur"})


def test_gives_the_words_of_what_is_asked_and_of_nothing_else():
    (question,) = questions(doubtful())
    wanted = {question.key, "/", "/steps/1/actor", "/steps/4", "lain"}

    words = replay.words_of([doubtful()], wanted)

    assert words == {
        question.key: "Siapa pelaksana langkah 1?",
        "/": "Apakah semua isian turunan sesuai naskah?",
        "/steps/1/actor": (
            "Apakah isian turunan ini sesuai naskah: langkah 2, kolom Pelaksana?"
        ),
    }
