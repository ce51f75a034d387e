"""The office's line in the ledger."""

import pytest
from tests.factories.office import AT, make_office

from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.ledger.queries import events_of
from lajur.office.errors import NotOfficeManager
from lajur.office.services.record import record, require_manager

pytestmark = pytest.mark.django_db


def test_what_nobody_ordered_was_done_by_the_system():
    office, other = make_office(), make_office()
    before = len(events_of(other.id, f"office:{other.id}"))

    record(government_id=office.id, kind="note", body={"n": 1}, by=None, at=AT)

    event = events_of(office.id, f"office:{office.id}")[0]
    assert (event.kind, event.body["n"]) == ("note", 1)
    assert event.body["by"] == SYSTEM.as_body()
    assert len(events_of(other.id, f"office:{other.id}")) == before


def test_administrator_and_system_may_pass_and_nobody_else():
    office = make_office()
    manager = ActingAs(office.people["kabag"].pk, "", None, "")
    require_manager(office.id, manager)
    require_manager(office.id, SYSTEM)
    require_manager(office.id, None)

    for person in (office.people["sekda"].pk, None):
        with pytest.raises(NotOfficeManager):
            require_manager(office.id, ActingAs(person, "", None, ""))
