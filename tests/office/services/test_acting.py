"""Who holds a post: definitive, Plt., Plh., Pj., delegate, and until when."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.factories.office import AT, make_office, make_person

from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import events_of
from lajur.office import queries, services
from lajur.office.errors import (
    ActingTaken,
    BadPeriod,
    NotOfficeManager,
    OwnPost,
    PostHeld,
    PostVacant,
    UnknownHolding,
    UnknownPerson,
    UnknownPost,
    WarrantMissing,
)
from lajur.office.models import Capacity, Holding
from lajur.office.services import Appointment

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
WEEK = timedelta(days=7)


@pytest.fixture
def office():
    return make_office()


def appoint(office, post, person, capacity, begin=DAY, length=WEEK, **given):
    appointment = Appointment(
        person_id=getattr(person, "pk", None) or office.people[person].pk,
        capacity=capacity,
        valid_from=begin,
        valid_until=begin + length,
        warrant=given.pop("warrant", "800/12/BKPSDM"),
    )
    return services.set_acting(
        government_id=given.pop("government_id", office.id),
        post_id=office.posts[post].pk,
        appointment=appointment,
        by=given.pop("by", None),
        at=AT,
    )


def vacate(office, post, day=DAY - WEEK):
    row = next(
        row
        for row in queries.holders_on(office.id, day)
        if row.post_id == office.posts[post].pk
    )
    services.end_holding(
        government_id=office.id,
        holding_id=row.holding_id,
        valid_until=day,
        by=None,
        at=AT,
    )


def label(office, post, on=DAY):
    return queries.describe_queue(office.id, office.queue(post), on)


def test_plh_is_named_first_while_the_holder_is_away(office):
    appoint(office, "kabag", "kasubag", Capacity.PLH)

    during, after = label(office, "kabag"), label(office, "kabag", DAY + WEEK)

    assert (during.holder, during.capacity) == (
        office.people["kasubag"].name,
        "plh",
    )
    assert during.valid_until == DAY + WEEK
    assert (after.holder, after.capacity) == (office.people["kabag"].name, "definitive")


def test_event_keeps_who_was_appointed_and_by_what_letter(office):
    appoint(office, "kabag", "kasubag", Capacity.PLH)

    event = events_of(office.id, f"office:{office.id}")[0]

    assert event.kind == "holding.set"
    assert event.body["capacity"] == "plh"
    assert event.body["warrant"] == "800/12/BKPSDM"
    assert event.body["valid_until"] == (DAY + WEEK).isoformat()


@pytest.mark.parametrize("capacity", [Capacity.PLT, Capacity.PJ])
def test_vacant_post_takes_a_plt_or_pj(office, capacity):
    vacate(office, "kabag")

    appoint(office, "kabag", "kasubag", capacity)

    assert label(office, "kabag").capacity == capacity


@pytest.mark.parametrize("capacity", [Capacity.PLT, Capacity.PJ])
def test_held_post_takes_no_plt_or_pj(office, capacity):
    with pytest.raises(PostHeld, match="Tunjuk Plh"):
        appoint(office, "kabag", "kasubag", capacity)


@pytest.mark.parametrize("capacity", [Capacity.PLH, Capacity.DELEGATE])
def test_vacant_post_takes_nobody_in_its_holders_place(office, capacity):
    vacate(office, "kabag")

    with pytest.raises(PostVacant, match="lowong"):
        appoint(office, "kabag", "kasubag", capacity)


def test_second_acting_official_of_a_period_is_refused_by_name(office):
    appoint(office, "kabag", "kasubag", Capacity.PLH)

    with pytest.raises(ActingTaken, match=office.people["kasubag"].name):
        appoint(office, "kabag", "staf", Capacity.PLH, DAY + WEEK - timedelta(days=1))


def test_acting_officials_may_follow_each_other(office):
    appoint(office, "kabag", "kasubag", Capacity.PLH)
    appoint(office, "kabag", "staf", Capacity.PLH, DAY + WEEK)

    assert label(office, "kabag", DAY + WEEK).holder == office.people["staf"].name


def test_delegates_may_be_several_but_not_the_same_twice(office):
    appoint(office, "kabag", "kasubag", Capacity.DELEGATE)
    appoint(office, "kabag", "staf", Capacity.DELEGATE)

    assert label(office, "kabag").capacity == "definitive"
    assert queries.may_act(
        office.id, office.people["staf"].pk, office.queue("kabag"), DAY
    )
    with pytest.raises(ActingTaken):
        appoint(office, "kabag", "staf", Capacity.DELEGATE, DAY + timedelta(days=1))


def test_one_person_may_act_in_two_posts(office):
    appoint(office, "kabag", "staf", Capacity.PLH)
    appoint(office, "kasubag", "staf", Capacity.PLH)

    rows = queries.acting_posts(office.id, office.people["staf"].pk, DAY)

    assert [row.capacity for row in rows] == ["definitive", "plh", "plh"]


def test_nobody_stands_in_for_himself(office):
    with pytest.raises(OwnPost):
        appoint(office, "kabag", "kabag", Capacity.PLH)


def test_appointment_wants_the_number_of_its_letter(office):
    with pytest.raises(WarrantMissing):
        appoint(office, "kabag", "kasubag", Capacity.PLH, warrant="  ")


def test_appointment_must_end_after_it_begins(office):
    with pytest.raises(BadPeriod):
        appoint(office, "kabag", "kasubag", Capacity.PLH, length=timedelta())


def test_only_the_office_administrator_appoints(office):
    def by(key):
        return ActingAs(office.people[key].pk, key, office.posts[key].pk, key)

    appoint(office, "kadis", "staf", Capacity.PLH, by=by("kabag"))

    with pytest.raises(NotOfficeManager):
        appoint(office, "sekda", "staf", Capacity.PLH, by=by("sekda"))


def test_administrator_of_another_government_appoints_nobody_here(office):
    stranger = make_office()
    by = ActingAs(stranger.people["kabag"].pk, "", None, "")

    with pytest.raises(NotOfficeManager):
        appoint(office, "sekda", "staf", Capacity.PLH, by=by)


def test_nobody_of_another_government_is_appointed(office):
    stranger = make_office()

    with pytest.raises(UnknownPerson):
        appoint(office, "kabag", stranger.people["staf"], Capacity.PLH)
    with pytest.raises(UnknownPost):
        appoint(office, "kabag", "staf", Capacity.PLH, government_id=stranger.id)


def test_database_itself_refuses_a_row_across_governments(office):
    stranger = make_office()

    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(
            government_id=office.id,
            post_id=office.posts["kabag"].pk,
            person_id=stranger.people["staf"].pk,
            capacity=Capacity.DELEGATE,
            valid_from=DAY,
        )


@pytest.mark.parametrize("capacity", [Capacity.DEFINITIVE, Capacity.PLH])
def test_database_itself_refuses_two_at_a_time(office, capacity):
    vacate(office, "kabag")
    rows = [
        Holding(
            government_id=office.id,
            post_id=office.posts["kabag"].pk,
            person_id=office.people[key].pk,
            capacity=capacity,
            valid_from=DAY,
        )
        for key in ("staf", "kasubag")
    ]
    rows[0].save()

    with pytest.raises(IntegrityError), transaction.atomic():
        rows[1].save()


def test_new_holder_ends_whoever_held_or_acted_before(office):
    appoint(office, "kabag", "kasubag", Capacity.PLH, length=4 * WEEK)
    successor = make_person(office.government, "Pejabat Baru")

    services.set_holder(
        government_id=office.id,
        post_id=office.posts["kabag"].pk,
        person_id=successor.pk,
        valid_from=DAY + WEEK,
        by=None,
        at=AT,
    )

    assert label(office, "kabag", DAY).holder == office.people["kasubag"].name
    assert label(office, "kabag", DAY + WEEK).holder == "Pejabat Baru"
    former = office.people["kabag"].pk
    kabag = office.queue("kabag")
    assert queries.may_act(office.id, former, kabag, DAY)
    assert not queries.may_act(office.id, former, kabag, DAY + WEEK)


def test_new_holder_takes_the_place_of_an_acting_official_to_come(office):
    appoint(office, "kabag", "kasubag", Capacity.PLH, DAY + WEEK)
    successor = make_person(office.government, "Pejabat Baru")

    services.set_holder(
        government_id=office.id,
        post_id=office.posts["kabag"].pk,
        person_id=successor.pk,
        valid_from=DAY,
        by=None,
        at=AT,
    )

    assert label(office, "kabag", DAY + WEEK).holder == "Pejabat Baru"


def test_holder_before_a_recorded_one_is_refused(office):
    with pytest.raises(PostHeld):
        services.set_holder(
            government_id=office.id,
            post_id=office.posts["kabag"].pk,
            person_id=office.people["staf"].pk,
            valid_from=date(2024, 1, 2),
            by=None,
            at=AT,
        )


def test_early_return_ends_the_plh(office):
    holding = appoint(office, "kabag", "kasubag", Capacity.PLH)

    services.end_holding(
        government_id=office.id,
        holding_id=holding.pk,
        valid_until=DAY + timedelta(days=2),
        by=None,
        at=AT,
    )

    assert label(office, "kabag", DAY + timedelta(days=2)).capacity == "definitive"
    assert events_of(office.id, f"office:{office.id}")[0].kind == "holding.ended"


@pytest.mark.parametrize("day", [DAY, DAY + WEEK + timedelta(days=1)])
def test_holding_ends_within_its_period(office, day):
    holding = appoint(office, "kabag", "kasubag", Capacity.PLH)

    with pytest.raises(BadPeriod):
        services.end_holding(
            government_id=office.id,
            holding_id=holding.pk,
            valid_until=day,
            by=None,
            at=AT,
        )


def test_holding_of_another_government_is_not_found(office):
    holding = appoint(office, "kabag", "kasubag", Capacity.PLH)

    with pytest.raises(UnknownHolding):
        services.end_holding(
            government_id=make_office().id,
            holding_id=holding.pk,
            valid_until=DAY + timedelta(days=1),
            by=None,
            at=AT,
        )
