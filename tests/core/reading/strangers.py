"""SOP documents of random styles, made from a random SOP that tells what is in them.

Styles are those offices print: other headings, one or two rows of them, a row that
counts the columns, numbers that are left out or jump, Mulai and Selesai in rows of
their own, headings repeated, lists in cells, units in the heading, sheets in five
layouts, and tables that go on without a heading.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lajur.core.paper import Block, Paragraph, Row, Table

LANES = ("Staf", "Kasubag Umum", "Sekretaris", "Kepala Dinas", "Tim Teknis", "Pemohon")
VERBS = ("Menerima", "Memeriksa", "Menyusun", "Mencatat", "Mengirim", "Mengarsipkan")
THINGS = ("usulan kegiatan", "surat undangan", "data pegawai", "laporan bulanan")
TAILS = ("", " sesuai ketentuan", " dari pemohon dan mencatatnya", " secara elektronik")
PAPERS = (
    "Surat usulan",
    "Buku agenda",
    "Nota dinas",
    "Laporan hasil",
    "Berkas lengkap",
)
TIMES: tuple[tuple[str, float | None, str | None], ...] = (
    ("15 menit", 15, "minutes"), ("2 JAM", 2, "hours"), ("3hari", 3, "days"),
    ("1 - 2 hari", 2, "days"), ("0,5 jam", 0.5, "hours"), ("20 mnt", 20, "minutes"),
    ("5 (lima) hari kerja", 5, "working_days"), ("Triwulan", None, None),
    ("-", None, None),
)  # fmt: skip
Cells = tuple[str, ...]


@dataclass
class Step:
    """One step as it is meant."""

    number: str
    text: str
    lane: int
    inputs: tuple[str, ...]
    time: tuple[str, float | None, str | None]
    output: str
    checklist: tuple[str, ...] = ()


@dataclass
class Stranger:
    """A document: what it says and how it is printed."""

    rng: random.Random
    title: str = "Penerbitan Surat Undangan"
    number: str = "065/12-ORG/2026"
    levels: tuple[str, ...] = ("PEMERINTAH KABUPATEN CONTOH", "DINAS KEARSIPAN")
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lanes: tuple[str, ...] = ()
    steps: list[Step] = field(default_factory=list)
    ticked: bool = False
    remarks: bool = False

    @classmethod
    def of(cls, seed: int) -> "Stranger":
        """Make one; the same seed makes the same."""
        rng = random.Random(seed)  # noqa: S311 - nothing here is a secret
        made = cls(rng)
        made.lanes = tuple(rng.sample(LANES, rng.randint(2, 5)))
        made.ticked, made.remarks = rng.random() < 0.5, rng.random() < 0.6
        made.lists = {
            "legal_bases": ("Undang-Undang Nomor 5 Tahun 2014", "Peraturan A"),
            "qualifications": ("Memahami tata naskah", "Teliti"),
            "related_sops": ("SOP Surat Masuk", "SOP Surat Keluar"),
            "equipment": ("Komputer", "Printer"),
            "warnings": ("Apabila terlambat maka pelayanan terhambat",),
            "records": ("Disimpan sebagai data elektronik",),
        }
        gap = rng.choice((0, 0, 1))
        for n in range(rng.randint(4, 9)):
            shown = n + 1 + (gap if n > 2 else 0)
            made.steps.append(_step(rng, str(shown), len(made.lanes)))
        return made

    def blocks(self) -> list[Block]:
        """Print it."""
        return [*self._sheet(), *self._tables()]

    def _sheet(self) -> Iterator[Block]:
        values = [
            ("Nomor SOP", self.number),
            ("Tanggal Pembuatan", "2 Januari 2026"),
            (self.rng.choice(("Tanggal Efektif", "Tanggal Pengesahan")), "05/01/2026"),
            ("Disahkan oleh", "KEPALA DINAS KEARSIPAN"),
            (self.rng.choice(("Nama SOP", "Judul SOP")), self.title),
        ]
        marked = [(f"{n}. {x}" for n, x in enumerate(own, 1)) for own in self._lists()]
        held = ["\n".join(own) for own in marked]
        heads = (
            "Dasar Hukum",
            self.rng.choice(("Kualifikasi Pelaksana", "Kualifikasi Pelaksana :")),
            self.rng.choice(("Keterkaitan", "KETERIKATAN")),
            "Peralatan/Perlengkapan",
            "Peringatan",
            self.rng.choice(("Pencatatan dan Pendataan", "Pencatatan & Pendataan")),
        )
        layout = self.rng.randrange(4)
        head = "\n".join(self.levels)
        if layout == 3:
            yield from (Paragraph(level, 0) for level in self.levels)
            pairs = [*values, *zip(heads, held, strict=True)]
            yield _table([(a, b) for a, b in pairs])
            return
        colon: Cells = (":",) if layout == 1 else ()
        lead = ": " if layout == 2 else ""
        yield _table(
            [
                (head if n == 0 else "", a, *colon, lead + b)
                for n, (a, b) in enumerate(values)
            ]
        )
        rows: list[Cells] = []
        for n in (0, 2, 4):
            rows += [(heads[n], heads[n + 1]), (held[n], held[n + 1])]
        yield _table(rows)

    def _lists(self) -> list[tuple[str, ...]]:
        return list(self.lists.values())

    def _tables(self) -> Iterator[Block]:
        rng = self.rng
        heads = list(self._heads())
        wide = len(heads[0])
        rows = list(heads)
        if rng.random() < 0.4:
            form = rng.choice(("{}", "({})"))
            rows.append(tuple(form.format(n) for n in range(1, wide + 1)))
        capsules = rng.random() < 0.3
        pad = ("",) * (wide - 2)
        rows += [("", "Mulai", *pad)] if capsules else []
        after = len(self.steps) // 2
        parted = rng.choice(("", "", "again", "bare"))
        for n, step in enumerate(self.steps):
            if parted and n == after:
                yield _table(rows)
                yield Paragraph(rng.choice(("", "- 2 -")), 0)
                rows = list(heads) if parted == "again" else []
            rows.append(self._row(step))
        rows += [("", "Selesai", *pad)] if capsules else []
        yield _table(rows)

    def _heads(self) -> Iterator[Cells]:
        rng = self.rng
        text = rng.choice(("Kegiatan", "Uraian Prosedur", "Aktivitas", "Uraian"))
        leaves = (
            rng.choice(("Kelengkapan", "Input", "Persyaratan/Perlengkapan")),
            rng.choice(("Waktu", "WAKTU", "Durasi")),
            rng.choice(("Output", "Keluaran", "Hasil")),
        )
        last = ("Ket",) if self.remarks else ()
        if rng.random() < 0.3:
            yield ("No.", text, *self.lanes, *leaves, *last)
            return
        over = rng.choice(("Pelaksana", "Aktor"))
        quality = rng.choice(("Mutu Baku", "Baku Mutu", "Pendukung", "Mutu Buku"))
        empty = ("",) * (len(self.lanes) - 1)
        yield ("No", text, over, *empty, quality, "", "", *last)
        yield ("", "", *self.lanes, *leaves, *("",) * len(last))

    def _row(self, step: Step) -> Cells:
        marks = tuple(
            "√" if self.ticked and n == step.lane else ""
            for n in range(len(self.lanes))
        )
        items = "\n".join(f"- {text}" for text in step.inputs)
        subs = [f"{'abc'[n]}. {text}" for n, text in enumerate(step.checklist)]
        text = "\n".join([step.text, *subs])
        last = ("",) if self.remarks else ()
        return (step.number, text, *marks, items, step.time[0], step.output, *last)


def _step(rng: random.Random, number: str, lanes: int) -> Step:
    text = f"{rng.choice(VERBS)} {rng.choice(THINGS)}{rng.choice(TAILS)}"
    subs = ("Menyiapkan bahan", "Mengetik naskah") if rng.random() < 0.2 else ()
    return Step(
        number,
        text,
        rng.randrange(lanes),
        tuple(rng.sample(PAPERS, rng.randint(1, 2))),
        rng.choice(TIMES),
        rng.choice(PAPERS),
        subs,
    )


def _table(rows: Sequence[Cells]) -> Table:
    return Table(tuple(Row(cells, n) for n, cells in enumerate(rows, 1)))


def as_tabs(blocks: Sequence[Block]) -> bytes:
    """Print blocks as text, cells parted by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        lines += [
            "\t".join(cell.replace("\n", " ") for cell in r.cells) for r in block.rows
        ]
    return "\n".join(lines).encode()
