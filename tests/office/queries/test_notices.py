"""What is left to read is counted, not listed."""

import pytest
from tests.factories.office import AT, make_office

from lajur.office import queries, services

pytestmark = pytest.mark.django_db


def test_list_is_bounded_and_the_count_is_not():
    office = make_office()
    person = office.people["staf"].pk
    for number in range(5):
        services.notify(
            government_id=office.id, person_id=person, text=str(number), at=AT
        )

    rows = queries.notices_of(office.id, person, (), limit=3)

    assert [row.text for row in rows] == ["4", "3", "2"]
    assert queries.unread_count(office.id, person, ()) == 5
    assert queries.unread_count(make_office().id, person, ()) == 0
