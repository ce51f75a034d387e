from tests.factories.letters import letter_sop

from lajur.core.sop import Item, Paper, Sop, Step, Verb, Work
from lajur.letters import works


def _sop(*steps: Step, papers: tuple[Paper, ...] = ()) -> Sop:
    return Sop(slug="x", title="X", papers=papers, steps=steps)


def test_a_work_without_a_paper_means_the_only_output() -> None:
    step = Step(
        "a",
        "1",
        "Memaraf",
        None,
        works=(Work(Verb.INITIAL),),
        outputs=(Item("N", "n"),),
    )

    assert works.paper_works(step, _sop(step)) == ((Verb.INITIAL, "n"),)


def test_two_outputs_leave_it_open() -> None:
    step = Step(
        "a",
        "1",
        "Memaraf",
        None,
        works=(Work(Verb.INITIAL),),
        outputs=(Item("N", "n"), Item("M", "m")),
    )

    assert works.paper_works(step, _sop(step)) == ()


def test_an_instruction_needs_a_disposition_sheet() -> None:
    step = Step("a", "1", "Memerintahkan", None, works=(Work(Verb.INSTRUCT, "n"),))

    letter = _sop(step, papers=(Paper("n", "Nota", "nota_dinas"),))
    sheet = _sop(step, papers=(Paper("n", "Disposisi", "disposisi"),))

    assert works.paper_works(step, letter) == ()
    assert works.paper_works(step, sheet) == ((Verb.INSTRUCT, "n"),)


def test_both_works_of_one_step_count() -> None:
    step = Step(
        "a",
        "1",
        "Paraf surat dan tanda tangan nota dinas",
        None,
        works=(Work(Verb.INITIAL, "surat"), Work(Verb.SIGN, "nota")),
    )

    assert works.paper_works(step, _sop(step)) == (
        (Verb.INITIAL, "surat"),
        (Verb.SIGN, "nota"),
    )


def test_knows_which_papers_are_signed_and_numbered() -> None:
    sop = letter_sop()

    assert works.is_numbered(sop, "spt")
    assert not works.is_numbered(sop, "laporan")
    assert works.is_signed(sop, "disposisi")
