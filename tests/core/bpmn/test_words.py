from lxml import etree

from lajur.core.bpmn.words import add, extra, model, printed


def test_values_are_written_as_xml_says_them() -> None:
    root = etree.Element(model("definitions"))

    one = add(
        root, extra("step"), "teks", yes=True, no=False, half=0.5, two=2.0, x=None
    )

    assert dict(one.attrib) == {"yes": "true", "no": "false", "half": "0.5", "two": "2"}
    assert one.text == "teks"
    assert printed("a\x00b") == "a\ufffdb"
