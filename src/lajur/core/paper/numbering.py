"""Word's automatic numbers, counted to what stands on the printed page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEVELS = 9
#: A chain of styles longer than this is a circle.
_CHAIN = 20
#: Higher numbers are printed plainly: a Roman million is very long.
_HIGHEST = 4_000
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    #: All numbers of this level in plain figures.
    legal: bool = False


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: Mapping[int, _Level]
    #: Levels this list begins anew though another one counted before it.
    anew: Mapping[int, int]


@dataclass(frozen=True)
class _Style:
    name: str
    based_on: str
    list_id: str
    level: int | None


@dataclass
class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    lists: dict[str, _List] = field(default_factory=dict)
    styles: dict[str, _Style] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def mark(self, paragraph: etree._Element) -> str:
        """Count this paragraph and return its printed number, "" without one."""
        list_id, level = self._place(paragraph)
        numbered = self.lists.get(list_id)
        if numbered is None or level not in numbered.levels:
            return ""
        told = numbered.levels[level]
        if told.form == "bullet":
            return "-"
        counts = self._counted(list_id, numbered, level)
        text = told.text
        for index in range(level + 1):
            part = numbered.levels.get(index, _Level())
            form = "decimal" if told.legal else part.form
            text = text.replace(f"%{index + 1}", _printed(counts[index] or 0, form))
        return text.strip()

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Tell whether a style sets this paragraph as a heading."""
        style = self.styles.get(_value(paragraph, f"{W}pPr/{W}pStyle"))
        return style is not None and style.name.startswith(
            ("heading", "title", "judul")
        )

    def _counted(self, list_id: str, numbered: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(numbered.abstract, [None] * _LEVELS)
        for index in range(level):
            if counts[index] is None:
                counts[index] = numbered.levels.get(index, _Level()).start
        before = counts[level]
        counts[level] = numbered.levels[level].start if before is None else before + 1
        if level in numbered.anew and (list_id, level) not in self._begun:
            counts[level] = numbered.anew[level]
        self._begun.add((list_id, level))
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return counts

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return list and level of a paragraph, its own or its style's."""
        list_id = _value(paragraph, f"{W}pPr/{W}numPr/{W}numId")
        level = _number(_value(paragraph, f"{W}pPr/{W}numPr/{W}ilvl"), None)
        style = self.styles.get(_value(paragraph, f"{W}pPr/{W}pStyle"))
        for _ in range(_CHAIN):
            if list_id or style is None:
                break
            list_id = style.list_id
            level = style.level if level is None else level
            style = self.styles.get(style.based_on)
        return list_id, level or 0


def numbering_of(
    numbers: etree._Element | None, styles: etree._Element | None
) -> Numbering:
    """Return the lists and styles of a document; each part may be absent."""
    found = Numbering()
    if styles is not None:
        for style in styles.iter(f"{W}style"):
            found.styles[style.get(f"{W}styleId", "")] = _style(style)
    if numbers is not None:
        drawn = {
            element.get(f"{W}abstractNumId", ""): _levels(element)
            for element in numbers.iter(f"{W}abstractNum")
        }
        for element in numbers.iter(f"{W}num"):
            abstract = _value(element, f"{W}abstractNumId")
            found.lists[element.get(f"{W}numId", "")] = _list(
                element, abstract, drawn.get(abstract, {})
            )
    return found


def _style(style: etree._Element) -> _Style:
    return _Style(
        _value(style, f"{W}name").lower(),
        _value(style, f"{W}basedOn"),
        _value(style, f"{W}pPr/{W}numPr/{W}numId"),
        _number(_value(style, f"{W}pPr/{W}numPr/{W}ilvl"), None),
    )


def _list(
    element: etree._Element, abstract: str, levels: Mapping[int, _Level]
) -> _List:
    own = dict(levels)
    anew: dict[int, int] = {}
    for change in element.iter(f"{W}lvlOverride"):
        index = _number(change.get(f"{W}ilvl", ""), 0) or 0
        own.update(_levels(change))
        start = _number(_value(change, f"{W}startOverride"), None)
        if start is not None:
            anew[index] = start
    return _List(abstract, own, anew)


def _levels(element: etree._Element) -> dict[int, _Level]:
    return {
        index: _Level(
            _number(_value(level, f"{W}start"), 1) or 0,
            _value(level, f"{W}numFmt") or "decimal",
            _value(level, f"{W}lvlText"),
            level.find(f"{W}isLgl") is not None,
        )
        for level in element.iter(f"{W}lvl")
        if (index := _number(level.get(f"{W}ilvl", ""), 0) or 0) < _LEVELS
    }


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def _number(text: str, otherwise: int | None) -> int | None:
    """Return a small whole number; more figures are nobody's list."""
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise


def _printed(number: int, form: str) -> str:
    if form == "none":
        return ""
    write = _FORMS.get(form)
    if write is None or not 0 < number < _HIGHEST:
        return str(number)
    return write(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _letters(number: int) -> str:
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
}
