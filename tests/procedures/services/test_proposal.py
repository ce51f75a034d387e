import pytest
from tests.factories.office import AT, make_office
from tests.factories.procedures import region_sop, small_sop

from lajur.core.sop import Actor, ActorKind
from lajur.office.queries import unit
from lajur.office.services import create_unit
from lajur.procedures import errors, services
from lajur.procedures.lane import Lane

pytestmark = pytest.mark.django_db


def propose(office, sop, unit="bagian"):
    return services.propose_bindings(
        government_id=office.id, sop=sop, unit_id=office.units[unit].pk
    )


def with_lane(name, kind=ActorKind.POST):
    sop = small_sop()
    return sop.with_changes(actors=(*sop.actors[:2], Actor("kabag", name, kind)))


def test_proposes_every_other_agency_for_a_lane_of_many_units():
    office = make_office()

    proposal = propose(office, region_sop())["opd"]

    assert proposal.lane == Lane(None, (office.units["dinas"].pk,))
    assert proposal.is_certain


def test_proposes_the_divisions_of_the_same_house():
    office = make_office()
    sop = region_sop()
    actors = [
        Actor("opd", "Bagian Lingkup Setda", ActorKind.EACH_UNIT)
        if actor.id == "opd"
        else actor
        for actor in sop.actors
    ]

    proposal = propose(office, sop.with_changes(actors=tuple(actors)))["opd"]

    assert proposal.lane == Lane(None, (office.units["umum"].pk,))


@pytest.mark.parametrize(
    ("name", "kind", "queue"),
    [
        ("Tim Kerja Pelaporan", ActorKind.TEAM, "team"),
        ("Bagian Umum", ActorKind.UNIT, "unit"),
        ("Sekda", ActorKind.POST, "post"),
    ],
)
def test_looks_first_among_things_of_the_lane_s_kind(name, kind, queue):
    proposal = propose(make_office(), with_lane(name, kind))["kabag"]

    assert proposal.lane is not None
    assert str(proposal.lane.queue).startswith(f"{queue}:")


def test_lets_the_first_lane_record_what_outsiders_do():
    office = make_office()

    proposals = propose(office, with_lane("Pemohon", ActorKind.OUTSIDE))

    assert proposals["kabag"].lane == proposals["staf"].lane
    assert "Pihak luar" in proposals["kabag"].why


def test_proposes_nothing_for_a_name_nobody_bears():
    proposal = propose(make_office(), with_lane("Direktur Utama"))["kabag"]

    assert proposal.lane is None


def test_finds_the_unit_from_its_agency_downwards():
    office = make_office()
    for parent in ("setda", "dinas"):
        create_unit(
            government_id=office.id,
            name="Subbagian Perencanaan",
            short_name="Subbag Perencanaan",
            kind="subdivision",
            code=f"REN-{parent}",
            parent_id=office.units[parent].pk,
            by=None,
            at=AT,
        )
    sop = small_sop().with_changes(
        office="DINAS CONTOH KOTA SEBERANG", unit="SUB BAGIAN PERENCANAAN"
    )

    unit_id = services.propose_unit(government_id=office.id, sop=sop)

    found = unit(office.id, unit_id)
    assert found.parent_id == office.units["dinas"].pk


def test_finds_no_unit_where_the_office_has_none():
    sop = small_sop().with_changes(office="Badan Lain", unit=None)

    assert services.propose_unit(government_id=make_office().id, sop=sop) is None


def test_does_not_propose_for_a_unit_of_another_government():
    office, other = make_office(), make_office()

    with pytest.raises(errors.Unknown):
        services.propose_bindings(
            government_id=office.id,
            sop=small_sop(),
            unit_id=other.units["bagian"].pk,
        )
