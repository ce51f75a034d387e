import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_draft, receive_text

from lajur.procedures import errors
from lajur.procedures.models import SourceDocument
from lajur.procedures.queries.document import document, draft, has_document, open_draft

pytestmark = pytest.mark.django_db


def test_lists_the_sops_of_a_document_in_its_order():
    office, other = make_office(), make_office()
    received = receive_text(office, "Penyusunan Nota Rapat", "Penyusunan Notula")

    page = document(office.id, received.document_id)

    assert [row.summary.number for row in page.drafts] == ["000.8/1", "000.8/2"]
    assert [row.open_questions for row in page.drafts] == [4, 4]
    assert (page.complete, page.published, page.derived) == (0, 0, 0)
    with pytest.raises(errors.Unknown):
        document(other.id, received.document_id)


def test_reads_one_draft_of_its_own_government():
    office, other = make_office(), make_office()
    drafted = make_draft(office)

    assert draft(office.id, drafted.draft_id).sop.title == drafted.title
    with pytest.raises(errors.Unknown):
        draft(other.id, drafted.draft_id)


def test_opens_a_draft_with_its_source_and_the_next_one_that_asks():
    office, other = make_office(), make_office()
    receive_text(office, "Penyusunan Nota Rapat", "Penyusunan Notula")

    first = open_draft(office.id, "penyusunan-nota-rapat")
    last = open_draft(office.id, "penyusunan-notula")

    assert first.next_asked == ("penyusunan-notula", "Penyusunan Notula")
    assert last.next_asked == ("penyusunan-nota-rapat", "Penyusunan Nota Rapat")
    assert last.blocks
    assert last.answers == ()
    assert open_draft(other.id, "penyusunan-notula") is None


def test_knows_which_documents_a_government_has():
    office, other = make_office(), make_office()
    received = receive_text(office)

    assert has_document(office.id, received.document_id)
    assert not has_document(other.id, received.document_id)


def test_names_the_sop_each_of_the_reader_s_notes_is_about():
    office = make_office()
    received = receive_text(office, "Penyusunan Nota Rapat", "Penyusunan Notula")
    notes = [{"where": place, "text": "Periksa."} for place in ("/sops/1/title", "/")]
    SourceDocument.objects.filter(pk=received.document_id).update(findings=notes)

    page = document(office.id, received.document_id)

    assert [note["title"] for note in page.notes] == ["Penyusunan Notula", ""]
