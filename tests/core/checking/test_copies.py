"""Values copied from an SOP about something else."""

from dataclasses import replace

from tests.core.checking.sops import last, sop

from lajur.core.checking.catalogue import Catalogue, Entry
from lajur.core.checking.copies import foreign

WEALTH = Entry.of(
    replace(
        sop(last(1, "Mengisi formulir LHKPN"), title="Pengisian LHKPN"),
        slug="lhkpn",
        qualifications=("Memahami pengisian LHKPN",),
    )
)


def test_a_skill_for_another_subject_is_told() -> None:
    here = sop(last(1), qualifications=("Mampu menulis", "Memahami pengisian LHKPN"))

    (told,) = foreign(here, Catalogue((WEALTH,)))

    assert told.where == "/qualifications/1"
    assert told.mend is not None
    assert told.mend.changes[0].op == "remove"


def test_a_tool_only_another_subject_needs_is_told() -> None:
    here = sop(last(1), equipment=("Website LHKPN",))

    assert [d.where for d in foreign(here, Catalogue((WEALTH,)))] == ["/equipment/0"]


def test_what_its_own_steps_are_about_is_no_copy() -> None:
    here = sop(
        last(1, "Menyusun rekap LHKPN"), qualifications=("Memahami pengisian LHKPN",)
    )

    assert not list(foreign(here, Catalogue((WEALTH,))))


def test_a_text_about_both_subjects_is_no_copy() -> None:
    here = sop(
        last(1),
        title="Penyusunan Neraca",
        warnings=("LHKPN menunggu neraca",),
    )

    assert not list(foreign(here, Catalogue((WEALTH,))))


def test_a_text_many_sops_share_is_meant_for_all() -> None:
    sharing = [
        replace(
            WEALTH,
            slug=f"lain{n}",
            subject=frozenset({f"pokok{n}"}),
            words=frozenset(),
        )
        for n in range(3)
    ]
    here = sop(last(1), qualifications=("Memahami pengisian LHKPN",))

    assert not list(foreign(here, Catalogue((WEALTH, *sharing))))


def test_a_subject_of_two_words_needs_the_very_text() -> None:
    archive = replace(WEALTH, slug="arsip", subject=frozenset({"arsip", "vital"}))
    here = sop(last(1), qualifications=("Memahami arsip vital",))

    assert not list(foreign(here, Catalogue((archive,))))


def test_this_sop_is_no_subject() -> None:
    about = replace(WEALTH, slug="sop", subject=frozenset({"sop"}))
    here = sop(last(1), warnings=("Jika SOP ini tidak dijalankan, terlambat",))

    assert not list(foreign(here, Catalogue((about,))))
