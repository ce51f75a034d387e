from dataclasses import replace

import pytest
from tests.factories.approval import make_approval, make_approving_office, plan
from tests.factories.procedures import make_draft, small_sop

from lajur.cases.models import Case
from lajur.office.queries import government
from lajur.procedures.lane import Identity
from lajur.procedures.queries.approval import (
    approval_carried,
    approval_of_case,
    approval_of_draft,
    approval_of_slug,
    withdrawal_of,
)

pytestmark = pytest.mark.django_db


def test_an_approval_is_found_by_case_draft_and_name():
    approving = make_approval()
    by_case = approval_of_case(approving.id, approving.running.case_id)

    assert by_case is not None
    assert by_case == approval_of_draft(approving.id, approving.drafted.draft_id)
    assert by_case == approval_of_slug(approving.id, approving.drafted.slug)
    assert (by_case.is_open, by_case.is_away, by_case.is_planned) == (
        True,
        True,
        False,
    )
    assert (by_case.title, by_case.version_before) == ("Penyiapan Rapat Dinas", 0)


def test_a_draft_is_printed_as_it_will_be_adopted():
    approving = make_approval()
    found = approval_of_slug(approving.id, approving.drafted.slug)
    assert found is not None
    assert found.printed(small_sop()).effective_date == "2026-01-07"

    named = replace(found, identity=Identity(number="7/UJI", unit="Bagian Uji"))

    printed = named.printed(small_sop())
    assert (printed.number, printed.unit) == ("7/UJI", "Bagian Uji")


def test_a_planned_and_a_returned_one_say_so():
    office = make_approving_office()
    drafted = make_draft(office)
    plan(office, drafted)
    planned = approval_of_draft(office.id, drafted.draft_id)
    assert planned is not None
    assert planned.is_planned

    approving = make_approval()
    approving.complete("staf")
    approving.send_back("kasubag")
    returned = approval_of_case(approving.id, approving.running.case_id)
    assert returned is not None
    assert returned.is_returned
    assert not returned.is_away


def test_another_office_finds_nothing():
    approving, other = make_approval(), make_approval()

    assert approval_of_case(other.id, approving.running.case_id) is None
    assert approval_of_draft(other.id, approving.drafted.draft_id) is None
    assert withdrawal_of(other.id, 1) is None


def test_only_cases_of_the_approving_sop_are_asked(django_assert_num_queries):
    approving = make_approval()
    case = Case.objects.get(pk=approving.running.case_id)
    settings = government(approving.id).settings
    found = approval_carried(approving.id, case.pk, case.version_id, settings)

    assert found is not None
    assert found.case_id == case.pk
    with django_assert_num_queries(0):
        assert approval_carried(approving.id, case.pk, case.version_id, {}) is None
        other = {"approval_sop": "lain"}
        assert approval_carried(approving.id, case.pk, case.version_id, other) is None
