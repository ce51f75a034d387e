"""The register of laws that ships with the product."""

from lajur.core.checking.laws import register


def test_every_law_that_took_the_place_of_another_is_listed() -> None:
    laws = register().laws

    lost = {
        (law.code, code)
        for law in laws.values()
        for code in law.replaced_by
        if code not in laws
    }

    assert lost == set()


def test_a_law_not_in_force_says_what_came_after_or_has_ended() -> None:
    for law in register().laws.values():
        assert law.status in {"in_force", "amended", "replaced", "ended"}
        assert (law.status in {"amended", "replaced"}) == bool(law.replaced_by)


def test_the_newest_law_is_in_force() -> None:
    laws = register()
    old = laws.laws["permendagri 35/2012"]

    assert [law.code for law in laws.newest(old)] == ["permenpan 1/2020"]
    assert laws.newest(laws.laws["permenpan 1/2020"])[0].status == "in_force"


def test_a_law_is_named_as_an_sop_prints_it() -> None:
    law = register().find("uu", "23", 2014)

    assert law is not None
    assert law.name == "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    assert register().find("uu", "999", 2014) is None


def test_the_register_says_when_it_was_looked_at() -> None:
    assert register().checked_on.year >= 2026
