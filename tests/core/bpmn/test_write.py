"""What is written fits OMG's schema, and a person can see what it means."""

import pytest
from hypothesis import given, settings
from lxml import etree
from tests.core.bpmn.spiff import schema
from tests.core.drawing.sops import catalogue_sops, sop_of, sops

from lajur.core.bpmn import bpmn_of, read_bpmn
from lajur.core.bpmn.words import MODEL
from lajur.core.sop import Sop

_SCHEMA = schema()


def _names(content: bytes, kind: str) -> list[str]:
    root = etree.fromstring(content)
    return [one.get("name", "") for one in root.iter(f"{{{MODEL}}}{kind}")]


@pytest.mark.parametrize("sop", catalogue_sops(), ids=lambda sop: sop.slug[:40])
def test_every_sop_of_the_catalogue_is_valid_and_comes_back_whole(sop: Sop) -> None:
    content = bpmn_of(sop)

    _SCHEMA.assertValid(etree.fromstring(content))
    assert read_bpmn(content) == (sop,)


@settings(max_examples=60, deadline=None)
@given(sops())
def test_any_sop_is_valid_and_comes_back_whole(sop: Sop) -> None:
    content = bpmn_of(sop)

    _SCHEMA.assertValid(etree.fromstring(content))
    assert read_bpmn(content) == (sop,)


def test_says_lanes_steps_and_outcomes_by_name() -> None:
    content = bpmn_of(sop_of(0, 1, back={2: 1}))

    assert _names(content, "participant") == ["Contoh"]
    assert _names(content, "lane") == ["Pejabat 0", "Pejabat 1"]
    assert _names(content, "userTask") == ["Memeriksa berkas 1", "Memeriksa berkas 2"]
    assert [n for n in _names(content, "sequenceFlow") if n] == ["Setuju", "Tidak"]


def test_an_sop_without_steps_goes_from_start_to_end() -> None:
    sop = Sop("kosong", None)
    content = bpmn_of(sop)

    _SCHEMA.assertValid(etree.fromstring(content))
    assert read_bpmn(content) == ()
    assert _names(content, "startEvent") == ["Mulai"]


def test_characters_xml_cannot_hold_are_replaced() -> None:
    sop = sop_of(0).with_changes(title="Judul\x0b <&> baris\nbaru")

    (read,) = read_bpmn(bpmn_of(sop))

    assert read.title == "Judul\ufffd <&> baris\nbaru"
