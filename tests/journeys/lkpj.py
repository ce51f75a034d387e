"""The SOP most journeys are told with: its posts, step by step, and how to begin."""

from tests.journeys.visitor import Visitor

SOP = "/sop/penyusunan-lkpj/"
HEAD = "Kepala Bagian Perencanaan dan Keuangan"
TEAM = "Staf Subbagian Perencanaan"
ASSISTANT = "Asisten Administrasi Umum"
SECRETARY = "Sekretaris Daerah"
CLERK = "Administrasi Perkantoran Bagian Umum"
UNIT = "Kepala Bagian Tata Pemerintahan"
#: Who acts at step 1, 2, 3 …, and the word on the button.
STEPS = (
    (HEAD, "Kirim disposisi"),
    (TEAM, "Ajukan untuk diperiksa"),
    (HEAD, "Paraf"),
    (ASSISTANT, "Setujui"),
    (SECRETARY, "Tanda tangani"),
    (CLERK, "Beri nomor"),
    (HEAD, "Kirim disposisi"),
    (TEAM, "Ajukan untuk diperiksa"),
    (HEAD, "Paraf"),
    (ASSISTANT, "Tanda tangani"),
    (CLERK, "Beri nomor"),
    (HEAD, "Kirim disposisi"),
    (TEAM, "Selesaikan pengumpulan"),
    (UNIT, "Serahkan"),
    (TEAM, "Ajukan untuk diperiksa"),
    (HEAD, "Paraf"),
    (ASSISTANT, "Paraf"),
    (SECRETARY, "Tanda tangani"),
    (TEAM, "Kirim"),
)


def start(visitor: Visitor, case: str) -> str:
    """Start a case that asks one unit, and return the address of its page."""
    visitor.sit_down(HEAD)
    visitor.open(SOP)
    visitor.follow("Jalankan")
    visitor.fill("Periode", "2025")
    visitor.fill("Perihal", case)
    visitor.page.locator("#start details summary").click()
    for box in visitor.page.locator("#start details input[type=checkbox]").all()[1:]:
        box.uncheck()
    visitor.press("Jalankan")
    return visitor.page.url.removeprefix(visitor.site)


def open_step(visitor: Visitor, case: str, number: int) -> None:
    """Sit down at the post of a step and open the case's task there."""
    visitor.sit_down(STEPS[number - 1][0])
    visitor.open_task(case)


def do_step(visitor: Visitor, case: str, number: int) -> None:
    """Do a step as its post does it."""
    open_step(visitor, case, number)
    visitor.do(STEPS[number - 1][1])


def do_steps(visitor: Visitor, case: str, first: int, last: int) -> None:
    """Do steps one after the other."""
    for number in range(first, last + 1):
        do_step(visitor, case, number)
