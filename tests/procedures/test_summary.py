from tests.factories.procedures import small_sop

from lajur.procedures.summary import Summary, total_in_words


def test_says_the_total_time_in_the_units_of_the_document():
    assert total_in_words(small_sop()) == "180 menit"


def test_survives_its_stored_form():
    summary = Summary.of(small_sop())

    assert summary.steps == 5
    assert summary.actors == 3
    assert Summary.from_json(summary.to_json()) == summary
