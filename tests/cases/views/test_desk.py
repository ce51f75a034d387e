"""Sending an open task elsewhere, from pages anybody can use without scripts."""

import re

import pytest
from tests.factories.cases import assert_sound, make_case
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import region_sop

from lajur.ledger.queries import events_of

pytestmark = pytest.mark.django_db


class Page:
    """The page of one act on the open task of a case."""

    def __init__(self, running, who: str, act: str, unit: int | None = None) -> None:
        self.running = running
        self.task = running.task(unit)
        self.address = f"/tugas/{self.task.pk}/{act}/"
        self.client = sit_down(running.office, who)

    def text(self) -> str:
        return shows(self.client.get(self.address))

    def send(self, **facts: object):
        return self.client.post(self.address, facts, follow=True)

    def refresh(self):
        self.task.refresh_from_db()
        return self.task


def test_a_delegated_task_goes_to_the_person_and_can_be_called_back() -> None:
    running = make_case()
    page = Page(running, "staf", "delegasi")
    person = running.office.people["kasubag"].pk

    sent = page.send(target=person, reason="Cuti", request_key="a")

    assert "Tugas didelegasikan." in shows(sent)
    assert page.refresh().queue == f"person:{person}"
    home = shows(page.client.get(f"/tugas/{page.task.pk}/"))
    assert "Kembalikan ke meja" in home
    back = page.client.post(f"/tugas/{page.task.pk}/lepas/", follow=True)
    assert "Tugas kembali ke meja asalnya." in shows(back)
    assert page.refresh().queue == f"post:{running.office.posts['staf'].pk}"
    assert_sound(running)


def test_a_delegation_names_everybody_but_the_giver_own_unit_first() -> None:
    running = make_case()
    giver = running.office.people["staf"]

    text = Page(running, "staf", "delegasi").text()

    offered = re.findall(r'<option value="(\d+)"', text)
    assert str(giver.pk) not in offered
    assert str(running.office.people["kabag"].pk) in offered
    assert "<optgroup" in text


def test_a_delegation_without_reason_or_person_is_refused_with_the_field_named() -> (
    None
):
    running = make_case()
    page = Page(running, "staf", "delegasi")

    response = page.send(target="", reason="")

    assert response.status_code == 422
    assert "Pilih dahulu salah satu." in shows(response)
    assert "Alasan belum diisi." in shows(response)


def test_a_stranger_to_the_desk_reads_why_he_cannot_delegate() -> None:
    text = Page(make_case(), "kadis", "delegasi").text()

    assert "Tugas ini ada di meja lain" in text
    assert "<select" not in text


def test_the_first_desk_may_reassign_and_history_says_where_it_went() -> None:
    running = make_case()
    running.complete("staf")
    page = Page(running, "staf", "alihkan")
    desk = f"post:{running.office.posts['kadis'].pk}"

    sent = page.send(target=desk, reason="Kasubag mutasi")

    assert "Tugas dialihkan." in shows(sent)
    assert page.refresh().queue == desk
    story = shows(page.client.get(f"/kasus/{running.case_id}/"))
    assert f"ke {running.office.posts['kadis'].name}" in story
    assert_sound(running)


def test_who_does_not_lead_the_case_reads_who_may_reassign() -> None:
    text = Page(make_case(), "kadis", "alihkan").text()

    assert "Minta yang memulai kasus ini" in text
    assert "<select" not in text


def test_the_same_form_sent_twice_moves_a_task_once() -> None:
    running = make_case()
    page = Page(running, "staf", "alihkan")
    desk = f"post:{running.office.posts['kadis'].pk}"

    for _ in range(2):
        page.send(target=desk, reason="Mutasi", request_key="satu")

    story = events_of(running.government_id, f"case:{running.case_id}")
    assert [event.kind for event in story] == ["reassign", "start"]


def test_a_skipped_step_says_what_follows_and_can_be_taken_back() -> None:
    running = make_case()
    page = Page(running, "kabag", "lewati")

    assert "Lalu dibuka langkah 2: Memeriksa konsep surat undangan." in page.text()
    sent = shows(page.send(reason="Sudah ada di berkas"))

    assert "Langkah dilewati." in sent
    assert running.task().step == "s2"
    undo = re.search(r'action="(/tugas/\d+/urungkan/\d+/\d+/)"', sent)
    assert undo
    page.client.post(undo[1])
    assert running.task().step == "s1"
    assert_sound(running)


def test_only_the_manager_skips_and_the_first_desk_reads_whom_to_ask() -> None:
    running = make_case()

    page = Page(running, "staf", "lewati")

    assert "Minta pengelola kantor" in page.text()
    assert "Minta pengelola kantor" in shows(page.send(reason="Perlu"))
    assert running.task().step == "s1"


def test_the_last_step_skipped_ends_the_case_and_the_page_says_so() -> None:
    running = make_case()
    for who, outcome in (
        ("staf", None),
        ("kasubag", "Setuju"),
        ("kabag", "Setuju"),
        ("staf", None),
    ):
        running.complete(who, outcome)

    page = Page(running, "kabag", "lewati")

    assert "Kasus selesai setelahnya." in page.text()


def test_a_task_moves_only_to_steps_its_branch_can_reach() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    unit = running.office.units["dinas"].pk

    page = Page(running, "kabag", "pindah", unit)
    text = page.text()

    assert re.findall(r'<option value="(s\d)"', text) == ["s3"]
    page.send(target="s3", reason="Data sudah masuk")
    assert running.task(unit).step == "s3"


def test_a_closed_task_offers_nothing_and_says_so() -> None:
    running = make_case()
    page = Page(running, "kabag", "pindah")
    running.complete("staf")

    assert "sudah tidak terbuka" in page.text()
    assert "sudah dikerjakan oleh" in shows(page.send(target="s3", reason="Perlu"))
