from datetime import date, timedelta

import pytest
from tests.factories.approval import make_approval, make_approving_office
from tests.factories.cases import acting
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, make_draft

from lajur.office.models import Government
from lajur.procedures import services
from lajur.procedures.errors import Unknown
from lajur.procedures.lifecycle import State
from lajur.procedures.models import Draft
from lajur.procedures.queries.standing import (
    approving_sop,
    draft_standing,
    standing_of,
)

pytestmark = pytest.mark.django_db


def standing(office, slug, at=AT):
    return standing_of(office.id, slug, at, is_steward=True)


def test_a_draft_beside_a_version_gives_both_states():
    office = make_office()
    made = make_adoption(office)
    assert (
        standing(office, made.slug).drafted,
        standing(office, made.slug).published,
    ) == (
        None,
        State.IN_FORCE,
    )

    services.open_revision(
        government_id=office.id, slug=made.slug, by=acting(office, "staf"), at=AT
    )

    found = standing(office, made.slug)
    assert (found.drafted, found.published) == (State.DRAFT, State.IN_FORCE)


def test_a_version_waits_for_its_first_day():
    office = make_office()
    made = make_adoption(office, on=date(2026, 2, 1))

    assert standing(office, made.slug).published is State.APPROVED
    later = AT + timedelta(days=40)
    assert standing(office, made.slug, later).published is State.IN_FORCE


def test_only_a_steward_stands_as_one():
    office = make_office()
    made = make_adoption(office)

    found = standing_of(office.id, made.slug, AT, is_steward=False)

    assert not found.is_steward


def test_a_draft_in_approval_is_frozen():
    approving = make_approval()
    draft = Draft.objects.get(pk=approving.drafted.draft_id)

    found = draft_standing(draft, AT)

    assert (found.drafted, found.in_approval, found.is_frozen) == (
        State.REVIEW,
        True,
        True,
    )
    assert found.has_approval_sop


def test_the_office_chooses_whether_it_publishes_directly():
    office = make_approving_office()
    drafted = make_draft(office)
    assert not standing(office, drafted.slug).may_publish_directly

    settings = {"author_may_publish": True}
    Government.objects.filter(pk=office.id).update(settings=settings)

    assert standing(office, drafted.slug).may_publish_directly
    assert not standing(office, drafted.slug).has_approval_sop


def test_another_offices_sop_is_unknown():
    office, other = make_approving_office(), make_office()
    drafted = make_draft(office)

    with pytest.raises(Unknown):
        standing(other, drafted.slug)
    with pytest.raises(Unknown):
        standing_of(10**9, drafted.slug, AT, is_steward=True)
    assert approving_sop(other.id, date(2026, 1, 7)) is None
