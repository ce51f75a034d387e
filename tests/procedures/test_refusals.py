from lajur.core.paper import refusals as paper
from lajur.procedures import refusals


def test_every_sentence_of_an_unread_file_can_be_translated():
    assert refusals.SENTENCES == paper.SENTENCES
