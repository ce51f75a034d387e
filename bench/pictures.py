"""Take the pictures of `docs/pictures/` from a demo office at work.

`make pictures` serves the demo in a folder of its own, lets a few cases begin,
opens each page at 1280 and 360 px and writes small PNGs. Needs Chromium.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from tests.journeys import lkpj
from tests.journeys.test_new_sop import STEWARD, document
from tests.journeys.visitor import Visitor
from tests.project.accounts import open_folder
from tests.project.processes import serving

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZES = ((1280, 800), (360, 780))
COLOURS = 256
LIMIT = 150_000
#: The case in the pictures, and two more that fill the inboxes.
CASE = "LKPJ Kota Contoh Tahun 2025"
OTHERS = (("LKPJ Perubahan Tahun 2025", 2), ("LKPJ Akhir Masa Jabatan", 8))


@dataclass(frozen=True)
class Shot:
    """One page to take: its name, its address and who looks at it."""

    name: str
    address: str
    post: str
    is_whole: bool = False


def tell_the_story(visitor: Visitor) -> tuple[Shot, ...]:
    """Begin the cases; return the pages as they then stand."""
    for subject, steps in OTHERS:
        lkpj.start(visitor, subject)
        lkpj.do_steps(visitor, subject, 1, steps)
    case = lkpj.start(visitor, CASE)
    lkpj.do_steps(visitor, CASE, 1, 2)
    lkpj.open_step(visitor, CASE, 3)
    visitor.send_back("Dasar penugasan belum menyebut peraturan wali kota.")
    lkpj.do_steps(visitor, CASE, 2, 9)
    lkpj.open_step(visitor, CASE, 10)
    task = visitor.page.url.removeprefix(visitor.site)
    visitor.open("/surat/")
    first = visitor.page.locator("tbody a").first
    paper = first.get_attribute("href") or "/surat/"
    start = _start_address(visitor)
    review = _review_address(visitor)
    return (
        Shot("inbox", "/tugas/", lkpj.HEAD),
        Shot("task", task, lkpj.ASSISTANT),
        Shot("case", case, lkpj.HEAD, is_whole=True),
        Shot("cases", "/kasus/", lkpj.HEAD),
        Shot("start", start, lkpj.HEAD),
        Shot("register", "/surat/", lkpj.CLERK),
        Shot("paper", paper, lkpj.CLERK),
        Shot("posts", "/pejabat/", lkpj.SECRETARY),
        Shot("catalogue", "/sop/", lkpj.HEAD),
        Shot("sop", lkpj.SOP, lkpj.HEAD),
        Shot("lanes", f"{lkpj.SOP}?tab=pelaksana", lkpj.HEAD),
        Shot("review", review, STEWARD),
        Shot("adoption", f"{lkpj.SOP}berlakukan/", STEWARD),
    )


def _start_address(visitor: Visitor) -> str:
    visitor.sit_down(lkpj.HEAD)
    visitor.open(lkpj.SOP)
    visitor.follow("Jalankan")
    return visitor.page.url.removeprefix(visitor.site)


def _review_address(visitor: Visitor) -> str:
    visitor.sit_down(STEWARD)
    visitor.open("/sop/unggah/")
    file = {"name": "pinjam.txt", "mimeType": "text/plain", "buffer": document()}
    visitor.page.get_by_label("Berkas SOP").set_input_files(file)  # type: ignore[arg-type]
    visitor.press("Baca berkas")
    return visitor.page.url.removeprefix(visitor.site)


def take(visitor: Visitor, shot: Shot) -> None:
    """Open a page at both sizes and keep small pictures of it."""
    visitor.open(shot.address)
    visitor.page.reload()  # what came of the latest act is told only once
    for width, height in SIZES:
        visitor.page.set_viewport_size({"width": width, "height": height})
        whole = shot.is_whole and width > SIZES[1][0]
        picture = visitor.page.screenshot(full_page=whole)
        keep(picture, PICTURES / f"{shot.name}-{width}.png")


def keep(picture: bytes, path: Path) -> None:
    """Write a picture with few colours; raises ValueError when it is too large."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    small = image.quantize(
        COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    small.save(path, optimize=True)
    size = path.stat().st_size
    if size > LIMIT:
        raise ValueError(f"{path.name} is {size} bytes, more than {LIMIT}")
    print(f"{path.relative_to(PICTURES.parents[1])}  {size // 1000} kB")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("Chromium is needed: apt install chromium")
    arguments = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


def main() -> None:
    """Serve, tell the story, take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with (
        open_folder() as folder,
        serving(folder / "var", "--demo") as served,
        chromium() as browser,
    ):
        visitor = Visitor(browser, f"http://127.0.0.1:{served.port}")
        take(visitor, Shot("sign-in", "/masuk/", ""))
        visitor.page.set_viewport_size({"width": 1280, "height": 800})
        for shot in tell_the_story(visitor):
            visitor.page.set_viewport_size({"width": 1280, "height": 800})
            visitor.sit_down(shot.post)
            take(visitor, shot)
        visitor.close()
        served.stop()


if __name__ == "__main__":
    main()
