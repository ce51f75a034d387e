"""Slips in real documents are told after reading, and nothing else is."""

from bench.checking import ENOUGH
from bench.slipping import clean_documents, measure_documents

#: Of every kind of slip this many, each in another kind of document.
MOST = 5


def test_slips_in_documents_are_told_and_nothing_else() -> None:
    score, written = measure_documents(MOST)

    low = {
        code: (score.recall(code), score.precision(code))
        for code in score.planted | score.extra
        if min(score.recall(code), score.precision(code)) < ENOUGH
    }
    assert low == {}, score.notes
    assert set(written) == {"txt", "html", "docx", "xlsx", "pdf"}
    assert {f"L{n:02}" for n in (*range(1, 9), *range(11, 15))} <= set(score.planted)


def test_a_clean_document_has_nothing_to_tell() -> None:
    found = {(slug, kind): told for slug, kind, told in clean_documents()}

    assert {name: told for name, told in found.items() if told} == {}
    assert len(found) >= 20
