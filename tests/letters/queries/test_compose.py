"""Papers as they are first composed, over every SOP the product comes with."""

from dataclasses import replace
from functools import lru_cache

import pytest
from tests.examples.examples import FOLDERS, read
from tests.factories.letters import letter_sop
from tests.letters.desks import AT, catalogue_sops, composed, desk_of, papers_of

from lajur.core.sop import Sop, Verb
from lajur.letters.queries.compose import latest_of, may_write
from lajur.letters.sealing import page_of
from lajur.letters.state import Key, PaperState
from lajur.letters.writing import compose
from lajur.letters.writing.blocks import lines_of


@lru_cache(maxsize=1)
def _sops() -> tuple[Sop, ...]:
    return (*catalogue_sops(), *(read(folder) for folder in FOLDERS))


@pytest.mark.parametrize("bound", [True, False], ids=["bound", "unbound"])
def test_no_required_field_of_a_new_paper_is_empty(bound: bool) -> None:
    made = 0
    empty = []
    for sop in _sops():
        for step, paper in papers_of(sop, bound=bound):
            made += 1
            labels = compose.missing(paper.kind, paper.content["fields"])
            if labels or not lines_of(page_of(paper)):
                empty.append((sop.slug, step, paper.key.sop_paper, labels))

    assert not empty
    assert made > len(_sops())


def test_every_new_paper_says_who_answers_for_it() -> None:
    nameless = [
        (sop.slug, paper.key.sop_paper)
        for sop in _sops()
        for _, paper in papers_of(sop, bound=True)
        if not paper.content["facts"]["signer"]["post"].strip()
    ]

    assert not nameless


def test_a_note_comes_from_its_signer_and_goes_to_its_reader() -> None:
    sop = letter_sop()
    papers = tuple(
        replace(one, paper_kind="nota_dinas") if one.id == "spt" else one
        for one in sop.papers
    )
    note = composed(desk_of(replace(sop, papers=papers), "s2"), "spt", Verb.PREPARE)

    assert note.content["fields"]["dari"] == "Sekretaris Daerah"
    assert note.content["fields"]["yth"] == "Tim Kerja Pelaporan"


def test_the_activity_is_what_the_procedure_is_about() -> None:
    sop = replace(letter_sop(), title="Mekanisme Evaluasi Kinerja")
    facts = composed(desk_of(sop, "s6"), "surat", Verb.PREPARE).content["facts"]

    assert facts["activity"] == "evaluasi Kinerja"
    assert facts["topic"] == "Evaluasi Kinerja Tahun 2026"


def _paper(unit_id: int | None = None, step: str = "", **given: object) -> PaperState:
    desk = desk_of(letter_sop(), "s2")
    made = composed(desk, "spt", Verb.PREPARE)
    return replace(made, key=Key("spt", unit_id, step), **given)  # type: ignore[arg-type]


def test_the_papers_own_unit_comes_before_that_of_the_case() -> None:
    whole, own, other = _paper(), _paper(7), _paper(8)
    task = desk_of(letter_sop(), "s4", unit_id=7).task

    assert latest_of((whole, own, other), "spt", task, Verb.SIGN) is own
    assert latest_of((whole, other), "spt", task, Verb.SIGN) is other
    assert latest_of((whole,), "surat", task, Verb.SIGN) is None


def test_each_instruction_has_a_sheet_of_its_own() -> None:
    first = _paper(step="s1")
    task = desk_of(letter_sop(), "s4").task

    assert latest_of((first,), "spt", task, Verb.INSTRUCT) is None


def test_a_paper_being_signed_is_closed_to_everybody() -> None:
    assert may_write(_paper(), Verb.INITIAL)
    assert not may_write(_paper(), Verb.NUMBER)
    assert not may_write(_paper(signing_since=AT), Verb.PREPARE)
