"""What is open is asked once for like cases; an answer confirms every place."""

import pytest
from tests.core.reading.documents import Line, table

from lajur.core.reading import (
    UnknownChoice,
    UnknownQuestion,
    answer,
    questions,
    read_file,
)
from lajur.core.sop import Sop

LANES = ("Staf", "Kasubag", "OPD")


def sop(lanes: tuple[str, ...] = LANES) -> Sop:
    text = table(
        Line("Menyusun surat"),
        Line("Membuat lampiran"),
        Line("Kasubag memeriksa surat. Jika salah dikembalikan untuk diperbaiki"),
        Line("Rapat"),
        Line("Acara"),
        lanes=lanes,
    )
    return read_file("sop.txt", text.encode()).sops[0]


def test_like_questions_are_one_and_unlike_ones_are_not() -> None:
    asked = questions(sop())
    assert [q.pointers for q in asked] == [
        ("/steps/0/actor", "/steps/1/actor"),
        ("/steps/2/exits",),
        ("/steps/3/actor",),
        ("/steps/4/actor",),
    ]
    assert asked[0].text == "Siapa pelaksana langkah 1, 2?"
    assert asked[0].params == {"steps": "1, 2", "guess": "Staf"}
    assert [c.label for c in asked[0].choices] == ["Staf", "Kasubag", "OPD"]


def test_keys_are_the_same_for_other_sops_with_the_same_doubt() -> None:
    assert [q.key for q in questions(sop())] == [q.key for q in questions(sop())]
    other = sop(("Pelaksana", "Kasubag", "OPD"))
    assert questions(other)[0].key != questions(sop())[0].key


@pytest.mark.parametrize("given", ["kasubag", "Kasubag", "KASUBAG "])
def test_an_answer_sets_and_confirms_every_place(given: str) -> None:
    first = questions(sop())[0]
    answered = answer(sop(), first.key, given)
    assert [step.actor for step in answered.steps[:2]] == ["kasubag", "kasubag"]
    confirmed = answered.certainty["/steps/1/actor"]
    assert (confirmed.is_, confirmed.why) == ("stated", "dikonfirmasi")
    assert len(questions(answered)) == len(questions(sop())) - 1


@pytest.mark.parametrize("given", ["s1", "1"])
def test_a_return_is_answered_by_step_or_by_printed_number(given: str) -> None:
    question = questions(sop())[1]
    assert question.text.startswith("Bila ditolak pada langkah 3")
    answered = answer(sop(), question.key, given)
    assert answered.steps[2].return_to == "s1"
    assert answered.steps[2].exits[0].to == "s4"


def test_an_answer_that_names_the_units_makes_their_region() -> None:
    question = questions(sop())[2]
    answered = answer(sop(), question.key, "OPD")
    assert answered.regions[0].steps == ("s4",)
    assert answered.steps[3].region == "r1"


def test_an_unknown_question_or_choice_is_refused() -> None:
    with pytest.raises(UnknownQuestion):
        answer(sop(), "none", "Staf")
    with pytest.raises(UnknownChoice):
        answer(sop(), questions(sop())[0].key, "Bupati")


def test_an_answer_settles_the_returns_that_waited_for_it() -> None:
    text = table(
        Line("Mengajukan berkas kepada Kasubag"),
        Line("Memeriksa berkas. Jika tidak lengkap dikembalikan kepada Staf"),
        Line("Melengkapi berkas"),
        Line("Kabag memeriksa berkas. Jika salah dikembalikan kepada Kasubag"),
        lanes=("Staf", "Kasubag", "Kabag"),
    )
    (read,) = read_file("sop.txt", text.encode()).sops
    fields = [question.field for question in questions(read)]
    assert fields == ["actor", "return", "actor", "return"]
    key = questions(read)[0].key
    first = answer(read, key, "Staf")
    assert [q.field for q in questions(first)] == ["actor", "return"]
    settled = first.certainty["/steps/1/exits"]
    assert (settled.is_, settled.others) == ("derived", ())
    assert first.steps[1].return_to == "s1"
    other = answer(read, key, "Kabag")
    assert [q.field for q in questions(other)] == ["return", "actor", "return"]
