"""A person at a browser: sits down at a post, opens tasks, decides.

Everything is found by the words on the page. Nothing here knows the code behind.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

#: Longest wait for what the worker does in the background, in seconds.
PATIENCE = 40
#: A page must come within this time on a busy machine, in milliseconds.
SLOW = 60_000


class Visitor:
    """One browser window and who sits before it."""

    def __init__(
        self,
        browser: Browser,
        site: str,
        *,
        width: int = 1280,
        height: int = 900,
        has_scripts: bool = True,
    ) -> None:
        self.site = site
        self.context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            java_script_enabled=has_scripts,
            locale="id-ID",
        )
        self.context.set_default_timeout(SLOW)
        self.page: Page = self.context.new_page()

    def sit_down(self, post: str) -> None:
        """Sign in by post, or change to another one from the menu."""
        if self.page.locator("header.top details.me").count():
            self.page.locator("header.top details.me > summary").click()
            self.page.locator("#demo-post").select_option(label=post)
            self.press("Pindah")
        else:
            self.open("/masuk/")
            self.page.locator("#demo-post").select_option(label=post)
            self.press("Masuk ke peragaan")
        expect(self.page.locator("header.top details.me > summary")).to_be_visible()

    def open(self, path: str) -> None:
        """Go to an address of the site; an error page is a failure."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"

    def press(self, words: str | re.Pattern[str]) -> None:
        """Press the visible button with these words and wait for the next page."""
        button = self.page.get_by_role("button", name=words).locator("visible=true")
        with self.page.expect_navigation():
            button.first.click()

    def follow(self, words: str | re.Pattern[str]) -> None:
        """Follow the visible link with these words."""
        link = self.page.get_by_role("link", name=words).locator("visible=true")
        with self.page.expect_navigation():
            link.first.click()

    def open_task(self, case: str) -> None:
        """Open this case's task in the inbox of whoever sits here."""
        self.open("/tugas/")
        row = self.page.locator("li.task").filter(has_text=case)
        assert row.count(), f"no task of “{case}”: {self.text}"
        with self.page.expect_navigation():
            row.first.get_by_role("link").first.click()

    def do(self, verb: str) -> None:
        """Press the verb of the step on the task page that is open."""
        self.press(re.compile(rf"^{re.escape(verb)}"))
        assert "/kerjakan/" not in self.page.url, self.text

    def send_back(self, reason: str) -> None:
        """Return the open task with a reason."""
        box = self.page.locator("details.desk")
        box.locator("summary").click()
        box.get_by_label("Alasan").fill(reason)
        with self.page.expect_navigation():
            box.locator("button").click()

    def fill(self, label: str, words: str) -> None:
        """Write into the field with this label."""
        self.page.get_by_label(label, exact=False).first.fill(words)

    @property
    def heading(self) -> str:
        """The page's own heading."""
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        """All visible words of the page with single blanks."""
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def notice(self) -> str:
        """What the page says came of the latest act."""
        return " ".join(self.page.locator(".note").first.inner_text().split())

    @property
    def paper(self) -> Locator:
        """The paper on the page."""
        return self.page.locator("article.paper")

    @property
    def paper_text(self) -> str:
        """The words of the paper on the page with single blanks."""
        return " ".join(self.paper.inner_text().split())

    def scrolls_sideways(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(
            self.page.evaluate(
                "document.documentElement.scrollWidth > window.innerWidth"
            )
        )

    def wait_until(self, is_so: Callable[[], bool], what: str) -> None:
        """Look again until the worker has done something."""
        until = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < until, f"waited in vain: {what}"
            time.sleep(0.3)

    def close(self) -> None:
        """Leave."""
        self.context.close()


@contextmanager
def visit(browser: Browser, site: str, **given: object) -> Iterator[Visitor]:
    """A visitor for the length of a block."""
    visitor = Visitor(browser, site, **given)  # type: ignore[arg-type]
    try:
        yield visitor
    finally:
        visitor.close()
