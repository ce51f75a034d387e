"""Small SOP documents written for these tests."""

from dataclasses import dataclass

LANES = ("Staf Umum", "Kasubag Umum", "Kepala Dinas")


@dataclass(frozen=True)
class Line:
    """One row of a table; `marks` by lane."""

    text: str
    inputs: str = "Berkas"
    duration: str = "1 hari"
    output: str = "Berkas"
    remarks: str = ""
    marks: tuple[str, ...] = ()
    number: str | None = None


def table(*lines: Line, lanes: tuple[str, ...] = LANES) -> str:
    """Print a step table, one row a line."""
    gap = "\t" * len(lanes)
    printed = [
        f"No\tKegiatan\tPelaksana{gap}Mutu Baku\t\t\tKet",
        "\t\t" + "\t".join(lanes) + "\tKelengkapan\tWaktu\tOutput\t",
    ]
    for number, line in enumerate(lines, 1):
        marks = [*line.marks, *[""] * (len(lanes) - len(line.marks))]
        shown = str(number) if line.number is None else line.number
        cells = [shown, line.text, *marks, line.inputs, line.duration, line.output]
        printed.append("\t".join([*cells, line.remarks]))
    return "\n".join(printed) + "\n"


SHEET = """PEMERINTAH KABUPATEN CONTOH\tNomor SOP\t: 1/SOP/2026
DINAS CONTOH\tTanggal Pembuatan\t: 2 Januari 2026
SUB BAGIAN UMUM\tTanggal Revisi\t:
\tTanggal Efektif\t: 05/01/2026
\tDisahkan oleh\t: KEPALA DINAS, NAMA PEJABAT
\tNama SOP\t: Surat Keluar
Dasar Hukum\tKualifikasi Pelaksana
1. Peraturan A 2. Peraturan B\tMemahami surat
\t yang rumit
Keterkaitan\tPeralatan/Perlengkapan
SOP Surat Masuk SOP Arsip\tKomputer
Peringatan\tPencatatan dan Pendataan
- Jika terlambat, ulang;\tDisimpan: buku agenda

"""
