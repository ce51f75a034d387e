from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factories.office import make_office
from tests.factories.procedures import (
    AT,
    ON,
    make_adoption,
    make_draft,
    receive_text,
    region_sop,
    small_sop,
)

from lajur.ledger.actor import SYSTEM
from lajur.procedures import queries, services

pytestmark = pytest.mark.django_db


def test_gives_every_procedure_the_state_it_is_in():
    office = make_office()
    make_adoption(office)
    receive_text(office)
    make_draft(office, region_sop())
    services.publish_version(
        government_id=office.id,
        draft_id=make_draft(office, small_sop("lain", "Lain")).draft_id,
        by=SYSTEM,
        at=AT,
    )

    page = queries.catalogue(office.id, ON)

    assert page.counts == {"in_force": 1, "asked": 1, "draft": 1, "approved": 1}
    assert {row.slug: row.state for row in page.rows} == {
        "surat-undangan": "in_force",
        "penyusunan-nota-rapat": "asked",
        "pengumpulan-data": "draft",
        "lain": "approved",
    }
    assert page.total == page.everything == 4


def test_is_in_force_from_its_day_on():
    office = make_office()
    make_adoption(office)

    before = queries.catalogue(office.id, ON - timedelta(days=1))

    assert [row.state for row in before.rows] == ["approved"]


def test_titles_stand_in_order_however_they_are_capitalised():
    office = make_office()
    for slug, title in (("c", "PENYUSUNAN"), ("a", "monitoring"), ("b", "Pengajuan")):
        make_draft(office, small_sop(slug, title))

    rows = queries.catalogue(office.id, ON).rows

    assert [row.slug for row in rows] == ["a", "b", "c"]


def test_reads_page_by_page_in_a_fixed_number_of_statements(
    django_assert_num_queries,
):
    office, other = make_office(), make_office()
    make_draft(other)
    for number in range(52):
        make_draft(office, small_sop(f"sop-{number:02}", f"SOP {number:02}"))

    with django_assert_num_queries(4):
        first = queries.catalogue(office.id, ON)
    second = queries.catalogue(office.id, ON, start=50)

    assert (len(first.rows), first.total, first.has_more) == (50, 52, True)
    assert [row.summary.title for row in second.rows] == ["SOP 50", "SOP 51"]
    assert not second.has_more


def test_forgets_a_discarded_draft():
    office = make_office()
    draft = make_draft(office)
    services.discard_draft(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    assert queries.catalogue(office.id, ON).rows == ()


def test_any_form_of_a_word_finds_what_an_sop_says():
    ours, theirs = make_office(), make_office()
    make_adoption(ours)
    make_adoption(theirs, small_sop("lain", "Pemusnahan Arsip"))

    def found(words):
        return [row.slug for row in queries.catalogue(ours.id, ON, words=words).rows]

    assert found("disusun undang") == ["surat-undangan"]
    assert found("kasubag") == ["surat-undangan"]
    assert found("000.8.3/7") == ["surat-undangan"]
    assert found("dan di") == ["surat-undangan"]
    assert found("musnah") == []


def test_findings_filter_the_catalogue_in_as_many_statements(
    django_assert_num_queries,
):
    office = make_office()
    make_adoption(office)
    bare = small_sop("tanpa-waktu", "Tanpa Waktu")
    steps = tuple(replace(step, duration=None) for step in bare.steps)
    make_adoption(office, bare.with_changes(steps=steps, stated_total=None))

    with django_assert_num_queries(4):
        warned = queries.catalogue(office.id, ON, findings="warnings")
    assert [row.slug for row in warned.rows] == ["tanpa-waktu"]
    clean = queries.catalogue(office.id, ON, findings="none").rows
    assert [row.slug for row in clean] == ["surat-undangan"]
    assert queries.catalogue(office.id, ON, findings="errors").rows == ()
