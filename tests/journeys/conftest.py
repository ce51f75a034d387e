"""The whole product for the journeys: `lajur serve` with its worker, and a browser."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.project.accounts import open_folder
from tests.project.processes import serving

#: The policy of the page forbids what it should; the sandbox wants another user.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


# Playwright runs a loop in this thread while it lives: other tests' database would
# refuse to be asked, so it ends with each file.
@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """A real Chromium without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("chromium is missing (apt install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The demo office at work, served as `make run` serves it."""
    with open_folder() as folder, serving(folder / "var", "--demo") as served:
        yield f"http://127.0.0.1:{served.port}"
        served.stop()
