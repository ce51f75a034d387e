import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import AT, receive_text, sop_text

from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.models import Draft, SourceDocument, Version
from lajur.procedures.views import document

pytestmark = pytest.mark.django_db


def upload(client, name="nota.txt", content=None):
    content = sop_text().encode() if content is None else content
    return client.post("/sop/unggah/", {"file": SimpleUploadedFile(name, content)})


def test_leads_from_a_file_to_its_review():
    office = make_office()

    response = upload(sit_down(office, "kabag"))

    assert response.status_code == 302
    assert response.headers["Location"] == "/sop/penyusunan-nota-rapat/tinjau/"


def test_leads_from_a_file_of_many_to_their_list():
    office = make_office()
    client = sit_down(office, "kabag")
    content = f"{sop_text()}\n{sop_text('Penyusunan Notula', '2')}".encode()

    page = shows(client.get(upload(client, content=content).headers["Location"]))

    assert "Penyusunan Nota Rapat" in page
    assert "Penyusunan Notula" in page
    assert "0 dari 4 terjawab, 2 SOP" in page


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("kosong.txt", b"", "Berkas ini kosong"),
        ("foto.txt", b"\x00\x01", "bukan dokumen"),
        ("resep.txt", b"Dua butir telur.\n", "Tidak ditemukan tabel langkah"),
        ("a.json", b"{", "bukan SOP yang dikenal"),
    ],
)
def test_says_in_one_sentence_why_a_file_is_refused(name, content, sentence):
    office = make_office()

    response = upload(sit_down(office, "kabag"), name, content)

    assert response.status_code == 422
    assert sentence in shows(response)
    assert not SourceDocument.objects.filter(government_id=office.id).exists()


def test_only_the_administrator_uploads():
    office = make_office()

    assert upload(sit_down(office, "staf")).status_code == 403


def test_gives_the_source_back_as_a_download_to_its_own_government():
    office, other = make_office(), make_office()
    document_id = receive_text(office).document_id
    address = f"/sop/berkas/{document_id}/unduh/"

    response = sit_down(office, "staf").get(address)

    assert b"".join(response.streaming_content).startswith(b"PEMERINTAH")
    assert "attachment" in response.headers["Content-Disposition"]
    assert sit_down(other, "kabag").get(address).status_code == 404
    assert (
        sit_down(other, "kabag").get(f"/sop/berkas/{document_id}/").status_code == 404
    )


def complete(office, *titles):
    received = receive_text(office, *titles)
    for draft in received.drafts:
        services.accept_guesses(
            government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
        )
    return f"/sop/berkas/{received.document_id}/"


def test_publishes_everything_complete_by_one_button():
    office = make_office()
    address = complete(office, "Penyusunan Nota Rapat", "Penyusunan Notula")
    client = sit_down(office, "kabag")
    assert "Sahkan 2 SOP yang lengkap" in shows(client.get(address))

    response = client.post(f"{address}sahkan/")

    assert response.headers["Location"] == address
    assert Version.objects.filter(government_id=office.id).count() == 2
    page = shows(client.get(address))
    assert "2 dari 2 SOP disahkan" in page
    assert "yang lengkap</button>" not in page


def test_stops_publishing_after_a_while_and_goes_on_from_there(monkeypatch):
    office = make_office()
    address = complete(office, "Penyusunan Nota Rapat", "Penyusunan Notula")
    client = sit_down(office, "kabag")
    clock = iter((0.0, 0.0, 3.0, 3.0, 3.0, 3.0))
    monkeypatch.setattr(document, "monotonic", lambda: next(clock))

    response = client.post(f"{address}sahkan/")

    assert response.headers["Location"] == f"{address}?lanjut=0"
    page = shows(client.get(f"{address}?lanjut=0"))
    assert "tinggal 1" in page
    assert 'name="lanjut" value="0"' in page
    assert "data-go-on" in page
    monkeypatch.undo()
    client.post(f"{address}sahkan/", {"lanjut": "0"})
    assert Version.objects.filter(government_id=office.id).count() == 2


def test_says_once_for_each_reason_what_still_waits(monkeypatch):
    office = make_office()
    address = complete(office, *(f"Penyusunan Nota {n}" for n in range(5)))
    reason = "Unit “Bidang Hilang” tidak ada di kantor ini."
    monkeypatch.setattr(services.document, "publish_by_itself", lambda **_kw: reason)
    client = sit_down(office, "kabag")

    client.post(f"{address}sahkan/")
    page = shows(client.get(address))

    assert page.count(reason) == 1
    assert "Penyusunan Nota 2 dan 2 lainnya" in page
    assert page.count("Disahkan, belum berlaku") == 5


def test_takes_everything_derived_as_right_and_leaves_the_questions():
    office = make_office()
    received = receive_text(office, "Penyusunan Nota Rapat")
    row = Draft.objects.get(pk=received.drafts[0].draft_id)
    for stored in (row.as_read, row.sop):
        stored["certainty"]["/title"] = {
            "is": "derived",
            "from": {"line": 1},
            "why": "kop",
            "others": [],
        }
    row.save()
    address = f"/sop/berkas/{received.document_id}/"
    client = sit_down(office, "kabag")
    assert "1 isian disimpulkan dari naskah" in shows(client.get(address))

    client.post(f"{address}cocok/")
    page = shows(client.get(address))

    assert "Isian turunan 1 SOP disetujui" in page
    assert "Setujui semua yang terbukti" not in page
    assert "0 dari 4 terjawab" in page


@pytest.mark.parametrize("act", ["cocok", "sahkan"])
def test_only_the_administrator_of_its_own_government_acts_on_a_document(act):
    office, other = make_office(), make_office()
    address = f"{complete(office, 'Penyusunan Nota Rapat')}{act}/"

    assert sit_down(office, "staf").post(address).status_code == 403
    assert sit_down(other, "kabag").post(address).status_code == 404
    assert not Version.objects.exists()


def test_a_document_is_shown_with_a_fixed_number_of_statements(
    django_assert_max_num_queries,
):
    office = make_office()
    received = receive_text(office, *(f"Penyusunan Nota {n}" for n in range(6)))
    client = sit_down(office, "kabag")
    client.get(f"/sop/berkas/{received.document_id}/")

    with django_assert_max_num_queries(14):
        client.get(f"/sop/berkas/{received.document_id}/")
