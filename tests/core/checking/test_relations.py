"""SOPs that name each other."""

from dataclasses import replace

from tests.core.checking.sops import last, sop

from lajur.core.checking.catalogue import Catalogue, Entry
from lajur.core.checking.relations import circle, is_named, related, resolve
from lajur.core.sop.model import Link


def entry(slug: str, title: str, *names: str, office: str = "") -> Entry:
    made = Entry.of(sop(last(1), title=title, related_sops=names))
    return replace(made, slug=slug, office=office)


def test_an_sop_related_to_itself_is_told_with_a_mend() -> None:
    here = sop(last(1), title="Penyusunan LKjIP", related_sops=("SOP Penyusunan LKIP",))

    (told,) = related(here, Catalogue())

    assert told.severity == "warning"
    assert told.mend is not None


def test_a_name_nobody_bears_is_told_only_beside_a_catalogue() -> None:
    here = sop(last(1), related_sops=("SOP Arsip Vital", "-", "Kamera", "SOP Neraca"))
    beside = Catalogue((entry("neraca", "Penyusunan Neraca"),))

    assert [d.where for d in related(here, beside)] == ["/related_sops/0"]
    assert not list(related(here, Catalogue()))


def test_an_sop_about_sops_is_named_by_what_is_done_to_them() -> None:
    about = entry("sop", "Penyusunan dan Pengesahan Standar Operasional Prosedur")

    assert is_named("SOP Penyusunan dan Pengesahan SOP", about)
    assert not is_named("SOP Pencabutan SOP", about)


def test_a_link_of_a_step_must_be_known_or_listed() -> None:
    links = (
        Link("SOP Arsip Vital"),
        Link("SOP Neraca"),
        Link("SOP Penyusunan Laporan"),
        Link("SOP Surat Keluar"),
    )
    here = sop(last(1, links=links), related_sops=("SOP Tata Naskah Surat Keluar",))
    beside = Catalogue((entry("neraca", "Penyusunan Neraca"),))

    told = [d.where for d in related(here, beside) if "links" in d.where]

    assert told == ["/steps/0/links/0"]


def test_the_own_office_and_the_nearest_name_come_first() -> None:
    near = entry("a", "Penyusunan PK Kota", office="setda")
    far = entry("b", "Penyusunan PK", office="dinas")
    other = entry("c", "Sosialisasi Penyusunan PK", office="setda")
    here = entry("d", "Penyusunan LKjIP", office="setda")

    beside = Catalogue((far, other, near))
    assert resolve("SOP Penyusunan Perjanjian Kinerja", here, here, beside) is near
    assert resolve("SOP Pemusnahan Arsip", here, here, beside) is None


def test_a_name_without_subject_means_only_a_title_without_one() -> None:
    assert not is_named("SOP", entry("a", "Penyusunan Neraca"))
    assert not is_named("SOP Sosialisasi", entry("a", "Penyusunan Neraca"))
    assert is_named("SOP Sosialisasi", entry("a", "Sosialisasi"))


def test_a_circle_of_related_sops_is_told() -> None:
    here = sop(last(1), title="Penyusunan IKU", related_sops=("SOP Neraca",))
    beside = Catalogue(
        (
            entry("neraca", "Penyusunan Neraca", "SOP Arsip", "SOP Buku"),
            entry("arsip", "Penataan Arsip", "SOP Neraca", "SOP Penyusunan IKU"),
            entry("buku", "Pencatatan Buku", "SOP Arsip"),
        )
    )

    (told,) = circle(here, beside)

    assert "Penyusunan IKU → Penyusunan Neraca → Penataan Arsip" in told.text


def test_a_chain_that_ends_is_no_circle() -> None:
    here = sop(last(1), title="Penyusunan IKU", related_sops=("SOP Neraca",))

    assert not list(circle(here, Catalogue((entry("n", "Penyusunan Neraca"),))))
