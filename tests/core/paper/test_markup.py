"""XML of strangers brings nothing along and stays small."""

import pytest
from lxml import etree

from lajur.core.paper import Refused
from lajur.core.paper import markup as module
from lajur.core.paper.markup import local, parse_xml

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b "haha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse_xml(data)
    return refused.value.code


def test_plain_xml_is_parsed_without_its_comments() -> None:
    root = parse_xml(b'<a xmlns="urn:x"><!-- note --><?do it?><b>text</b></a>')
    assert [local(child) for child in root] == ["b"]
    assert local(etree.Comment("note")) == ""


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(text: str, encoding: str) -> None:
    assert code_of(text.encode(encoding)) == "entities"


def test_broken_xml_is_refused() -> None:
    assert code_of(b"<a><b></a>") == "damaged"


def test_deeply_nested_xml_is_refused() -> None:
    assert code_of(b"<a>" * 5_000 + b"</a>" * 5_000) == "too_deep"


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_MARKS", 3)
    assert code_of(b"<a><b/><b/></a>") == "too_big_inside"
