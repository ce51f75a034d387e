from tests.factories.procedures import small_sop

from lajur.core.sop import Certainty
from lajur.procedures.asking import asked_of


def test_lists_key_and_words_of_each_open_question_in_step_order():
    doubt = {"line": 3, "rule": "staff"}
    sop = small_sop().with_changes(
        certainty={
            "/steps/0/actor": Certainty("guessed", doubt, "lazim", ("kabag",)),
            "/steps/1/actor": Certainty("derived", doubt, "naik"),
            "/steps/3/actor": Certainty("guessed", doubt, "lazim", ("kabag",)),
        }
    )

    asked = asked_of(sop)

    assert [row["text"] for row in asked] == [
        "Siapa pelaksana langkah 1?",
        "Siapa pelaksana langkah 4?",
    ]
    assert len({row["key"] for row in asked}) == 2
    assert asked_of(small_sop()) == []
