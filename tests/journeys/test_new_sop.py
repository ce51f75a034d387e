"""A new SOP document comes in, is asked about, put in force, and begins to run."""

from pathlib import Path

from playwright.sync_api import Browser
from tests.journeys.visitor import Visitor, visit

STEWARD = "Pengelola Data Kantor"
APPLICANT = "Kepala Subbagian Perencanaan Dishub"
KEEPER = "Staf Subbagian Perencanaan Dishub"
CHIEF = "Kepala Dinas Perhubungan"
TITLE = "Peminjaman Kendaraan Dinas Operasional"
SOURCE = Path(__file__).parents[1] / "examples" / "peminjaman-kendaraan" / "source.txt"
#: The document as it would be with its doers left out of three steps.
UNNAMED = {
    "4\tKasubag Umum memeriksa": "4\tMemeriksa",
    "5\tSekretaris menandatangani": "5\tMenandatangani",
    "6\tPengurus Barang memberi": "6\tMemberi",
}
#: What the office answers, in the order of the steps asked about.
ANSWERS = {"4": "Kasubag Umum", "5": "Sekretaris", "6": "Pengurus Barang"}
LANES = {"pemohon": APPLICANT, "pengurus-barang": KEEPER, "kasubag-umum": CHIEF}


def document() -> bytes:
    text = SOURCE.read_text("utf-8")
    for named, unnamed in UNNAMED.items():
        assert named in text
        text = text.replace(named, unnamed)
    return text.encode()


def test_a_document_becomes_an_sop_that_runs(chrome: Browser, site: str) -> None:
    with visit(chrome, site) as visitor:
        the_document_is_read(visitor)
        the_open_questions_are_answered(visitor)
        the_sop_is_put_in_force(visitor)
        its_first_steps_are_done(visitor)


def the_document_is_read(visitor: Visitor) -> None:
    visitor.sit_down(STEWARD)
    visitor.open("/sop/")
    visitor.follow("Unggah SOP")
    visitor.page.get_by_label("Berkas SOP").set_input_files(
        {"name": "pinjam.txt", "mimeType": "text/plain", "buffer": document()}
    )
    visitor.press("Baca berkas")
    assert "1 SOP ditemukan dalam berkas." in visitor.text
    assert TITLE in visitor.heading
    blocked = visitor.page.get_by_role("button", name="Sahkan dan berlakukan")
    assert blocked.is_disabled(), "open questions must be answered first"
    assert "pertanyaan dijawab" in visitor.text


def the_open_questions_are_answered(visitor: Visitor) -> None:
    question = visitor.page.locator("#question")
    asked = 0
    while question.count():
        words = question.inner_text()
        step = next((n for n in ANSWERS if f"langkah {n}," in words), None)
        if step:
            choice = question.locator("label.pick").filter(has_text=ANSWERS[step])
            choice.first.get_by_role("radio").check()
        visitor.press("Pakai jawaban ini")
        assert "Jawaban tersimpan" in visitor.text
        asked += 1
        assert asked < 10
    assert asked >= len(ANSWERS)
    assert "Semua pertanyaan dijawab." in visitor.text


def the_sop_is_put_in_force(visitor: Visitor) -> None:
    visitor.follow("Sahkan dan berlakukan")
    chosen = visitor.page.locator("#unit option[selected]").inner_text()
    assert chosen == "Dinas Perhubungan", "the unit is proposed from the letterhead"
    for lane, post in LANES.items():
        visitor.page.locator(f"input[name=lane-{lane}]").fill(post)
    secretary = visitor.page.locator("input[name=lane-sekretaris]").input_value()
    assert secretary == "Sekretaris Dinas Perhubungan"
    visitor.press("Sahkan dan berlakukan")
    assert "SOP disahkan dan diberlakukan." in visitor.text
    assert "Berlaku" in visitor.text


def its_first_steps_are_done(visitor: Visitor) -> None:
    sop = visitor.page.url.removeprefix(visitor.site)
    visitor.sit_down(APPLICANT)
    visitor.open(sop)
    visitor.follow("Jalankan")
    visitor.fill("Perihal", "Kendaraan Rapat")
    visitor.press("Jalankan")
    case = visitor.page.url.removeprefix(visitor.site)
    assert "Langkah 1 dari 8." in visitor.text
    visitor.follow("Kerjakan tugas Anda")
    for empty in visitor.page.locator(
        ".draft :is(input:not([type=file]), textarea)"
    ).all():
        if not empty.input_value():
            empty.fill("2026-12-01" if empty.get_attribute("type") == "date" else "Isi")
    visitor.page.locator("#work button.go").locator("visible=true").first.click()
    visitor.page.wait_for_load_state()
    visitor.sit_down(CHIEF)
    visitor.open_task("Kendaraan Rapat")
    assert visitor.paper.count() == 1
    visitor.send_back("Tanggal rapat belum disebut.")
    visitor.open(case)
    assert "Langkah 1 dari 8." in visitor.text
    assert "Tanggal rapat belum disebut." in visitor.text
