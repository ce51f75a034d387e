import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, make_draft

from lajur.core.sop import edit as do
from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.queries.editor import editor_page, newest_number

pytestmark = pytest.mark.django_db


def test_shows_the_draft_and_what_can_be_taken_back(django_assert_num_queries):
    office = make_office()
    draft = make_draft(office)
    services.edit_draft(
        government_id=office.id,
        draft_id=draft.draft_id,
        edition=0,
        said="Langkah 1 diubah",
        change=lambda sop: do.set_text(sop, "s1", "Mencatat"),
        by=SYSTEM,
        at=AT,
    )

    with django_assert_num_queries(3):
        page = editor_page(office.id, draft.slug)

    assert page is not None
    assert (page.edition, page.undo, page.redo) == (1, "Langkah 1 diubah", "")
    assert page.based_on is None


def test_a_revision_names_its_version():
    office = make_office()
    made = make_adoption(office)
    services.open_revision(government_id=office.id, slug=made.slug, by=SYSTEM, at=AT)

    page = editor_page(office.id, made.slug)

    assert page is not None
    assert page.based_on == 1
    assert newest_number(office.id, made.slug) == (made.sop.title, 1)


def test_nothing_of_another_government_is_shown():
    ours, theirs = make_office(), make_office()
    draft, made = make_draft(theirs), make_adoption(theirs)

    assert editor_page(ours.id, draft.slug) is None
    assert newest_number(ours.id, made.slug) is None
