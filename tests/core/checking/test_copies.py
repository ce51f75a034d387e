"""Values copied from an SOP about something else."""

from dataclasses import replace

from tests.core.checking.sops import items, last, sop, step

from lajur.core.checking.catalogue import Catalogue, Entry
from lajur.core.checking.copies import foreign, paper_as_equipment, whole_lists

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


def lists(slug: str, title: str, *names: str) -> Entry:
    """Return an SOP with these of its lists like those of `HOME`."""
    given = {name: getattr(HOME, name) for name in names}
    return Entry.of(replace(sop(last(1), title=title, **given), slug=slug))


HOME = sop(
    last(1),
    title="Penyusunan Neraca",
    equipment=("ATK", "Komputer"),
    related_sops=("SOP Rapat", "SOP Surat"),
    qualifications=("Teliti",),
)
BOTH = lists("dua", "Pengisian LHKPN", "equipment", "related_sops")


def test_two_lists_of_an_sop_about_something_else_were_copied_together() -> None:
    told = list(whole_lists(HOME, Catalogue((BOTH,))))

    assert [d.where for d in told] == ["/equipment", "/related_sops"]
    assert all("Pengisian LHKPN" in d.text for d in told)


def test_lists_that_a_third_sop_has_too_are_common() -> None:
    third = lists("tiga", "Pengadaan Kuda", "equipment", "related_sops")

    assert not list(whole_lists(HOME, Catalogue((BOTH, third))))


def test_one_equal_list_or_one_subject_is_no_copy() -> None:
    one = lists("satu", "Pengisian LHKPN", "equipment", "qualifications")
    same = lists("sama", "Reviu Neraca", "equipment", "related_sops")

    assert not list(whole_lists(HOME, Catalogue((one, same))))


def test_equipment_that_is_a_paper_of_the_sop_is_told() -> None:
    here = sop(
        step(1, outputs=items("Draft berita acara"), inputs=items("ATK", "Data")),
        last(2, "Mengarsipkan"),
        title="Penyusunan Neraca Daerah",
        equipment=("ATK", "Berita acara", "Data", "Neraca OPD", "Komputer"),
    )

    told = list(paper_as_equipment(here))

    assert [d.where for d in told] == ["/equipment/1", "/equipment/3"]
    assert told[0].mend is not None


def test_a_title_without_an_act_has_no_product() -> None:
    assert not list(paper_as_equipment(sop(last(1), title="Neraca", equipment=("-",))))


def test_an_sop_about_sops_owns_no_standard() -> None:
    about = lists("sop", "Pengesahan Standar Operasional Prosedur")
    here = sop(last(1), qualifications=("Memahami standar pelayanan minimal",))

    assert not list(foreign(here, Catalogue((about,))))
