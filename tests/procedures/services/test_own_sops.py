"""The SOPs written for the product: official, whole, and marked as such."""

from pathlib import Path

import pytest
import yaml

from lajur.core.checking import Catalogue, Entry, check_sop
from lajur.core.engine import compile_sop
from lajur.core.reading import answers, questions, read_file
from lajur.core.sop import Sop, Verb
from lajur.core.sop.checks import check
from lajur.procedures.relation import names_of, relations
from lajur.procedures.services.catalogue import catalogue_folder

FOLDER = Path(str(catalogue_folder()))
OWN = sorted(path.parent for path in FOLDER.glob("*/entry.yaml"))
own_sops = pytest.mark.parametrize("folder", OWN, ids=lambda folder: folder.name)
SHEET = (
    "number title government office unit created_date effective_date approved_by "
    "legal_bases qualifications related_sops equipment warnings records"
)


def read(folder: Path) -> tuple[Sop, ...]:
    source = folder / "source.txt"
    kept = answers.parse((folder / "answers.yaml").read_text("utf-8"))
    found = read_file(source.name, source.read_bytes()).sops
    return tuple(answers.apply(sop, kept) for sop in found)


def everything() -> list[Sop]:
    folders = sorted(path.parent for path in FOLDER.glob("*/source.txt"))
    return [sop for folder in folders for sop in read(folder)]


def test_three_are_ours_beside_the_45_of_offices():
    assert len(OWN) == 3
    assert len(everything()) == 45 + 3
    for folder in OWN:
        facts = yaml.safe_load((folder / "entry.yaml").read_text("utf-8"))
        assert facts == {"origin": "lajur"}


@own_sops
def test_is_read_without_a_question(folder):
    (sop,) = read_file("source.txt", (folder / "source.txt").read_bytes()).sops

    assert questions(sop) == ()
    assert len(sop.steps) >= 8
    assert all(step.actor and step.duration and step.outputs for step in sop.steps)
    assert [name for name in SHEET.split() if not getattr(sop, name)] == []


@own_sops
def test_has_no_finding_beside_the_whole_catalogue(folder):
    (sop,) = read(folder)
    catalogue = Catalogue(tuple(Entry.of(other) for other in everything()))

    assert check_sop(sop, catalogue) == ()
    assert check(sop) == ()


@own_sops
def test_is_signed_after_somebody_may_send_it_back(folder):
    (sop,) = read(folder)
    compile_sop(sop)
    signing = [step for step in sop.steps if any(w.do is Verb.SIGN for w in step.works)]

    assert signing
    assert all(step.is_decision for step in signing)


def test_what_27_sops_are_related_to_is_there():
    sops = everything()
    titles = {sop.slug: sop.title or "" for sop in sops}
    found = relations(titles, {sop.slug: names_of(sop) for sop in sops})
    ours = {read(folder)[0].slug for folder in OWN}

    named = [relation for relation in found if relation.to in ours]
    from_ours = {relation.from_ for relation in named} & ours
    letters = {r.from_ for r in named if "keluar" in r.named.text.lower()}
    money = {r.from_ for r in named if "GU/TU" in r.named.text}

    assert len(letters - from_ours) >= 27
    assert len(money - from_ours) == 27
    assert not [
        r.named.text
        for r in found
        if r.to is None
        and "keluar" in r.named.text.lower()
        and "masuk" not in r.named.text.lower()
    ]
