import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cases.services.test_record import finished
from tests.cases.services.test_version import newer, with_step_first
from tests.factories.cases import make_case
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import region_sop, small_sop

pytestmark = pytest.mark.django_db


def page_of(running, key: str = "kabag", query: str = "") -> str:
    client = sit_down(running.office, key)
    return shows(client.get(f"/kasus/{running.case_id}/{query}"))


def test_first_says_in_plain_words_where_the_case_stands() -> None:
    running = make_case()
    running.complete("staf")

    page = page_of(running)

    assert "<b>Langkah 2 dari 5.</b> Memeriksa konsep surat undangan, di meja" in page
    assert "1 dari 5" in page


def test_chart_is_drawn_twice_and_told_as_a_list() -> None:
    page = page_of(make_case())

    assert 'class="fc across"' in page
    assert 'class="fc upright"' in page
    assert "Baca diagram sebagai daftar" in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_journey_quotes_the_reason_of_a_return() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag", "Lampiran belum ada.")

    page = page_of(running)

    assert "<q>Lampiran belum ada.</q>" in page
    assert "1 kali" in page


def test_whoever_has_the_task_is_led_to_it() -> None:
    running = make_case()

    assert "Kerjakan tugas Anda" in page_of(running, "staf")
    assert "Kerjakan tugas Anda" not in page_of(running, "kadis")


def test_units_of_a_region_are_counted_and_named() -> None:
    office = make_office()
    units = (office.units["setda"].pk, office.units["dinas"].pk)
    running = make_case(region_sop(), office=office, units=units)
    while len(running.open_tasks()) < 2:
        running.complete(running.made.sop.step(running.task().step).actor)

    page = page_of(running)

    assert "0 dari 2 unit selesai." in page
    assert "di meja Sekretariat Daerah, Dinas Contoh sejak" in page


def test_a_step_done_for_units_names_its_desk_and_the_units() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    for key, who in (("setda", "sekda"), ("dinas", "kadis")):
        running.complete(who, unit=running.office.units[key].pk)

    page = page_of(running)

    desk = running.office.posts["kasubag"].name
    assert f"di meja {desk} (untuk Sekretariat Daerah, Dinas Contoh) sejak" in page
    assert page.count("<b>Langkah 3 dari 4.</b>") == 1


def test_a_step_given_up_or_undone_is_not_counted_as_done() -> None:
    running = make_case()
    running.complete("staf")
    cancel = sit_down(running.office, "kabag")
    cancel.post(f"/kasus/{running.case_id}/batalkan/", {"reason": "Keliru"})

    assert "1 dari 5" in page_of(running)


def test_case_of_another_government_is_not_found() -> None:
    running = make_case()
    stranger = sit_down(make_office(), "kabag")

    assert stranger.get(f"/kasus/{running.case_id}/").status_code == 404
    assert "Rapat koordinasi" not in shows(stranger.get("/kasus/"))


def test_list_filters_by_state_and_words() -> None:
    running = make_case()
    client = sit_down(running.office, "kabag")

    assert "Rapat koordinasi" in shows(client.get("/kasus/?state=running&q=rapat"))
    assert "Hapus saringan" in shows(client.get("/kasus/?state=finished"))
    assert "Hapus saringan" in shows(client.get("/kasus/?q=tidak-ada"))


def test_suspending_needs_a_reason_and_shows_it() -> None:
    running = make_case()
    client = sit_down(running.office, "staf")
    address = f"/kasus/{running.case_id}/tangguhkan/"

    assert "Alasan belum diisi." in shows(client.post(address, follow=True))
    client.post(address, {"reason": "Menunggu anggaran."})
    page = page_of(running)

    assert "Ditangguhkan" in page
    assert "<q>Menunggu anggaran.</q>" in page


def test_a_suspended_case_goes_on_and_a_cancelled_one_ends() -> None:
    running = make_case()
    client = sit_down(running.office, "staf")
    base = f"/kasus/{running.case_id}/"

    client.post(base + "tangguhkan/", {"reason": "Menunggu."})
    client.post(base + "lanjutkan/", {"reason": "Sudah ada."})
    assert "Kasus dilanjutkan" in page_of(running)
    client.post(base + "batalkan/", {"reason": "Salah mulai."})

    assert "Kasus dibatalkan." in page_of(running)


def test_a_comment_is_read_by_everybody_at_the_case() -> None:
    running = make_case()
    client = sit_down(running.office, "staf")

    client.post(f"/kasus/{running.case_id}/catatan/", {"text": "Rapat pukul 9."})

    assert "Rapat pukul 9." in page_of(running, "kadis")


def test_an_attachment_can_be_downloaded_by_its_own_government_only() -> None:
    running = make_case()
    client = sit_down(running.office, "staf")
    base = f"/kasus/{running.case_id}/lampiran/"
    upload = SimpleUploadedFile("rencana.txt", b"isi rencana")

    client.post(base, {"file": upload})
    address = re.search(rf'href="({base}\d+/)"', page_of(running))
    assert address
    kept = client.get(address[1])

    assert b"".join(kept.streaming_content) == b"isi rencana"
    assert sit_down(make_office(), "kabag").get(address[1]).status_code == 404


def test_older_history_is_reached_page_by_page(monkeypatch) -> None:
    monkeypatch.setattr("lajur.cases.views.case.HISTORY", 2)
    running = make_case()
    running.complete("staf")
    running.complete("kasubag", "Setuju")

    page = page_of(running)
    older = re.search(r'href="(\?sebelum=\d+)"', page)
    assert older

    assert "Kasus dimulai" not in page
    assert "Kasus dimulai" in page_of(running, query=older[1])


def test_a_manager_sees_the_dry_run_and_moves_the_case_to_the_newer_version() -> None:
    running = make_case()
    made = newer(running, with_step_first(small_sop()))
    client = sit_down(running.office, "kabag")

    assert "Pindahkan ke versi 2" in page_of(running, "kabag")
    assert "Pindahkan ke versi 2" not in page_of(running, "staf")
    client.post(
        f"/kasus/{running.case_id}/versi/",
        {"version": made.version_id, "reason": "Versi lama dicabut"},
    )

    assert running.task().step == "s2"
    assert "Pindahkan ke versi 2" not in page_of(running, "kabag")


def test_a_finished_case_is_closed_with_its_checklist() -> None:
    running = finished()
    client = sit_down(running.office, "staf")
    assert "Pencatatan dan pendataan" in page_of(running, "staf")

    client.post(f"/kasus/{running.case_id}/pencatatan/0/")

    page = page_of(running, "staf")
    assert "sudah ditandai" in page
    assert page.count("/pencatatan/") == 1
