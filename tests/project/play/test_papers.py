"""The papers of an LKPJ play, as a reader of the files reads them."""

import re

import pytest
from tests.letters.verapdf import failures
from tests.project.play.plays import Played

HEAD = "Kepala Bagian Perencanaan dan Keuangan"


def test_order_and_letter_carry_the_numbers_of_the_register(straight: Played) -> None:
    (order,), (letter,) = straight.papers("surat_tugas"), straight.papers("surat_dinas")

    assert order["number"] != letter["number"]
    assert f"Nomor {order['number']}" in straight.text_of(order)
    assert letter["number"] in straight.text_of(letter)
    assert f"Surat Perintah Tugas Nomor {order['number']}" in straight.text_of(letter)


@pytest.mark.parametrize(
    ("kind", "signer"),
    [
        ("surat_tugas", "SEKRETARIS DAERAH,"),
        ("surat_dinas", "a.n. SEKRETARIS DAERAH ASISTEN ADMINISTRASI UMUM,"),
        ("laporan", "SEKRETARIS DAERAH,"),
    ],
)
def test_signer_signs_in_his_post_and_capacity(
    straight: Played, kind: str, signer: str
) -> None:
    (paper,) = straight.papers(kind)

    assert signer in straight.text_of(paper)
    assert "signed" in paper["marks"]
    assert "Disetujui di layar pada" in straight.text_of(paper)


@pytest.mark.parametrize(
    ("kind", "step"), [("surat_tugas", "5"), ("surat_dinas", "10"), ("laporan", "18")]
)
def test_date_of_a_paper_is_the_day_of_its_signature_or_number(
    straight: Played, kind: str, step: str
) -> None:
    (paper,) = straight.papers(kind)
    act = next(act for act in straight.acts if act["step"] == step)
    day = int(act["at"][8:10])

    found = re.search(
        r"Disetujui di layar pada (\d+) \w+ 2026", straight.text_of(paper)
    )

    assert found
    assert int(found.group(1)) == day


def test_letter_asks_who_was_asked_and_copies_whom_it_is_signed_for(
    straight: Played,
) -> None:
    (letter,) = straight.papers("surat_dinas")
    text = straight.text_of(letter)

    assert "Yth. Kepala Bagian Tata Pemerintahan" in text
    assert "Tembusan: Yth. Sekretaris Daerah" in text


def test_order_rests_on_the_laws_the_sop_names(straight: Played) -> None:
    (order,) = straight.papers("surat_tugas")
    text = straight.text_of(order)

    assert "Dasar : 1. Undang-Undang Republik Indonesia Nomor 25 Tahun 2004" in text
    assert "MEMERINTAHKAN" in text


def test_report_goes_to_whom_the_sop_hands_it(straight: Played) -> None:
    (report,) = straight.papers("laporan")
    text = straight.text_of(report)

    assert "LAPORAN LKPJ 2025" in text
    assert "Yth. Kepala Bappeda" in text
    assert "Penyampaian Laporan LKPj 2025" in text


def test_initials_stand_on_the_paper(straight: Played) -> None:
    (report,) = straight.papers("laporan")
    text = straight.text_of(report)

    assert "Paraf hierarki" in text
    assert f"{HEAD} diparaf" in text
    assert "Asisten Administrasi Umum diparaf" in text


def test_disposition_orders_what_its_step_says(straight: Played) -> None:
    first, second, third = straight.papers("disposisi")

    assert "Diteruskan kepada Tim Kerja Pelaporan" in straight.text_of(first)
    assert "menyusun Surat Permohonan Data" in straight.text_of(second)
    assert "berkoordinasi dengan Bagian lingkup" in straight.text_of(third)


def test_page_and_word_say_the_same(straight: Played) -> None:
    (letter,) = straight.papers("surat_dinas")
    word = straight.word_of(letter)

    assert letter["number"] in word
    assert "a.n. SEKRETARIS DAERAH" in word
    assert "Yth. Kepala Bagian Tata Pemerintahan" in word


def test_a_void_initial_does_not_count_after_a_return(returned: Played) -> None:
    (order,) = returned.papers("surat_tugas")
    days = re.findall(r"diparaf (\d\d-\d\d-\d{4})", returned.text_of(order))
    latest = [act for act in returned.acts if act["step"] == "3"][-1]

    assert days == [f"{latest['at'][8:10]}-{latest['at'][5:7]}-{latest['at'][:4]}"]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_every_pdf_is_valid(returned: Played, flavour: str) -> None:
    files = sorted(returned.out.glob("*.pdf"))

    broken = {file.name: failures(file.read_bytes(), flavour) for file in files}

    assert len(files) == 6
    assert {name: rules for name, rules in broken.items() if rules} == {}


def test_two_plays_differ_only_in_what_happened(
    straight: Played, returned: Played
) -> None:
    def plain(played: Played, kind: str) -> str:
        (paper,) = played.papers(kind)
        text = played.text_of(paper).replace(paper["number"] or "\0", "N")
        text = re.sub(r"\d+ (?:Januari|Februari|Maret) 2026|\d\d-\d\d-2026", "D", text)
        text = re.sub(r"Senin|Selasa|Rabu|Kamis|Jumat", "H", text)
        return re.sub(r"\d\d\.\d\d|Kode periksa [0-9A-F-]+", "K", text)

    for kind in ("surat_tugas", "surat_dinas"):
        assert plain(straight, kind) == plain(returned, kind)
