import re
from dataclasses import replace
from datetime import date

import pytest
from tests.factories import letters
from tests.factories.cases import make_case
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import small_sop

from lajur.core.sop import Exit, How, Sop
from lajur.letters.models import Paper
from lajur.letters.signing.simulator import PASSPHRASE, SILENT

pytestmark = pytest.mark.django_db
PLAIN = letters.letter_sop()


class Desk:
    """A running case seen by whoever has its open task."""

    def __init__(self, running) -> None:
        self.running = running
        self.task, self.step = running.open_task()
        self.client = sit_down(running.office, running.hand(self.step))

    def page(self, query: str = "") -> str:
        return shows(self.client.get(f"/tugas/{self.task}/{query}"))

    def post(self, act: str, **facts: str):
        return self.client.post(f"/tugas/{self.task}/{act}/", facts, follow=True)


def desk_at(step: str) -> Desk:
    running = make_running()
    running.do_until(step)
    return Desk(running)


def test_paper_stands_left_and_the_verb_of_the_office_on_the_button() -> None:
    page = desk_at("s4").page()

    assert '<article class="paper" lang="id">' in page
    assert re.search(r"Tanda tangani<kbd", page)
    assert "Cara tanda tangan" in page
    assert "Kembalikan ke Kepala Bagian Organisasi" in page


def test_says_what_happens_next() -> None:
    page = desk_at("s3").page()

    assert "Setelah ini tugas ke Sekretaris Daerah: Menandatangani SPT" in page
    assert "Dapat diurungkan selama 10 detik." in page


def test_doing_the_work_moves_the_case_and_offers_to_take_it_back() -> None:
    desk = desk_at("s3")

    response = desk.post("kerjakan", request_key="satu")

    assert "Diparaf: " in shows(response)
    assert "Urungkan" in shows(response)
    assert desk.running.open_task()[1] == "s4"


def test_the_same_form_sent_twice_acts_once() -> None:
    desk = desk_at("s3")

    desk.post("kerjakan", request_key="satu")
    again = desk.post("kerjakan", request_key="satu")

    assert again.status_code == 200
    assert desk.running.open_task()[1] == "s4"


def test_a_return_without_reason_is_refused_with_the_field_named() -> None:
    desk = desk_at("s3")

    response = desk.post("kembalikan", reason="")

    assert response.status_code == 422
    assert "Alasan pengembalian belum diisi." in shows(response)
    assert desk.running.open_task()[1] == "s3"


def test_a_return_reaches_the_desk_it_names_with_its_reason() -> None:
    desk = desk_at("s3")

    response = desk.post("kembalikan", reason="Dasar belum lengkap.", request_key="x")
    back = Desk(desk.running)

    assert "Dikembalikan ke Tim Kerja Pelaporan" in shows(response)
    assert back.step == "s2"
    assert "<q>Dasar belum lengkap.</q>" in back.page()


def test_the_return_page_stands_alone_for_small_screens() -> None:
    desk = desk_at("s3")

    page = shows(desk.client.get(f"/tugas/{desk.task}/kembalikan/"))

    assert "Kembalikan ke Tim Kerja Pelaporan?" in page


def test_somebody_else_reads_why_there_is_no_button() -> None:
    desk = desk_at("s3")
    stranger = sit_down(desk.running.office, "kadis")

    page = shows(stranger.get(f"/tugas/{desk.task}/"))

    assert "Tugas ini ada di meja lain" in page
    assert 'id="decision"' in page
    assert "kerjakan/" in page
    assert "btn go big full" not in page


def test_somebody_else_cannot_act_either() -> None:
    desk = desk_at("s3")
    stranger = sit_down(desk.running.office, "kadis")

    response = stranger.post(f"/tugas/{desk.task}/kerjakan/", {"request_key": "x"})

    assert response.status_code == 422
    assert desk.running.open_task()[1] == "s3"


def test_task_of_another_government_is_not_found() -> None:
    desk = desk_at("s3")
    stranger = sit_down(make_office(), "kabag")

    assert stranger.get(f"/tugas/{desk.task}/").status_code == 404
    assert stranger.post(f"/tugas/{desk.task}/kerjakan/").status_code == 404


def test_a_step_without_paper_shows_what_goes_in_and_out() -> None:
    page = desk_at("s10").page()

    assert "Langkah ini tidak memakai naskah." in page


def test_a_done_task_says_that_it_is_over() -> None:
    desk = desk_at("s3")
    desk.post("kerjakan", request_key="satu")

    assert "Tugas ini sudah tidak terbuka" in desk.page()


def test_fields_typed_on_the_page_go_with_the_decision() -> None:
    desk = desk_at("s6")
    name = re.search(r'name="(surat\.[^"]+)" form="work" type="text"', desk.page())
    assert name

    desk.post("kerjakan", **{name[1]: "Permohonan data susulan", "request_key": "x"})
    page = Desk(desk.running).page()

    assert "Permohonan data susulan" in page


def test_choices_of_a_decision_are_asked_when_there_are_several() -> None:
    running = make_case()
    running.complete("staf")
    client = sit_down(running.office, "kasubag")

    page = shows(client.get(f"/tugas/{running.task().pk}/"))

    assert "Keputusan Anda" in page
    assert "Paraf" in page


