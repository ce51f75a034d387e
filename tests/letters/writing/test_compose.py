import pytest
from tests.letters.facts import facts, page, seal

from lajur.letters.writing import compose
from lajur.letters.writing.blocks import Grid, Meta, Sign, lines_of, text_of
from lajur.letters.writing.kind import all_kinds, kind_of
from lajur.letters.writing.seal import BLANK, Seal, Signature

CODES = [kind.code for kind in all_kinds()]


def _text(kind: str, **given: object) -> str:
    return "\n".join(lines_of(page(kind, **given)))


@pytest.mark.parametrize("code", CODES)
def test_every_kind_fills_its_required_fields_from_the_facts(code: str) -> None:
    kind = kind_of(code)

    fields = compose.first_fields(kind, facts(code))

    assert compose.missing(kind, fields) == ()


@pytest.mark.parametrize("code", CODES)
def test_every_kind_prints_frame_signer_and_signature(code: str) -> None:
    text = _text(code)

    assert "PEMERINTAH KOTA CONTOH" in text
    assert "ASISTEN ADMINISTRASI UMUM," in text
    assert "Pejabat Asisten" in text


def test_a_letter_has_its_parts_in_order() -> None:
    text = _text("surat_dinas")

    parts = (
        "PEMERINTAH KOTA CONTOH",
        "000.8/44/RENKEU",
        "Permohonan Data Laporan Keterangan Tahun 2025",
        "Kota Contoh, 21 Januari 2026",
        "Yth. Kepala Bagian Umum",
        "Surat Perintah Tugas Nomor 000.8/12/UM tanggal 8 Januari 2026",
        "kami mohon Saudara menyampaikan data",
        "paling lambat Selasa, 3 Februari 2026",
        "a.n. SEKRETARIS DAERAH",
        "ASISTEN ADMINISTRASI UMUM,",
        "Pejabat Asisten",
        "Kepala Bagian Perencanaan dan Keuangan",
        "Tembusan:",
        "Yth. Sekretaris Daerah",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_an_order_has_no_subject_line_but_basis_people_and_tasks() -> None:
    text = _text("surat_tugas")

    parts = (
        "SURAT PERINTAH TUGAS",
        "Nomor 000.8/44/RENKEU",
        "Undang-Undang Nomor 25 Tahun 2004",
        "MEMERINTAHKAN:",
        "Pejabat Kasubag, Kepala Subbagian",
        "melaksanakan penyusunan Laporan Keterangan Tahun 2025",
        "Ditetapkan di Kota Contoh",
        "pada tanggal 21 Januari 2026",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert not any(isinstance(block, Meta) for block in page("surat_tugas").blocks)


def test_a_disposition_says_from_whom_to_whom_and_what() -> None:
    text = _text("disposisi")

    for part in (
        "LEMBAR DISPOSISI",
        "000.8/9/UM",
        "Kepala Bappeda",
        "Memerintahkan tim menyiapkan laporan",
        "Proses lebih lanjut",
    ):
        assert part in text


def test_many_addressees_go_to_an_attachment() -> None:
    asked = [{"unit": f"Unit {n}", "post": f"Kepala Unit {n}"} for n in range(40)]

    text = _text("surat_dinas", asked=asked)

    assert "Yth. Daftar penerima terlampir" in text
    assert "Kepala Unit 39" in text


def test_two_papers_differ_exactly_where_their_facts_do() -> None:
    before = set(lines_of(page()))
    after = set(lines_of(page(city="Kota Lain", reply_by="2026-02-10")))

    assert before - after == {
        "Kota Contoh, 21 Januari 2026",
        "Yth. Kepala Bagian Umum\nYth. Kepala Bagian Hukum\ndi Kota Contoh",
        "Data disampaikan kepada Bagian Perencanaan dan Keuangan paling lambat "
        "Selasa, 3 Februari 2026.",
    }
    assert len(after - before) == 3


def test_number_and_date_stay_blank_until_acts_give_them() -> None:
    bare = Seal(Signature(("KEPALA,",)))

    text = "\n".join(lines_of(page(sealed=bare)))

    assert f"Kota Contoh, {BLANK}" in text


def test_facts_with_markup_stay_facts() -> None:
    nasty = "Data *penting* ::: sign # [x](y) {{ 7*7 }} <b> | _a_"

    text = _text("surat_dinas", matter=nasty)

    assert text.count(nasty) >= 2
    assert "49" not in _text("naskah", fields={"judul": "{{ 7*7 }}"})


def test_a_persons_text_is_never_a_template() -> None:
    text = _text("naskah", fields={"judul": "{{ ''.__class__.__mro__ }}"})

    assert "{{ ''.__CLASS__.__MRO__ }}" in text


def test_form_values_are_tidied_and_unknown_ones_dropped() -> None:
    kind = kind_of("surat_dinas")

    given = {"hal": " a \n b ", "sifat": "Rahasia sekali", "asing": "x", "yth": "A\nB "}

    assert compose.cleaned(kind, given) == {"hal": "a b", "yth": "A\nB"}


def test_the_hash_follows_the_content_and_nothing_else() -> None:
    kind = kind_of("surat_dinas")
    fields = compose.first_fields(kind, facts())
    one = compose.content_of(kind, facts(), fields)
    same = compose.content_of(kind, facts(), dict(reversed(fields.items())))
    other = compose.content_of(kind, facts(), fields | {"hal": "lain"})

    assert compose.content_hash(one) == compose.content_hash(same)
    assert compose.content_hash(one) != compose.content_hash(other)


def test_initials_stand_in_their_box() -> None:
    text = "\n".join(lines_of(page(sealed=seal(initials=()))))

    assert "Paraf hierarki" not in text
    assert "Paraf hierarki" in _text("surat_dinas")


@pytest.mark.parametrize(
    ("name", "matter", "title"),
    [
        ("Draft Laporan LKPj", "LKPJ 2025", "Laporan LKPj 2025"),
        ("Laporan", "Laporan", "Laporan"),
        ("Notulen Rapat", "Rapat Koordinasi 3 Mei", "Notulen Rapat Koordinasi 3 Mei"),
        ("Berkas data", "Renja 2026", "Berkas data (Renja 2026)"),
    ],
)
def test_a_title_says_shared_words_once(name: str, matter: str, title: str) -> None:
    kind = kind_of("naskah")

    assert compose.title_of(kind, facts("naskah", paper=name, matter=matter)) == title


def test_an_attendance_list_has_the_columns_people_sign_in() -> None:
    grid = next(b for b in page("daftar_hadir").blocks if isinstance(b, Grid))
    head = [text_of(cell) for cell in grid.rows[0]]

    assert head == [
        "No", "Nama", "NIP", "Jabatan", "Instansi", "No. HP", "Tanda tangan",
    ]  # fmt: skip
    assert len(grid.rows) == 16


def test_known_people_stand_on_the_attendance_list() -> None:
    people = "Siapa Saja; Camat; Kecamatan Utara\nSatu Lagi"
    made = page("daftar_hadir", fields={"peserta": people})
    grid = next(b for b in made.blocks if isinstance(b, Grid))

    rows = [[text_of(cell) for cell in row] for row in grid.rows[1:]]
    assert rows == [
        ["1", "Siapa Saja", "", "Camat", "Kecamatan Utara", "", ""],
        ["2", "Satu Lagi", "", "", "", "", ""],
    ]


def test_minutes_have_their_parts_in_order_and_two_signers() -> None:
    text = "\n".join(
        lines_of(page("notula", fields={"keputusan": "Laporan selesai Jumat"}))
    )

    parts = (
        "NOTULA LAPORAN KETERANGAN TAHUN 2025",
        "Asisten Administrasi Umum",
        "Tim Kerja Pelaporan",
        "Kepala Bagian Umum",
        "Pembukaan",
        "Pembahasan",
        "Keputusan",
        "Laporan selesai Jumat",
        "ASISTEN ADMINISTRASI UMUM,",
        "Notulis,",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_a_decision_on_a_team_lists_it_in_a_signed_annex() -> None:
    made = page("keputusan", paper="SK Tim Penyusun")
    grids = [b for b in made.blocks if isinstance(b, Grid) and b.style == "table"]
    signs = [block for block in made.blocks if isinstance(block, Sign)]

    assert [[text_of(cell) for cell in row] for row in grids[0].rows] == [
        ["No", "Nama/Jabatan dalam dinas", "Kedudukan dalam tim"],
        ["1", "Kepala Bagian Perencanaan dan Keuangan", "Ketua"],
        ["2", "Pejabat Kasubag, Kepala Subbagian", "Anggota"],
        ["3", "Pejabat Staf, Staf", "Anggota"],
    ]
    assert len(signs) == 2
    assert "Lampiran keputusan" not in _text("keputusan")


def test_a_book_is_named_on_its_page_instead_of_copied() -> None:
    kind, row = kind_of("laporan"), facts("laporan")
    fields = compose.first_fields(kind, row) | {"isi": "Teks dari bukunya."}
    file = {"name": "buku.pdf", "media": "pdf", "pages": 12, "sha256": "ab" * 32}

    content = compose.content_of(kind, row, fields, file)
    text = "\n".join(lines_of(compose.page(kind, content, seal())))

    assert "buku.pdf, 12 halaman" in text
    assert "ab" * 32 in text
    assert "Teks dari bukunya." not in text
    other = {**file, "sha256": "cd" * 32}
    changed = compose.content_of(kind, row, fields, other)
    assert compose.content_hash(content) != compose.content_hash(changed)


def test_a_berita_acara_is_signed_by_both_parties_and_who_knows_of_it() -> None:
    shown = _text("berita_acara")
    party = facts()["signer"] | {"post": "Tim Kerja Pelaporan"}
    alone = _text("berita_acara", signer=party)

    assert [shown.count(word) for word in ("Pihak kedua,", "Pihak pertama,")] == [1, 1]
    assert "Mengetahui," in shown
    assert "Mengetahui," not in alone
    assert alone.count("Pihak pertama,") == 1
