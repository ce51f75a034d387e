"""Page text with its spacing kept, printed for these tests."""

from collections.abc import Sequence
from typing import Literal

from lajur.core.reading.spaced import Spread, spread

Row = tuple[str, str, str, str, str, str]
#: Where the columns begin: no, text, two lanes, inputs, time, output, remarks.
STARTS = (0, 5, 40, 54, 68, 90, 104, 124)
HEADER = (
    "                                          Pelaksana                  Mutu Baku",
    "No   Kegiatan                           Staf          Kepala"
    "        Kelengkapan           Waktu         Output              Ket",
    "                                        Umum          Bidang",
    "",
)
SHEET = tuple(
    f"{left:32}{right}".rstrip()
    for left, right in (
        ("", "Nomor SOP            12/SOP/2025"),
        ("", "Tanggal Pembuatan    2 Januari 2025"),
        ("       DINAS CONTOH", "Tanggal Efektif      5 Januari 2025"),
        ("", "Disahkan oleh        Kepala Dinas"),
        ("", "Nama SOP             Pengelolaan"),
        ("", "                     Surat Keluar"),
        ("", ""),
        ("DASAR HUKUM :", "KUALIFIKASI PELAKSANA :"),
        ("1. Peraturan A", "1. Memahami surat"),
        ("2. Peraturan B", "2. Teliti"),
        ("KETERKAITAN", "PERALATAN/ PERLENGKAPAN"),
        ("SOP Arsip", "Komputer"),
        ("PERINGATAN", "PENCATATAN: buku agenda"),
        ("Apabila terlambat, ulangi", ""),
    )
)


def page(
    rows: Sequence[tuple[str, ...]],
    *,
    where: Literal["top", "middle"] = "top",
    gap: int = 1,
    starts: Sequence[int] = STARTS,
) -> list[str]:
    """Print rows of (no, text, staf, kepala, inputs, time, output, remarks)."""
    printed: list[str] = []
    for row in rows:
        cells = [cell.split("\n") for cell in row]
        height = max(map(len, cells))
        lines = [[" "] * 150 for _ in range(height)]
        for start, cell in zip(starts, cells, strict=False):
            first = (height - len(cell)) // 2 if where == "middle" else 0
            for n, words in enumerate(cell):
                lines[first + n][start : start + len(words)] = words
        printed += ["".join(line).rstrip() for line in lines] + [""] * gap
    return printed


def text(*pages: Sequence[str]) -> bytes:
    """Return pages as a text file, a form feed between them."""
    return "\f".join("\n".join(lines) for lines in pages).encode()


def lines_of(printed: Sequence[str], *, page: int = 1, start: int = 1) -> list[Spread]:
    """Return printed lines of one page as words with their places."""
    return [spread(line, at, page) for at, line in enumerate(printed, start)]


ROWS = (
    ("1", "Menyusun draft surat\nkeluar yang akan\ndikirim", "", "", "Disposisi",
     "10 menit", "Draft surat", "SOP Surat\nKeluar"),
    ("2", "Memeriksa draft surat", "", "", "Draft surat\nLampiran", "1-2 jam",
     "Surat\nbernomor", ""),
    ("3", "Mengirim surat kepada\nyang dituju", "", "", "Surat", "0,5 hari",
     "Surat terkirim", ""),
    ("4", "Menyimpan surat", "", "", "Surat", "Triwulan", "Arsip", ""),
)  # fmt: skip
