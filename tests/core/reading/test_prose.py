"""Steps written as running text become the table they would fill."""

from lajur.core.paper import Block, Paragraph, Row, Table, blocks_of_text
from lajur.core.reading import read_file
from lajur.core.reading.prose import told_steps
from lajur.core.sop import Sop

SHEET = """KECAMATAN CONTOH
Nomor SOP : 1/SOP/2026
Nama SOP : Surat Keterangan

"""
LABELLED = """PROSEDUR

1. Memeriksa berkas permohonan.
   Pelaksana : Petugas Loket
   Kelengkapan : Berkas permohonan
   Waktu : 10 menit
   Output : Berkas lengkap

2. Menandatangani surat
   keterangan
   Pelaksana : Camat
   Waktu : 1 hari

3. Menyerahkan surat
   Pelaksana : Petugas Loket
   Keterangan : kepada pemohon
"""
LISTED = """Langkah-langkah :
1. Petugas loket memeriksa berkas (10 menit).
2. Camat: Menandatangani surat [1 hari]
3. Menyimpan surat (Petugas loket, 5 menit)
4. Camat melapor, selama 2 hari
5. Petugas loket menutup loket (sesuai kebutuhan)
6. Semua arsip dirapikan
"""


def read(text: str) -> Sop:
    (sop,) = read_file("sop.txt", (SHEET + text).encode()).sops
    return sop


def doers(sop: Sop) -> list[str]:
    return [sop.actor(step.actor).name if step.actor else "" for step in sop.steps]


def table_of(text: str) -> list[tuple[str, ...]]:
    blocks = told_steps(blocks_of_text(text.encode()))
    (table,) = (block for block in blocks if isinstance(block, Table))
    return [row.cells for row in table.rows]


def test_labels_under_a_numbered_sentence_fill_the_row_of_a_step() -> None:
    sop = read(LABELLED)

    assert [step.text for step in sop.steps] == [
        "Memeriksa berkas permohonan.",
        "Menandatangani surat keterangan",
        "Menyerahkan surat",
    ]
    assert doers(sop) == ["Petugas Loket", "Camat", "Petugas Loket"]
    assert [s.duration.text if s.duration else None for s in sop.steps] == [
        "10 menit",
        "1 hari",
        None,
    ]
    assert [item.text for item in sop.steps[0].outputs] == ["Berkas lengkap"]
    assert sop.steps[2].remarks == "kepada pemohon"
    assert not sop.guesses()


def test_a_numbered_list_names_the_doer_first_and_the_time_last() -> None:
    _, *rows = table_of(LISTED)

    told = [(cells[1], cells[2], cells[4]) for cells in rows]
    assert told == [
        ("Petugas loket memeriksa berkas", "Petugas loket", "10 menit"),
        ("Menandatangani surat", "Camat", "1 hari"),
        ("Menyimpan surat", "Petugas loket", "5 menit"),
        ("Camat melapor", "Camat", "2 hari"),
        ("Petugas loket menutup loket", "Petugas loket", "sesuai kebutuhan"),
        ("Semua arsip dirapikan", "", ""),
    ]


def test_steps_that_are_headed_by_words_are_numbered_by_them() -> None:
    text = "Tahapan\nLangkah 1\nKegiatan: Mengetik\nPelaksana: Staf\nWaktu: 1 jam\n"
    more = "Langkah 2: Kegiatan: Memeriksa\nOleh: Lurah\nLangkah 4. Menyimpan\n"

    assert [cells[:3] for cells in table_of(text + more)[1:]] == [
        ("1", "Mengetik", "Staf"),
        ("2", "Memeriksa", "Lurah"),
        ("4", "Menyimpan", ""),
    ]


def test_a_second_text_without_a_number_is_a_step_of_its_own() -> None:
    text = "Prosedur\n1. Mengetik\nKegiatan: Memeriksa\nKegiatan: Menyimpan\n"

    assert [cells[:2] for cells in table_of(text)[1:]] == [
        ("1", "Mengetik"),
        ("", "Memeriksa"),
        ("", "Menyimpan"),
    ]


def test_the_identity_sheet_ends_the_steps() -> None:
    sop = read(LABELLED + "\nPeringatan :\n1. Jika terlambat, pelayanan terhenti\n")

    assert len(sop.steps) == 3
    assert sop.warnings == ("Jika terlambat, pelayanan terhenti",)


def test_what_follows_the_steps_stays_running_text() -> None:
    heading = Paragraph("Lampiran", 9, heading=True)
    steps = [Paragraph(f"{n}. Mengetik surat", n) for n in (1, 2, 3)]
    blocks: list[Block] = [Paragraph("Prosedur", 0), *steps, heading]

    told = told_steps([*blocks, Paragraph("Catatan", 10)])

    assert [type(block) for block in told] == [Paragraph, Table, Paragraph, Paragraph]


def test_too_few_steps_are_no_table() -> None:
    blocks = [
        Paragraph("Prosedur", 1),
        Paragraph("", 2),
        Paragraph("1. Mengetik", 3),
        Paragraph("2. Memeriksa", 4),
        Table((Row(("a", "b"), 5),)),
        Paragraph("Kegiatan", 6),
        Paragraph("Bukan angka", 7),
    ]

    told = told_steps(blocks)

    assert [b.text for b in told if isinstance(b, Paragraph)] == [
        "Prosedur",
        "",
        "1",
        "Mengetik",
        "2",
        "Memeriksa",
        "Kegiatan",
        "Bukan angka",
    ]


def test_a_list_without_numbers_is_no_list_of_steps() -> None:
    text = "Prosedur\nMengetik surat\n5. Memeriksa\n"

    assert all(
        isinstance(b, Paragraph) for b in told_steps(blocks_of_text(text.encode()))
    )


def test_a_file_with_a_table_of_steps_is_left_alone() -> None:
    head = Row(("No", "Kegiatan", "Pelaksana", "Waktu"), 1)
    blocks = [Table((head,)), *[Paragraph(f"{n}. Mengetik", n) for n in (1, 2, 3)]]

    assert told_steps(blocks) is blocks


def test_brackets_that_hold_no_time_are_words_of_the_step() -> None:
    _, *rows = table_of(LISTED + "7. Menyimpan surat (asli)\n")

    assert rows[-1][1] == "Menyimpan surat (asli)"


def test_a_list_may_count_by_letters_and_not_within_numbers() -> None:
    text = "Tahap Kegiatan:\na) Lurah rapat\nb) Staf mencatat\nc) Staf menyimpan\n"
    assert [cells[0] for cells in table_of(text)[1:]] == ["1", "2", "3"]

    inside = "Prosedur\n1. Staf rapat\n2. Staf mencatat\nb. arsip\n3. Staf menutup\n"
    assert table_of(inside)[2][1] == "Staf mencatat\nb. arsip"


def test_steps_that_say_so_need_no_heading() -> None:
    text = (
        "SOP Rapat\n\nLangkah 1: Staf rapat\nKegiatan 2\nStaf mencatat\nTahap 3: Usai\n"
    )

    assert [cells[:2] for cells in table_of(text)[1:]] == [
        ("1", "Staf rapat"),
        ("2", "Staf mencatat"),
        ("3", "Usai"),
    ]
