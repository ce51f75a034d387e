"""Every page as axe sees it: wide and narrow, light and dark, in both languages.

The pages are those the table of addresses opens to an administrator, so that a
new page is looked at without adding it here.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.factories.procedures import AT
from tests.factories.town import Town, make_town
from tests.guards.test_urls import ROLES, TABLE

from lajur.core.reading import questions
from lajur.core.sop.edit import set_text
from lajur.ledger.actor import SYSTEM
from lajur.procedures import queries, services
from lajur.procedures.views import difference, edit, procedure

# Playwright runs a loop of its own in this thread; the database is not asked in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="chromium is missing"),
    pytest.mark.django_db(transaction=True),
]
#: Other faces of a page, by the name of its address. Tabs, parts and depths are
#: those of the page itself, so that a new one is looked at without adding it here.
FACES = {
    "procedures:sop-show": tuple(f"?tab={tab}" for tab in procedure.TABS[1:]),
    "procedures:sop-edit": (
        *(f"?bagian={part}" for part in edit.PARTS[1:]),
        "?langkah=s2",
    ),
    "procedures:version-compare": tuple(
        f"?a=1&b={difference.DRAFT}&kedalaman={depth}" for depth in difference.DEPTHS
    ),
    "procedures:pattern-use": ("?p-subject=Mikrofon",),
    "procedures:sop-pattern": ("?kedalaman=tabel", "?kedalaman=bagan"),
    "procedures:draft-review": ("?bagian=identitas", "?tunjuk=/steps/1/duration"),
    "procedures:schedule-show": ("?tabel=7", "?tabel=8"),
    "letters:task-show": ("?lihat=clean", "?lihat=files"),
    "desk:search": ("?q=Laporan",),
    "office:post-list": ("?keadaan=plt-plh", "?unit=semua"),
}
#: Pages whose folded parts are looked at unfolded, by the name of their address.
FOLDED = (
    "procedures:draft-review",
    "procedures:document-show",
    "procedures:document-review",
    "procedures:law-list",
    "procedures:sop-edit",
    "letters:task-show",
    "cases:case-show",
    "cases:case-start",
)
IN_ENGLISH = ("/tugas/", "/kasus/", "/sop/", "/surat/", "/pejabat/", "/masuk/")
LOOKS = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
#: With the size of targets (WCAG 2.5.8), which axe leaves out unless asked.
OPTIONS = {"rules": {"target-size": {"enabled": True}}}
#: Darkness changes colours and nothing else.
IN_THE_DARK = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
ORDER = """() => {
  const first = document.querySelector('a, button, input, select, summary');
  return {
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    skip: first ? first.getAttribute('href') : null,
    target: first && first.hash ? !!document.querySelector(first.hash) : false,
    wide: document.documentElement.scrollWidth > window.innerWidth,
  };
}"""


#: A box that covers others hides them from axe; those open one by one elsewhere.
UNFOLD = """() => document.querySelectorAll('main details:not(.over)').forEach(
  (one) => { one.open = true })"""


@dataclass
class Site:
    """A site with a town in it, and the browser of its administrator."""

    url: str
    context: Any
    town: Town
    client: Client
    found: dict[str, list[str]] = field(default_factory=dict)

    def note(self, address: str, look: object, problems: list[str]) -> None:
        """Keep what was found on a page in one of its looks."""
        if problems:
            self.found[f"{address} {look}"] = problems


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
def site(chrome: Any, live_server: Any, client: Client) -> Iterator[Site]:
    """Sit the administrator of a town down at the browser."""
    town = make_town("Delima")
    begin_reviews(town)
    client.force_login(
        town.office.people["kabag"].user, settings.AUTHENTICATION_BACKENDS[1]
    )
    context = chrome.new_context()
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    yield Site(live_server.url, context, town, client)
    context.close()


def begin_reviews(town: Town) -> None:
    """Leave an SOP under revision, a draft half answered and one complete."""
    given = {"government_id": town.office.id, "by": SYSTEM, "at": AT}
    slug = town.small.slug
    revision = services.open_revision(slug=slug, **given)
    services.edit_draft(
        draft_id=revision,
        edition=0,
        said="Uraian diubah",
        change=lambda sop: set_text(sop, "s2", "Memeriksa konsep surat dan lampiran"),
        **given,
    )
    half = town.draft.draft_id
    question = questions(queries.draft(town.office.id, half).sop)[0]
    services.answer_question(
        draft_id=half,
        question=question.key,
        value=question.choices[0].value,
        source="",
        **given,
    )
    services.accept_guesses(draft_id=town.spare.draft_id, **given)


def addresses(town: Town, client: Client) -> list[str]:
    """Every page there is, with its faces."""
    found = ["/tidak-ada/"]
    for row in TABLE:
        status = row.get.split()[ROLES.index("steward")]
        url = reverse(row.name, kwargs=row.args(town))
        if status == "200" and is_page(client, url):
            found += [url, *(url + face for face in FACES.get(row.name, ()))]
    return found


def is_page(client: Client, url: str) -> bool:
    """Tell a page from a file, and from a part of a page."""
    with closing(client.get(url)) as response:
        if response.streaming or not response["Content-Type"].startswith("text/html"):
            return False
        return response.content.lstrip().lower().startswith(b"<!doctype")


def problems(page: Any, scheme: str = "light") -> list[str]:
    """What axe finds on the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    options = IN_THE_DARK if scheme == "dark" else OPTIONS
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]
    ][:5]


