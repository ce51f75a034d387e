"""A text may name more ways on than yes and no."""

from tests.core.reading.documents import Line, table

from lajur.core.reading import read_file
from lajur.core.sop import How, Sop

LANES = ("Staf", "Kasubag", "Kabid", "Kepala Dinas")


def read(*lines: Line, sheet: str = "") -> Sop:
    return read_file("sop.txt", (sheet + table(*lines, lanes=LANES)).encode()).sops[0]


def exits(sop: Sop, number: int) -> list[tuple[str | None, str | None, How]]:
    return [(e.label, e.to, e.how) for e in sop.steps[number - 1].exits]


REST = (
    Line("Kasubag menyusun surat"),
    Line("Kabid menyusun telaahan"),
    Line("Kepala Dinas menandatangani surat"),
)


def test_an_office_is_chosen_and_the_matter_leaves_for_the_others() -> None:
    text = "Staf memeriksa apakah diproses di Bagian Umum atau Bagian Hukum"
    sop = read(Line(text), *REST)
    assert exits(sop, 1) == [
        ("Bagian Umum", "s2", How.FORWARD),
        ("Bagian Hukum", None, How.ROUTE),
    ]
    certainty = sop.certainty["/steps/0/exits"]
    assert (certainty.is_, certainty.from_["rule"]) == ("derived", "routes")


def test_the_office_of_the_sop_goes_on_and_a_refusal_still_goes_back() -> None:
    text = (
        "Kepala Dinas memeriksa apakah menjadi urusan Bidang Arsip, Bidang Aset. "
        "Jika tidak lengkap dikembalikan kepada Kabid"
    )
    sheet = "PEMERINTAH KOTA CONTOH\nDINAS CONTOH\nBIDANG ASET\n\n"
    sop = read(REST[1], Line(text), sheet=sheet)
    assert exits(sop, 2) == [
        ("Bidang Aset", None, How.FORWARD),
        ("Bidang Arsip", None, How.ROUTE),
        ("Tidak lengkap", "s1", How.RETURN),
    ]


def test_one_office_is_no_choice() -> None:
    sop = read(Line("Staf memeriksa apakah diproses di Bagian Umum"), *REST)
    assert exits(sop, 1) == [(None, "s2", How.FORWARD)]


def test_conditions_part_the_ways_to_those_they_name() -> None:
    text = (
        "Staf memilah surat. Jika bersifat teknis diteruskan kepada Kabid, jika "
        "bersifat umum diteruskan kepada Kasubag"
    )
    assert exits(read(Line(text), *REST), 1) == [
        ("Bersifat umum", "s2", How.FORWARD),
        ("Bersifat teknis", "s3", How.ROUTE),
    ]


def test_conditions_may_name_the_numbers_of_steps() -> None:
    text = (
        "Staf menilai surat, jika penting lanjut ke langkah 2, jika biasa langsung ke "
        "langkah 4"
    )
    assert exits(read(Line(text), *REST), 1) == [
        ("Penting", "s2", How.FORWARD),
        ("Biasa", "s4", How.ROUTE),
    ]


def test_conditions_that_lead_to_one_step_or_nowhere_part_nothing() -> None:
    one = (
        "Staf menilai, jika penting diteruskan ke Kabid, jika biasa diteruskan ke Kabid"
    )
    none = "Staf menilai, jika diteruskan kepada Kabid. Jika arsip lanjut ke langkah 9"
    for text in (one, none):
        assert exits(read(Line(text), *REST), 1) == [(None, "s2", How.FORWARD)]
