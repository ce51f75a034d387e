from datetime import date, timedelta

import pytest
from tests.factories.office import make_office
from tests.factories.procedures import ON, make_adoption, region_sop, small_sop

from lajur.procedures import errors, queries

pytestmark = pytest.mark.django_db


def test_the_register_of_a_day_has_what_is_in_force_there_that_day():
    office, other = make_office(), make_office()
    make_adoption(other)
    make_adoption(office)
    make_adoption(office, region_sop(), on=date(2026, 6, 1))

    early = queries.in_force(office.id, ON)
    late = queries.in_force(office.id, date(2026, 6, 1))

    assert [row.slug for row in early] == ["surat-undangan"]
    assert [row.slug for row in late] == ["pengumpulan-data", "surat-undangan"]
    assert queries.in_force(office.id, ON - timedelta(days=1)) == ()


def test_reads_one_adoption_in_one_statement(django_assert_num_queries):
    office, other = make_office(), make_office()
    made = make_adoption(office)

    with django_assert_num_queries(1):
        row = queries.adoption(office.id, made.adoption_id)

    assert (row.version_id, row.slug) == (made.version_id, made.slug)
    assert row.version_number == 1
    with pytest.raises(errors.Unknown):
        queries.adoption(other.id, made.adoption_id)
    assert queries.lanes(other.id, made.adoption_id, ON) == {}


def test_finds_nothing_for_a_slug_that_is_not_in_force():
    office = make_office()
    made = make_adoption(office)

    assert queries.adoption_of_slug(office.id, "tidak-ada", ON) is None
    assert queries.adoption_of_slug(office.id, made.slug, ON).id == made.adoption_id


def test_prints_the_day_the_adoption_took_force():
    office = make_office()
    made = make_adoption(office, small_sop())

    printed = queries.adopted_sop(office.id, made.adoption_id)

    assert printed.effective_date == ON.isoformat()
