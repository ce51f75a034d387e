"""The source documents are read exactly; the catalogue's answers close them."""

from pathlib import Path

import pytest
from bench.reading import SEEDS, compare, sources, truths

from lajur.core.reading import answers, questions, read_file
from lajur.core.sop import How

CATALOGUE = Path(__file__).resolve().parents[3] / "src/lajur/procedures/catalogue"
pytestmark = pytest.mark.filterwarnings("error")
needs_sources = pytest.mark.skipif(
    not SEEDS.exists(), reason=f"{SEEDS} is absent: the source documents live there"
)
#: Values no rule can give: a list printed without any mark between its items, and
#: a signer only a clause about a decree hints at (asked, and guessed right).
OPEN = {"records", "walikota"}


@needs_sources
@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_every_value_equals_the_exact_content(seed: str) -> None:
    path = dict(sources())[seed]
    reading = read_file(path.name, path.read_bytes())
    true = truths(seed)
    assert len(reading.sops) == len(true)
    for sop, content in zip(reading.sops, true, strict=True):
        differences = compare(sop, content).differences
        assert [d for d in differences if not any(word in d for word in OPEN)] == []


@pytest.mark.parametrize("path", sorted(CATALOGUE.glob("*/source.txt")), ids=str)
def test_the_catalogue_has_an_answer_to_every_question(path: Path) -> None:
    kept = answers.parse(path.with_name("answers.yaml").read_text("utf-8"))
    reading = read_file("source.txt", path.read_bytes())
    asked = {q.key for sop in reading.sops for q in questions(sop)}
    assert {given.question for given in kept} == asked
    assert len(asked) <= 60
    for sop in reading.sops:
        assert questions(answers.apply(sop, kept)) == ()
    assert not [f for f in reading.findings if f.severity == "error"]


def test_the_first_catalogue_sop_returns_one_level_down() -> None:
    data = (CATALOGUE / "lkpj" / "source.txt").read_bytes()
    (sop,) = read_file("source.txt", data).sops
    returns = {
        step.number: sop.step(step.return_to).number
        for step in sop.steps
        if step.return_to
    }
    assert returns == {
        "3": "2", "4": "3", "5": "4", "9": "8", "10": "9", "16": "15", "17": "16",
        "18": "17",
    }  # fmt: skip
    assert all(
        sop.certainty[f"/steps/{index}/exits"].is_ == "derived"
        for index, step in enumerate(sop.steps)
        if any(exit_.how is How.RETURN for exit_ in step.exits)
    )
    assert sop.stated_total == "29 hari 600 menit"
    assert list(sop.guesses()) == ["/steps/0/actor", "/steps/18/actor"]
