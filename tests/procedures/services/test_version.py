import threading
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.office import make_office
from tests.factories.procedures import (
    AT,
    ON,
    make_adoption,
    make_draft,
    small_sop,
)

from lajur.core.sop import Certainty, Exit
from lajur.ledger.actor import SYSTEM, ActingAs
from lajur.ledger.queries import events_of
from lajur.procedures import errors, services
from lajur.procedures.lane import Adopting
from lajur.procedures.models import Adoption, Answer, Draft, Procedure, Version

pytestmark = pytest.mark.django_db


def publish(office, draft, by=SYSTEM, adopting=None):
    return services.publish_version(
        government_id=office.id,
        draft_id=draft.draft_id,
        by=by,
        at=AT,
        adopting=adopting,
    )


def guessed_sop():
    certainty = Certainty("guessed", {"rule": "order"}, "Hilang.", ("kasubag",))
    return small_sop().with_changes(certainty={"/steps/3/actor": certainty})


def test_publishes_a_draft_as_the_next_version_and_tells_the_ledger():
    office = make_office()

    first = publish(office, make_draft(office))
    revised = small_sop().with_changes(records=("Buku agenda", "Arsip"))
    second = publish(office, make_draft(office, revised))

    assert (first.number, second.number) == (1, 2)
    assert first.slug == second.slug
    procedure = Procedure.objects.get(government_id=office.id, slug=first.slug)
    kinds = [event.kind for event in events_of(office.id, procedure.stream)]
    assert kinds == ["published", "received", "published", "received"]


def test_refuses_a_guess_nobody_confirmed_by_naming_it():
    office = make_office()
    draft = make_draft(office, guessed_sop())

    with pytest.raises(errors.QuestionsOpen) as refusal:
        publish(office, draft)

    assert "1 pertanyaan belum dijawab" in str(refusal.value)
    assert not Version.objects.filter(government_id=office.id).exists()


def test_refuses_an_sop_that_cannot_run():
    office = make_office()
    sop = small_sop()
    broken = replace(sop.steps[3], exits=(Exit(None, "s9"),))
    draft = make_draft(
        office, sop.with_changes(steps=(*sop.steps[:3], broken, sop.steps[4]))
    )

    with pytest.raises(errors.NotRunnable) as refusal:
        publish(office, draft)

    assert "Langkah 4" in str(refusal.value)


def test_refuses_a_step_without_an_actor():
    office = make_office()
    sop = small_sop()
    lost = replace(sop.steps[0], actor=None)

    with pytest.raises(errors.NotRunnable):
        publish(
            office, make_draft(office, sop.with_changes(steps=(lost, *sop.steps[1:])))
        )


def test_does_not_let_the_author_approve_unless_the_office_says_so():
    office = make_office()
    author = ActingAs(office.people["kabag"].pk, "Kabag", office.posts["kabag"].pk, "")
    drafted = services.import_sop(
        government_id=office.id, sop=small_sop(), by=author, at=AT
    )

    with pytest.raises(errors.AuthorMayNotPublish):
        publish(office, drafted, by=author)
    office.government.settings = {"author_may_publish": True}
    office.government.save()

    assert publish(office, drafted, by=author).number == 1


def test_lets_another_person_approve():
    office = make_office()
    author = ActingAs(office.people["kabag"].pk, "Kabag", None, "Kabag")
    other = ActingAs(office.people["sekda"].pk, "Sekda", None, "Sekda")
    drafted = services.import_sop(
        government_id=office.id, sop=small_sop(), by=author, at=AT
    )

    assert publish(office, drafted, by=other).number == 1


def test_publishes_once():
    office = make_office()
    draft = make_draft(office)
    publish(office, draft)

    with pytest.raises(errors.DraftClosed):
        publish(office, draft)


def test_does_not_see_the_draft_of_another_government():
    office, other = make_office(), make_office()
    draft = make_draft(office)

    with pytest.raises(errors.Unknown):
        publish(other, draft)


def test_publishes_nothing_when_a_lane_of_the_adoption_is_unbound():
    office = make_office()
    sop = small_sop()
    lost = replace(sop.actors[1], name="Pengawas Internal")
    draft = make_draft(
        office, sop.with_changes(actors=(sop.actors[0], lost, sop.actors[2]))
    )
    adopting = Adopting(office.units["bagian"].pk, ON)

    with pytest.raises(errors.LaneUnbound) as refusal:
        publish(office, draft, adopting=adopting)

    assert "Pengawas Internal" in str(refusal.value)
    assert not Version.objects.filter(government_id=office.id).exists()
    assert Draft.objects.get(pk=draft.draft_id).state == Draft.State.OPEN


def test_freezes_what_a_version_says_in_the_database():
    office = make_office()
    made = make_adoption(office)
    rows = Version.objects.filter(pk=made.version_id)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(title="Lain")
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    rows.update(state=Version.State.WITHDRAWN)

    assert rows.get().title == made.sop.title


def test_keeps_answers_for_good():
    office = make_office()
    draft = make_draft(office, guessed_sop())
    services.accept_guesses(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )
    answers = Answer.objects.filter(draft_id=draft.draft_id)

    with pytest.raises(DatabaseError), transaction.atomic():
        answers.update(value="lain")
    with pytest.raises(DatabaseError), transaction.atomic():
        answers.delete()

    assert answers.count() == 1


def test_refuses_rows_that_point_into_another_government():
    made = make_adoption(make_office())
    other = make_office()

    with pytest.raises(DatabaseError), transaction.atomic():
        Adoption.objects.filter(pk=made.adoption_id).update(
            unit_id=other.units["bagian"].pk
        )


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_publish_one_version():
    office = make_office()
    draft = make_draft(office)
    gate = threading.Barrier(2)
    outcomes = []

    def run():
        try:
            gate.wait()
            outcomes.append(publish(office, draft).number)
        except errors.DraftClosed as closed:
            outcomes.append(str(closed))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(map(str, outcomes))[0] == "1"
    assert Version.objects.filter(government_id=office.id).count() == 1
    assert any("sudah" in str(outcome) for outcome in outcomes)
