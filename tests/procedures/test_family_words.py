from tests.core.families.kin import LOANS, loan, with_step

from lajur.core.families import derive
from lajur.procedures.family_words import HIDDEN, named, shown


def test_parameters_have_names_people_know():
    labels = {p.id: p.label for p in named(derive(LOANS))}
    assert labels["subject"] == "Pokok SOP"
    assert labels["lane:kabag"] == "Pelaksana 3"
    assert labels["number"] == "Nomor SOP"
    assert not HIDDEN & labels.keys()


def test_the_pattern_is_shown_with_the_names_of_what_is_missing():
    named_otherwise = [
        with_step(
            with_step(sop, 1, text=f"Mencatat {short} pemohon"),
            4,
            text=f"Menyerahkan {short} itu",
        )
        for sop, short in zip(LOANS, ("alat", "mobil", "ruang"), strict=True)
    ]
    sop = shown(derive(named_otherwise))
    assert sop.title == "Prosedur Peminjaman [Pokok SOP] Kantor"
    assert sop.steps[0].text == "Mencatat [Sebutan pokok dalam langkah] pemohon"
    assert sop.actors[0].name == "Petugas"


def test_more_subjects_are_numbered():
    pairs = (("Alat", "Januari"), ("Mobil", "Februari"), ("Ruang", "Maret"))
    many = [
        loan("X").with_changes(title=f"Peminjaman {a} kantor bulan {b} ini")
        for a, b in pairs
    ]
    labels = [p.label for p in named(derive(many)) if p.kind == "subject"]
    assert labels == ["Pokok SOP", "Pokok SOP 2"]
