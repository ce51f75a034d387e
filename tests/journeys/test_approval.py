"""A revision is handed in, comes back once, passes every desk, and is in force."""

import re

from playwright.sync_api import Browser
from tests.journeys.visitor import Visitor, visit

STEWARD = "Pengelola Data Kantor"
AUTHOR = "Staf Subbagian Ketatalaksanaan dan Pelayanan Publik"
FIRST = "Kepala Subbagian Ketatalaksanaan dan Pelayanan Publik"
SECOND = "Kepala Bagian Organisasi dan Reformasi Birokrasi"
THIRD = "Asisten Pemerintahan dan Kesejahteraan Rakyat (Asisten I)"
SIGNER = "Sekretaris Daerah"
TITLE = "Pengelolaan Tata Naskah Surat Keluar"
SLUG = "pengelolaan-tata-naskah-surat-keluar"
LIFE = f"/sop/{SLUG}/siklus/"
WARNING = "Jika cap dinas belum dibubuhkan maka surat tidak dikirim"
#: The desks after the author has corrected the draft.
DESKS = (FIRST, AUTHOR, FIRST, SECOND, THIRD, SIGNER, AUTHOR, AUTHOR, AUTHOR)


def test_a_revision_goes_from_draft_to_in_force(chrome: Browser, site: str) -> None:
    with visit(chrome, site, has_scripts=False) as visitor:
        case = the_draft_is_handed_in(visitor)
        nobody_changes_it(visitor)
        it_comes_back_and_is_corrected(visitor, case)
        every_desk_passes_it_on(visitor)
        it_is_in_force(visitor)


def the_draft_is_handed_in(visitor: Visitor) -> str:
    visitor.sit_down(STEWARD)
    visitor.open(LIFE)
    assert "Versi 1: efektif." in visitor.text
    visitor.press("Buka draf revisi")
    visitor.open(LIFE)
    visitor.follow("Ajukan pengesahan")
    visitor.press("Ajukan pengesahan")
    assert "Siapa mendapat apa, sampai kapan" in visitor.text
    assert SIGNER in visitor.text
    visitor.press("Ajukan pengesahan")
    assert f"Pengesahan SOP {TITLE}" in visitor.heading
    assert "Draf diajukan dan dikunci" in visitor.text
    return visitor.page.url.removeprefix(visitor.site)


def nobody_changes_it(visitor: Visitor) -> None:
    visitor.open(LIFE)
    assert "terkunci selama diperiksa" in visitor.text
    assert not visitor.page.get_by_role("link", name="Ubah draf").count()
    visitor.open(f"/sop/{SLUG}/ubah/")
    assert visitor.page.url.endswith(LIFE)
    assert "sedang diperiksa para pengesahnya" in visitor.text


def it_comes_back_and_is_corrected(visitor: Visitor, case: str) -> None:
    act(visitor, AUTHOR)
    visitor.sit_down(FIRST)
    visitor.open_task(TITLE)
    visitor.follow("Baca naskahnya")
    assert "yang disahkan adalah yang tampak di sini" in visitor.text
    visitor.follow("Bandingkan dengan versi 1")
    visitor.open_task(TITLE)
    visitor.send_back("Peringatan tentang cap dinas belum ada.")
    visitor.sit_down(STEWARD)

    def is_back() -> bool:
        visitor.open(LIFE)
        return "Draf dikembalikan untuk diperbaiki." in visitor.text

    visitor.wait_until(is_back, "the draft back with its author")
    change_the_warnings(visitor)
    visitor.open(f"/sop/{SLUG}/naskah/")
    assert WARNING in visitor.text
    act(visitor, AUTHOR)
    visitor.sit_down(STEWARD)

    def is_away() -> bool:
        visitor.open(LIFE)
        return "terkunci selama diperiksa" in visitor.text

    visitor.wait_until(is_away, "the draft frozen again")


def every_desk_passes_it_on(visitor: Visitor) -> None:
    for post in DESKS:
        act(visitor, post)


def it_is_in_force(visitor: Visitor) -> None:
    visitor.sit_down(STEWARD)

    def is_published() -> bool:
        visitor.open(LIFE)
        return "Versi 2: efektif." in visitor.text

    visitor.wait_until(is_published, "the version published by the last effect")
    assert "Dikembalikan untuk diperbaiki" in visitor.text
    assert "Disahkan lewat kasus" in visitor.text
    visitor.open(f"/sop/{SLUG}/")
    assert WARNING in visitor.text
    assert re.search(r"Tanggal revisi \d{2} \w+ 20\d\d", visitor.text)


def change_the_warnings(visitor: Visitor) -> None:
    visitor.open(f"/sop/{SLUG}/ubah/?bagian=identitas")
    box = visitor.page.get_by_label("Peringatan", exact=False).first
    box.fill(f"{box.input_value()}\n{WARNING}")
    visitor.press("Simpan")


def act(visitor: Visitor, post: str) -> None:
    """Do the task of the approval at a desk, whatever it asks for."""
    visitor.sit_down(post)
    visitor.open_task(TITLE)
    for empty in visitor.page.locator(
        ".draft :is(input:not([type=file]), textarea)"
    ).all():
        if not empty.input_value():
            empty.fill("2026-12-01" if empty.get_attribute("type") == "date" else "Isi")
    with visitor.page.expect_navigation():
        visitor.page.locator("#work button.go").locator("visible=true").first.click()
    assert "/kerjakan/" not in visitor.page.url, visitor.text
