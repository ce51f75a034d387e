import json
from datetime import date

import pytest
from django.db import connection
from tests.factories.office import make_office
from tests.factories.procedures import (
    AT,
    ON,
    make_adoption,
    make_draft,
    region_sop,
    small_sop,
)

from lajur.core.sop import Actor
from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import events_of
from lajur.procedures import errors, queries, services
from lajur.procedures.lane import Identity, Lane
from lajur.procedures.models import Adoption, Procedure, Version

pytestmark = pytest.mark.django_db
LATER = date(2026, 3, 2)


def adopt(office, version_id, unit="bagian", on=ON, **given):
    return services.adopt_version(
        government_id=office.id,
        version_id=version_id,
        unit_id=office.units[unit].pk,
        valid_from=on,
        by=SYSTEM,
        at=AT,
        **given,
    )


def rebind(made, actor_id, lane, on=LATER, **given):
    services.rebind_lane(
        government_id=made.government_id,
        adoption_id=made.adoption_id,
        actor_id=actor_id,
        lane=lane,
        valid_from=on,
        by=SYSTEM,
        at=AT,
        **given,
    )


def test_binds_lanes_from_their_names_when_none_are_given():
    office = make_office()
    draft = make_draft(office)
    published = services.publish_version(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    adopted = adopt(
        office, published.version_id, lanes={"staf": Lane(office.queue("staf"))}
    )

    assert queries.lanes(office.id, adopted.adoption_id, ON) == {
        "staf": Lane(office.queue("staf")),
        "kasubag": Lane(office.queue("kasubag")),
        "kabag": Lane(office.queue("kabag")),
    }


def test_refuses_a_lane_no_name_fits_in_one_sentence():
    office = make_office()
    sop = small_sop()
    actors = (*sop.actors[:2], Actor("kabag", "Direktur Utama"))
    draft = make_draft(office, sop.with_changes(actors=actors))
    published = services.publish_version(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    with pytest.raises(errors.LaneUnbound) as refusal:
        adopt(office, published.version_id)

    assert str(refusal.value).startswith("Pelaksana “Direktur Utama” belum ditetapkan.")


def test_refuses_a_queue_of_another_government():
    office, other = make_office(), make_office()
    made = make_adoption(office)

    with pytest.raises(errors.QueueUnknown):
        rebind(made, "staf", Lane(other.queue("staf")))
    with pytest.raises(errors.QueueUnknown):
        rebind(made, "staf", Lane(None, (other.units["dinas"].pk,)))


def test_refuses_a_version_of_another_government():
    office, other = make_office(), make_office()
    made = make_adoption(office)

    with pytest.raises(errors.Unknown):
        adopt(other, made.version_id)


def test_refuses_a_lane_the_sop_does_not_have():
    office = make_office()
    made = make_adoption(office)

    with pytest.raises(errors.LaneUnknown):
        rebind(made, "bendahara", Lane(office.queue("staf")))


def test_a_new_version_takes_the_place_of_the_old_one_from_a_day_on():
    office = make_office()
    old = make_adoption(office)
    revised = small_sop().with_changes(records=("Arsip",))

    new = make_adoption(office, revised, on=LATER)

    assert queries.adoption_of_slug(office.id, old.slug, ON).id == old.adoption_id
    assert queries.adoption_of_slug(office.id, old.slug, LATER).id == new.adoption_id
    states = dict(Version.objects.values_list("number", "state"))
    assert states == {1: Version.State.REVISED, 2: Version.State.IN_FORCE}


def test_adopting_the_same_version_twice_tells_since_when():
    office = make_office()
    made = make_adoption(office)

    with pytest.raises(errors.AdoptedAlready):
        adopt(office, made.version_id)


def test_a_version_can_be_at_work_in_two_units():
    office = make_office()
    made = make_adoption(office)

    adopt(office, made.version_id, unit="umum")

    assert len(queries.in_force(office.id, ON, slug=made.slug)) == 2
    in_umum = queries.in_force(office.id, ON, unit_id=office.units["umum"].pk)
    assert [row.slug for row in in_umum] == [made.slug]


def test_prints_the_adopting_office_and_keeps_the_source():
    office = make_office()
    made = make_adoption(office)

    printed = queries.adopted_sop(office.id, made.adoption_id)

    assert printed.government == "Pemerintah Kota Uji"
    assert printed.office == "Sekretariat Daerah"
    assert printed.unit == "Bagian Organisasi"
    stored = queries.version(office.id, made.version_id).sop
    assert stored.government == "Pemerintah Kota Seberang"


def test_a_given_identity_wins():
    office = make_office()
    made = make_adoption(office)
    own = Identity(office="Kantor Uji", number="7/UJI")

    adopted = adopt(office, made.version_id, unit="umum", identity=own)

    printed = queries.adopted_sop(office.id, adopted.adoption_id)
    assert (printed.office, printed.number) == ("Kantor Uji", "7/UJI")


def test_rebinds_a_lane_from_a_day_on_without_a_new_version():
    office = make_office()
    made = make_adoption(office)

    rebind(made, "staf", Lane(office.queue("staf2")))

    before = queries.lanes(office.id, made.adoption_id, ON)
    after = queries.lanes(office.id, made.adoption_id, LATER)
    assert before["staf"] == Lane(office.queue("staf"))
    assert after["staf"] == Lane(office.queue("staf2"))
    assert Version.objects.filter(government_id=office.id).count() == 1


def test_rebinding_twice_on_one_day_keeps_the_latest():
    office = make_office()
    made = make_adoption(office)

    rebind(made, "staf", Lane(office.queue("staf2")))
    rebind(made, "staf", Lane(f"team:{office.team.pk}"))

    lanes = queries.lanes(office.id, made.adoption_id, LATER)
    assert lanes["staf"] == Lane(f"team:{office.team.pk}")


def test_refuses_to_rebind_before_the_lane_was_bound():
    office = make_office()
    made = make_adoption(office, on=LATER)

    with pytest.raises(errors.DateBackwards):
        rebind(made, "staf", Lane(office.queue("staf2")), on=ON)


def test_asks_for_open_tasks_to_follow_only_when_told():
    office = make_office()
    made = make_adoption(office)

    rebind(made, "staf", Lane(office.queue("staf2")))
    assert effects(made) == []
    rebind(made, "staf", Lane(office.queue("staf")), to_open_tasks=True)

    ((kind, payload),) = effects(made)
    assert kind == services.LANE_REBOUND
    assert payload["adoption_id"] == made.adoption_id
    assert payload["queue"] == office.queue("staf")


def effects(made):
    procedure = Procedure.objects.get(government_id=made.government_id, slug=made.slug)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, payload FROM ledger_effect WHERE stream = %s",
            [procedure.stream],
        )
        rows = cursor.fetchall()
    return [(k, json.loads(p) if isinstance(p, str) else p) for k, p in rows]


def test_ends_an_adoption_and_withdraws_its_version():
    office = make_office()
    made = make_adoption(office)

    services.end_adoption(
        government_id=office.id,
        adoption_id=made.adoption_id,
        valid_until=LATER,
        by=SYSTEM,
        at=AT,
    )

    assert queries.in_force(office.id, LATER) == ()
    assert Version.objects.get(pk=made.version_id).state == Version.State.WITHDRAWN
    with pytest.raises(errors.AdoptionEnded):
        rebind(made, "staf", Lane(office.queue("staf2")))


def test_publishes_the_lanes_as_a_view_for_other_chapters():
    office = make_office()
    make_adoption(make_office())
    made = make_adoption(office, region_sop())
    rebind(made, "staf", Lane(office.queue("staf2")), on=ON)

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT actor_id, queue, unit_ids, valid_from, valid_until"
            " FROM procedures_lanes WHERE government_id = %s ORDER BY actor_id",
            [office.id],
        )
        rows = cursor.fetchall()

    units = sorted(office.units[key].pk for key in ("setda", "dinas"))
    assert [row[0] for row in rows] == ["kasubag", "opd", "staf"]
    assert sorted(rows[1][2]) == units
    assert rows[1][1] is None
    assert rows[2] == ("staf", office.queue("staf2"), [], ON, None)


def test_tells_the_ledger_who_put_it_in_force():
    office = make_office()
    made = make_adoption(office)

    procedure = Procedure.objects.get(government_id=office.id, slug=made.slug)
    newest = events_of(office.id, procedure.stream)[0]

    assert newest.kind == "adopted"
    assert newest.body["lanes"]["staf"]["queue"] == office.queue("staf")
    assert Adoption.objects.get(pk=made.adoption_id).adopted_by
