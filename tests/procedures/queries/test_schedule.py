from datetime import date

import pytest
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, region_sop, small_sop

from lajur.procedures.queries.schedule import assessments, due_now, due_of, schedule
from lajur.procedures.schedule import Kind, Urgency

pytestmark = pytest.mark.django_db
SPRING, SUMMER = date(2026, 4, 1), date(2026, 7, 1)


def test_each_sop_at_work_has_its_next_monitoring_and_evaluation():
    office, other = make_office(), make_office()
    make_adoption(office)
    make_adoption(other, region_sop())

    rows = schedule(office.id, SPRING)

    assert [(row.due.kind, row.due.on) for row in rows] == [
        (Kind.MONITORING, date(2026, 7, 5)),
        (Kind.EVALUATION, date(2027, 1, 5)),
    ]
    assert {row.unit for row in rows} == {office.units["bagian"].name}
    assert [row.is_monitoring for row in rows] == [True, False]
    assert not any(row.is_due or row.is_late or row.last for row in rows)


def test_what_is_near_or_past_is_due():
    office = make_office()
    made = make_adoption(office)

    assert due_now(office.id, SPRING) == ()
    (near,) = due_now(office.id, SUMMER)
    (late,) = due_now(office.id, date(2026, 8, 1))

    assert near.is_due
    assert late.is_late
    due = due_of(office.id, made.adoption_id, made_since(), Kind.MONITORING, SUMMER)
    assert due == near.due
    assert due.urgency is Urgency.DUE


def made_since() -> date:
    return date(2026, 1, 5)


def test_statements_do_not_grow_with_the_register(django_assert_num_queries):
    office = make_office()
    make_adoption(office)
    make_adoption(office, small_sop("rapat", "Penyiapan Rapat"))
    make_adoption(office, region_sop())

    with django_assert_num_queries(3):
        assert len(schedule(office.id, SPRING)) == 6
    with django_assert_num_queries(1):
        assert assessments(office.id, year=2026) == ()


def test_one_sop_is_asked_alone():
    office = make_office()
    made = make_adoption(office)
    make_adoption(office, region_sop())

    assert {row.slug for row in schedule(office.id, SPRING, slug=made.slug)} == {
        made.slug
    }


def test_a_notice_says_it_in_the_offices_language():
    office = make_office()
    make_adoption(office)
    (row,) = due_now(office.id, SUMMER)

    assert row.sentence(is_late=False) == (
        "Pemantauan SOP Penyusunan Surat Undangan Rapat jatuh tempo 5 Juli 2026"
    )
    assert "terlewat sejak" in row.sentence(is_late=True)
