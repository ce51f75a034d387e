import re

import pytest
from tests.factories.approval import (
    make_approval,
    make_approving_office,
    plan,
)
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import make_draft, small_sop

from lajur.cases.models import Case
from lajur.procedures.models import Draft

pytestmark = pytest.mark.django_db


def said(response):
    """The words of a page with single blanks."""
    text = re.sub(r"<[^>]+>", " ", shows(response))
    return " ".join(text.split())


@pytest.fixture
def planned():
    office = make_approving_office()
    drafted = make_draft(office, small_sop("rapat", "Penyiapan Rapat Dinas"))
    plan(office, drafted)
    return office, drafted


def test_shows_who_will_look_and_begins_the_case(planned):
    office, drafted = planned
    keeper = sit_down(office, "kabag")
    address = f"/sop/{drafted.slug}/ajukan/"

    page = said(keeper.get(address))
    assert "Pengesahan SOP Kantor" in page
    assert office.posts["kabag"].name in page
    answer = keeper.post(address, {"request_key": "satu"}, follow=True)

    case = Case.objects.get(government_id=office.id)
    assert answer.redirect_chain[-1][0] == f"/kasus/{case.pk}/"
    assert "Draf diajukan dan dikunci" in said(answer)
    assert "Yang disahkan: draf SOP Penyiapan Rapat Dinas." in said(answer)
    assert Draft.objects.get(pk=drafted.draft_id).is_frozen
    again = keeper.get(address)
    assert again["Location"] == f"/sop/{drafted.slug}/siklus/"


def test_the_task_of_an_approver_points_at_the_draft():
    approving = make_approval()
    task = approving.running.task()

    page = shows(sit_down(approving.office, "staf").get(f"/tugas/{task.pk}/"))

    assert f"/sop/{approving.drafted.slug}/naskah/" in page


def test_back_with_its_author_the_task_points_at_the_editor():
    approving = make_approval()
    approving.complete("staf")
    approving.send_back("kasubag")
    task = approving.running.task()

    page = said(sit_down(approving.office, "staf").get(f"/tugas/{task.pk}/"))

    assert "dikembalikan untuk diperbaiki" in page
    assert "Isinya diubah pengelola SOP." in page


def test_only_a_planned_draft_of_the_own_office_is_handed_in(planned):
    office, drafted = planned
    address = f"/sop/{drafted.slug}/ajukan/"
    stranger = sit_down(make_approving_office(), "kabag")

    assert sit_down(office, "staf").get(address).status_code == 403
    assert stranger.get(address).status_code == 404
    assert stranger.post(address).status_code == 404
    other = make_draft(office, small_sop("lain", "Penyiapan Lain"))
    assert (
        sit_down(office, "kabag").get(f"/sop/{other.slug}/ajukan/").status_code == 404
    )


def test_a_draft_that_changed_meanwhile_is_told(planned):
    office, drafted = planned
    Draft.objects.filter(pk=drafted.draft_id).update(open_questions=1)

    page = sit_down(office, "kabag").post(f"/sop/{drafted.slug}/ajukan/", follow=True)

    assert "pertanyaan belum dijawab" in said(page)
    assert not Case.objects.filter(government_id=office.id).exists()
