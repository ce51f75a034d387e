"""XML of strangers: no entities, no types, no network, bounded in size and depth."""

import re

from lxml import etree

from lajur.core.paper.refusals import refused

#: Opening and closing marks; a node costs far more memory than its text.
MAX_MARKS = 2_000_000
_TYPES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root element; raises Refused for what is not plain, sound XML."""
    if data.count(b"<") > MAX_MARKS:
        raise refused("too_big_inside")
    if _TYPES.search(data):
        raise refused("entities")
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error).lower()
        raise refused("too_deep" if deep else "damaged") from error
    # The search above sees one encoding only, the parser sees them all.
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused("entities")
    return root


def _parser() -> etree.XMLParser:
    """Make a parser without entities, types and network.

    `huge_tree` stays off: libxml2 then stops at a depth of 256.
    """
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
