"""The identity sheet is read in every way offices print it."""

from tests.core.reading.documents import SHEET, Line, table

from lajur.core.reading import read_file
from lajur.core.reading.identity import read_cells, read_identity
from lajur.core.reading.parts import Line as PrintedLine
from lajur.core.reading.values import Identity
from lajur.core.sop import Sop

STEPS = table(Line("Menyusun surat"))


def read(text: str) -> Sop:
    return read_file("sop.txt", text.encode()).sops[0]


def test_values_beside_and_under_their_labels_are_read() -> None:
    sop = read(SHEET + STEPS)
    assert (sop.government, sop.office) == (
        "PEMERINTAH KABUPATEN CONTOH",
        "DINAS CONTOH",
    )
    assert (sop.unit, sop.subunit) == ("SUB BAGIAN UMUM", None)
    assert (sop.number, sop.title) == ("1/SOP/2026", "Surat Keluar")
    assert (sop.created_date, sop.effective_date) == ("2026-01-02", "2026-01-05")
    assert sop.revised_date is None
    assert sop.certainty["/revised_date"].is_ == "missing"
    assert sop.approved_by == "KEPALA DINAS"
    assert sop.legal_bases == ("Peraturan A", "Peraturan B")
    assert sop.qualifications == ("Memahami surat yang rumit",)
    assert sop.related_sops == ("SOP Surat Masuk", "SOP Arsip")
    assert sop.equipment == ("Komputer",)
    assert sop.warnings == ("Jika terlambat, ulang",)
    assert sop.records == ("Disimpan: buku agenda",)


def test_labels_run_together_are_followed_by_their_values_in_order() -> None:
    text = (
        "SOP Penyusunan Edaran\n\nDINAS CONTOH SUB KOORDINATOR DATA\n\n"
        "Nomor Standar Operasional Prosedur Tanggal Pembuatan\n"
        "Tanggal Efektif Disahkan Oleh : EDR-1\n: 2 Mei 2026: 3 Mei 2026\n"
        "Kepala Dinas Contoh\nNAMA PEJABAT\n\n"
    )
    sop = read(text + STEPS)
    assert (sop.number, sop.created_date) == ("EDR-1", "2026-05-02")
    assert (sop.effective_date, sop.approved_by) == (
        "2026-05-03",
        "Kepala Dinas Contoh",
    )
    assert sop.title == "Penyusunan Edaran"
    assert (sop.government, sop.office, sop.unit) == (
        None, "DINAS CONTOH", "SUB KOORDINATOR DATA",
    )  # fmt: skip


def test_a_list_under_its_label_in_running_text_is_read() -> None:
    text = (
        "Dasar Hukum:\n1. Peraturan A\n2. Peraturan B\n\nTanggal Revisi: kapan-kapan\n"
    )
    sop = read(text + STEPS)
    assert sop.legal_bases == ("Peraturan A", "Peraturan B")
    assert sop.revised_date is None


def test_values_follow_their_labels_where_only_order_is_sure() -> None:
    text = """KOTA CONTOH
\tNomor
\t7

\tTanggal Pembuatan
\tTanggal Efektif
\t1 Mei 2026

\tDasar Hukum
\tKualifikasi

\t· Peraturan A;
· Peraturan
B

\t· Paham

\tUraian Prosedur
\tPelaksana
\tMutu Baku

\t
\tStaf
\tAdminInstansi
\tKelengkapan
\tWaktu
\tOutput

\t1
\tMenyusun

\t
\t
\tBerkas
\t1 hari
\tSurat

\t2.
\tMengirim
\t
\t
\tSurat
\t1 hari
\tTanda terima
"""
    sop = read(text)
    assert (sop.number, sop.created_date, sop.effective_date) == (
        "7",
        None,
        "2026-05-01",
    )
    assert sop.legal_bases == ("Peraturan A", "Peraturan B")
    assert sop.qualifications == ("Paham",)
    assert [actor.name for actor in sop.actors] == ["Staf", "Admin Instansi"]
    assert [step.outputs[0].text for step in sop.steps] == ["Surat", "Tanda terima"]


def test_the_longer_of_two_names_of_one_office_is_kept() -> None:
    head = (
        "DINAS CONTOH\tx\nDINAS CONTOH KOTA A\tx\nBADAN B\nCONTOH\tx\nDINAS CONTOH\tx\n"
    )
    assert read(head + STEPS).office == "DINAS CONTOH KOTA A"


def test_an_office_printed_on_two_lines_of_a_cell_is_one() -> None:
    sop = read("<p>BADAN KEPEGAWAIAN DAN</p> <p>SUMBER DAYA</p>\tNomor\t: 1\n" + STEPS)
    assert sop.office == "BADAN KEPEGAWAIAN DAN SUMBER DAYA"


