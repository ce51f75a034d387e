"""What a Word paragraph says, as it is printed."""

from collections.abc import Iterator

from lxml import etree

from lajur.core.paper.markup import local
from lajur.core.paper.numbering import Numbering, W

#: Not printed, or printed elsewhere: deletions, field codes, drawings and their
#: fallbacks for old programs.
_SKIPPED = frozenset(
    {
        *("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "Fallback"),
        *("drawing", "pict", "object", "footnoteReference", "annotationRef"),
    }
)
_SIGNS = {
    "br": "\n",
    "cr": "\n",
    "tab": " ",
    "ptab": " ",
    "noBreakHyphen": "-",
}
#: Ticks and crosses of the fonts Word draws symbols with.
_SYMBOLS = {
    **dict.fromkeys(("F0FC", "F0FE", "F052", "F050"), "✓"),
    **dict.fromkeys(("F0FB", "F0FD", "F04F", "F051"), "✗"),
    **dict.fromkeys(("F0B7", "F0A7", "F076", "F0D8"), "•"),
}


def text_of(paragraph: etree._Element, numbering: Numbering) -> str:
    """Return the words of a paragraph, led by its printed number."""
    mark = numbering.mark(paragraph)
    text = "".join(_words(paragraph)).replace("\xa0", " ").replace("\u200b", "")
    lines = [" ".join(line.split()) for line in text.split("\n")]
    said = "\n".join(line for line in lines if line)
    return f"{mark} {said}".strip() if mark != "-" or said else ""


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name in _SKIPPED:
            continue
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            yield _SYMBOLS.get(child.get(f"{W}char", "").upper(), "")
        else:
            yield from _words(child)


def contents_of(element: etree._Element) -> Iterator[etree._Element]:
    """Give the paragraphs and tables in an element, whatever wraps them."""
    for child in element:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in _WRAPPERS:
            yield from contents_of(child)


_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
