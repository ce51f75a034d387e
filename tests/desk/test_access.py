"""Every main page in a browser: axe finds nothing, nothing scrolls sideways."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from tests.factories.letters import make_running
from tests.factories.pages import sit_down

# Playwright runs a loop of its own in this thread; the database is not asked in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no browser is installed"),
    pytest.mark.django_db(transaction=True),
]

PAGES = (
    "/tugas/",
    "/tugas/{task}/",
    "/tugas/{task}/kembalikan/",
    "/kasus/",
    "/kasus/{case}/",
    "/kasus/mulai/{adoption}/",
    "/surat/",
    "/cari/?q=kinerja",
    "/pemberitahuan/",
    "/pengaturan/",
    "/tidak-ada/",
)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    """Start the browser once for this file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def seat(live_server, settings) -> dict[str, Any]:
    """Sit the Sekretaris Daerah down before a paper that waits for a signature."""
    settings.ALLOWED_HOSTS = ["*"]
    running = make_running()
    running.do_until("s4")
    task, _step = running.open_task()
    from lajur.cases.queries import case_page

    page = case_page(running.government_id, running.case_id, running.at)
    cookie = sit_down(running.office, "sekda").cookies["sessionid"].value
    return {
        "url": live_server.url,
        "cookie": cookie,
        "task": task,
        "case": running.case_id,
        "adoption": page.adoption_id,
    }


def open_page(chrome: Any, seat: dict[str, Any], address: str, width: int) -> Any:
    context = chrome.new_context(viewport={"width": width, "height": 800})
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": seat["cookie"], "url": seat["url"]}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(seat["url"] + address.format(**seat))
    return page


def problems(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def test_axe_finds_nothing_and_no_page_scrolls_sideways(chrome, seat) -> None:
    found: dict[tuple[str, int], list[str]] = {}
    for address in PAGES:
        page = open_page(chrome, seat, address, 1280)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            found[address, width] = problems(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address, width].append("scrolls sideways")
        page.context.close()

    assert {where: what for where, what in found.items() if what} == {}


def test_sign_in_page_is_in_order_for_strangers(chrome, live_server) -> None:
    page = chrome.new_page()
    page.goto(live_server.url + "/masuk/")

    assert problems(page) == []
    page.close()


def test_keys_move_focus_but_never_decide(chrome, seat) -> None:
    page = open_page(chrome, seat, "/tugas/", 1280)

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tugas/*/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("t")

    assert "Tanda tangani" in page.evaluate("document.activeElement.innerText")
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.name") == "reason"
    assert page.url.endswith(f"/tugas/{seat['task']}/")
    page.context.close()


def test_keys_rest_when_switched_off(chrome, seat) -> None:
    page = open_page(chrome, seat, "/tugas/", 1280)
    page.evaluate("document.body.dataset.keys = 'off'")

    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.context.close()


def test_every_act_works_without_scripts(chrome, seat) -> None:
    context = chrome.new_context(java_script_enabled=False)
    cookie = {"name": "sessionid", "value": seat["cookie"], "url": seat["url"]}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(f"{seat['url']}/tugas/{seat['task']}/")

    page.click("summary.ret")
    page.fill(".ask textarea", "Dasar belum lengkap.")
    page.click(".ask .btn.ret")

    assert "Dikembalikan ke" in page.inner_text(".note")
    context.close()