def test_things_printed_one_after_another_are_parted_at_their_nouns() -> None:
    sop = read(
        "Peralatan\tPeringatan\n"
        "Renstra Format Data Dokumen Kinerja Laporan Keuangan\tA\n" + STEPS
    )
    assert sop.equipment == (
        "Renstra",
        "Format",
        "Data",
        "Dokumen Kinerja",
        "Laporan Keuangan",
    )
    assert sop.certainty["/equipment"].is_ == "derived"
    few = read("Peralatan\tPeringatan\nATK, Komputer dan Laporan\tA\n" + STEPS)
    assert few.equipment == ("ATK, Komputer dan Laporan",)


def test_a_label_and_its_value_in_one_cell_are_parted() -> None:
    assert read("DINAS A\tNomor SOP: 12\n" + STEPS).number == "12"


def test_an_office_whose_head_approves_is_still_the_office() -> None:
    text = "\n".join(
        (
            "PEMERINTAH KABUPATEN MAWAR",
            "DINAS PERHUBUNGAN",
            "SUB BAGIAN UMUM",
            "Nomor SOP\t: 024/11",
            "Disahkan oleh\t: KEPALA DINAS PERHUBUNGAN",
            "Nama SOP\t: Peminjaman Kendaraan",
            "No\tKegiatan\tPelaksana\tWaktu",
            "\t\tStaf\t",
            "1\tStaf menyusun nota\t\t1 jam",
        )
    )

    (sop,) = read_file("sop.txt", text.encode()).sops

    assert (sop.office, sop.unit) == ("DINAS PERHUBUNGAN", "SUB BAGIAN UMUM")
    assert sop.approved_by == "KEPALA DINAS PERHUBUNGAN"


def test_a_heading_that_counts_sops_names_this_one() -> None:
    lists = "1. SOP Arsip\n2. SOP Surat Masuk\n"
    assert read(f"{lists}14. SOP Cuti\n{STEPS}").title == "Cuti"
    assert read(lists + STEPS).title is None


def test_a_value_left_open_does_not_take_the_next_one() -> None:
    sop = read("Tanggal Revisi : -\nNama SOP : Surat Keluar\nPeringatan : -\n")

    assert (sop.title, sop.revised_date, sop.warnings) == ("Surat Keluar", None, ())


def test_a_list_may_stand_under_its_label_in_one_cell() -> None:
    source = "<table><tr><td>Dasar Hukum<br>1. UU 23 Tahun 2014<br>2. PP 18 Tahun 2016"
    rest = "</td><td>Peralatan<br>1. ATK<br>2. Komputer</td></tr></table>"
    steps = (
        "<table><tr><td>No</td><td>Kegiatan</td><td>Pelaksana</td><td>Waktu</td></tr>"
        "<tr><td></td><td></td><td>Staf</td><td></td></tr>"
        "<tr><td>1</td><td>Staf menyusun nota</td><td></td><td>1 jam</td></tr></table>"
    )

    (sop,) = read_file("sop.html", (source + rest + steps).encode()).sops

    assert sop.legal_bases == ("UU 23 Tahun 2014", "PP 18 Tahun 2016")
    assert sop.equipment == ("ATK", "Komputer")


def test_a_label_and_its_value_may_stand_apart() -> None:
    sop = read("DINAS A\tNomor SOP\t:\t12/2025\nX\tNama SOP\t\tSurat\n" + STEPS)
    assert (sop.number, sop.title) == ("12/2025", "Surat")
    cells = iter([("Nomor SOP", 1), (":", 2), ("1/2025", 3)])
    sheet = Identity()
    read_cells(cells, sheet)
    assert sheet.plain == {"number": "1/2025"}


def test_the_line_under_a_heading_that_names_the_kind_is_the_title() -> None:
    head = "STANDAR OPERASIONAL PROSEDUR (SOP)\n"

    assert read(head + "PENGADUAN MASYARAKAT\n").title == "PENGADUAN MASYARAKAT"
    assert read(head + "DINAS CONTOH\nNomor SOP : 1\n").title is None
    assert read("Nomor SOP : 1\n" + head).title is None


def test_offices_in_small_letters_are_read_where_no_letterhead_is() -> None:
    cells = ("Pemerintah Kabupaten Melati\nDinas Sosial", "Nomor SOP", "1")
    head = PrintedLine(cells, 0, row=True)
    unit = PrintedLine(("Unit Kerja : Bidang Rehabilitasi Sosial",), 1)
    other = PrintedLine(("Sekolah Dasar Melati",), 2)
    below = PrintedLine(("Dinas Pasar",), 4)

    assert read_identity([other, unit, head, below]).levels == [
        "Bidang Rehabilitasi Sosial",
        "Pemerintah Kabupaten Melati",
        "Dinas Sosial",
    ]
    large = PrintedLine(("DINAS PASAR",), 5)
    assert read_identity([unit, large]).levels == ["DINAS PASAR"]
    assert read_identity([below]).levels == ["Dinas Pasar"]
