import pytest
from tests.factories.office import AT, make_office

from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of
from lajur.office import queries, services
from lajur.office.errors import NotOfficeManager

pytestmark = pytest.mark.django_db


def acting(office, key):
    person, post = office.people[key], office.posts[key]
    return ActingAs(person.pk, person.name, post.pk, post.name)


def change(office, by=None, **changes):
    services.change_settings(government_id=office.id, changes=changes, by=by, at=AT)


def settings_of(office):
    return queries.government(office.id).settings


def test_a_choice_is_set_and_taken_away_with_an_event_each():
    office, other = make_office(), make_office()

    change(office, by=acting(office, "kabag"), approval_sop="pengesahan")
    assert settings_of(office)["approval_sop"] == "pengesahan"
    assert "approval_sop" not in settings_of(other)

    change(office, approval_sop=None)
    assert "approval_sop" not in settings_of(office)
    kinds = [event.kind for event in events_of(office.id, f"office:{office.id}")[:2]]
    assert kinds == ["settings.changed", "settings.changed"]


def test_what_is_so_already_leaves_no_event():
    office = make_office()
    change(office, approval_sop="pengesahan")
    before = events_of(office.id, f"office:{office.id}")[0].seq

    change(office, approval_sop="pengesahan")

    assert events_of(office.id, f"office:{office.id}")[0].seq == before


def test_only_the_administrator_chooses():
    office = make_office()

    with pytest.raises(NotOfficeManager):
        change(office, by=acting(office, "staf"), approval_sop="pengesahan")

    assert "approval_sop" not in settings_of(office)
