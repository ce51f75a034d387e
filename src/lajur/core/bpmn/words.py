"""The namespaces of a BPMN file, and elements with plain values."""

import re

from lxml import etree

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
#: What BPMN has no words for stands in this namespace.
EXTRAS = "https://lajur.id/ns/sop/1"

PREFIXES = {
    "bpmn": MODEL,
    "bpmndi": DI,
    "dc": DC,
    "di": WAYPOINTS,
    "xsi": XSI,
    "lajur": EXTRAS,
}

Value = str | float | bool | None
#: Characters XML cannot hold, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def model(name: str) -> str:
    """Return a name of BPMN itself."""
    return f"{{{MODEL}}}{name}"


def extra(name: str) -> str:
    """Return a name of our own namespace."""
    return f"{{{EXTRAS}}}{name}"


def add(
    parent: etree._Element, tag: str, text: str | None = None, /, **values: Value
) -> etree._Element:
    """Append an element; values that are None are left out."""
    element = etree.SubElement(parent, tag)
    for name, value in values.items():
        if value is not None:
            element.set(name, printed(value))
    if text is not None:
        element.text = printed(text)
    return element


def printed(value: str | float) -> str:
    """Return a value as XML can hold it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(int(value) if value == int(value) else value)
    return _UNWRITABLE.sub("\ufffd", value)