def look_at(site: Site, address: str, looks: tuple[tuple[int, str], ...]) -> None:
    page = site.context.new_page()
    page.goto(site.url + address)
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        site.note(address, (width, scheme), problems(page, scheme))
        if page.evaluate(ORDER)["wide"]:
            site.note(address, (width, scheme, "width"), ["scrolls sideways"])
    page.close()


def test_axe_finds_nothing_on_any_page(site: Site) -> None:
    for address in addresses(site.town, site.client):
        look_at(site, address, LOOKS)

    assert site.found == {}


def test_axe_finds_nothing_in_what_is_folded_away(site: Site) -> None:
    rows = {row.name: row for row in TABLE}
    page = site.context.new_page()
    for name in FOLDED:
        address = reverse(name, kwargs=rows[name].args(site.town))
        page.goto(site.url + address)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(UNFOLD)
            site.note(address, width, problems(page))
            if page.evaluate(ORDER)["wide"]:
                site.note(address, (width, "width"), ["scrolls sideways"])
    page.keyboard.press("?")
    site.note("?", "keys", problems(page))

    assert site.found == {}


def test_axe_finds_nothing_in_english(site: Site) -> None:
    name = settings.LANGUAGE_COOKIE_NAME
    site.context.add_cookies([{"name": name, "value": "en", "url": site.url}])

    for address in IN_ENGLISH:
        look_at(site, address, ((1280, "light"), (360, "light")))

    assert site.found == {}


def test_axe_finds_nothing_at_the_door(chrome: Any, live_server: Any) -> None:
    context = chrome.new_context()
    visitor = Site(live_server.url, context, None, Client())  # type: ignore[arg-type]

    look_at(visitor, "/masuk/", LOOKS)

    context.close()
    assert visitor.found == {}


def test_every_page_has_one_heading_a_language_and_a_skip_link_first(
    site: Site,
) -> None:
    page = site.context.new_page()
    for address in addresses(site.town, site.client):
        page.goto(site.url + address)
        order = page.evaluate(ORDER)
        expected = {"headings": 1, "language": "id", "target": True}
        got = {name: order[name] for name in expected}
        if got != expected or not str(order["skip"]).startswith("#"):
            site.note(address, order, ["order"])

    assert site.found == {}


def test_targets_on_a_phone_are_large_enough_for_a_thumb(site: Site) -> None:
    page = site.context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    for address in ("/tugas/", reverse("letters:task-show", args=[site.town.task_id])):
        page.goto(site.url + address)
        small = page.evaluate(
            """() => [...document.querySelectorAll('.btn, nav a')]
              .filter((one) => one.getClientRects().length)
              .filter((one) => one.getBoundingClientRect().height < 40)
              .map((one) => one.outerHTML.slice(0, 90))"""
        )
        site.note(address, "small", [one for one in small if "small" not in one])

    assert site.found == {}
