from tests.factories.procedures import small_sop

from lajur.core.sop import Certainty
from lajur.procedures import review


def doubtful_sop():
    return small_sop().with_changes(
        certainty={
            "/steps/0": Certainty("stated", {"line": 3}),
            "/steps/0/actor": Certainty("guessed", {"line": 3}, "lazimnya staf"),
            "/steps/1/actor": Certainty("derived", {"line": 4}, "naik satu tingkat"),
            "/created_date": Certainty("missing"),
        }
    )


def test_gives_every_step_the_worst_of_its_certainties():
    steps = review.step_values(doubtful_sop(), ["/steps/0/actor"])

    assert [step.state for step in steps[:3]] == ["asked", "checking", "sure"]
    assert steps[0].is_marked
    assert steps[0].doubts == ("pelaksana",)
    assert steps[1].why == "naik satu tingkat"
    assert steps[1].returns_to == "1"


def test_counts_settled_and_open_values():
    progress = review.progress(doubtful_sop())

    assert (progress.asked, progress.checking) == (1, 1)
    assert progress.settled == progress.total - 1
    assert progress.missing >= 1


def test_calls_an_empty_field_missing():
    values = {value.pointer: value for value in review.identity_values(doubtful_sop())}

    assert values["/subunit"].state == "missing"
    assert values["/title"].state == "sure"
    assert values["/legal_bases"].texts == ("Peraturan tentang Tata Naskah Dinas",)


def test_says_in_words_where_a_value_stands():
    sop = small_sop()

    assert review.place_of(sop, "/steps/2/actor") == "langkah 3, kolom Pelaksana"
    assert review.place_of(sop, "/steps/2/exits") == "langkah 3, arah alir"
    assert review.place_of(sop, "/steps/2") == "langkah 3"
    assert review.place_of(sop, "/title") == "Nama SOP"
