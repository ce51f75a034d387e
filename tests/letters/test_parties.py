from tests.factories.letters import letter_sop

from lajur.core.sop import Actor, ActorKind, Item, Paper, Sop, Step, Verb, Work
from lajur.letters import parties


def _step(number: int, actor: str, text: str, *works: Work) -> Step:
    papers = {work.paper for work in works}
    outputs = tuple(Item(paper, paper) for paper in papers if paper)
    return Step(f"s{number}", str(number), text, actor, works=works, outputs=outputs)


def _sop(*steps: Step, kind: str = "nota_dinas", **given: tuple[Actor, ...]) -> Sop:
    actors = given.get("actors") or tuple(
        Actor(name, name.title()) for name in ("staf", "kasubag", "kabag")
    )
    papers = (Paper("n", "Nota", kind),)
    return Sop(slug="x", title="X", actors=actors, papers=papers, steps=steps)


def _work(verb: Verb) -> Work:
    return Work(verb, "n")


WRITES = _step(1, "staf", "Menyusun", _work(Verb.PREPARE))
PASSES = _step(2, "kasubag", "Memeriksa", _work(Verb.CHECK))
SIGNS = _step(3, "kabag", "Menandatangani", _work(Verb.SIGN))


def _author(sop: Sop) -> str | None:
    step = parties.author_step(sop, "n")
    return step.actor if step else None


def test_the_signer_answers_then_the_last_checker_then_the_writer() -> None:
    assert _author(_sop(WRITES, PASSES, SIGNS)) == "kabag"
    assert _author(_sop(WRITES, PASSES)) == "kasubag"
    assert _author(_sop(WRITES)) == "staf"
    assert _author(_sop(_step(1, "staf", "Mengolah", Work(Verb.COLLECT)))) is None


def test_the_next_reader_is_not_the_desk_that_only_numbers() -> None:
    numbers = _step(4, "staf", "Menomori", _work(Verb.NUMBER))
    reads = _step(5, "kasubag", "Menindaklanjuti", Work(Verb.CARRY_OUT))

    assert parties.next_reader(_sop(WRITES, SIGNS, numbers, reads), "n") == "kasubag"
    assert parties.next_reader(_sop(WRITES, SIGNS, numbers), "n") is None
    assert parties.next_reader(_sop(numbers), "n") is None


def test_finds_the_receiver_the_steps_name() -> None:
    sop = letter_sop()

    assert parties.named_outside(sop, "laporan") == "Kepala Bappeda"
    assert parties.named_outside(sop, "spt") is None


def test_a_note_names_its_reader_even_where_a_blank_is_missing() -> None:
    text = "Membuat draf beserta nota dinas permohonan dokumenke Bagian Hukum"
    sop = _sop(_step(1, "staf", text, _work(Verb.PREPARE)))

    assert parties.named_outside(sop, "n") == "Kepala Bagian Hukum"


def test_whoever_only_looks_a_note_over_is_not_its_reader() -> None:
    text = "Mengajukan nota dinas kepada Kabag untuk diparaf"
    sop = _sop(_step(1, "staf", text, _work(Verb.PREPARE)))

    assert parties.named_lane(sop, "n") is None


def test_a_named_lane_is_told_apart_from_somebody_outside() -> None:
    text = "Menyampaikan surat kepada Kabag"
    sop = _sop(_step(1, "staf", text, _work(Verb.SEND)), kind="surat_dinas")

    assert parties.named_lane(sop, "n") == "kabag"
    assert parties.named_outside(sop, "n") is None


def test_a_letter_to_the_agencies_goes_to_their_heads() -> None:
    text = "Penomoran dan pengiriman surat ke OPD di lingkungan kota"
    sop = _sop(_step(1, "staf", text, _work(Verb.SEND)), kind="surat_dinas")

    assert parties.named_outside(sop, "n") == parties.ALL_AGENCIES
    assert parties.addressed("OPD Terkait") == parties.ALL_AGENCIES
    assert parties.addressed("Camat") == "Camat"


def test_a_letter_nobody_is_named_on_goes_to_another_unit() -> None:
    actors = (
        Actor("staf", "Staf"),
        Actor("bkd", "Badan", ActorKind.UNIT),
        Actor("luar", "Kementerian", ActorKind.OUTSIDE),
        Actor("opd", "OPD", ActorKind.EACH_UNIT),
    )

    assert parties.far_lane(_sop(WRITES, actors=actors), "n") == "luar"
    assert parties.far_lane(_sop(WRITES), "n") is None
    assert parties.asked_lane(_sop(WRITES, actors=actors)) == "opd"
    assert parties.asked_lane(_sop(WRITES)) is None


def test_a_step_names_somebody_outside_it_hands_the_paper_to() -> None:
    def onward(text: str) -> str | None:
        step = _step(4, "staf", text, _work(Verb.SEND))
        return parties.onward_to(_sop(WRITES, step), step)

    assert onward("Menyampaikan laporan ke Bappeda") == "Kepala Bappeda"
    assert onward("Menyampaikan laporan kepada Kabag") is None
    assert onward("Mengarsipkan laporan") is None