def test_an_act_can_be_taken_back_for_ten_seconds() -> None:
    desk = desk_at("s3")
    page = shows(desk.post("kerjakan", request_key="satu"))
    undo = re.search(r'action="(/tugas/\d+/urungkan/[^"]+)"', page)
    assert undo

    response = desk.client.post(undo[1], follow=True)

    assert "Tindakan diurungkan." in shows(response)
    assert desk.running.open_task()[1] == "s3"


def test_an_act_of_somebody_else_cannot_be_taken_back() -> None:
    desk = desk_at("s3")
    page = shows(desk.post("kerjakan", request_key="satu"))
    undo = re.search(r'action="(/tugas/\d+/urungkan/[^"]+)"', page)
    assert undo

    response = sit_down(desk.running.office, "kadis").post(undo[1], follow=True)

    assert "Hanya orang yang melakukannya" in shows(response)
    assert desk.running.open_task()[1] == "s4"


def test_a_signature_the_gateway_left_open_is_told_and_finished() -> None:
    desk = desk_at("s4")
    facts = {"way": "gateway", "request_key": "satu"}

    silent = desk.post("kerjakan", passphrase=SILENT, **facts)
    page = desk.page()
    done = desk.post("kerjakan", passphrase=PASSPHRASE, **facts)

    assert silent.status_code == 422
    assert "Layanan tanda tangan tidak menjawab" in shows(silent)
    assert PASSPHRASE not in shows(silent)
    assert "Penandatanganan elektronik belum selesai" in page
    assert re.search(r'value="gateway"[^>]*checked', page)
    assert "Ditandatangani: " in shows(done)
    assert desk.running.open_task()[1] == "s5"


def with_two_ways_back(sop: Sop) -> Sop:
    """The last signature may go back to its check, or to whoever wrote it."""
    last = sop.steps[-1]
    exits = (*last.exits, Exit("Susun ulang", "s11", How.RETURN))
    return replace(sop, steps=(*sop.steps[:-1], replace(last, exits=exits)))


def test_where_several_ways_lead_back_the_reader_chooses_one(monkeypatch) -> None:
    monkeypatch.setattr(letters, "letter_sop", lambda: with_two_ways_back(PLAIN))
    desk = desk_at("s13")

    page = desk.page()
    response = desk.post("kembalikan", to="s11", reason="Angka salah", request_key="x")

    assert "12 · Kepala Bagian Organisasi: Memeriksa" in page
    assert "11 · Tim Kerja Pelaporan: Menyusun laporan" in page
    assert "Dikembalikan ke Tim Kerja Pelaporan" in shows(response)
    assert desk.running.open_task()[1] == "s11"


def test_a_return_to_a_step_that_is_not_drawn_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(letters, "letter_sop", lambda: with_two_ways_back(PLAIN))
    desk = desk_at("s13")

    response = desk.post("kembalikan", to="s1", reason="Angka salah", request_key="x")

    assert response.status_code == 422
    assert "Langkah itu bukan tujuan pengembalian." in shows(response)


def test_an_outcome_drawn_back_goes_where_it_is_drawn(monkeypatch) -> None:
    monkeypatch.setattr(letters, "letter_sop", lambda: with_two_ways_back(PLAIN))
    running = desk_at("s13").running

    running.do(outcome="Susun ulang", note="Angka salah")

    assert running.open_task()[1] == "s11"


def test_work_done_on_paper_is_entered_with_its_own_day() -> None:
    desk = desk_at("s9")

    page = shows(desk.post("kerjakan", request_key="a", done_at="2026-01-07T10:00"))
    paper = Paper.objects.get(case_id=desk.running.case_id, sop_paper="surat")
    story = shows(desk.client.get(f"/kasus/{desk.running.case_id}/"))

    assert "Dinomori" in page or "Dikirim" in page
    assert paper.dated == date(2026, 1, 7)
    assert "dicatat mundur: dikerjakan 7 Januari 2026 pukul 10.00" in story


def test_work_cannot_be_entered_for_a_day_to_come() -> None:
    desk = desk_at("s10")

    response = desk.post("kerjakan", request_key="a", done_at="2999-01-07T10:00")

    assert response.status_code == 422
    assert "Tanggal mundur harus sebelum hari ini." in shows(response)


def test_a_certified_signature_is_never_backdated() -> None:
    desk = desk_at("s4")

    response = desk.post(
        "kerjakan",
        request_key="a",
        way="gateway",
        passphrase=PASSPHRASE,
        done_at="2026-01-06T10:00",
    )

    assert response.status_code == 422
    assert "tidak dapat dicatat mundur" in shows(response)
    assert desk.running.open_task()[1] == "s4"


def test_what_else_may_be_done_is_listed_for_whom_it_concerns() -> None:
    desk = desk_at("s3")
    stranger = sit_down(desk.running.office, "kadis")

    mine = desk.page()
    theirs = shows(stranger.get(f"/tugas/{desk.task}/"))

    assert f'href="/tugas/{desk.task}/delegasi/"' in mine
    assert "/delegasi/" not in theirs
    assert "Minta yang memulai kasus ini" in theirs


def test_a_step_of_several_names_who_does_it_with_this_desk() -> None:
    plain = small_sop()
    first, *rest = plain.steps
    steps = (replace(first, with_=(plain.actors[1].id,)), *rest)
    running = make_case(replace(plain, steps=steps))
    client = sit_down(running.office, first.actor)

    page = shows(client.get(f"/tugas/{running.task().pk}/"))

    assert f"Dikerjakan bersama {plain.actors[1].name}" in page
