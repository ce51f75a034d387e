import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, receive_text

from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.procedures import services
from lajur.procedures.models import Adoption, Draft, Procedure, Version
from lajur.procedures.services.index import recount

pytestmark = pytest.mark.django_db
TITLES = ("Penyusunan Nota Rapat", "Penyusunan Notula", "Penyusunan Risalah")


def complete(office, drafts):
    for draft in drafts:
        services.accept_guesses(
            government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
        )


def publish(office, received, after=-1, by=SYSTEM, most=9):
    turns = iter([True] * most + [False])
    return services.publish_complete(
        government_id=office.id,
        document_id=received.document_id,
        after=after,
        by=by,
        at=AT,
        goes_on=lambda: next(turns),
    )


def test_publishes_what_is_complete_and_leaves_open_sops():
    office, other = make_office(), make_office()
    received = receive_text(office, *TITLES)
    complete(office, received.drafts[1:])

    assert publish(other, received).outcomes == ()
    done = publish(office, received)

    assert [outcome.position for outcome in done.outcomes] == [1, 2]
    assert all(outcome.is_published for outcome in done.outcomes)
    assert done.position is None
    assert Draft.objects.get(pk=received.drafts[0].draft_id).state == "open"
    assert Version.objects.filter(government_id=office.id).count() == 2


def test_stops_when_told_and_goes_on_behind_the_last_one():
    office = make_office()
    received = receive_text(office, *TITLES)
    complete(office, received.drafts)

    first = publish(office, received, most=1)
    rest = publish(office, received, after=first.position)

    assert first.position == 0
    assert [outcome.position for outcome in rest.outcomes] == [1, 2]


def test_counts_the_findings_of_all_once_at_the_end():
    office = make_office()
    received = receive_text(office, *TITLES)
    complete(office, received.drafts)
    publish(office, received)

    counted = {p.pk: p.findings for p in Procedure.objects.all()}
    recount(office.id)

    assert {p.pk: p.findings for p in Procedure.objects.all()} == counted


def test_puts_in_force_only_what_its_names_make_certain():
    office = make_office()
    received = receive_text(office, TITLES[0])
    complete(office, received.drafts)

    (outcome,) = publish(office, received).outcomes

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

    done = publish(office, received, by=clerk)

    assert len(done.outcomes) == 2
    for outcome in done.outcomes:
        assert not outcome.is_published
        assert not outcome.is_in_force
        assert outcome.reason
    assert not Version.objects.filter(government_id=office.id).exists()
