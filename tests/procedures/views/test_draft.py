import re

import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import receive_text

from lajur.procedures import queries
from lajur.procedures.models import Answer

pytestmark = pytest.mark.django_db
REVIEW = "/sop/penyusunan-nota-rapat/tinjau/"


def question_on(page):
    return re.search(r'name="question" value="([^"]+)"', page).group(1)


def choices_on(page):
    return re.findall(r'type="radio" name="value" value="([^"]+)"', page)


def test_asks_one_question_beside_its_marked_source():
    office = make_office()
    receive_text(office)

    page = shows(sit_down(office, "kabag").get(REVIEW))

    assert "Pertanyaan 1 dari 4" in page
    assert "Siapa pelaksana langkah 1?" in page
    assert re.search(r"<mark[^>]*>Menyusun konsep nota rapat</mark>", page)
    assert len(choices_on(page)) == 3
    assert "Dapat disahkan setelah 4 pertanyaan dijawab" in page


def test_an_answer_moves_on_to_the_next_question_and_its_mark():
    office = make_office()
    draft = receive_text(office).drafts[0]
    client = sit_down(office, "kabag")
    page = shows(client.get(REVIEW))

    response = client.post(
        REVIEW,
        {"question": question_on(page), "value": choices_on(page)[1], "source": ""},
    )
    page = shows(client.get(response.headers["Location"]))

    assert "Pertanyaan 2 dari 4" in page
    assert "<mark" in page
    assert "Memeriksa dan memaraf konsep nota rapat</mark>" in page
    assert "Jawaban tersimpan" in page
    row = queries.draft(office.id, draft.draft_id)
    assert row.sop.steps[0].actor == "kasubag-tata-laksana"
    kept = Answer.objects.get(draft_id=draft.draft_id)
    assert kept.person_id == office.people["kabag"].pk


def test_leads_to_adopting_when_everything_is_answered():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "kabag")
    for _ in range(4):
        page = shows(client.get(REVIEW))
        client.post(
            REVIEW, {"question": question_on(page), "value": choices_on(page)[0]}
        )

    page = shows(client.get(REVIEW))

    assert "Semua pertanyaan dijawab." in page
    assert "/sop/penyusunan-nota-rapat/berlakukan/" in page


def test_an_answer_can_be_changed_later():
    office = make_office()
    draft = receive_text(office).drafts[0]
    client = sit_down(office, "kabag")
    page = shows(client.get(REVIEW))
    key = question_on(page)
    client.post(REVIEW, {"question": key, "value": choices_on(page)[0]})

    page = shows(client.get(f"{REVIEW}?tanya={key}"))
    assert "Mengubah jawaban" in page
    client.post(REVIEW, {"question": key, "value": choices_on(page)[2]})

    row = queries.draft(office.id, draft.draft_id)
    assert row.sop.steps[0].actor == "kabag-organisasi"


@pytest.mark.parametrize("value", ["", "gubernur"])
def test_says_what_is_wrong_with_an_answer_and_keeps_the_question(value):
    office = make_office()
    receive_text(office)
    client = sit_down(office, "kabag")
    key = question_on(shows(client.get(REVIEW)))

    response = client.post(REVIEW, {"question": key, "value": value})

    page = shows(response)
    assert response.status_code == 422
    assert 'role="alert"' in page
    assert question_on(page) == key


def test_shows_the_identity_sheet_and_other_parts_of_the_source():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "staf")

    assert "Dasar hukum" in shows(client.get(f"{REVIEW}?bagian=identitas"))
    assert client.get(f"{REVIEW}?hal=99").status_code == 200
    assert client.get(f"{REVIEW}?tanya=lain&hal=x").status_code == 200


def test_everyone_reads_and_the_administrator_answers():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "staf")
    page = shows(client.get(REVIEW))

    refused = client.post(
        REVIEW, {"question": question_on(page), "value": choices_on(page)[0]}
    )

    assert "Hanya pengelola yang dapat menjawab" in page
    assert refused.status_code == 403


def test_discards_a_draft():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "kabag")

    assert client.get(f"{REVIEW}buang/").status_code == 405
    assert client.post(f"{REVIEW}buang/").status_code == 302
    assert client.get(REVIEW).status_code == 404


def test_does_not_open_the_draft_of_another_government():
    receive_text(make_office())
    client = sit_down(make_office(), "kabag")

    assert client.get(REVIEW).status_code == 404
    assert client.post(REVIEW, {"question": "a", "value": "b"}).status_code == 404


def test_review_asks_the_database_a_fixed_number_of_times(
    django_assert_max_num_queries,
):
    office = make_office()
    receive_text(office, *(f"Penyusunan Nota {n}" for n in range(5)))
    client = sit_down(office, "kabag")
    client.get("/sop/penyusunan-nota-0/tinjau/")

    with django_assert_max_num_queries(14):
        client.get("/sop/penyusunan-nota-0/tinjau/")
