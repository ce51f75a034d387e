import re

import pytest
from tests.factories.cases import make_case
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption, region_sop

from lajur.desk.views import inbox

pytestmark = pytest.mark.django_db


def test_shows_the_task_with_its_case_step_and_deadline() -> None:
    running = make_case()

    page = shows(sit_down(running.office, "staf").get("/tugas/"))

    assert "Menyusun konsep surat undangan" in page
    assert "Rapat koordinasi · langkah 1 dari 5" in page
    assert "Lewat batas" in page
    assert re.search(r"1 perlu tindakan Anda: 1 lewat batas", page)


def test_branches_of_a_region_name_their_unit() -> None:
    office = make_office()
    units = (office.units["setda"].pk, office.units["dinas"].pk)
    running = make_case(region_sop(), office=office, units=units)
    while len(running.open_tasks()) < 2:
        running.complete(running.made.sop.step(running.task().step).actor)

    page = shows(sit_down(office, "kadis").get("/tugas/"))

    assert "Dinas Contoh · Rapat koordinasi" in page


def test_an_empty_desk_says_so_and_offers_a_next_step() -> None:
    office = make_office()

    page = shows(sit_down(office, "kadis").get("/tugas/"))

    assert "Tidak ada tugas" in page
    assert "Lihat kasus" in page


def test_offers_the_sops_that_begin_at_this_desk() -> None:
    office = make_office()
    made = make_adoption(office)

    mine = shows(sit_down(office, "staf").get("/tugas/"))
    other = shows(sit_down(office, "kadis").get("/tugas/"))

    assert f'href="/kasus/mulai/{made.adoption_id}/">{made.sop.title}' in mine
    assert "Mulai SOP" not in other


def test_another_governments_tasks_are_never_shown() -> None:
    make_case()
    other = make_office()

    page = shows(sit_down(other, "staf").get("/tugas/"))

    assert "Menyusun konsep" not in page


def test_a_returned_task_says_so() -> None:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")

    page = shows(sit_down(running.office, "staf").get("/tugas/"))

    assert "Dikembalikan" in page
    assert "putaran 2" in page


def test_a_team_task_can_be_taken_and_handed_back() -> None:
    running = make_running()
    running.do()
    client = sit_down(running.office, "staf")
    task, _step = running.open_task()

    assert f'action="/tugas/{task}/ambil/"' in shows(client.get("/tugas/"))
    client.post(f"/tugas/{task}/ambil/")
    taken = shows(client.get("/tugas/"))
    others = shows(sit_down(running.office, "kasubag").get("/tugas/"))
    client.post(f"/tugas/{task}/lepas/")

    assert "Anda ambil" in taken
    assert "diambil Pejabat Staf Subbagian Tata Laksana" in others
    assert f'action="/tugas/{task}/ambil/"' in shows(client.get("/tugas/"))


def test_the_starter_sees_what_waits_for_others() -> None:
    running = make_case()
    running.complete("staf")

    page = shows(sit_down(running.office, "staf").get("/tugas/"))

    assert "Menunggu orang lain" in page
    assert f'href="/kasus/{running.case_id}/"' in page


def test_long_lists_go_on_where_they_ended(monkeypatch) -> None:
    monkeypatch.setattr(inbox, "PAGE", 1)
    office = make_office()
    first = make_case(office=office)
    make_case(office=office, made=first.made)
    client = sit_down(office, "staf")

    page = shows(client.get("/tugas/"))
    more = re.search(r'href="(\?setelah=[^"]+)"', page)
    assert more
    rest = shows(client.get("/tugas/" + more[1].replace("&amp;", "&")))

    rows = re.compile(r'href="(/tugas/\d+/)" data-row')
    assert len(rows.findall(page)) == len(rows.findall(rest)) == 1
    assert rows.findall(page) != rows.findall(rest)


@pytest.mark.parametrize("cursor", ["x", "2026~", "~1", "2026-01-01~x"])
def test_a_broken_place_begins_anew(cursor) -> None:
    office = make_office()

    response = sit_down(office, "staf").get("/tugas/", {"setelah": cursor})

    assert response.status_code == 200


def test_a_desk_of_somebody_else_cannot_be_looked_into() -> None:
    running = make_case()
    client = sit_down(running.office, "kadis")

    page = shows(client.get("/tugas/", {"meja": running.office.queue("staf")}))

    assert "Menyusun konsep" not in page
