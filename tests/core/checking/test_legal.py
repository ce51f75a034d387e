"""Legal bases: in force, whole, and about the subject."""

from tests.core.checking.sops import sop

from lajur.core.checking import legal
from lajur.core.checking.changes import apply


def test_a_replaced_law_is_mended_with_the_one_in_force() -> None:
    here = sop(legal_bases=("Permendagri 100/2018 tentang Penerapan SPM",))

    (told,) = legal.in_force(here)

    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert "Nomor 59 Tahun 2021" in mended.legal_bases[0]
    assert not list(legal.in_force(mended))


def test_a_replaced_law_beside_its_successor_is_taken_away() -> None:
    here = sop(
        legal_bases=(
            "UU 32 Tahun 2004 tentang Pemerintahan Daerah",
            "UU 23 Tahun 2014 tentang Pemerintahan Daerah",
        )
    )

    (told,) = legal.in_force(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).legal_bases == here.legal_bases[1:]


def test_a_law_whose_time_has_ended_has_no_successor() -> None:
    here = sop(legal_bases=("Perpres 81 Tahun 2010 tentang Grand Design",))

    (told,) = legal.in_force(here)

    assert told.mend is None
    assert "berakhir" in told.text


def test_an_amended_law_is_noted_unless_the_change_is_cited() -> None:
    old = "Peraturan KPK Nomor 7 Tahun 2016 tentang LHKPN"
    alone = sop(legal_bases=(old,))
    both = sop(legal_bases=(old, "Peraturan KPK Nomor 3 Tahun 2024 tentang LHKPN"))

    assert [d.severity for d in legal.in_force(alone)] == ["note"]
    assert not list(legal.in_force(both))


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

    told = list(legal.whole(here))

    assert [d.where for d in told] == [f"/legal_bases/{n}" for n in range(3)]
    assert [d.mend is not None for d in told] == [False, True, False]


def test_a_law_about_another_subject_is_told() -> None:
    guide = "Permenpan RB 35 Tahun 2012 tentang Pedoman SOP"
    here = sop(title="Evaluasi SPM", legal_bases=("Perda 1 Tahun 2020", guide))

    (told,) = legal.about_the_subject(here)

    assert told.where == "/legal_bases/1"
    assert told.mend is not None
    assert not list(legal.about_the_subject(apply(here, told.mend.changes)))


def test_a_subject_the_register_does_not_know_has_no_wrong_law() -> None:
    guide = "Permenpan RB 35 Tahun 2012 tentang Pedoman SOP"

    assert not list(legal.about_the_subject(sop(title="Buku", legal_bases=(guide,))))
    assert not list(legal.about_the_subject(sop(title=None, legal_bases=(guide,))))
