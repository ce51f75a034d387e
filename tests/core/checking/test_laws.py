"""The register of laws that ships with the product."""

from lajur.core.checking.laws import Law, register


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
    law = register().cited("UU No. 23 Tahun 2014")

    assert law is not None
    assert law.name == "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"
    assert register().cited("UU No. 999 Tahun 2014") is None
    assert Law("perda", "1", 2020, "", "in_force").name == (
        "Peraturan Daerah Nomor 1 Tahun 2020"
    )


def test_the_register_says_when_it_was_looked_at() -> None:
    assert register().checked_on.year >= 2026


def test_an_office_says_more_of_a_law_and_keeps_what_it_is_about() -> None:
    later = Law("permendagri", "60", 2027, "Penerapan SPM", "in_force")
    old = Law("permendagri", "59", 2021, "SPM", "replaced", (later.code,))

    laws = register().amended([old, later])

    assert [law.code for law in laws.newest(laws.laws["permendagri 100/2018"])] == [
        later.code
    ]
    assert laws.laws[old.code].topics == ("spm",)
    assert register().amended([]) is register()


def test_laws_that_replace_each_other_lead_nowhere() -> None:
    one = Law("perda", "1", 2020, "Satu", "replaced", ("perda 2/2020",))
    two = Law("perda", "2", 2020, "Dua", "replaced", ("perda 1/2020", "perda 9/2020"))

    assert register().amended([one, two]).newest(one) == ()
