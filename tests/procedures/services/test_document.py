import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, receive_text

from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.procedures import services
from lajur.procedures.models import Adoption, Draft, Version

pytestmark = pytest.mark.django_db
TITLES = ("Penyusunan Nota Rapat", "Penyusunan Notula", "Penyusunan Risalah")


def complete(office, drafts):
    for draft in drafts:
        services.accept_guesses(
            government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
        )


def publish(office, received, after=-1, by=SYSTEM):
    return services.publish_next(
        government_id=office.id,
        document_id=received.document_id,
        after=after,
        by=by,
        at=AT,
    )


def test_publishes_one_complete_sop_after_the_other_and_leaves_open_ones():
    office, other = make_office(), make_office()
    received = receive_text(office, *TITLES)
    complete(office, received.drafts[1:])

    first = publish(office, received)
    second = publish(office, received, after=first.position)

    assert (first.position, second.position) == (1, 2)
    assert first.is_published
    assert second.is_published
    assert publish(office, received, after=second.position) is None
    assert publish(other, received) is None
    assert Draft.objects.get(pk=received.drafts[0].draft_id).state == "open"
    assert Version.objects.filter(government_id=office.id).count() == 2


def test_puts_in_force_only_what_its_names_make_certain():
    office = make_office()
    received = receive_text(office, TITLES[0])
    complete(office, received.drafts)

    outcome = publish(office, received)

    assert outcome.is_published
    has_adoption = Adoption.objects.filter(government_id=office.id).exists()
    assert outcome.is_in_force == has_adoption
    assert bool(outcome.reason) != outcome.is_in_force


def test_tells_why_whoever_answered_may_not_publish_and_goes_on():
    office = make_office()
    received = receive_text(office, *TITLES[:2])
    clerk = ActingAs(7, "Orang Uji", 8, "Analis")
    for draft in received.drafts:
        services.accept_guesses(
            government_id=office.id, draft_id=draft.draft_id, by=clerk, at=AT
        )

    outcome = publish(office, received, by=clerk)

    assert not outcome.is_published
    assert not outcome.is_in_force
    assert outcome.reason
    assert publish(office, received, after=outcome.position, by=clerk).position == 1
    assert not Version.objects.filter(government_id=office.id).exists()
