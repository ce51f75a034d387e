from datetime import timedelta

import pytest
from tests.core.families.kin import LOANS, loan, with_step
from tests.factories.kin import AT, make_family, make_followers, publish, revise
from tests.factories.office import make_government, make_office

from lajur.ledger.actor import SYSTEM
from lajur.procedures import errors, services
from lajur.procedures.models import Procedure
from lajur.procedures.queries.family import (
    families,
    family_names,
    family_page,
    follower_page,
    kin_of,
    pattern_row,
)
from lajur.procedures.services.offer import accept_offer, mend_pattern

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (sop.slug for sop in LOANS)


def mended():
    office = make_office()
    family = make_followers(office)
    revise(office, FIRST, lambda sop: sop.with_changes(warnings=("Periksa alat",)))
    mend_pattern(government_id=office.id, slug=FIRST, by=SYSTEM, at=AT)
    return office, family


def test_lists_families_with_their_members_patterns_and_offers(
    django_assert_num_queries,
):
    office, family = mended()
    make_followers(make_office(make_government("Kenari")))
    with django_assert_num_queries(1):
        (row,) = families(office.id)
    assert (row.id, row.name) == (family.pk, "Peminjaman")
    assert (row.members, row.followers, row.edition, row.offers) == (3, 3, 2, 2)
    with django_assert_num_queries(1):
        assert family_names(office.id) == {family.pk: "Peminjaman"}


def test_a_family_that_lost_its_members_is_not_listed():
    office = make_office()
    make_family(office, LOANS[:2])
    Procedure.objects.update(family=None)
    assert families(office.id) == ()
    assert family_names(office.id) == {}


def test_the_page_of_a_family_needs_the_same_statements_for_any_size(
    django_assert_num_queries,
):
    office, family = mended()
    with django_assert_num_queries(6):
        family_page(office.id, family.pk)
    for thing in ("Tenda", "Layar", "Mikrofon", "Kursi"):
        publish(office, loan(thing))
    with django_assert_num_queries(6):
        page = family_page(office.id, family.pk)
    assert len(page.members) == 7
    assert page.offers == 2


def test_the_page_tells_how_each_member_differs():
    office, family = mended()
    revise(office, THIRD, lambda sop: with_step(sop, 3, text="Menolak peminjaman"))
    services.import_sop(government_id=office.id, sop=loan("Tenda"), by=SYSTEM, at=AT)
    page = family_page(office.id, family.pk)
    rows = {row.slug: row for row in page.members}
    assert rows[FIRST].subject == "Proyektor"
    assert rows[FIRST].edition == page.pattern.edition == 2
    assert rows[FIRST].differences == 0
    assert rows[THIRD].differences == 1
    assert rows[THIRD].offer == "open"
    assert not rows[FIRST].has_news
    assert page.before.template["warnings"] == []
    assert 0 < rows[FIRST].share < 20
    draft = rows["peminjaman-tenda"]
    assert (draft.has_page, draft.edition, draft.subject) == (False, 0, "")
    assert page.pattern.origin == LOANS[0].title


def test_the_page_tells_where_offers_stand_and_what_the_pattern_may_learn():
    office, family = mended()
    given = {"government_id": office.id, "by": SYSTEM, "at": AT + timedelta(hours=1)}
    revise(office, SECOND, lambda sop: sop.with_changes(warnings=("Lain alat",)))
    draft_id = accept_offer(slug=SECOND, **given)
    accept_offer(slug=THIRD, **given)
    page = family_page(office.id, family.pk)
    assert [row.offer for row in page.members] == ["drafted", "", "drafted"]
    assert page.before is None
    services.publish_version(draft_id=draft_id, **given)
    draft_id = services.open_revision(slug=FIRST, **given)
    services.publish_version(draft_id=draft_id, **given)
    rows = {row.slug: row for row in family_page(office.id, family.pk).members}
    assert rows[FIRST].has_news
    assert not rows[SECOND].has_news
    assert rows[SECOND].edition == 2


def test_places_both_changed_are_counted():
    office = make_office()
    family = make_followers(office)
    revise(office, SECOND, lambda sop: with_step(sop, 3, text="Menolak"))
    revise(
        office,
        FIRST,
        lambda sop: with_step(sop, 3, text="Mengizinkan").with_changes(
            warnings=("Periksa",)
        ),
    )
    mend_pattern(government_id=office.id, slug=FIRST, by=SYSTEM, at=AT)
    rows = {row.slug: row for row in family_page(office.id, family.pk).members}
    assert rows[SECOND].conflicts == 1
    assert rows[THIRD].conflicts == 0


def test_a_family_without_a_pattern_has_none():
    office = make_office()
    family = make_family(office)
    assert family_page(office.id, family.pk).pattern is None
    assert pattern_row(office.id, family.pk) is None


def test_pages_of_another_government_are_unknown():
    _, family = mended()
    here = make_office(make_government("Kenari"))
    with pytest.raises(errors.Unknown):
        family_page(here.id, family.pk)
    with pytest.raises(errors.Unknown):
        follower_page(here.id, FIRST)
    assert kin_of(here.id, FIRST) is None
    assert families(here.id) == ()


def test_an_sop_is_told_its_family_and_what_is_nearly_the_same(
    django_assert_num_queries,
):
    office, family = mended()
    copy = loan("Proyektor").with_changes(slug="salinan", warnings=("Lain",))
    services.import_sop(government_id=office.id, sop=copy, by=SYSTEM, at=AT)
    with django_assert_num_queries(2):
        kin = kin_of(office.id, "salinan")
    assert (kin.family_id, kin.name, kin.others) == (family.pk, "Peminjaman", 3)
    assert kin.twins == ((FIRST, LOANS[0].title),)
    assert (kin.edition, kin.has_offer) == (0, False)
    assert kin_of(office.id, SECOND).has_offer
    Procedure.objects.filter(slug=FIRST).update(family=None)
    assert kin_of(office.id, FIRST) is None


def test_a_follower_is_shown_beside_its_pattern_and_its_offer(
    django_assert_num_queries,
):
    office, family = mended()
    with django_assert_num_queries(2):
        page = follower_page(office.id, SECOND)
    assert (page.family_id, page.edition, page.number) == (family.pk, 1, 1)
    assert page.plain.steps == page.sop.steps
    assert page.offer.edition == 2
    assert page.offer.origin == LOANS[0].title
    assert page.offer.sop.warnings == ("Periksa alat",)
    assert page.offer.conflicts == ()
    assert follower_page(office.id, FIRST).offer is None
