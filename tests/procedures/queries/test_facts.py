import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, make_draft, small_sop

from lajur.procedures.queries import facts

pytestmark = pytest.mark.django_db


def test_only_the_newest_versions_of_one_government_are_facts():
    here, there = make_office(), make_office()
    make_adoption(here, small_sop("arsip", "Pemusnahan Arsip"))
    make_adoption(there, small_sop("neraca", "Penyusunan Neraca"))

    found = facts.facts_of(here.id)

    assert [(e.slug, e.title) for e in found.entries] == [("arsip", "Pemusnahan Arsip")]


def test_texts_already_seen_are_not_read_again(django_assert_num_queries):
    office = make_office()
    make_adoption(office)
    make_draft(office, small_sop("neraca", "Penyusunan Neraca"))
    facts.facts_of(office.id)
    facts.draft_facts_of(office.id)

    with django_assert_num_queries(1):
        facts.facts_of(office.id)
    with django_assert_num_queries(1):
        (draft,) = facts.draft_facts_of(office.id)
    assert draft.title == "Penyusunan Neraca"


def test_forgets_facts_rather_than_growing_without_end(monkeypatch):
    office = make_office()
    make_adoption(office)
    facts.facts_of(office.id)
    monkeypatch.setattr(facts, "_FACTS_KEPT", 0)

    assert len(facts.facts_of(office.id).entries) == 1


def test_the_version_before_is_found_where_there_is_one():
    office = make_office()
    made = make_adoption(office, small_sop("arsip", "Pemusnahan Arsip"))

    assert facts.earlier_fact(office.id, made.slug, 1) == ()
    (entry,) = facts.earlier_fact(office.id, made.slug, 2)
    assert entry.title == "Pemusnahan Arsip"
