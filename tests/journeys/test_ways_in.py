"""The same acts without scripts, by keyboard alone, and on a phone."""

import re

from playwright.sync_api import Browser
from tests.journeys.lkpj import (
    HEAD,
    SECRETARY,
    do_steps,
    open_step,
    start,
)
from tests.journeys.visitor import Visitor, visit

PHONE = {"width": 360, "height": 740}


def test_an_act_works_without_scripts(chrome: Browser, site: str) -> None:
    case = "Tanpa Skrip"
    with visit(chrome, site, has_scripts=False) as visitor:
        page = start(visitor, case)
        do_steps(visitor, case, 1, 1)

        open_step(visitor, case, 2)
        visitor.press("Ambil tugas ini")
        visitor.fill("Waktu", "Januari 2027")
        visitor.press("Simpan draf dan lihat naskah")
        assert "Januari 2027" in visitor.paper_text
        visitor.do("Ajukan untuk diperiksa")
        open_step(visitor, case, 3)
        visitor.send_back("Mohon dilengkapi.")

        visitor.open(page)
        assert "Langkah 2 dari 19." in visitor.text
        assert "Mohon dilengkapi." in visitor.text


def test_an_act_works_by_keyboard_alone(chrome: Browser, site: str) -> None:
    case = "Papan Ketik"
    with visit(chrome, site) as visitor:
        start(visitor, case)
        visitor.open("/tugas/")
        page = visitor.page

        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText") == "Lewati ke isi"
        for _ in range(30):
            page.keyboard.press("j")
            row = page.evaluate("document.activeElement.closest('li')?.innerText || ''")
            if case in row:
                break
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert case in visitor.heading
        page.keyboard.press("p")
        focused = page.evaluate("document.activeElement.innerText")
        assert focused.startswith("Kirim disposisi")
        with page.expect_navigation():
            page.keyboard.press("Enter")

        assert visitor.notice.startswith("Diperintahkan: Lembar Disposisi")


def test_the_secretary_signs_on_a_phone(chrome: Browser, site: str) -> None:
    case = "Dari Telepon"
    with visit(chrome, site, **PHONE) as visitor:
        page = start(visitor, case)
        do_steps(visitor, case, 1, 4)

        open_step(visitor, case, 5)
        assert not visitor.scrolls_sideways()
        assert "SEKRETARIS DAERAH," in visitor.paper_text
        bar = visitor.page.locator(".approve")
        box = bar.get_by_role("button", name="Tanda tangani").bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= PHONE["height"], "the bar stays in sight"
        visitor.do("Tanda tangani")
        assert visitor.notice.startswith("Ditandatangani: Surat Perintah Tugas")

        visitor.open(page)
        assert "Langkah 6 dari 19." in visitor.text


def test_on_a_phone_a_return_has_a_page_of_its_own(chrome: Browser, site: str) -> None:
    case = "Kembali dari Telepon"
    with visit(chrome, site, **PHONE) as visitor:
        page = start(visitor, case)
        do_steps(visitor, case, 1, 2)
        open_step(visitor, case, 3)

        visitor.page.locator(".approve").get_by_role("link").click()
        visitor.page.wait_for_url("**/kembalikan/")
        visitor.page.get_by_label("Alasan").fill("Dasar belum lengkap.")
        visitor.press(re.compile("^Kembalikan ke"))

        visitor.open(page)
        assert "Langkah 2 dari 19." in visitor.text
        assert "Dasar belum lengkap." in visitor.text


def test_no_page_scrolls_sideways_on_a_phone(chrome: Browser, site: str) -> None:
    case = "Layar Sempit"
    with visit(chrome, site, **PHONE) as visitor:
        visitor.open("/masuk/")
        too_wide = wide_at(visitor, "/masuk/")
        case_page = start(visitor, case)
        for post, addresses in (
            (HEAD, [case_page, *addresses_of(visitor, case)]),
            (SECRETARY, ["/tugas/", "/pejabat/", "/surat/", "/kasus/", "/sop/"]),
            ("Pengelola Data Kantor", ["/sop/unggah/", "/pejabat/3/"]),
        ):
            visitor.sit_down(post)
            for address in addresses:
                too_wide += wide_at(visitor, address)

    assert too_wide == []


def addresses_of(visitor: Visitor, case: str) -> list[str]:
    visitor.open_task(case)
    task = visitor.page.url.removeprefix(visitor.site)
    sop = "/sop/penyusunan-lkpj/"
    tabs = [f"{sop}?tab={tab}" for tab in ("pelaksana", "versi", "pemeriksaan")]
    views = [f"{task}?lihat={view}" for view in ("edit", "clean", "files")]
    shared = ["/", "/pengaturan/", "/pemberitahuan/", "/cari/?q=LKPJ", "/bukan-apa-apa"]
    return [task, *views, sop, *tabs, *shared, "/kasus/mulai/1/"]


def wide_at(visitor: Visitor, address: str) -> list[str]:
    visitor.page.goto(address)
    found = []
    for width in (360, 320):
        visitor.page.set_viewport_size({"width": width, "height": 740})
        if visitor.scrolls_sideways():
            found.append(f"{address} at {width}")
    visitor.page.set_viewport_size(PHONE)
    return found
