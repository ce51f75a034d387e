from tests.factories.procedures import region_sop, small_sop

from lajur.procedures.lane import Identity, Lane, used_actors


def test_prints_the_office_s_own_identity_and_keeps_the_rest():
    own = Identity(
        government="Pemerintah Kota Contoh",
        office="Sekretariat Daerah",
        unit="Bagian Organisasi",
    )

    printed = own.printed_on(small_sop().with_changes(subunit="Subbagian Lama"))

    assert printed.government == "Pemerintah Kota Contoh"
    assert printed.unit == "Bagian Organisasi"
    assert printed.subunit is None
    assert printed.number == small_sop().number
    assert Identity.from_json(own.to_json()) == own


def test_knows_the_lanes_that_act():
    sop = region_sop()

    assert used_actors(sop) == ("kasubag", "opd", "staf")


def test_a_lane_without_queue_and_units_is_unbound():
    assert not Lane(None).is_bound
    assert Lane(None, (1,)).is_bound
