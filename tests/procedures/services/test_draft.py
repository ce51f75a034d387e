import json

import pytest
from tests.factories.office import make_office
from tests.factories.procedures import (
    AT,
    make_draft,
    receive_text,
    small_sop,
    sop_text,
)

from lajur.core.sop.codec import to_json
from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import open_file
from lajur.procedures import errors, queries, services
from lajur.procedures.models import Draft, SourceDocument

pytestmark = pytest.mark.django_db


def receive(office, name, content):
    return services.receive_document(
        government_id=office.id, name=name, content=content, by=SYSTEM, at=AT
    )


def test_reads_every_sop_of_a_file_into_a_draft_and_keeps_the_bytes():
    office = make_office()

    received = receive_text(office, "Penyusunan Nota Rapat", "Penyusunan Notula")

    assert [d.title for d in received.drafts] == [
        "Penyusunan Nota Rapat",
        "Penyusunan Notula",
    ]
    assert [d.open_questions for d in received.drafts] == [4, 4]
    document = SourceDocument.objects.get(pk=received.document_id)
    with open_file(office.id, document.sha256) as file:
        assert b"Nama SOP" in file.read()
    assert any("rows" in block for block in document.blocks)


def test_the_same_bytes_twice_are_one_document_per_government():
    office, other = make_office(), make_office()

    first = receive_text(office)
    again = receive_text(office)
    elsewhere = receive_text(other)

    assert again.was_known
    assert again.document_id == first.document_id
    assert again.drafts == first.drafts
    assert not elsewhere.was_known
    assert elsewhere.document_id != first.document_id


def test_a_new_edition_replaces_the_open_draft_of_the_same_procedure():
    office = make_office()
    old = receive(office, "a.txt", sop_text().encode())
    new = receive(office, "b.txt", (sop_text() + "\n").encode())

    states = dict(Draft.objects.values_list("pk", "state"))

    assert old.drafts[0].slug == new.drafts[0].slug
    assert states[old.drafts[0].draft_id] == Draft.State.REPLACED
    assert states[new.drafts[0].draft_id] == Draft.State.OPEN


def test_the_same_title_of_another_unit_is_another_procedure():
    office = make_office()
    first = make_draft(office)
    second = make_draft(office, small_sop().with_changes(unit="Bagian Umum"))

    assert first.slug == "surat-undangan"
    assert second.slug == "surat-undangan-2"


def test_never_takes_an_address_of_the_catalogue_itself():
    draft = make_draft(make_office(), small_sop(slug="unggah"))

    assert draft.slug == "sop-unggah"


def test_takes_stored_sops_alone_in_a_list_and_as_an_import_printed_them():
    sop = to_json(small_sop())
    imported = {"files": [{"file": "x.txt", "sops": [sop], "findings": []}]}
    for data in (sop, [sop], imported):
        office = make_office()
        received = receive(office, "sop.json", json.dumps(data).encode())
        assert [d.title for d in received.drafts] == [small_sop().title]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"[1]",
        b'{"schema": 9}',
        b'{"schema": 1, "slug": 3}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_refuses_json_that_is_no_sop_in_one_sentence(content):
    with pytest.raises(errors.DocumentRefused) as refusal:
        receive(make_office(), "sop.json", content)

    assert "bukan SOP yang dikenal" in str(refusal.value)


def test_refuses_a_file_without_an_sop_by_its_name():
    with pytest.raises(errors.NoSopInDocument) as refusal:
        receive(make_office(), "resep.txt", b"Dua butir telur, segelas susu.\n")

    assert "resep.txt" in str(refusal.value)


def test_passes_on_the_reader_s_own_refusal():
    with pytest.raises(errors.DocumentRefused):
        receive(make_office(), "foto.txt", b"\x00\x01\x02")


def test_refuses_a_file_over_the_limit_with_both_sizes():
    with pytest.raises(errors.DocumentTooBig) as refusal:
        receive(make_office(), "besar.txt", b"x" * (services.SIZE_LIMIT + 1))

    assert "batasnya 20 MB" in str(refusal.value)


def test_discards_a_draft_and_keeps_its_document():
    office, other = make_office(), make_office()
    draft = make_draft(office)
    discard = {"draft_id": draft.draft_id, "by": SYSTEM, "at": AT}

    with pytest.raises(errors.Unknown):
        services.discard_draft(government_id=other.id, **discard)
    services.discard_draft(government_id=office.id, **discard)

    assert queries.draft(office.id, draft.draft_id).state == "discarded"
    assert SourceDocument.objects.filter(government_id=office.id).count() == 1
    with pytest.raises(errors.DraftClosed, match="sudah dibuang"):
        services.discard_draft(government_id=office.id, **discard)
