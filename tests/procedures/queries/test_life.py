from datetime import timedelta

import pytest
from tests.factories.approval import AT, TODAY, make_approval
from tests.factories.cases import acting
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, make_draft

from lajur.procedures import services
from lajur.procedures.errors import Unknown
from lajur.procedures.lifecycle import Move, State
from lajur.procedures.queries.life import life_page, procedure_slugs

pytestmark = pytest.mark.django_db


def page_of(office, slug, *, is_steward=True):
    return life_page(office.id, slug, TODAY, AT, is_steward=is_steward)


def test_an_sop_in_force_may_be_revised_monitored_and_withdrawn():
    office = make_office()
    made = make_adoption(office)

    page = page_of(office, made.slug)

    assert page.state is State.IN_FORCE
    assert (page.draft_id, page.approval, page.withdrawal) == (None, None, None)
    assert len(page.dues) == 2
    can = {move for move in Move if page.can(move)}
    assert can == {
        Move.ADOPT,
        Move.MONITOR,
        Move.EVALUATE,
        Move.REVISE,
        Move.WITHDRAW,
    }
    assert not any(
        page_of(office, made.slug, is_steward=False).can(move) for move in Move
    )


def test_a_draft_with_the_approvers_shows_where_it_is():
    approving = make_approval()

    page = page_of(approving.office, approving.drafted.slug)

    assert page.approval is not None
    assert page.approval.case_id == approving.running.case_id
    refused = page.why_not(Move.SUBMIT)
    assert refused is not None
    assert refused.code == "in_approval"
    assert page.approving is not None
    assert not page.approves_sops
    assert page_of(approving.office, page.approving.slug).approves_sops


def test_what_happened_often_in_a_row_is_one_line():
    office = make_office()
    drafted = make_draft(office)
    for count in range(3):
        services.edit_draft(
            government_id=office.id,
            draft_id=drafted.draft_id,
            edition=count,
            said="x",
            change=lambda sop, n=count: sop.with_changes(number=f"9/{n}"),
            by=acting(office, "staf"),
            at=AT + timedelta(minutes=count),
        )

    edited, received = page_of(office, drafted.slug).history

    assert (edited.kind, edited.count, received.kind) == ("edited", 3, "received")
    assert edited.at == AT + timedelta(minutes=2)
    assert edited.post == office.posts["staf"].name


def test_a_wish_says_for_whom():
    office = make_office()
    slug = services.wish_for(
        government_id=office.id,
        title="Pengelolaan Arsip",
        unit_id=office.units["umum"].pk,
        reason="Belum diatur",
        by=acting(office, "staf"),
        at=AT,
    )

    page = page_of(office, slug)

    assert page.wish is not None
    assert (page.wish.unit, page.wish.reason) == (
        office.units["umum"].name,
        "Belum diatur",
    )
    assert page.state is State.WISHED
    assert procedure_slugs(office.id) == ()


def test_a_withdrawn_one_says_why():
    office = make_office()
    made = make_adoption(office)
    services.withdraw_sop(
        government_id=office.id,
        slug=made.slug,
        valid_from=TODAY,
        reason="Kegiatan dihapus",
        by=acting(office, "kabag"),
        at=AT,
    )

    page = page_of(office, made.slug)

    assert page.withdrawal is not None
    assert page.withdrawal.reason == "Kegiatan dihapus"
    assert page.dues == ()
    assert procedure_slugs(office.id) == ((made.slug, made.sop.title),)


def test_another_offices_life_is_not_told():
    made = make_adoption(make_office())

    with pytest.raises(Unknown):
        page_of(make_office(), made.slug)
