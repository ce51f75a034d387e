import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import receive_text, sop_text

from lajur.procedures.models import SourceDocument

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
    assert "Masih 8 pertanyaan" in page


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
