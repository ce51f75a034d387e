"""The annual report, from the order to begin to the letter that hands it over."""

import re

from playwright.sync_api import Browser, expect
from tests.journeys.lkpj import (
    ASSISTANT,
    HEAD,
    do_step,
    do_steps,
    open_step,
    start,
)
from tests.journeys.visitor import Visitor, visit
from tests.letters.texts import docx_text, pdf_text

CASE = "LKPJ Kota Contoh"
TIME = "1 Desember s.d. 31 Maret"
MENDED = "2 Desember s.d. 31 Maret"


def test_a_report_is_ordered_written_returned_signed_and_handed_over(
    chrome: Browser, site: str
) -> None:
    with visit(chrome, site) as visitor:
        case = start(visitor, CASE)
        the_case_is_at(visitor, case, "Langkah 1 dari 19.", HEAD)

        do_step(visitor, CASE, 1)
        the_team_takes_the_task_and_writes(visitor)
        the_head_returns_it(visitor, case)
        the_team_mends_it(visitor)
        do_steps(visitor, CASE, 3, 6)
        order = the_order_is_in_the_register(visitor)

        do_steps(visitor, CASE, 7, 9)
        the_assistant_returns_the_letter(visitor)
        the_head_corrects_it_and_initials_again(visitor)
        the_letter_names_the_order(visitor, order)

        do_steps(visitor, CASE, 12, 19)
        the_case_has_ended(visitor, case)
        the_report_can_be_downloaded(visitor, case)
        whoever_began_it_is_told(visitor)


def the_case_is_at(visitor: Visitor, case: str, step: str, desk: str) -> None:
    visitor.open(case)
    words = visitor.page.locator(".say").first.inner_text()
    assert words.startswith(step)
    assert f"di meja {desk}" in words
    assert "Standar" in words


def the_team_takes_the_task_and_writes(visitor: Visitor) -> None:
    open_step(visitor, CASE, 2)
    visitor.press("Ambil tugas ini")
    visitor.fill("Waktu", TIME)
    visitor.press("Simpan draf dan lihat naskah")
    assert "Draf tersimpan." in visitor.notice
    assert TIME in visitor.paper_text
    visitor.do("Ajukan untuk diperiksa")
    assert visitor.notice.startswith("Diserahkan: Surat Perintah Tugas")


def the_head_returns_it(visitor: Visitor, case: str) -> None:
    open_step(visitor, CASE, 3)
    assert TIME in visitor.paper_text
    visitor.send_back("Waktunya mulai tanggal 2.")
    assert "Dikembalikan ke Tim Kerja Pelaporan" in visitor.notice
    the_case_is_at(visitor, case, "Langkah 2 dari 19.", "Tim Kerja Pelaporan")
    assert "Waktunya mulai tanggal 2." in visitor.text
    assert "1 kali" in visitor.text


def the_team_mends_it(visitor: Visitor) -> None:
    open_step(visitor, CASE, 2)
    assert "Waktunya mulai tanggal 2." in visitor.notice
    visitor.fill("Waktu", MENDED)
    visitor.press("Simpan draf dan lihat naskah")
    visitor.follow(re.compile("Perubahan dari draf"))
    expect(visitor.paper.locator("ins").first).to_be_visible()
    assert visitor.paper.locator("ins").all_inner_texts()
    visitor.do("Ajukan untuk diperiksa")


def the_order_is_in_the_register(visitor: Visitor) -> str:
    visitor.open(f"/surat/?q={CASE}")
    row = visitor.page.locator("tbody tr").filter(has_text="Surat Perintah Tugas")
    number = row.locator("td").first.inner_text().strip()
    with visitor.page.expect_navigation():
        row.get_by_role("link").click()
    paper = visitor.paper_text
    assert f"Nomor {number}" in paper
    assert MENDED in paper
    assert "SEKRETARIS DAERAH," in paper
    assert "Ditandatangani Sekretaris Daerah" in visitor.text
    return number


def the_assistant_returns_the_letter(visitor: Visitor) -> None:
    open_step(visitor, CASE, 10)
    visitor.send_back("Sebutkan bentuk datanya.")
    assert f"Dikembalikan ke {HEAD}" in visitor.notice


def the_head_corrects_it_and_initials_again(visitor: Visitor) -> None:
    open_step(visitor, CASE, 9)
    assert f"Dikembalikan oleh {ASSISTANT}." in visitor.notice
    visitor.follow("Isi naskah")
    body = visitor.page.get_by_label("Isi", exact=True)
    body.fill(body.input_value() + "\nData dikirim dalam bentuk lembar kerja.")
    visitor.press("Simpan draf dan lihat naskah")
    assert "batal karena naskah berubah" in visitor.text
    visitor.do("Paraf")
    open_step(visitor, CASE, 10)
    assert "Data dikirim dalam bentuk lembar kerja." in visitor.paper_text
    assert f"Diparaf: {HEAD}" in visitor.text
    visitor.do("Tanda tangani")


def the_letter_names_the_order(visitor: Visitor, order: str) -> None:
    visitor.open("/surat/?q=Permohonan")
    row = visitor.page.locator("tbody tr").filter(has_text=CASE)
    assert row.count() == 0, "a letter has no number before its step"
    do_step(visitor, CASE, 11)
    visitor.open("/surat/?q=Permohonan")
    row = visitor.page.locator("tbody tr").filter(has_text=CASE)
    number = row.locator("td").first.inner_text().strip()
    assert number != order
    with visitor.page.expect_navigation():
        row.get_by_role("link").click()
    paper = visitor.paper_text
    assert number in paper
    assert f"Surat Perintah Tugas Nomor {order}" in paper
    assert "Yth. Kepala Bagian Tata Pemerintahan" in paper
    assert "a.n. SEKRETARIS DAERAH ASISTEN ADMINISTRASI UMUM," in paper


def the_case_has_ended(visitor: Visitor, case: str) -> None:
    visitor.open(case)
    assert "Selesai" in visitor.page.locator("main .chip").first.inner_text()
    assert "19 dari 19" in visitor.text
    assert "2 kali" in visitor.text
    journey = visitor.page.locator("#journey").inner_text()
    assert "Waktunya mulai tanggal 2." in journey or "lebih lama" in journey
    assert "Tidak ada langkah terbuka." in visitor.text


def the_report_can_be_downloaded(visitor: Visitor, case: str) -> None:
    visitor.open(case)
    rest = visitor.page.locator("summary").filter(has_text="naskah lainnya")
    if rest.count():
        rest.click()
    link = visitor.page.get_by_role("link", name=re.compile("^Laporan LKPj")).first
    with visitor.page.expect_navigation():
        link.click()
    address = visitor.page.url
    pdf = visitor.context.request.get(f"{address}pdf/").body()
    word = visitor.context.request.get(f"{address}docx/").body()
    assert "Yth. Kepala Bappeda" in pdf_text(pdf)
    assert "SEKRETARIS DAERAH," in pdf_text(pdf)
    assert f"{HEAD} diparaf" in pdf_text(pdf)
    assert "Yth. Kepala Bappeda" in docx_text(word)


def whoever_began_it_is_told(visitor: Visitor) -> None:
    """The worker tells it some seconds after the act, when nobody undid it."""
    visitor.sit_down(HEAD)
    visitor.open("/pemberitahuan/")

    def is_told() -> bool:
        visitor.page.reload()
        return f"Kasus selesai: {CASE}" in visitor.text

    visitor.wait_until(is_told, "the notice that the case has ended")
