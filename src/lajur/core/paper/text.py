r"""Text to blocks: tabs part cells, in one of two ways office programs print.

A table comes out either with one row a line ("a\tb\tc"), or with one cell a
line, each led by a tab, its further lines without one, and rows parted by
empty lines. Fragments of HTML and Markdown marks are read as what they mean.
"""

import html
import re
from collections.abc import Iterator, Sequence

from lajur.core.paper.blocks import Block, Paragraph, Refused, Row, Table
from lajur.core.paper.grid import joined_tables
from lajur.core.paper.separated import delimited_rows, with_edges

MAX_BYTES = 5_000_000
MAX_LINES = 200_000
#: No cell of an official form is longer; searching one costs more than its length.
MAX_CELL = 10_000

_BREAK = re.compile(r"</p>\s*<p[^>]*>|<br\s*/?>|</?(?:div|li|ul|ol|tr)[^>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_HEADING = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"\|?[\s:|-]*(?:-{3,}|:-+|-+:)[\s:|-]*\|?")
#: Lines led by one tab out of all lines with tabs, from which on a cell has a
#: line of its own.
_CELL_LINES = 0.8
#: Lines with a wide gap inside, out of all, from which on spaces part columns.
_SPACED = 0.25
#: So many lines of several columns one after another are a table typed by hand.
_TYPED = 4
#: A row of so few cells may as well be another table.
_FEW = 3
_WIDE = re.compile(r"\S {3,}\S")


def blocks_of_text(data: bytes) -> tuple[Block, ...]:
    """Return the blocks of a text file; raises Refused when it is none."""
    text = decoded(data)
    lines = with_edges(text.splitlines())
    if len(lines) > MAX_LINES:
        raise Refused(
            "too_long",
            f"Berkas ini lebih dari {MAX_LINES} baris. Bagi menjadi beberapa berkas.",
        )
    if _is_spaced(lines):
        blocks = tuple(_spaced(text))
    elif "\t" not in text and (rows := delimited_rows(text)):
        blocks = tuple(_delimited(rows))
    else:
        streamed = _has_cell_lines(lines)
        blocks = tuple(_stream(lines)) if streamed else joined_tables(_grid(lines))
    for block in blocks:
        _refuse_long(block)
    return blocks


def _refuse_long(block: Block) -> None:
    lines = block.rows if isinstance(block, Table) else (block,)
    for line in lines:
        cells = line.cells if isinstance(line, Row) else (line.text,)
        if max(map(len, cells), default=0) > MAX_CELL:
            raise Refused(
                "cell_too_long",
                f"Isi pada baris {line.line} terlalu panjang untuk sebuah SOP. "
                "Periksa apakah berkasnya benar.",
            )


def decoded(data: bytes) -> str:
    """Return the characters of a text file; raises Refused when it is none."""
    if len(data) > MAX_BYTES:
        raise Refused(
            "too_big",
            f"Berkas ini lebih besar dari {MAX_BYTES // 1_000_000} MB. "
            "Bagi menjadi beberapa berkas.",
        )
    if not data.strip():
        raise Refused("empty", "Berkas ini kosong. Kirim berkas yang berisi SOP.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").replace("\0", "")
    if b"\0" in data:
        raise Refused(
            "not_text",
            "Berkas ini bukan teks. Simpan sebagai teks (.txt) lalu kirim lagi.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _has_cell_lines(lines: list[str]) -> bool:
    tabbed = [line for line in lines if "\t" in line]
    led = [line for line in tabbed if line.lstrip(" ").rfind("\t") == 0]
    return bool(tabbed) and len(led) >= _CELL_LINES * len(tabbed)


def _is_spaced(lines: list[str]) -> bool:
    """Whether spaces hold the columns of a page apart, as page layouts print them."""
    told = [line for line in lines if line.strip()]
    wide = [line for line in told if _WIDE.search(line)]
    tabbed = [line for line in told if "\t" in line]
    typed = _longest_run(told) >= _TYPED
    return (typed or len(wide) >= _SPACED * len(told)) and len(tabbed) < len(wide)


def _longest_run(lines: list[str]) -> int:
    """Return how many lines of several columns follow each other at most."""
    longest = run = 0
    for line in lines:
        run = run + 1 if len(_WIDE.findall(line)) >= _FEW - 1 else 0
        longest = max(longest, run)
    return longest


def _spaced(text: str) -> Iterator[Block]:
    """Give the lines with their spacing; a form feed ends a page."""
    page = 1
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        bare = line.rstrip()
        yield Paragraph(_clean(bare.strip()), number, page=page, spacing=bare)
        page += line.endswith("\f")


def _delimited(rows: Sequence[tuple[tuple[str, ...], int]]) -> Iterator[Block]:
    """Give the rows of a CSV file: one cell is running text, more are a row."""
    table: list[Row] = []
    for cells, at in rows:
        told = tuple(_clean(cell) for cell in cells)
        if any(told[1:]):
            table.append(Row(told, at))
            continue
        if table:
            yield Table(tuple(table))
            table = []
        yield _paragraph(told[0] if told else "", at)
    if table:
        yield Table(tuple(table))


def _grid(lines: list[str]) -> Iterator[Block]:
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        cells = _cells(line)
        if rows and not line.strip() and _same_table(lines[number:], rows[-1]):
            continue
        if cells is None:
            if rows:
                yield Table(tuple(rows))
                rows = []
            yield _paragraph(line, number)
        elif any(cells):
            rows.append(Row(cells, number))
    if rows:
        yield Table(tuple(rows))


def _same_table(following: list[str], above: Row) -> bool:
    """Whether the next printed line is one more row as wide as the one above."""
    following_line = next((line for line in following if line.strip()), "")
    cells = _cells(following_line) or ()
    return len(cells) == len(above.cells) > _FEW


def _cells(line: str) -> tuple[str, ...] | None:
    """Return the cells of a line, None where it is running text."""
    if "\t" in line:
        return tuple(_clean(cell) for cell in line.split("\t"))
    bare = line.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == "|":
        if _RULE.fullmatch(bare):
            return ()
        return tuple(_clean(cell) for cell in bare[1:-1].split("|"))
    return None


def _paragraph(line: str, number: int) -> Paragraph:
    bare = line.strip()
    mark = _HEADING.match(bare)
    return Paragraph(_clean(bare[mark.end() :] if mark else bare), number, bool(mark))


def _stream(lines: list[str]) -> Iterator[Block]:
    rows: list[tuple[int, list[str]]] = []
    parted = True
    for number, line in enumerate(lines, 1):
        lead, tab, rest = line.partition("\t")
        if not line.strip(" "):
            parted = True
            continue
        if tab:
            cells = [*([lead.strip()] if lead.strip() else []), rest]
            if parted or not rows:
                rows.append((number, cells))
            else:
                rows[-1][1].extend(cells)
        elif rows:
            rows[-1][1][-1] += "\n" + line
        else:
            rows.append((number, [line]))
        parted = False
    yield Table(
        tuple(Row(tuple(_clean(cell) for cell in cells), at) for at, cells in rows),
        loose=True,
    )


def _clean(text: str) -> str:
    """Read marks of HTML and Markdown as what they mean, lines kept apart."""
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    text = _STRONG.sub(r"\2", text).replace("\xa0", " ")
    return "\n".join(
        line for line in (" ".join(part.split()) for part in text.split("\n")) if line
    )
