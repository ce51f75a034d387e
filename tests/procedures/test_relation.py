from tests.factories.procedures import small_sop

from lajur.core.sop import Link
from lajur.procedures.relation import (
    Named,
    Relation,
    cycles,
    from_stored,
    names_of,
    relations,
)

TITLES = {
    "surat-keluar": "Tata Naskah Surat Keluar",
    "arsip": "Pengelolaan Arsip",
    "rapat": "Rapat",
}


def meant(text: str, own: str = "rapat") -> str | None:
    return relations(TITLES, {own: (Named(text, "related"),)})[0].to


def test_names_come_from_steps_and_from_the_sheet():
    sop = small_sop()
    steps = (
        sop.steps[0].__class__(**{**vars(sop.steps[0]), "links": (Link("A", "call"),)}),
    )
    sop = sop.with_changes(steps=steps, related_sops=("B", "B"))

    assert names_of(sop) == (Named("A", "call", "1"), Named("B", "related"))
    assert from_stored([n.to_json() for n in names_of(sop)]) == names_of(sop)


def test_a_name_means_the_sop_of_the_same_words():
    assert meant("1. SOP pengelolaan  arsip") == "arsip"
    assert meant("SOP Rapat") == "rapat"
    assert meant("SOP tata naskah dan surat keluar") == "surat-keluar"


def test_a_title_inside_a_longer_name_counts_when_only_one_is():
    assert meant("SOP Pengelolaan Arsip Dinamis") == "arsip"
    assert meant("Pengelolaan Arsip dan Tata Naskah Surat Keluar") is None
    assert meant("Pengelolaan Arsip Dinamis", "arsip") is None


def test_a_name_inside_a_longer_title_counts_when_only_one_is():
    titles = {
        "keluar": "Pengelolaan Tata Naskah Surat Keluar",
        "masuk": "Pengelolaan Tata Naskah Surat Masuk",
        "gu": "Pengajuan Ganti Uang dan Tambah Uang (GU/TU)",
    }

    def found(text: str) -> str | None:
        return relations(titles, {"rapat": (Named(text, "related"),)})[0].to

    assert found("SOP tata naskah surat keluar") == "keluar"
    assert found("SOP mekanisme surat keluar") == "keluar"
    assert found("SOP pengajuan GU/TU") == "gu"
    assert found("SOP tata naskah surat") is None
    assert found("SOP Keluar") is None


def test_a_name_of_no_sop_here_means_none():
    assert meant("SOP") is None
    assert meant("SOP Pengadaan") is None
    assert meant("Rapat Koordinasi") is None


def test_a_mechanism_is_named_without_that_word():
    titles = {"abk": "Mekanisme Analisis Beban Kerja"}

    found = relations(titles, {"lain": (Named("SOP Analisis beban kerja", "related"),)})

    assert found[0].to == "abk"


def test_rings_are_told_with_those_that_name_themselves():
    def to(a: str, b: str | None) -> Relation:
        return Relation(a, b, Named(str(b), "call"))

    found = (to("a", "b"), to("b", "c"), to("c", "a"), to("c", "d"), to("e", "e"))

    assert cycles((*found, to("d", None))) == {
        ("a", "b"),
        ("b", "c"),
        ("c", "a"),
        ("e", "e"),
    }
