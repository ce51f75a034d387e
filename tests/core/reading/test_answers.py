"""Answers kept in a file close the questions they were given to."""

import pytest
from tests.core.reading.documents import Line, table

from lajur.core.reading import answers, questions, read_file
from lajur.core.reading.answers import KeptAnswer
from lajur.core.sop import Sop


def sop() -> Sop:
    text = table(Line("Menyusun surat"), Line("Rapat"), lanes=("Staf", "Kasubag"))
    return read_file("sop.txt", text.encode()).sops[0]


def test_kept_answers_are_applied_where_their_question_is_open() -> None:
    key = questions(sop())[0].key
    kept = answers.parse(
        f"- {{question: {key}, answer: Kasubag, source: Notula rapat}}\n"
        "- {question: other, answer: Staf, source: -}\n"
    )
    assert kept[0].source == "Notula rapat"
    assert answers.apply(sop(), kept).steps[0].actor == "kasubag"
    assert answers.parse("") == ()


@pytest.mark.parametrize("broken", ["- {answer: x}", "- text", "{a: [", "5"])
def test_a_file_that_keeps_no_answers_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"answers\.yaml"):
        answers.parse(broken)


def test_an_answer_keeps_its_words_as_text() -> None:
    text = "- {question: 12, answer: 3, source: Rapat bidang}\n"

    assert answers.parse(text) == (KeptAnswer("12", "3", "Rapat bidang"),)


def test_a_question_answered_twice_keeps_its_first_answer() -> None:
    key = questions(sop())[0].key
    kept = [KeptAnswer(key, "Kasubag", "-"), KeptAnswer(key, "Staf", "-")]

    assert answers.apply(sop(), kept).steps[0].actor == "kasubag"


def test_no_answers_leave_the_sop_as_it_was() -> None:
    assert answers.apply(sop(), ()) == sop()
