"""Other SOPs are found where a step, its remarks or the sheet name them."""

import pytest
from tests.core.reading.documents import Line, table

from lajur.core.reading import read_file
from lajur.core.sop import Sop


def read(*lines: Line, sheet: str = "") -> Sop:
    return read_file("sop.txt", (sheet + table(*lines)).encode()).sops[0]


def links(sop: Sop) -> list[list[tuple[str, str]]]:
    return [[(link.sop, link.how) for link in step.links] for step in sop.steps]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("Mengirim surat sesuai SOP Surat Keluar", "SOP Surat Keluar", "call"),
        ("Dilanjutkan ke SOP Cuti, lalu selesai", "SOP Cuti", "call"),
        ("Setelah SOP Penyusunan RKA menyusun DPA", "SOP Penyusunan RKA menyusun DPA",
         "prerequisite"),
        ("Menyusun surat (lihat SOP Arsip)", "SOP Arsip", "reference"),
        ("Memakai sop arsip dan SOP Cuti", "SOP arsip", "reference"),
    ],
)  # fmt: skip
def test_a_text_names_an_sop_and_what_it_is_needed_for(
    text: str, name: str, how: str
) -> None:
    assert links(read(Line(text)))[0][0] == (name, how)


def test_remarks_name_sops_and_each_counts_once() -> None:
    line = Line("Menyusun sesuai SOP Cuti", remarks="SOP cuti; SOP Arsip Surat Masuk")

    assert links(read(line)) == [
        [("SOP Cuti", "call"), ("SOP Arsip Surat Masuk", "reference")]
    ]


def test_sops_that_are_only_spoken_of_are_no_links() -> None:
    texts = [
        "Menyusun SOP",
        "Evaluasi SOP ke OPD",
        "SOP diterima",
        "SOP " + "x " * 50,
        "Menyusun draf SOP menurut uraian tugas",
        "Mengesahkan SOP dengan tanda tangan",
        "Menyebarluaskan SOP bernomor",
    ]

    assert links(read(*[Line(text) for text in texts])) == [[]] * len(texts)


def test_a_related_sop_belongs_to_the_step_that_hands_on_to_it() -> None:
    sheet = "Keterkaitan\n1. SOP Surat Keluar\n2. SOP Surat Masuk\n3. SOP GU/TU\n\n"
    sop = read(
        Line("Menerima surat masuk"),
        Line("Menyusun SPJ"),
        Line("Penomoran surat"),
        Line("Mencetak surat"),
        sheet=sheet,
    )

    assert [[name for name, _ in own] for own in links(sop)] == [
        ["SOP Surat Masuk"],
        ["SOP GU/TU"],
        ["SOP Surat Keluar"],
        [],
    ]
