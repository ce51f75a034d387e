import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.utils import timezone
from tests.factories.cases import AT, make_case
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_adoption, small_sop

from lajur.procedures.models import Assessment, Draft
from lajur.procedures.queries.schedule import assessments

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_office()


def said(response):
    """The words of a page with single blanks."""
    text = re.sub(r"<[^>]+>", " ", shows(response))
    return " ".join(text.split())


def long_ago(office, months=7):
    """An adoption whose first monitoring has passed."""
    on = timezone.localdate() - timedelta(days=30 * months)
    return make_adoption(office, on=on)


def address(made, kind="pemantauan"):
    return f"/sop/{made.slug}/nilai/{kind}/"


def evaluate(visitor, made, *, answers="yyyyyyy", **given):
    words = {f"s{n}": "ya" if a == "y" else "tidak" for n, a in enumerate(answers, 1)}
    return visitor.post(address(made, "evaluasi"), {**words, **given}, follow=True)


def test_lists_what_is_late_and_what_comes(office):
    made = long_ago(office)

    page = said(sit_down(office, "staf").get("/sop/jadwal/"))

    assert "1 terlewat, 0 segera jatuh tempo." in page
    assert made.sop.title in page
    assert "terlewat" in page
    assert "belum pernah" in page


def test_monitoring_is_recorded_and_stands_in_tabel_7(office):
    made = long_ago(office)
    keeper = sit_down(office, "kabag")
    data = {"runs_well": "tidak", "notes": "Langkah 2 lambat", "measures": "Dibagi dua"}

    page = said(keeper.post(address(made), data, follow=True))

    assert "Penilaian dicatat." in page
    table = said(keeper.get("/sop/jadwal/?tabel=7"))
    assert "☑ Tidak berjalan dengan baik" in table
    assert "Langkah 2 lambat" in table
    assert "Dibagi dua" in table
    assert "0 terlewat" in said(keeper.get("/sop/jadwal/"))


def test_what_is_wrong_must_be_told(office):
    made = long_ago(office)
    keeper = sit_down(office, "kabag")

    refused = keeper.post(address(made), {"runs_well": "tidak"})
    empty = keeper.post(address(made), {})

    assert (refused.status_code, empty.status_code) == (422, 422)
    assert "alasannya" in said(refused)
    assert "Pilih dahulu" in said(empty)
    assert assessments(office.id) == ()


def test_evaluation_stands_in_tabel_8_and_may_open_a_revision(office):
    made = long_ago(office)
    keeper = sit_down(office, "kabag")

    answer = evaluate(
        keeper,
        made,
        answers="yyynyyy",
        notes="Peran kurang jelas",
        wants_revision="on",
    )

    assert answer.redirect_chain[-1][0] == f"/sop/{made.slug}/ubah/"
    assert Draft.objects.filter(government_id=office.id, state="open").exists()
    table = said(keeper.get("/sop/jadwal/?tabel=8"))
    assert "Semua orang dapat menjalankan perannya masing-masing ✗" in table
    assert "6 dari 7 pernyataan terpenuhi" in said(
        keeper.get(f"/sop/{made.slug}/siklus/")
    )


def test_both_tables_go_out_as_a_workbook(office):
    made = long_ago(office)
    keeper = sit_down(office, "kabag")
    keeper.post(address(made), {"runs_well": "ya", "notes": "Lancar"})
    evaluate(keeper, made)

    answer = keeper.get("/sop/jadwal/unduh/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))

    seventh, eighth = book["Tabel 7"], book["Tabel 8"]
    assert [cell.value for cell in seventh[2]][1] == made.sop.title
    assert [cell.value for cell in seventh[2]][3] == "Lancar"
    assert [cell.value for cell in eighth[1]] == ["No.", "Pernyataan", made.sop.title]
    assert [row[2].value for row in eighth.iter_rows(min_row=2)] == ["✓"] * 7


def test_an_empty_year_is_a_workbook_too(office):
    answer = sit_down(office, "staf").get("/sop/jadwal/unduh/?tahun=1999")

    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))

    assert book.sheetnames == ["Tabel 7", "Tabel 8"]


def test_the_sheet_is_filled_in_from_the_log(office, monkeypatch):
    running = make_case(office=office)
    running.complete("staf")
    running.send_back("kasubag")
    monkeypatch.setattr("lajur.desk.frame.timezone.now", lambda: AT + timedelta(days=9))

    page = said(sit_down(office, "kabag").get(address(running.made)))

    assert "100% langkah dalam mutu baku (0 dari 2 terlambat)." in page
    assert "1 kali dikembalikan, paling sering pada langkah 2." in page
    assert "Perjelas kelengkapan sebelum langkah 2." in page


def test_the_head_of_the_owning_unit_records_too_and_others_do_not(office):
    made = make_adoption(
        office,
        small_sop("arsip", "Penataan Arsip"),
        unit="umum",
        on=timezone.localdate() - timedelta(days=200),
    )

    assert sit_down(office, "arsiparis").get(address(made)).status_code == 200
    assert sit_down(office, "staf").get(address(made)).status_code == 403


def test_what_is_not_in_force_or_no_such_sheet_is_not_there(office):
    made = make_adoption(office, on=timezone.localdate() + timedelta(days=5))
    keeper = sit_down(office, "kabag")

    assert keeper.get(address(made)).status_code == 404
    assert keeper.get(address(made, "lain")).status_code == 404


def test_offices_see_their_own(office):
    other = make_office()
    made = long_ago(other)
    sit_down(other, "kabag").post(address(made), {"runs_well": "ya"})

    assert Assessment.objects.filter(government_id=other.id).count() == 1
    visitor = sit_down(office, "kabag")
    assert visitor.get(address(made)).status_code == 404
    assert made.sop.title not in said(visitor.get("/sop/jadwal/?tabel=7"))
