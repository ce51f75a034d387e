"""Legal bases: in force, whole, and about the subject."""

from datetime import date

from tests.core.checking.sops import last, sop, step

from lajur.core.checking import legal
from lajur.core.checking.changes import apply
from lajur.core.checking.laws import Law, register
from lajur.core.sop import Item

DAY = date(2026, 3, 4)


def test_a_replaced_law_is_mended_with_the_one_in_force() -> None:
    here = sop(legal_bases=("Permendagri 100/2018 tentang Penerapan SPM",))

    (told,) = legal.in_force(here, register())

    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert "Nomor 59 Tahun 2021" in mended.legal_bases[0]
    assert not list(legal.in_force(mended, register()))


def test_a_replaced_law_beside_its_successor_is_taken_away() -> None:
    here = sop(
        legal_bases=(
            "UU 32 Tahun 2004 tentang Pemerintahan Daerah",
            "UU 23 Tahun 2014 tentang Pemerintahan Daerah",
        )
    )

    (told,) = legal.in_force(here, register())

    assert told.mend is not None
    assert apply(here, told.mend.changes).legal_bases == here.legal_bases[1:]


def test_a_law_whose_time_has_ended_has_no_successor() -> None:
    here = sop(legal_bases=("Perpres 81 Tahun 2010 tentang Grand Design",))

    (told,) = legal.in_force(here, register())

    assert told.mend is None
    assert "berakhir" in told.text


def test_an_amended_law_is_noted_unless_the_change_is_cited() -> None:
    old = "Peraturan KPK Nomor 7 Tahun 2016 tentang LHKPN"
    alone = sop(legal_bases=(old,))
    both = sop(legal_bases=(old, "Peraturan KPK Nomor 3 Tahun 2024 tentang LHKPN"))

    assert [d.severity for d in legal.in_force(alone, register())] == ["note"]
    assert not list(legal.in_force(both, register()))


def test_what_a_base_leaves_out_is_told() -> None:
    here = sop(
        legal_bases=(
            "Peraturan Menteri Dalam Negeri",
            "Permendagri 86 Tahun 2017",
            "UU Nomor 6 Tahun 2023 tentang Penetapan",
            "UU No. 25 Tahun 2004 tentang SPPN",
            "Keputusan Bupati tentang Tim",
        )
    )

    told = list(legal.whole(here, register()))

    assert [d.where for d in told] == [f"/legal_bases/{n}" for n in range(3)]
    assert [d.mend is not None for d in told] == [False, True, False]


def test_a_law_about_another_subject_is_told() -> None:
    guide = "Permenpan RB 35 Tahun 2012 tentang Pedoman SOP"
    here = sop(title="Evaluasi SPM", legal_bases=("Perda 1 Tahun 2020", guide))

    (told,) = legal.about_the_subject(here, register())

    assert told.where == "/legal_bases/1"
    assert told.mend is not None
    assert not list(legal.about_the_subject(apply(here, told.mend.changes), register()))


def test_a_subject_the_register_does_not_know_has_no_wrong_law() -> None:
    guide = "Permenpan RB 35 Tahun 2012 tentang Pedoman SOP"

    assert not list(
        legal.about_the_subject(sop(title="Buku", legal_bases=(guide,)), register())
    )
    assert not list(
        legal.about_the_subject(sop(title=None, legal_bases=(guide,)), register())
    )


def test_a_law_an_office_has_replaced_is_told_with_the_day_it_was_entered() -> None:
    old = Law("perda", "8", 2008, "Organisasi", "replaced", ("perda 7/2017",), (), DAY)
    new = Law("perda", "7", 2017, "Perangkat Daerah", "in_force")
    here = sop(legal_bases=("Perda No. 8 Tahun 2008 tentang Susunan Organisasi",))

    (told,) = legal.in_force(here, register().amended([old, new]))

    assert "Peraturan Daerah Nomor 7 Tahun 2017 tentang Perangkat Daerah" in told.text
    assert DAY.isoformat() in told.reason


def test_a_subject_without_a_law_in_force_has_no_mend() -> None:
    laws = register().amended(
        [
            Law("perda", "1", 2000, "Meteorit", "ended", (), ("meteorit",)),
            Law("perda", "2", 2000, "Kuda", "in_force", (), ("kuda",)),
        ]
    )
    here = sop(title="Pemusnahan Meteorit", legal_bases=("Perda 2/2000 tentang Kuda",))

    (told,) = legal.about_the_subject(here, laws)

    assert told.mend is None


def test_a_law_a_step_works_by_is_one_of_the_legal_bases() -> None:
    inputs = (
        Item("Permendagri No.4 th 2005"),
        Item("Perda 3 Tahun 2001 tentang Pasar"),
        Item("Peraturan Daerah"),
        Item("Perda Nomor 5"),
        Item("UU Nomor 25 Tahun 2009"),
    )
    here = sop(
        step(1), last(2, inputs=inputs), legal_bases=("UU 25/2009 Pelayanan Publik",)
    )

    told = list(legal.cited_in_steps(here, register()))

    assert [d.where for d in told] == ["/steps/1/inputs/0", "/steps/1/inputs/1"]
    for diagnosis in told:
        assert diagnosis.mend is not None
    assert told[0].mend is not None
    added = apply(here, told[0].mend.changes).legal_bases[-1]
    assert added.startswith("Peraturan Menteri Dalam Negeri Nomor 4 Tahun 2005")
