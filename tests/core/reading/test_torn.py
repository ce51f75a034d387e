"""A scanned table is read although columns moved and numbers were lost."""

from lajur.core.reading import read_file
from lajur.core.sop import Sop

SCAN = """                                                       Nomor SOP      : 12/SOP/2025
                                                       Judul SOP      : Surat Masuk

  es              Pelaksana                              Mutu Baku
No Kegiatan       Staf      Kepala        Kelengkapan      Waktu
1 |Menerima surat dari pengirim dan                       Surat        5 menit      Surat
mencatatnya                                | |                                      masuk
2 IMemeriksa surat yang diterima              (0)         Surat |10menit] Surat

Memerintahkan staf untuk menyiapkan bahan    [|           Disposisi  | 30 Menit (Lembar
jawaban                                                                         disposisi
setuju atau tidak
[J Surat jawaban dibuat dan dicatat.                      Bahan        2 jam |Draft
Mengirim surat jawaban kepada pengirim       —            Draft |1 hari} Surat
                                                                       terkirim
6 |Menyimpan surat                                        Surat        Sesuai jadwal   Arsip
|
"""  # noqa: E501


def read(text: str) -> Sop:
    (sop,) = read_file("scan.txt", text.encode()).sops
    return sop


def test_texts_and_times_of_a_scan_are_found() -> None:
    sop = read(SCAN)
    assert [step.number for step in sop.steps] == ["1", "2", "3", "4", "5", "6"]
    assert sop.steps[0].text == "Menerima surat dari pengirim dan mencatatnya"
    assert sop.steps[1].text == "Memeriksa surat yang diterima"
    assert sop.steps[4].text == "Mengirim surat jawaban kepada pengirim"
    times = [s.duration.value if s.duration else None for s in sop.steps]
    assert times == [5, 10, 30, 2, 1, None]
    assert [i.text for i in sop.steps[1].inputs] == ["Surat"]
    assert [o.text for o in sop.steps[0].outputs] == ["Surat masuk"]
    assert [o.text for o in sop.steps[2].outputs] == ["Lembar disposisi"]


def test_a_heading_that_lost_its_words_is_still_one() -> None:
    lines = SCAN.splitlines()
    lines[4] = "  oo              Staf      Kepala        Kelengkapan      Waktu"
    assert len(read("\n".join(lines)).steps) == 6
    lines[3] = "  es           |   Pelak                                 Mutu"
    assert len(read("\n".join(lines)).steps) == 6
    lines[3] = "                                                      Mutu Baku"
    lines[4] = "URAIAN PROSEDUR   Staf      Kepala"
    assert len(read("\n".join(lines)).steps) == 6


def test_a_number_may_stand_on_a_later_line_of_its_row() -> None:
    scan = """  es              Pelaksana                              Mutu Baku
Kegiatan          Staf      Kepala        Kelengkapan      Waktu
Pemohon mengajukan permohonan               |            Alat      0,5 jam   buku tamu
1. |dengan mengisi buku                     |
tamu                                        |
Petugas mencatat permohonan                 |            Buku      1 jam     lembar
2 |dan membuat lembar                       |
"""
    sop = read(scan)
    assert [step.text for step in sop.steps] == [
        "Pemohon mengajukan permohonan dengan mengisi buku tamu",
        "Petugas mencatat permohonan dan membuat lembar",
    ]


def test_dirt_makes_no_step_and_words_before_a_time_are_inputs() -> None:
    scan = """  es           |  Pelaksana                              Mutu Baku
Kegiatan          Staf      Kepala        Kelengkapan      Waktu
1 |~~                                       |
                                            |         Surat 5 menit    Surat
3 |dan meneruskan                           |            Buku      1 jam     lembar
4 |Melaporkan hasil                         |            Buku      1 jam     lembar
"""
    sop = read(scan)
    assert [step.number for step in sop.steps] == ["3", "4"]
    later = """  es           |  Pelaksana                              Mutu Baku
Kegiatan          Staf      Kepala        Kelengkapan      Waktu
Menerima surat masuk                        |      Surat masuk 5 menit Agenda
Melaporkan hasil kepada kepala              |            Buku      1 jam     lembar
"""
    sop = read(later)
    assert [item.text for item in sop.steps[0].inputs] == ["Surat masuk"]
    assert [item.text for item in sop.steps[0].outputs] == ["Agenda"]
