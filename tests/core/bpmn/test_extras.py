"""Everything BPMN has no words for comes back as it was written."""

from dataclasses import replace

import pytest
from lxml import etree
from tests.core.drawing.sops import sop_of
from tests.core.sop.test_codec import whole

from lajur.core.bpmn.extras import read_sop, read_step, write_sop, write_step
from lajur.core.bpmn.words import add, extra, model
from lajur.core.sop import Certainty, Duration, Sop, Step, Verb


def _written(step: Step) -> etree._Element:
    root = etree.Element(model("extensionElements"))
    write_step(root, step, region=None)
    return root[0]


def test_identity_and_provenance_come_back() -> None:
    certainty = Certainty("guessed", {"line": 3, "cell": "B"}, "kata", ("a", "b"))
    sop = whole().with_changes(certainty={"/steps/0/actor": certainty})
    root = etree.Element(model("extensionElements"))

    write_sop(root, sop)
    read = read_sop(root[0], sop.title)

    bare = {"actors": (), "steps": (), "regions": ()}
    assert read == sop.with_changes(**bare)


def test_what_nobody_wrote_about_is_empty() -> None:
    assert read_sop(None, "Judul") == Sop("", "Judul")


@pytest.mark.parametrize("step", whole().steps, ids=lambda step: step.id)
def test_a_step_comes_back(step: Step) -> None:
    read = read_step(_written(step), step.text)

    assert read == replace(step, actor=None, exits=(), region=None)


@pytest.mark.parametrize(
    "duration",
    [
        Duration("Triwulan"),
        Duration("2 - 3 hari", 3, "days", 2, 3),
        Duration("sangat singkat", 1e-05, "minutes"),
    ],
)
def test_a_duration_comes_back(duration: Duration) -> None:
    step = replace(sop_of(0).steps[0], duration=duration)

    assert read_step(_written(step), "").duration == duration


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("work", {"do": "terbang"}),
        ("duration", {"value": "NaN"}),
        ("duration", {"unit": "abad"}),
        ("link", {"how": "mungkin"}),
    ],
)
def test_unknown_words_are_refused(name: str, values: dict[str, str]) -> None:
    element = etree.Element(extra("step"), kind=Verb.CHECK.value)
    add(element, extra(name), **values)

    with pytest.raises(ValueError):  # noqa: PT011 the word itself is the message
        read_step(element, "")
