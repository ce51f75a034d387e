"""What the parts of an .xlsx file say beyond its values."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lajur.core.paper.refusals import refused
from lajur.core.paper.zipped import Package

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

MAX_ROWS = 20_000
MAX_AREA = 1_000_000
MAX_MERGED = 20_000
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SUFFIX = re.compile(r'^[#0.,]*\s*"([^"]+)"')
#: Width of a column in characters and height of a row in points, where not said.
_WIDTH, _HEIGHT = 9.14, 15.0


@dataclass
class SheetPart:
    """One sheet: its merged cells, sizes, units of numbers and drawing."""

    #: Width in columns of each merged cell, by row and column from 0.
    merged: dict[tuple[int, int], int] = field(default_factory=dict)
    #: Words a number format prints after the number (`0 "menit"`).
    units: dict[tuple[int, int], str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    drawing: str = ""

    def width(self, column: int) -> float:
        """Return the width of a column in characters."""
        return self.widths.get(column, _WIDTH)

    def height(self, row: int) -> float:
        """Return the height of a row in points."""
        return self.heights.get(row, _HEIGHT)


def sheet_parts(package: Package) -> dict[str, SheetPart]:
    """Return the sheets of a workbook by name; raises Refused for huge ones."""
    main = "".join(package.of_kind("", "officeDocument")[:1])
    if not main.endswith(".xml"):
        return {}
    targets = package.related(main)
    units = _units(package, main)
    parts = {}
    for sheet in package.xml(main).iter(f"{M}sheet"):
        target = targets.get(sheet.get(_R_ID, ""), "")
        if target in package:
            root = package.xml(target)
            part = parts[sheet.get("name", "")] = _part(root, units)
            part.drawing = "".join(package.of_kind(target, "drawing")[:1])
    return parts


def _part(root: etree._Element, units: Mapping[str, str]) -> SheetPart:
    part = SheetPart()
    rows = columns = 0
    for cell in root.iter(f"{M}c"):
        place = _place(cell.get("r", ""))
        if place is None or not len(cell):
            continue
        rows, columns = max(rows, place[0] + 1), max(columns, place[1] + 1)
        if unit := units.get(cell.get("s", "")):
            part.units[place] = unit
    if rows > MAX_ROWS or rows * columns > MAX_AREA:
        raise refused("too_many_cells")
    _measure(root, part)
    for number, merged in enumerate(root.iter(f"{M}mergeCell")):
        if number > MAX_MERGED:
            raise refused("too_many_cells")
        first, _, last = merged.get("ref", "").partition(":")
        begin, end = _place(first), _place(last)
        if begin and end:
            part.merged[begin] = max(1, end[1] - begin[1] + 1)
    return part


def _measure(root: etree._Element, part: SheetPart) -> None:
    for row in root.iter(f"{M}row"):
        if row.get("ht"):
            part.heights[_whole(row.get("r")) - 1] = _decimal(row.get("ht"))
    for column in root.iter(f"{M}col"):
        first, last = _whole(column.get("min")), _whole(column.get("max"))
        for index in range(first - 1, min(last, first + 200)):
            part.widths[index] = _decimal(column.get("width"))


def _units(package: Package, main: str) -> dict[str, str]:
    """Return the words that number formats add, by the style of a cell."""
    names = package.of_kind(main, "styles")
    if not names:
        return {}
    root = package.xml(names[0])
    words = {
        form.get("numFmtId", ""): match[1].strip()
        for form in root.iter(f"{M}numFmt")
        if (match := _SUFFIX.match(form.get("formatCode", "")))
    }
    return {
        str(index): words[style.get("numFmtId", "")]
        for index, style in enumerate(_styles(root))
        if style.get("numFmtId", "") in words
    }


def _styles(root: etree._Element) -> Iterator[etree._Element]:
    for styles in root.iter(f"{M}cellXfs"):
        yield from styles.iter(f"{M}xf")


def _place(text: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a place like "B12"."""
    match = _PLACE.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 1


def _decimal(text: str | None) -> float:
    """Return a size; one nobody can draw counts as none."""
    if text and re.fullmatch(r"\d{1,5}(?:\.\d{1,20})?", text):
        return float(text)
    return 0.0
