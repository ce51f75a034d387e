import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, make_draft, small_sop

from lajur.procedures.models import Procedure
from lajur.procedures.queries.checking import checked
from lajur.procedures.services.index import index_procedure, recount

pytestmark = pytest.mark.django_db


def test_a_published_sop_is_indexed_by_stems_and_by_the_sops_it_names():
    office = make_office()
    sop = small_sop().with_changes(related_sops=("SOP Pengelolaan Arsip",))
    made = make_adoption(office, sop)

    row = Procedure.objects.get(government_id=office.id, slug=made.slug)

    assert "'susun'" in row.words
    assert "'undang'" in row.words
    assert row.names == [
        {"text": "SOP Pengelolaan Arsip", "how": "related", "step": ""}
    ]


def test_only_the_government_s_own_row_is_written():
    ours, theirs = make_office(), make_office()
    mine, other = make_adoption(ours), make_adoption(theirs)
    row = Procedure.objects.get(government_id=ours.id, slug=mine.slug)

    index_procedure(row, small_sop(title="Pemusnahan Arsip"))

    kept = Procedure.objects.get(government_id=theirs.id, slug=other.slug)
    assert "'musnah'" in Procedure.objects.get(pk=row.pk).words
    assert "'musnah'" not in kept.words


def stored(office, slug: str) -> int:
    row = Procedure.objects.get(government_id=office.id, slug=slug)
    return sum(row.findings.values())


def test_an_sop_published_later_takes_the_finding_of_its_name_away():
    here, there = make_office(), make_office()
    sop = small_sop().with_changes(related_sops=("SOP Pemusnahan Arsip",))
    made, other = make_adoption(here, sop), make_adoption(there, sop)
    make_adoption(here, small_sop("neraca", "Penyusunan Neraca"))
    before = stored(here, made.slug)

    make_adoption(here, small_sop("arsip", "Pemusnahan Arsip"))

    assert stored(here, made.slug) == before - 1
    for office, slug in ((here, made.slug), (there, other.slug)):
        assert stored(office, slug) == len(checked(office.id, slug).told)


def test_a_draft_that_names_a_new_sop_is_counted_anew_too():
    office = make_office()
    make_adoption(office)
    sop = small_sop("neraca", "Penyusunan Neraca")
    draft = make_draft(office, sop.with_changes(related_sops=("SOP Pemusnahan Arsip",)))

    make_adoption(office, small_sop("arsip", "Pemusnahan Arsip"))

    assert stored(office, draft.slug) == len(checked(office.id, draft.slug).told)


def test_both_sops_of_one_activity_are_counted():
    office = make_office()
    first = make_adoption(office, small_sop("satu", "Pemusnahan Arsip"))

    second = make_adoption(office, small_sop("dua", "Pemusnahan Arsip"))

    for slug in (first.slug, second.slug):
        told = checked(office.id, slug).told
        assert "L08" in {row.diagnosis.code for row in told}
        assert stored(office, slug) == len(told)


def test_nothing_is_counted_where_nobody_is_affected(django_assert_num_queries):
    office = make_office()

    with django_assert_num_queries(0):
        recount(office.id, ())
