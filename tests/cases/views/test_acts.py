"""Acts from a button: remarks, files, rest and end of a case."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.cases import make_case
from tests.factories.pages import shows, sit_down

from lajur.cases import services
from lajur.cases.models import Attachment
from lajur.ledger.actor import SYSTEM

pytestmark = pytest.mark.django_db


def test_a_remark_at_a_task_stands_in_the_story_of_its_case() -> None:
    running = make_case()
    task = running.task().pk
    client = sit_down(running.office, "kadis")

    sent = client.post(
        f"/tugas/{task}/catatan/", {"text": "Angka sudah cocok."}, follow=True
    )

    assert "Catatan tersimpan." in shows(sent)
    assert sent.request["PATH_INFO"] == f"/tugas/{task}/"
    assert "Angka sudah cocok." in shows(client.get(f"/kasus/{running.case_id}/"))


def test_a_file_laid_beside_a_task_belongs_to_its_case() -> None:
    running = make_case()
    task = running.task().pk
    client = sit_down(running.office, "staf")

    client.post(
        f"/tugas/{task}/lampiran/",
        {"file": SimpleUploadedFile("daftar.txt", b"isi", "text/plain")},
    )

    row = Attachment.objects.get(case_id=running.case_id)
    assert (row.name, row.task_id) == ("daftar.txt", task)


def test_an_empty_remark_is_refused_in_one_sentence() -> None:
    running = make_case()
    client = sit_down(running.office, "staf")

    sent = client.post(
        f"/tugas/{running.task().pk}/catatan/", {"text": ""}, follow=True
    )

    assert "Catatan belum diisi." in shows(sent)


@pytest.mark.parametrize("who", ["staf", "kabag"])
def test_the_first_desk_and_the_manager_find_the_box_to_lead_a_case(who: str) -> None:
    running = make_case()
    running.complete("staf")

    page = shows(sit_down(running.office, who).get(f"/kasus/{running.case_id}/"))

    assert "Tangguhkan kasus" in page
    assert f"/tugas/{running.task().pk}/#more" in page


def test_the_first_desk_finds_the_box_though_somebody_else_began_the_case() -> None:
    running = make_case()
    office = running.office
    task = running.task().pk
    services.reassign(
        government_id=office.id,
        task_id=task,
        queue=f"post:{office.posts['kadis'].pk}",
        reason="Mutasi",
        by=SYSTEM,
        at=running.at,
    )

    page = shows(sit_down(office, "staf").get(f"/kasus/{running.case_id}/"))
    other = shows(sit_down(office, "kadis").get(f"/kasus/{running.case_id}/"))

    assert "Tangguhkan kasus" in page
    assert "Tangguhkan kasus" not in other
    assert "Minta yang memulai kasus ini" in other
