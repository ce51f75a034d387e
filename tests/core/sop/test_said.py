"""A sentence of the core keeps its values, so that it can be told again."""

import copy

from lajur.core.sop.said import from_kept, kept, listed, said, told

ENGLISH = {
    "Langkah {number} berisi {what}.": "Step {number} holds {what}.",
    "dua jalan": "two ways",
}


def translate(sentence: str) -> str:
    return ENGLISH.get(sentence, sentence)


def test_reads_as_the_indonesian_sentence() -> None:
    assert said("Langkah {number} berisi {what}.", number=3, what="{x}") == (
        "Langkah 3 berisi {x}."
    )


def test_is_told_in_the_readers_language_with_the_sentences_inside_it() -> None:
    text = said("Langkah {number} berisi {what}.", number=3, what=said("dua jalan"))

    assert told(text, translate) == "Step 3 holds two ways."


def test_a_printed_text_is_never_translated() -> None:
    assert told("dua jalan", translate) == "dua jalan"


def test_comes_back_from_storage_as_it_was() -> None:
    text = said("Langkah {number} berisi {what}.", number=3, what=said("dua jalan"))

    again = from_kept(kept(text))

    assert again == text
    assert told(again, translate) == "Step 3 holds two ways."
    assert from_kept(kept("Nama")) == "Nama"


def test_a_copy_can_still_be_told() -> None:
    text = copy.deepcopy(said("dua jalan"))

    assert told(text, translate) == "two ways"


def test_names_are_listed_in_quotation_marks() -> None:
    assert listed(["Nota", "Surat"]) == "“Nota”, “Surat”"
