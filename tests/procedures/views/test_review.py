import re

import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import receive_text

from lajur.procedures import queries
from lajur.procedures.models import Answer, Draft

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

    with django_assert_max_num_queries(13):
        client.get("/sop/penyusunan-nota-0/tinjau/")


FILE_TITLES = ("Penyusunan Nota Rapat", "Penyusunan Notula")


def file_review(office, *titles):
    received = receive_text(office, *(titles or FILE_TITLES))
    return f"/sop/berkas/{received.document_id}/tinjau/"


def answer(client, address, page, choice=0):
    data = {"question": question_on(page), "value": choices_on(page)[choice]}
    return client.post(address, data)


def test_walks_through_the_questions_of_a_whole_file():
    office = make_office()
    address = file_review(office)
    client = sit_down(office, "kabag")
    page = shows(client.get(address))
    assert "0 dari 4 terjawab, 2 SOP" in page
    assert "juga di 1 SOP lain" in page

    for number in range(1, 4):
        response = answer(client, address, page)
        page = shows(client.get(response.headers["Location"]))
        assert f"{number} dari 4 terjawab, 2 SOP" in page
        assert f"Pertanyaan {number + 1} dari 4" in page
    response = answer(client, address, page)

    assert response.headers["Location"] == address.removesuffix("tinjau/")
    page = shows(client.get(response.headers["Location"]))
    assert "Semua pertanyaan dijawab." in page
    assert "Sahkan 2 SOP yang lengkap" in page
    assert client.get(address).status_code == 302


def test_leaving_and_coming_back_continues_and_skipping_goes_round():
    office = make_office()
    address = file_review(office)
    client = sit_down(office, "kabag")
    first = shows(client.get(address))
    skip = re.search(r'data-next href="([^"]+)"', first).group(1)

    page = shows(client.get(address + skip))
    response = answer(client, address, page)

    assert "Pertanyaan 2 dari 4" in page
    page = shows(client.get(response.headers["Location"]))
    assert "Siapa pelaksana langkah 3?" in page
    page = shows(sit_down(office, "kabag").get(address))
    assert "Siapa pelaksana langkah 1?" in page
    assert "1 dari 4 terjawab" in page


def test_an_answer_is_told_with_its_reach_and_undone_with_one_button():
    office = make_office()
    address = file_review(office)
    client = sit_down(office, "kabag")
    page = shows(client.get(address))
    key = question_on(page)
    page = shows(client.get(answer(client, address, page).headers["Location"]))
    assert "juga untuk 1 SOP lain dengan pertanyaan yang sama" in page

    response = client.post(address, {"act": "undo", "question": key})
    page = shows(client.get(response.headers["Location"]))

    assert "0 dari 4 terjawab" in page
    assert question_on(page) == key
    assert "Jawaban diurungkan" in page
    refused = client.post(address, {"act": "undo", "question": key})
    assert refused.status_code == 422


def test_an_answer_given_in_a_file_is_changed_there():
    office = make_office()
    address = file_review(office)
    client = sit_down(office, "kabag")
    page = shows(client.get(address))
    key = question_on(page)
    answer(client, address, page, choice=1)

    page = shows(client.get(f"{address}?tanya={key}"))

    assert "Mengubah jawaban" in page
    chosen = re.search(r'value="([^"]+)" checked', page).group(1)
    assert chosen == choices_on(page)[1]


def test_jumps_to_the_place_of_a_value_with_and_without_scripts():
    office = make_office()
    receive_text(office)
    client = sit_down(office, "staf")
    address = f"{REVIEW}?tunjuk=/steps/2/duration"

    page = shows(client.get(address))
    part = client.get(address, headers={"HX-Request": "true"})

    assert re.search(r"<mark[^>]*>1 hari</mark>", page)
    assert "ditandai" in page
    assert "HX-Request" in part.headers["Vary"]
    assert shows(part).lstrip().startswith('<section class="card clip stick"')
    for odd in ("x", "/steps/99", "/with_changes", "/steps/x/actor"):
        assert client.get(f"{REVIEW}?tunjuk={odd}").status_code == 200


def test_confirms_a_derived_value_without_leaving_the_question():
    office = make_office()
    draft = receive_text(office).drafts[0]
    row = Draft.objects.get(pk=draft.draft_id)
    note = {"is": "derived", "from": {"line": 1}, "why": "kop", "others": []}
    for stored in (row.as_read, row.sop):
        stored["certainty"]["/number"] = note
    row.save()
    client = sit_down(office, "kabag")
    identity = f"{REVIEW}?bagian=identitas"
    assert "Periksa 1" in shows(client.get(identity))

    response = client.post(identity, {"act": "confirm", "pointer": "/number"})
    page = shows(client.get(response.headers["Location"]))

    assert "Periksa" not in page
    assert "Dasar hukum" in page
    again = client.post(identity, {"act": "confirm", "pointer": "/number"})
    assert again.status_code == 422


def test_a_file_of_another_government_is_not_walked_through():
    address = file_review(make_office())
    client = sit_down(make_office(), "kabag")

    assert client.get(address).status_code == 404
    assert client.post(address, {"question": "a", "value": "b"}).status_code == 404


def test_the_queue_asks_the_database_a_fixed_number_of_times(
    django_assert_max_num_queries,
):
    office = make_office()
    address = file_review(office, *(f"Penyusunan Nota {n}" for n in range(6)))
    client = sit_down(office, "kabag")
    client.get(address)

    with django_assert_max_num_queries(13):
        client.get(address)


def test_a_draft_handed_in_for_approval_is_only_read():
    office = make_office()
    draft_id = receive_text(office).drafts[0].draft_id
    Draft.objects.filter(pk=draft_id).update(is_frozen=True)

    page = shows(sit_down(office, "kabag").get(REVIEW))

    assert "Draf ini terkunci selama para pengesahnya memeriksa" in page
    assert "/tinjau/buang/" not in page
    assert "/berlakukan/" not in page
