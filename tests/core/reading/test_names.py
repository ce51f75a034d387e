"""A printed name tells a kind, a topic and how far the paper is."""

import pytest

from lajur.core.reading.names import (
    is_paper,
    names_in,
    product_of,
    status_of,
    take_apart,
)

NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Draft surat undangan rapat", "surat_undangan"),
        ("Buku kendali kendaraan", "berkas"),
        ("Form laporan kerusakan", "berkas"),
        ("LHP khusus", "laporan"),
        ("Berkas data LHP", "berkas"),
        ("Notulen rapat", "notula"),
        ("MC, moderator, notulen", None),
        ("Proposal kegiatan", None),
    ],
)
def test_the_kind_of_a_paper_is_told_by_its_noun(name: str, kind: str | None) -> None:
    assert take_apart(name, NOTHING).kind == kind


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Konsep surat", "concept"),
        ("Draft final LPPD", "draft"),
        ("Draft dokumen setelah perbaikan", "revised"),
        ("Draft SK diproses di Bag. Hukum", "processed"),
        ("Draft berita acara terperiksa", "checked"),
        ("Telaahan diterima OPD", "received"),
        ("Surat bernomor", "numbered"),
        ("Arsip surat", "archived"),
        ("Daftar arsip", None),
        ("Formulir terisi", "filled"),
        ("Dokumen sah", "signed"),
        ("Surat terdistribusi", "sent"),
        ("Data terhimpun", "collected"),
        ("Naskah tersusun", "final"),
    ],
)
def test_a_name_tells_how_far_a_paper_is(name: str, status: str | None) -> None:
    assert status_of(name) == status


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("ATK", False),
        ("Permendagri No. 4 Tahun 2005", False),
        ("Narasumber, pembuka acara", False),
        ("Kebutuhan dokumen", False),
        ("Kegiatan siap dilaksanakan", False),
        ("Ruang rapat siap", False),
        ("Rancangan kebutuhan", True),
        ("SPJ", True),
        ("Kartu stok obat", True),
        ("Tanda terima barang", True),
        ("Laporan kegiatan", True),
        ("Final", False),
        ("Pelayanan prima", False),
    ],
)
def test_tools_rules_people_and_results_are_no_papers(name: str, is_one: bool) -> None:
    assert is_paper(name, take_apart(name, NOTHING)) is is_one


def test_what_a_step_writes_is_a_paper_whatever_it_is_called() -> None:
    name = "Pelayanan prima"

    assert is_paper(name, take_apart(name, NOTHING), writes=True)


def test_an_sop_that_makes_a_report_calls_it_by_its_topic_alone() -> None:
    making, asking = product_of("Penyusunan RKA Dinas"), product_of("Evaluasi RKA")

    assert take_apart("Draft RKA", making).kind == "laporan"
    assert take_apart("Draft RKA", asking).kind is None


def test_one_name_within_another_is_one_paper_but_for_a_topic_of_its_own() -> None:
    product = product_of("Analisis Jabatan")
    short, long, other = (
        take_apart(name, product)
        for name in ("Informasi", "Informasi jabatan", "Informasi kebutuhan jabatan")
    )

    assert short.same_as(long)
    assert not long.same_as(other)
    report = take_apart("Laporan informasi jabatan", product)
    assert not report.same_as(long)
    found = take_apart("Hasil telaahan", product)
    assert found.same_as(take_apart("Telaahan diterima", product))


def test_two_words_for_one_thing_are_one_topic() -> None:
    a, b = (take_apart(f"Surat pesanan {w}", NOTHING) for w in ("makmin", "konsumsi"))

    assert a.same_as(b)


def test_a_bare_plan_keeps_the_word_that_says_so() -> None:
    assert take_apart("Rancangan kebijakan", NOTHING).name == "Rancangan kebijakan"
    assert take_apart("Rancangan SK Tim", NOTHING).name == "SK Tim"


def test_a_cell_may_join_two_names() -> None:
    assert names_in("Draft SK Tim dan nota dinas") == ["Draft SK Tim", "nota dinas"]
    assert names_in("Memahami dan mampu") == ["Memahami dan mampu"]
