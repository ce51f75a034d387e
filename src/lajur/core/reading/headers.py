"""Which column of a step table holds what, found by its header words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lajur.core.reading.words import line_of, squeeze

_LEAVES = {
    "no": r"no|nomor|nourut",
    "text": r"(?:uraian|aktivitas|aktifitas|kegiatan|prosedur|tahapan|langkah)\w*",
    "inputs": r"(?:kelengkapan|persyaratan|perlengkapan|syarat|input|masukan)\w*",
    "duration": r"(?:waktu|durasi|lamawaktu)\w*",
    "output": r"(?:output|keluaran|hasil)",
    "remarks": r"(?:ket|keterangan)",
}
_GROUPS = {
    "lanes": r"(?:pelaksana|pelaksanaan|aktor|pelaku|unitkerjapelaksana)",
    "quality": r"(?:mutubaku|bakumutu|mutubuku|mutu)",
}
_KNOWN = {name: re.compile(pattern) for name, pattern in {**_LEAVES, **_GROUPS}.items()}
#: Columns of the quality standard, in the order the official form prints them.
QUALITY = ("inputs", "duration", "output")


@dataclass(frozen=True)
class Header:
    """The columns of one step table, in order; lanes by their printed names."""

    columns: tuple[str, ...]
    lanes: tuple[str, ...]
    #: Rows the header itself takes.
    height: int

    @property
    def has_steps(self) -> bool:
        """Whether the table has the steps, not only their quality standard."""
        return "text" in self.columns


def head_of(text: str) -> str | None:
    """Return the column this header cell stands for."""
    bare = squeeze(text)
    return next((n for n, p in _KNOWN.items() if p.fullmatch(bare)), None)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row begins a step table or a table of quality standards."""
    heads = {head_of(cell) for cell in cells if cell}
    if "text" in heads:
        return bool(heads & {"lanes", "quality", "duration"})
    return "quality" in heads and len({c for c in cells if c}) <= 3


def read_header(rows: Sequence[Sequence[str]]) -> Header:
    """Return the columns of the table whose first rows these are."""
    top = rows[0]
    under = rows[1] if len(rows) > 1 and _is_second(rows[1]) else ()
    below = [cell for cell in under if cell and head_of(cell) not in ("no", "text")]
    lanes, leaves = _divide(below)
    single = [head_of(cell) for cell in top]
    if not lanes:
        lanes = _lanes_of_top(top)
    columns = ["no", "text"] if "text" in single else []
    columns += ["lane"] * len(lanes)
    named = [head for head in leaves if head] + [
        head for head in single if head in (*QUALITY, "remarks")
    ]
    columns += [head for head in named if head != "remarks"]
    if "remarks" in named:
        columns.append("remarks")
    return Header(tuple(columns), tuple(lanes), 2 if under else 1)


def _is_second(cells: Sequence[str]) -> bool:
    """Whether this row goes on with the header: no row of data begins so."""
    if re.fullmatch(r"\d{1,3}[.)]?", cells[0].strip()):
        return False
    return any(head_of(cell) in QUALITY for cell in cells) or (
        not cells[0] and sum(bool(cell) for cell in cells) > 1
    )


def _divide(cells: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """Part lane names from the column heads that follow them."""
    for index, cell in enumerate(cells):
        if head_of(cell) in (*QUALITY, "remarks"):
            return [_lane(c) for c in cells[:index]], [
                head_of(c) for c in cells[index:]
            ]
    return [_lane(cell) for cell in cells], []


def _lanes_of_top(top: Sequence[str]) -> list[str]:
    """Give the lanes of a header of one row: whatever is no known head."""
    return [_lane(cell) for cell in top if cell and head_of(cell) is None]


def _lane(cell: str) -> str:
    name = re.sub(r"\s*/\s*", "/", line_of(cell))
    return re.sub(r"(?<=[a-z]{3})(?=[A-Z][a-z])", " ", name)
