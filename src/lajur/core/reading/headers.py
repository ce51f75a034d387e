"""Which column of a step table holds what, found by its header words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lajur.core.reading.words import line_of, squeeze
from lajur.core.sop.durations import parse_duration

_LEAVES = {
    "no": r"no|nomor|nourut",
    "text": (
        r"(?:uraian|aktivitas|aktifitas|akt[i1l]vitas|kegiatan|prosedur|tahapan|langkah)\w*"
    ),
    "inputs": r"(?:kelengkapan|persyaratan|perlengkapan|syarat|input|masukan)\w*",
    "duration": r"(?:waktu|durasi|lamawaktu)\w*",
    "output": r"(?:output|keluaran|hasil)",
    "remarks": r"ket|keterang\w{0,2}",
}
_GROUPS = {
    "lanes": (
        r"(?:pelaksana|pelaksanaan|aktor|pelaku|unitkerjapelaksana|unitpelaksana|"
        r"pelaksanakegiatan|pelaksanaunitkerja|pejabatpelaksana)"
    ),
    "quality": r"(?:mutubaku|bakumutu|mutubuku|mutu|pendukung)",
}
#: The end of a broken word: too short for a word, and it can be spoken.
_FRAGMENT = re.compile(r"(?!(?:di|ke|se)\b)(?:[a-z]?[aeiou]|[aeiou][a-z])\b")
_LETTER = re.compile(r"[a-z]\b")
_UNIT = re.compile(
    r"\b(menit|mnt|jam|hari(?:\s*kerja)?|hr|minggu|bulan)\b", re.IGNORECASE
)
_KNOWN = {name: re.compile(pattern) for name, pattern in {**_LEAVES, **_GROUPS}.items()}
#: How columns are headed where a text without a table is made one.
PRINTED = {
    "no": "No",
    "text": "Kegiatan",
    "doer": "Pelaksana",
    "inputs": "Kelengkapan",
    "duration": "Waktu",
    "output": "Output",
    "remarks": "Keterangan",
}
#: Columns of the quality standard, in the order the official form prints them.
QUALITY = ("inputs", "duration", "output")


@dataclass(frozen=True)
class Header:
    """The columns of one step table, in order; lanes by their printed names."""

    columns: tuple[str, ...]
    lanes: tuple[str, ...]
    #: Rows the header itself takes.
    height: int
    #: Where each column begins, in tables whose cells keep their place.
    starts: tuple[int, ...] = ()
    #: How many cells its rows have.
    width: int = 0
    #: The unit of all times, where the heading says it: "Waktu (menit)".
    unit: str = ""

    @property
    def has_steps(self) -> bool:
        """Whether the table has the steps, not only their quality standard."""
        return "text" in self.columns

    def gathered(self, cells: Sequence[str]) -> list[str]:
        """Return the cells of a row, one for each column.

        A row of another page may be drawn with other hidden columns: it is taken as
        it is when it has a cell for each column.
        """
        if not self.starts or len(cells) == len(self.columns) != self.width:
            return list(cells)
        edges = [*self.starts, max(len(cells), self.starts[-1] + 1)]
        return [
            "\n".join(cell for cell in cells[a:b] if cell)
            for a, b in zip([0, *edges[1:-1]], edges[1:], strict=True)
        ]

    def lane_of(self, column: int, width: int) -> int | None:
        """Return the lane a cell of a row of this width stands in."""
        at = column
        if self.starts and not len(self.columns) == width != self.width:
            at = sum(start <= column for start in self.starts) - 1
        if not 0 <= at < len(self.columns) or self.columns[at] != "lane":
            return None
        return self.columns[:at].count("lane")


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


def unit_of(cells: Sequence[str]) -> str:
    """Return the unit the heading of the times prints, "" where each prints its own."""
    told = (cell for cell in cells if head_of(cell) == "duration")
    return next((match[1] for cell in told if (match := _UNIT.search(cell))), "")


def read_header(rows: Sequence[Sequence[str]], *, placed: bool = False) -> Header:
    """Return the columns of the table whose first rows these are."""
    header = _columns_of(rows, placed=placed)
    return replace(header, unit=unit_of([cell for row in rows[:2] for cell in row]))


def _columns_of(rows: Sequence[Sequence[str]], *, placed: bool) -> Header:
    """Tell the columns by their headings.

    In a placed table every row has the same columns, so that a cell of the second
    header row stands under what it belongs to.
    """
    top = rows[0]
    under = rows[1] if len(rows) > 1 and _is_second(rows[1], top) else ()
    if placed and len(under) <= len(top):
        padded = [*under, *[""] * (len(top) - len(under))] if under else ()
        header = _placed(top, padded)
        if _in_order(header.columns):
            return header
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


def _placed(top: Sequence[str], under: Sequence[str]) -> Header:
    """Read a header by the place of its cells."""
    columns: list[str] = []
    starts: list[int] = []
    lanes: list[str] = []
    for at, above in enumerate(top):
        below = under[at] if under else ""
        cell = below or above
        head = head_of(cell)
        if not cell or (head == "quality" and not below):
            continue
        if head == "lanes" and not below:
            if _has_lanes(under, top, at):
                continue
            head = "doer"
        elif head in (None, "lanes", "quality"):
            head = "lane"
            lanes.append(lane_name(cell))
        columns.append(head)
        starts.append(at)
    return Header(
        tuple(columns), tuple(lanes), 2 if under else 1, tuple(starts), len(top)
    )


def _in_order(columns: Sequence[str]) -> bool:
    """Whether each column stands once, where the official form has it.

    Rows of cells that have slipped do not.
    """
    own = [name for name in columns if name != "lane"]
    first = columns.index("text") + 1 if "text" in columns else 0
    after = columns[first : first + columns.count("lane")]
    return (
        len(own) == len(set(own))
        and ("text" not in own or own[: own.index("text")] in ([], ["no"]))
        and set(after) <= {"lane"}
        and ("remarks" not in own or own[-1] == "remarks")
    )


def _has_lanes(under: Sequence[str], top: Sequence[str], at: int) -> bool:
    """Whether names stand beside a heading over the lanes."""
    beneath = under or [""] * len(top)
    for above, below in zip(top[at + 1 :], beneath[at + 1 :], strict=True):
        head = head_of(below or above)
        if head is None and (below or above):
            return True
        if head in (*QUALITY, "quality"):
            break
    return False


def _is_second(cells: Sequence[str], top: Sequence[str]) -> bool:
    """Whether this row goes on with the header: no row of data begins so.

    A row of data without a number has words under the heading of the texts.
    """
    if len(cells) == len(top) and any(
        below and head_of(above) == "text" and head_of(below) is None
        for above, below in zip(top, cells, strict=True)
    ):
        return False
    if re.fullmatch(r"\d{1,3}[.)]?", cells[0].strip()) or any(map(_is_time, cells)):
        return False
    return any(head_of(cell) in QUALITY for cell in cells) or (
        not cells[0] and sum(bool(cell) for cell in cells) > 1
    )


def _is_time(cell: str) -> bool:
    """Whether a cell is a standard time: only rows of data have one."""
    time = parse_duration(cell)
    return time is not None and time.value is not None and time.unit is not None


def _divide(cells: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """Part lane names from the column heads that follow them."""
    for index, cell in enumerate(cells):
        if head_of(cell) in (*QUALITY, "remarks"):
            return [lane_name(c) for c in cells[:index]], [
                head_of(c) for c in cells[index:]
            ]
    return [lane_name(cell) for cell in cells], []


def _lanes_of_top(top: Sequence[str]) -> list[str]:
    """Give the lanes of a header of one row: whatever is no known head."""
    return [lane_name(cell) for cell in top if cell and head_of(cell) is None]


def lane_name(cell: str) -> str:
    """Return the name of a lane as one line, as a heading prints it."""
    name = re.sub(r"\s*/\s*", "/", line_of(_words_whole(cell)))
    return re.sub(r"(?<=[a-z]{3})(?=[A-Z][a-z])", " ", name)


def _words_whole(cell: str) -> str:
    """Put words together that a narrow column has broken without a hyphen."""
    lines = cell.split("\n")
    whole = lines[0]
    for above, line in pairwise(lines):
        after_vowel = above[-1:] in "aeiou" and _LETTER.match(line)
        broken = above[-1:].islower() and (_FRAGMENT.match(line) or after_vowel)
        whole += line if broken else f"\n{line}"
    return whole
