"""Take the pictures of `docs/pictures/` from a demo office at work.

`make pictures` serves the demo in a folder of its own, lets a few cases begin,
opens each page at 1280 and 360 px and writes small PNGs; the pages of a review come
from an office that has just dropped in a file with forty-one SOPs. Needs Chromium.
"""

import io
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from tests.journeys import lkpj
from tests.journeys.test_whole_file import STEWARD, the_file_is_read
from tests.journeys.visitor import Visitor
from tests.project.accounts import open_folder
from tests.project.processes import serving

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZES = ((1280, 800), (360, 780))
COLOURS = 96
LIMIT = 150_000
TOTAL = 2_200_000
#: Questions of the file that are answered when its picture is taken.
ANSWERED = 12
CODE = re.compile(r"\b\d+-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}\b")
#: What the revision in the pictures says at the second step.
REVISED = "Menyusun konsep surat perintah tugas tim beserta jadwal kerjanya"
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
    code = _code_of(visitor, paper)
    return (
        Shot("inbox", "/tugas/", lkpj.HEAD),
        Shot("task", task, lkpj.ASSISTANT),
        Shot("case", case, lkpj.HEAD, is_whole=True),
        Shot("cases", "/kasus/", lkpj.HEAD),
        Shot("start", start, lkpj.HEAD),
        Shot("register", "/surat/", lkpj.CLERK),
        Shot("paper", paper, lkpj.CLERK),
        Shot("check", f"/periksa/{code}/", lkpj.CLERK),
        Shot("series", "/surat/deret/", STEWARD),
        Shot("posts", "/pejabat/", lkpj.SECRETARY),
        Shot("calendar", "/kalender/", STEWARD),
        Shot("catalogue", "/sop/", lkpj.HEAD),
        Shot("map", "/sop/peta/", lkpj.HEAD),
        Shot("families", "/sop/pola/", STEWARD),
        Shot("schedule", "/sop/jadwal/", STEWARD),
        Shot("sop", lkpj.SOP, lkpj.HEAD),
        Shot("lanes", f"{lkpj.SOP}?tab=pelaksana", lkpj.HEAD),
        Shot("findings", f"{lkpj.SOP}?tab=pemeriksaan", STEWARD),
        Shot("life", f"{lkpj.SOP}siklus/", STEWARD),
        Shot("adoption", f"{lkpj.SOP}berlakukan/", STEWARD),
    )


def revise(visitor: Visitor) -> tuple[Shot, ...]:
    """Change a step of an SOP; return the pages of its revision."""
    visitor.sit_down(STEWARD)
    visitor.open(f"{lkpj.SOP}ubah/")
    visitor.press("Mulai revisi")
    visitor.page.locator("textarea[data-col=text]").nth(1).fill(REVISED)
    with visitor.page.expect_response(lambda answer: answer.request.method == "POST"):
        visitor.page.keyboard.press("Tab")
    return (
        Shot("editor", f"{lkpj.SOP}ubah/", STEWARD),
        Shot("difference", f"{lkpj.SOP}banding/?a=1&b=draf&kedalaman=tabel", STEWARD),
    )


def drop_a_file(visitor: Visitor) -> tuple[Shot, ...]:
    """Answer a part of a file's questions; return the pages of the file."""
    file = the_file_is_read(visitor)
    visitor.follow("Jawab pertanyaan")
    for _question in range(ANSWERED):
        with visitor.page.expect_navigation():
            visitor.page.keyboard.press("Enter")
    return (
        Shot("document", file, STEWARD),
        Shot("review", f"{file}tinjau/", STEWARD),
    )


def _code_of(visitor: Visitor, paper: str) -> str:
    """Read the code by which anybody may check a signed paper."""
    visitor.open(paper)
    found = CODE.search(visitor.text)
    if found is None:
        raise ValueError(f"no code on {paper}")
    return found[0]


def _start_address(visitor: Visitor) -> str:
    visitor.sit_down(lkpj.HEAD)
    visitor.open(lkpj.SOP)
    visitor.follow("Jalankan")
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


def picture(visitor: Visitor, shots: tuple[Shot, ...]) -> None:
    """Take every page as whoever looks at it sees it."""
    for shot in shots:
        visitor.page.set_viewport_size({"width": 1280, "height": 800})
        visitor.open("/tugas/")  # a page for everybody has no menu
        visitor.sit_down(shot.post)
        take(visitor, shot)


@contextmanager
def office(browser: Browser, *arguments: str) -> Iterator[Visitor]:
    """Somebody at the browser of a demo office served in a folder of its own."""
    with (
        open_folder() as folder,
        serving(folder / "var", "--demo", *arguments) as served,
    ):
        visitor = Visitor(browser, f"http://127.0.0.1:{served.port}", height=800)
        yield visitor
        visitor.close()
        served.stop()


def main() -> None:
    """Serve, tell the stories, take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with chromium() as browser:
        with office(browser) as visitor:
            take(visitor, Shot("sign-in", "/masuk/", ""))
            visitor.page.set_viewport_size({"width": 1280, "height": 800})
            picture(visitor, tell_the_story(visitor))
            visitor.page.set_viewport_size({"width": 1280, "height": 800})
            picture(visitor, revise(visitor))
        with office(browser, "--no-catalogue") as visitor:
            picture(visitor, drop_a_file(visitor))
    total = sum(path.stat().st_size for path in PICTURES.glob("*.png"))
    if total > TOTAL:
        sys.exit(f"the pictures are {total} bytes together, more than {TOTAL}")


if __name__ == "__main__":
    main()
