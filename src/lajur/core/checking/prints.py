"""What only the printed document shows: the reader mends it and no SOP keeps it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lajur.core.checking.model import Diagnoses, Diagnosis
from lajur.core.checking.symbols import five_symbols
from lajur.core.checking.terms import parted
from lajur.core.paper.blocks import Block, Row, Table
from lajur.core.sop import Sop
from lajur.core.sop.said import listed, said

#: Labels of the form that are two words; printed as one they are not found.
_LABELS = re.compile(
    r"\b(Tanggal(?=Pembuatan|Revisi|Efektif)|Dasar(?=Hukum)|Kualifikasi(?=Pelaksana)|"
    r"Mutu(?=Baku)|Uraian(?=Prosedur|Kegiatan)|Disahkan(?=Oleh|oleh)|Nomor(?=SOP)|"
    r"Nama(?=SOP))"
)
#: As the reader parts them: a short form printed onto a small word.
_SHORT_FORM = re.compile(r"(?<=[a-z]{3})(?=[A-Z]{2})")
_NUMBER = re.compile(r"^(?P<number>\d{1,3})(?P<dot>\.?)$")
_LEFT_OVER = re.compile(r"\[image:[^\]]*\]|[`\ufffd]")
_WORD = re.compile(r"\w{6,}")
_LETTERS = re.compile(r"[^\W_]+")
_LISTS = ("legal_bases", "qualifications", "equipment", "warnings", "records")
_SHORT = 12


def check_prints(sops: Sequence[Sop], blocks: Iterable[Block]) -> Diagnoses:
    """Tell what is odd in the print; places are lines, or fields of an SOP."""
    tables = [block for block in blocks if isinstance(block, Table)]
    yield from five_symbols(tables)
    for table in tables:
        yield from _glued(table)
        yield from _left_over(table)
        yield from _number_style(table)
    for index, sop in enumerate(sops):
        for told in torn_values(sop, tables):
            yield Diagnosis(
                told.code,
                f"/sops/{index}{told.where}",
                told.severity,
                told.text,
                told.reason,
            )


def _glued(table: Table) -> Diagnoses:
    for row in table.rows:
        glued = [w for cell in row.cells for w in _WORD.findall(cell) if _is_glued(w)]
        if glued:
            yield Diagnosis(
                "print_glued",
                f"/lines/{row.line}",
                "note",
                said(
                    "Baris {line} mencetak kata yang melekat: {words}.",
                    line=row.line,
                    words=listed(list(dict.fromkeys(glued))),
                ),
                said("Kata yang melekat tidak ditemukan saat dicari."),
            )


def _is_glued(word: str) -> bool:
    if _LABELS.search(word):
        return True
    return parted(word) != word or _SHORT_FORM.search(word) is not None


def _left_over(table: Table) -> Diagnoses:
    for row in table.rows:
        found = [m for cell in row.cells for m in _LEFT_OVER.findall(cell)]
        if found:
            yield Diagnosis(
                "print_left_over",
                f"/lines/{row.line}",
                "note",
                said(
                    "Baris {line} memuat sisa cetakan: {words}.",
                    line=row.line,
                    words=listed(list(dict.fromkeys(found))),
                ),
                said("Sisa gambar atau tanda tidak ikut dibaca."),
            )


def _number_style(table: Table) -> Diagnoses:
    """Find step numbers of one table with and without their full stop."""
    for run in _runs(table.rows):
        styles = {dot for _, _, dot in run}
        if len(styles) == 1:
            continue
        usual = max(styles, key=[dot for _, _, dot in run].count)
        row, number, dot = next(one for one in run if one[2] != usual)
        yield Diagnosis(
            "print_number_style",
            f"/lines/{row.line}",
            "note",
            said(
                "Nomor langkah “{odd}” pada baris {line} tidak seragam dengan nomor "
                "lainnya.",
                odd=f"{number}{dot}",
                line=row.line,
            ),
            said("Nomor langkah ditulis seragam."),
        )


def _runs(rows: Iterable[Row]) -> Iterator[list[tuple[Row, int, str]]]:
    """Give the numbered rows of each steps table; each begins with 1."""
    run: list[tuple[Row, int, str]] = []
    for row in rows:
        match = _NUMBER.match(row.cells[0].strip()) if len(row.cells) > 1 else None
        if match is None:
            continue
        number = int(match["number"])
        if number == 1 and run:
            yield run
            run = []
        run.append((row, number, match["dot"]))
    if run:
        yield run


def torn_values(sop: Sop, tables: Sequence[Table]) -> Diagnoses:
    """Find items of the identity sheet that are printed over two rows."""
    cells = [
        _bare(cell) for table in tables for row in table.rows for cell in row.cells
    ]
    for name in _LISTS:
        for index, text in enumerate(getattr(sop, name)):
            bare = _bare(text)
            if len(bare) < _SHORT or any(bare in cell for cell in cells):
                continue
            if any(_is_torn(bare, table) for table in tables):
                yield Diagnosis(
                    "print_torn",
                    f"/{name}/{index}",
                    "note",
                    said("“{text}” tercetak terputus pada dua baris tabel.", text=text),
                    said("Satu butir ditulis dalam satu sel."),
                )


def _is_torn(bare: str, table: Table) -> bool:
    """Whether a text begins in one cell and ends in the one below it."""
    for above, below in zip(table.rows, table.rows[1:], strict=False):
        for top, under in zip(above.cells, below.cells, strict=False):
            first, second = _bare(top), _bare(under)
            if first and second and bare in first + second:
                return True
    return False


def _bare(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))
