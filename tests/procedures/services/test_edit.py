import pytest
from tests.factories.office import make_office
from tests.factories.procedures import (
    AT,
    make_adoption,
    make_draft,
    receive_text,
    small_sop,
)

from lajur.core.reading import questions
from lajur.core.sop import edit as do
from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.ledger.queries import events_of
from lajur.procedures import errors, queries, services
from lajur.procedures.models import Draft, Edit

pytestmark = pytest.mark.django_db

OFFICER = ActingAs(77, "Pengelola", 5, "Analis Tata Laksana", "definitive")


def change(office, draft_id, edition, text, *, step="s1", by=SYSTEM):
    return services.edit_draft(
        government_id=office.id,
        draft_id=draft_id,
        edition=edition,
        said=f"Langkah menjadi {text}",
        change=lambda sop: do.set_text(sop, step, text),
        by=by,
        at=AT,
    )


def back(office, draft_id, edition, act=services.undo_edit):
    return act(
        government_id=office.id, draft_id=draft_id, edition=edition, by=SYSTEM, at=AT
    )


def text_of(office, draft_id):
    return queries.draft(office.id, draft_id).sop.steps[0].text


def test_a_revision_begins_with_the_newest_version_and_leaves_it_in_force():
    office = make_office()
    made = make_adoption(office)

    opened = services.open_revision(
        government_id=office.id, slug=made.slug, by=SYSTEM, at=AT
    )
    again = services.open_revision(
        government_id=office.id, slug=made.slug, by=SYSTEM, at=AT
    )

    assert opened == again
    draft = Draft.objects.get(pk=opened)
    assert draft.based_on_id == made.version_id
    assert draft.document_id is None
    published = services.publish_version(
        government_id=office.id, draft_id=opened, by=SYSTEM, at=AT
    )
    assert published.number == 2


def test_what_has_no_version_or_is_not_ours_cannot_be_revised():
    ours, theirs = make_office(), make_office()
    made = make_adoption(theirs, small_sop("surat-lain"))

    for slug in (made.slug, "tidak-ada"):
        with pytest.raises(errors.Unknown):
            services.open_revision(government_id=ours.id, slug=slug, by=SYSTEM, at=AT)


def test_every_edit_is_kept_with_who_made_it_and_told_to_the_ledger():
    office = make_office()
    draft = make_draft(office)

    edited = change(office, draft.draft_id, 0, "Mencatat surat", by=OFFICER)

    assert edited.edition == 1
    assert text_of(office, draft.draft_id) == "Mencatat surat"
    kept = Edit.objects.get()
    assert (kept.post, kept.state) == ("Analis Tata Laksana", "done")
    stream = Draft.objects.get(pk=draft.draft_id).procedure.stream
    assert events_of(office.id, stream)[0].body["said"] == kept.said


def test_undo_restores_and_redo_makes_it_again():
    office = make_office()
    draft_id = make_draft(office).draft_id
    before = queries.draft(office.id, draft_id).sop
    change(office, draft_id, 0, "Satu")
    after = change(office, draft_id, 1, "Dua").sop

    assert back(office, draft_id, 2).sop.steps[0].text == "Satu"
    assert back(office, draft_id, 3).sop == before
    with pytest.raises(errors.NothingToUndo):
        back(office, draft_id, 4)
    back(office, draft_id, 4, services.redo_edit)
    assert back(office, draft_id, 5, services.redo_edit).sop == after
    with pytest.raises(errors.NothingToUndo):
        back(office, draft_id, 6, services.redo_edit)


def test_a_new_edit_drops_what_was_taken_back():
    office = make_office()
    draft_id = make_draft(office).draft_id
    change(office, draft_id, 0, "Satu")
    back(office, draft_id, 1)
    change(office, draft_id, 2, "Tiga")

    with pytest.raises(errors.NothingToUndo):
        back(office, draft_id, 3, services.redo_edit)
    assert text_of(office, draft_id) == "Tiga"


def test_a_stale_page_is_told_who_changed_the_draft():
    office = make_office()
    draft_id = make_draft(office).draft_id
    change(office, draft_id, 0, "Satu", by=OFFICER)

    with pytest.raises(errors.EditStale, match="Analis Tata Laksana"):
        change(office, draft_id, 0, "Dua")
    assert text_of(office, draft_id) == "Satu"


def test_what_changes_nothing_is_not_kept_and_what_cannot_be_is_refused():
    office = make_office()
    draft_id = make_draft(office).draft_id

    same = change(office, draft_id, 0, text_of(office, draft_id))

    assert (same.edition, Edit.objects.count()) == (0, 0)
    with pytest.raises(errors.EditRefused, match="tidak boleh kosong"):
        change(office, draft_id, 0, " ")
    with pytest.raises(errors.EditRefused, match="sudah tidak ada"):
        change(office, draft_id, 0, "Satu", step="s99")


def test_answers_add_to_what_was_changed_by_hand():
    office = make_office()
    draft_id = receive_text(office).drafts[0].draft_id
    change(office, draft_id, 0, "Menyusun konsep nota dinas")
    first = questions(queries.draft(office.id, draft_id).sop)[0]

    services.answer_question(
        government_id=office.id,
        draft_id=draft_id,
        question=first.key,
        value=first.choices[0].value,
        source="naskah",
        by=SYSTEM,
        at=AT,
    )

    row = queries.draft(office.id, draft_id)
    assert row.sop.steps[0].text == "Menyusun konsep nota dinas"
    assert first.key not in {q.key for q in questions(row.sop)}
    with pytest.raises(errors.NothingToUndo):
        back(office, draft_id, Draft.objects.get(pk=draft_id).edition)


def test_whoever_edited_does_not_approve():
    office = make_office()
    draft_id = make_draft(office).draft_id
    change(office, draft_id, 0, "Satu", by=OFFICER)

    with pytest.raises(errors.AuthorMayNotPublish):
        services.publish_version(
            government_id=office.id, draft_id=draft_id, by=OFFICER, at=AT
        )


def test_a_revision_can_be_discarded_and_begun_again():
    office = make_office()
    made = make_adoption(office)
    first = services.open_revision(
        government_id=office.id, slug=made.slug, by=SYSTEM, at=AT
    )
    services.discard_draft(government_id=office.id, draft_id=first, by=SYSTEM, at=AT)

    again = services.open_revision(
        government_id=office.id, slug=made.slug, by=SYSTEM, at=AT
    )

    assert again != first
    assert (
        queries.draft(office.id, again).sop
        == queries.version(office.id, made.version_id).sop
    )
