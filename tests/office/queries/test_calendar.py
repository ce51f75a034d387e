"""Editions of a calendar."""

import pytest
from tests.factories.office import make_government

from lajur.office import queries
from lajur.office.models import CalendarEdition

pytestmark = pytest.mark.django_db


def test_edition_is_read_once(django_assert_num_queries):
    government = make_government()
    first = queries.calendar_of(government.pk, 1)

    with django_assert_num_queries(0):
        again = queries.calendar_of(government.pk, 1)

    assert again is first


def test_version_that_never_was_is_not_found():
    government, other = make_government(), make_government()

    with pytest.raises(CalendarEdition.DoesNotExist):
        queries.calendar_of(government.pk, 2)
    assert queries.calendar_of(other.pk, 1).zone is not None
