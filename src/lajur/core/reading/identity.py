"""The identity sheet: labels and what is printed beside, under or after them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lajur.core.reading import labels
from lajur.core.reading.cells import list_items, run_together
from lajur.core.reading.cut_values import fill_cut_column
from lajur.core.reading.dates import iso_date
from lajur.core.reading.parts import Line, is_letterhead, levels_of
from lajur.core.reading.values import Identity
from lajur.core.reading.words import line_of

_TITLE_HEAD = re.compile(
    r"^(?:standar operasional prosedur\s+)?(?:\(?sop\)?\s+)?", re.IGNORECASE
)
_ONLY_KIND = re.compile(
    r"(?:standar operasional prosedur|sop)(?: administrasi pemerintahan)?"
    r"(?:\s*\(sop(?:[ -]?ap)?\))?\s*:?",
    re.IGNORECASE,
)
_NAMED_SOP = re.compile(
    r"(?:sop|standar operasional prosedur)\b.*\s\w", re.IGNORECASE
).match
#: A heading over the steps that numbers the SOPs of a collection: "14. SOP …".
_COUNTED = re.compile(r"(\d{1,3})\s?[.)]\s?(SOP\s.*\w.*)", re.IGNORECASE)
#: An office in small letters, told by its first word; a label may stand before it.
_OFFICE = re.compile(
    r"(?:Pemerintah|Dinas|Badan|Inspektorat|Kecamatan|Kelurahan|Sekretariat)"
    r"(?:,? (?:dan|&|[A-Z][\w-]*)){1,9}"
)
_UNIT = re.compile(
    r"(?:nama )?(?:unit kerja|perangkat daerah|opd|skpd|satuan kerja|instansi)"
    r"\s*:\s*(\w.{2,80})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*(?:,|\bNAMA PEJABAT\b|\bNIP\b|\bDrs?\.|\bH\.|\bIr\.).*", re.S)


def read_identity(lines: Sequence[Line]) -> Identity:
    """Return the identity sheet these lines (without the step table) hold."""
    sheet = Identity()
    read_cells(_loose_cells(lines), sheet)
    _rows([line for line in lines if line.row and not line.loose], sheet)
    _paragraphs(lines, sheet)
    _letterhead(lines, sheet)
    if not sheet.levels:
        sheet.levels += dict.fromkeys(_offices(lines))
    _titles(lines, sheet)
    return _finished(sheet)


def _loose_cells(lines: Sequence[Line]) -> Iterator[tuple[str, int]]:
    for line in lines:
        if line.loose:
            yield from ((cell, line.at) for cell in line.cells)


def read_cells(cells: Iterator[tuple[str, int]], sheet: Identity) -> None:
    """Read cells whose order alone is sure: a value follows its label.

    Two list labels beside each other are followed by their two lists.
    """
    waiting: list[str] = []
    for text, at in cells:
        if _is_colon(text):
            continue
        name = labels.label_of(text)
        if name:
            if waiting and (name in labels.PLAIN or waiting[0] in labels.PLAIN):
                waiting.clear()
            waiting.append(name)
        elif waiting:
            sheet.set(waiting.pop(0), text, at)


def _rows(rows: Sequence[Line], sheet: Identity) -> None:
    """Read rows of exact columns: beside its label, or in the rows under it."""
    under: dict[int, str] = {}
    for line in rows:
        told = [labels.label_of(cell) for cell in line.cells]
        if any(told):
            under = {
                column: name
                for column, name in enumerate(told)
                if name in labels.LISTS or name == labels.NO_FIELD
            }
        for column, cell in enumerate(line.cells):
            if _holds_sheet(cell):
                _lines_of_cell(cell, sheet, line.at)
                continue
            beside = _beside(line.cells, told, column)
            if both := labels.split_label(cell) or _under_its_label(cell):
                sheet.set(both[0], both[1], line.at)
            elif told[column] is None and beside and not _is_colon(cell):
                sheet.set(beside, cell, line.at)
            elif not any(told) and column in under:
                sheet.set(under[column], cell, line.at)


def _beside(
    cells: Sequence[str], told: Sequence[str | None], column: int
) -> str | None:
    """Return the label left of a cell, looking through empty ones and colons."""
    for at in range(column - 1, -1, -1):
        if told[at] or (cells[at] and not _is_colon(cells[at])):
            return told[at]
    return None


def _under_its_label(cell: str) -> tuple[str, str] | None:
    """Return a list and its label, where both stand in one cell."""
    head, _, rest = cell.partition("\n")
    name = labels.label_of(head)
    return (name, rest) if name in labels.LISTS and rest.strip() else None


def _is_colon(cell: str) -> bool:
    """Whether a cell only parts a label from its value."""
    return cell.strip() in (":", ";", "=")


def _holds_sheet(cell: str) -> bool:
    """Whether one cell holds several labels with their values."""
    return sum(bool(labels.begins_with(text)) for text in cell.split("\n")) > 1


def _lines_of_cell(cell: str, sheet: Identity, at: int) -> None:
    current = ""
    for text in cell.split("\n"):
        if both := labels.split_label(text):
            current = both[0]
            sheet.set(current, both[1], at)
        elif name := labels.label_of(text):
            current = name
        elif current:
            sheet.set(current, text, at)


def _paragraphs(lines: Sequence[Line], sheet: Identity) -> None:
    """Read running text: runs of labels, and lists under a label of their own."""
    texts = [line for line in lines if not line.row]
    taken = fill_cut_column(texts, sheet)
    waiting: list[str] = []
    current = ""
    for line in texts:
        if not line.text or line in taken:
            continue
        names, rest = labels.labels_in(line.text)
        if names:
            waiting += [name for name in names if name not in sheet.plain]
            current = names[-1] if names[-1] not in labels.PLAIN else ""
            if current:
                waiting.clear()
        if rest and current:
            sheet.set(current, rest, line.at)
        elif rest:
            _after_labels(rest, waiting, sheet, line.at, fresh=not names)


def _after_labels(
    rest: str, waiting: list[str], sheet: Identity, at: int, *, fresh: bool
) -> None:
    """Give values to labels printed before them, in order, each led by a colon."""
    if ":" in rest:
        for value in rest.split(":")[1:]:
            if waiting:
                sheet.set(waiting.pop(0), value, at)
    elif len(waiting) == 1 and fresh:
        sheet.set(waiting.pop(), rest, at)


def _letterhead(lines: Sequence[Line], sheet: Identity) -> None:
    approver = sheet.plain.get("approved_by", "")
    for line in lines:
        for cell in line.cells:
            if approver and approver in line_of(cell):
                continue
            fresh = True
            for text in cell.split("\n"):
                if is_letterhead(text) and labels.label_of(text) is None:
                    fresh = False
                    for level in levels_of(text):
                        _add_level(sheet, level)
                elif not fresh and text.isupper() and not re.search(r"\d", text):
                    sheet.levels[-1] += " " + text


def _offices(lines: Sequence[Line]) -> Iterator[str]:
    """Give the offices named in small letters over the first label of the sheet."""
    for line in lines:
        for cell in line.cells:
            if labels.begins_with(cell.split("\n")[0]):
                return
            for text in cell.split("\n"):
                if told := _UNIT.fullmatch(text.strip()):
                    yield told[1].strip()
                elif _OFFICE.fullmatch(text.strip()):
                    yield text.strip()


def _add_level(sheet: Identity, level: str) -> None:
    """Add an office; a shorter mention of one already named adds nothing."""
    if any(known.startswith(level) for known in sheet.levels):
        return
    shorter = [known for known in sheet.levels if level.startswith(known)]
    if shorter and "PEMERINTAH" not in level:
        sheet.levels[sheet.levels.index(shorter[0])] = level
        return
    sheet.levels.append(level)


def _titles(lines: Sequence[Line], sheet: Identity) -> None:
    """Take the title from a heading where the sheet has none."""
    if "title" in sheet.plain:
        return
    told = [line for line in lines if line.text]
    named = [n for n, line in enumerate(told) if not line.row and _NAMED_SOP(line.text)]
    if named:
        # Of two such lines the first names the kind, the second the SOP.
        at = named[1] if named[1:2] == [named[0] + 1] else named[0]
        sheet.set("title", told[at].text, told[at].at)
    elif headed := _headed(told):
        sheet.set("title", headed.text, headed.at)
    elif counted := _counted(told):
        sheet.set("title", *counted)


def _headed(lines: Sequence[Line]) -> Line | None:
    """Return the line under a heading that only says what the document is."""
    for here, following in pairwise(lines):
        if _ONLY_KIND.fullmatch(here.text) and not (here.row or following.row):
            office = is_letterhead(following.text)
            return None if office or labels.begins_with(following.text) else following
    return None


def _counted(lines: Sequence[Line]) -> tuple[str, int] | None:
    """Return the last heading that counts SOPs, not an item of a list of them."""
    found: tuple[str, int] | None = None
    before = 0
    for line in lines:
        match = _COUNTED.fullmatch(line.text)
        if match is None:
            continue
        number = int(match[1])
        found = (match[2], line.at) if number > before + 1 else None
        before = number
    return found


def _finished(sheet: Identity) -> Identity:
    """Bring the printed values to their final form."""
    for name, text in sheet.plain.items():
        if name == "approved_by":
            first = text.split("\n")[0] if "\n" in text else text
            sheet.plain[name] = line_of(_NAMED.sub("", first)) or line_of(text)
        elif name == "title":
            sheet.plain[name] = _TITLE_HEAD.sub("", line_of(text)).lstrip(": ")
        elif name.endswith("_date"):
            sheet.plain[name] = iso_date(text) or ""
        else:
            sheet.plain[name] = line_of(text)
    for name, texts in sheet.lists.items():
        items = list_items("\n".join(texts))
        if name in ("equipment", "records") and len(items) == 1:
            items = run_together(items[0], recorded=name == "records")
            if len(items) > 1:
                sheet.derived[name] = "dipisah pada kata bendanya"
        sheet.lists[name] = items
    return sheet
