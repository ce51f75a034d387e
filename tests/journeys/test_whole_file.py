"""A file with forty-one SOPs is read, asked about in one sitting, and put to work."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.visitor import Visitor, visit
from tests.project.accounts import open_folder
from tests.project.processes import serving

import lajur.procedures
from lajur.core.reading.answers import parse

STEWARD = "Pengelola Data Kantor"
ENTRY = Path(lajur.procedures.__path__[0]) / "catalogue" / "organisasi"
#: What the office of the document knows of its own SOPs.
KNOWN = {
    kept.question: kept.answer
    for kept in parse((ENTRY / "answers.yaml").read_text("utf-8"))
}
SOPS = 41
KEEPER = "Kepala Subbagian Ketatalaksanaan dan Pelayanan Publik"
STAFF = "Staf Subbagian Ketatalaksanaan dan Pelayanan Publik"
#: Who does the first steps of the file's first SOP.
DOERS = (KEEPER, STAFF, KEEPER)
CASE = "SK Tim Tahun 2026"
#: More would be no sitting.
MOST_ANSWERS = 60


@pytest.fixture(scope="module")
def empty_site() -> Iterator[str]:
    """The demo office before anybody brought an SOP."""
    with (
        open_folder() as folder,
        serving(folder / "var", "--demo", "--no-catalogue") as served,
    ):
        yield f"http://127.0.0.1:{served.port}"
        served.stop()


def test_forty_one_sops_of_a_file_are_reviewed_in_one_sitting_and_run(
    chrome: Browser, empty_site: str
) -> None:
    with visit(chrome, empty_site, height=1000) as visitor:
        file = the_file_is_read(visitor)
        one_question_is_answered_without_scripts(chrome, empty_site, file)
        answers = 1 + every_question_is_answered_by_keyboard(visitor, file)
        assert answers <= MOST_ANSWERS
        all_of_them_are_put_in_force(visitor, file)
        the_first_of_them_runs(visitor, file)


def the_file_is_read(visitor: Visitor) -> str:
    visitor.sit_down(STEWARD)
    visitor.open("/sop/")
    visitor.follow("Unggah SOP")
    upload = visitor.page.get_by_label("Berkas SOP")
    upload.set_input_files(ENTRY / "source.txt")
    visitor.press("Baca berkas")
    assert f"{SOPS} SOP ditemukan dalam berkas." in visitor.text
    assert f"0 dari {SOPS} SOP disahkan" in visitor.text
    return visitor.page.url.removeprefix(visitor.site)


def one_question_is_answered_without_scripts(
    chrome: Browser, site: str, file: str
) -> None:
    with visit(chrome, site, has_scripts=False) as visitor:
        visitor.sit_down(STEWARD)
        visitor.open(file)
        visitor.follow("Jawab pertanyaan")
        open_before = waiting(visitor)
        question = visitor.page.locator("#answer")
        key = question.locator("[name=question]").input_value()
        picks = question.locator("label.pick")
        choice = place_of(KNOWN.get(key), picks.locator("b").all_inner_texts())
        picks.nth(choice).get_by_role("radio").check()
        visitor.press("Pakai jawaban ini")
        assert waiting(visitor) == open_before - 1


def every_question_is_answered_by_keyboard(visitor: Visitor, file: str) -> int:
    visitor.follow("Jawab pertanyaan")
    answers = 0
    while (question := visitor.page.locator("#answer")).count():
        key = question.locator("[name=question]").input_value()
        labels = question.locator("label.pick b").all_inner_texts()
        choice = place_of(KNOWN.get(key), labels)
        if choice:
            visitor.page.keyboard.press(str(choice + 1))
        with visitor.page.expect_navigation():
            visitor.page.keyboard.press("Enter")
        answers += 1
        assert answers <= MOST_ANSWERS, visitor.text
        if answers == 20:
            an_answer_is_undone_and_given_again(visitor)
            visitor.open(file)  # somebody calls; the rest waits
            visitor.follow("Jawab pertanyaan")
    assert "Semua pertanyaan dijawab." in visitor.text
    return answers


def place_of(answer: str | None, labels: list[str]) -> int:
    """Where an answer stands among the choices; the reader's own without one."""
    if answer is None:
        return 0
    return next(
        place
        for place, label in enumerate(labels)
        if label == answer or label.startswith(f"{answer}. ")
    )


def an_answer_is_undone_and_given_again(visitor: Visitor) -> None:
    open_before = waiting(visitor)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("u")
    assert waiting(visitor) == open_before + 1
    question = visitor.page.locator("#answer")
    key = question.locator("[name=question]").input_value()
    labels = question.locator("label.pick b").all_inner_texts()
    visitor.page.keyboard.press(str(place_of(KNOWN.get(key), labels) + 1))
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    assert waiting(visitor) == open_before


def waiting(visitor: Visitor) -> int:
    found = re.search(r"Tinggal (\d+) pertanyaan", visitor.text)
    assert found, visitor.text
    return int(found[1])


def all_of_them_are_put_in_force(visitor: Visitor, file: str) -> None:
    visitor.press("Setujui semua yang terbukti")
    visitor.page.get_by_role("button", name=f"Sahkan {SOPS} SOP yang lengkap").click()
    done = visitor.page.get_by_text(f"{SOPS} dari {SOPS} SOP disahkan")
    expect(done).to_be_visible(timeout=240_000)  # a machine at work elsewhere
    visitor.open(file)
    assert visitor.page.locator("tbody .chip").all_inner_texts() == ["Berlaku"] * SOPS


def the_first_of_them_runs(visitor: Visitor, file: str) -> None:
    visitor.sit_down(KEEPER)
    visitor.open(file)
    with visitor.page.expect_navigation():
        visitor.page.locator("tbody a[data-row]").first.click()
    visitor.follow("Jalankan")
    visitor.fill("Perihal", CASE)
    visitor.press("Jalankan")
    case = visitor.page.url.removeprefix(visitor.site)
    for number, post in enumerate(DOERS, 1):
        assert f"Langkah {number} dari 5." in visitor.text
        visitor.sit_down(post)
        visitor.open_task(CASE)
        the_task_is_done(visitor)
        visitor.open(case)
    assert "Langkah 4 dari 5." in visitor.text


def the_task_is_done(visitor: Visitor) -> None:
    blanks = visitor.page.locator(".draft :is(input:not([type=file]), textarea)")
    for blank in blanks.all():
        if not blank.input_value():
            is_date = blank.get_attribute("type") == "date"
            blank.fill("2026-12-01" if is_date else "Tim Ketatalaksanaan")
    button = visitor.page.locator("#work button.go").locator("visible=true").first
    with visitor.page.expect_navigation():
        button.click()
    assert "/kerjakan/" not in visitor.page.url, visitor.text
