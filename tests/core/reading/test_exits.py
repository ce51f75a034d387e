"""A refusal goes one level down, to the step the text or the marks give."""

import pytest
from tests.core.reading.documents import Line, table
from tests.core.reading.test_actors import CIRCULAR, CIRCULAR_LANES

from lajur.core.reading import read_file
from lajur.core.reading.drawn import Flow
from lajur.core.reading.drawn import Way as DrawnWay
from lajur.core.reading.exits import find_ways
from lajur.core.reading.rows import understand
from lajur.core.reading.table import RawStep
from lajur.core.sop import How, Sop


def read(*lines: Line, lanes: tuple[str, ...]) -> Sop:
    return read_file("sop.txt", table(*lines, lanes=lanes).encode()).sops[0]


def certainty(sop: Sop, number: int) -> tuple[str, str]:
    found = sop.certainty[f"/steps/{number - 1}/exits"]
    return found.is_, str(found.from_["rule"])


def test_a_return_goes_to_the_last_step_of_the_one_it_names() -> None:
    sop = read(*CIRCULAR, lanes=CIRCULAR_LANES)
    assert [step.return_to for step in sop.steps] == [
        None, None, "s2", "s3", None, None, None,
    ]  # fmt: skip
    assert certainty(sop, 4) == ("derived", "returned")


def test_exits_are_called_as_the_text_calls_them() -> None:
    sop = read(*CIRCULAR, lanes=CIRCULAR_LANES)
    assert [(e.label, e.to, e.how) for e in sop.steps[3].exits] == [
        ("Setuju", "s5", How.FORWARD),
        ("Ada koreksi", "s3", How.RETURN),
    ]


def test_a_return_over_a_step_whose_doer_is_open_is_asked() -> None:
    sop = read(
        Line("Staf menyusun surat"),
        Line("Melengkapi surat"),
        Line("Kabag memeriksa surat. Jika salah dikembalikan kepada Staf"),
        lanes=("Staf", "Kasubag", "Kabag"),
    )
    assert certainty(sop, 3) == ("guessed", "returned")
    assert sop.certainty["/steps/2/exits"].others
    assert [e.label for e in sop.steps[2].exits] == ["Ya", "Tidak"]


def test_a_return_to_nobody_named_is_asked() -> None:
    sop = read(
        Line("Staf menyusun surat"),
        Line("Kasubag mengecek surat"),
        Line("Kabag memeriksa surat. Jika salah dikembalikan untuk diperbaiki"),
        lanes=("Staf", "Kasubag", "Kabag"),
    )
    assert certainty(sop, 3) == ("guessed", "back-unnamed")
    assert sop.steps[2].return_to == "s2"
    assert sop.certainty["/steps/2/exits"].others == ("s1",)


def test_a_return_to_one_who_had_no_step_is_asked() -> None:
    sop = read(
        Line("Staf menyusun surat"),
        Line("Kabag memeriksa surat. Jika salah dikembalikan kepada Kasubag"),
        lanes=("Staf", "Kasubag", "Kabag"),
    )
    assert certainty(sop, 2)[0] == "guessed"


def test_a_first_step_has_nowhere_to_return_to() -> None:
    sop = read(
        Line("Memeriksa surat. Jika salah dikembalikan kepada Staf"),
        Line("Menyimpan"),
        lanes=("Staf", "Kabag"),
    )
    assert not sop.steps[0].is_decision


def test_labels_above_and_below_a_diamond_make_the_row_between_decide() -> None:
    sop = read(
        Line("Menyusun"),
        Line("Memeriksa", marks=("", "", "Tdk")),
        Line("Persetujuan"),
        Line("Menyimpan", marks=("", "", "ya")),
        lanes=("Staf", "Kasubag", "Kabag"),
    )
    assert [step.is_decision for step in sop.steps] == [False, False, True, False]
    assert sop.steps[2].return_to == "s2"
    assert certainty(sop, 3) == ("guessed", "back-one")


def test_a_no_in_another_lane_points_to_that_lanes_last_step() -> None:
    sop = read(
        Line("Tim menyusun"),
        Line("Kasubag meneliti"),
        Line("Persetujuan", marks=("Tidak", "", "")),
        Line("Menyimpan", marks=("", "", "Ya")),
        lanes=("Tim", "Kasubag", "Kabag"),
    )
    assert sop.steps[2].return_to == "s1"
    assert certainty(sop, 3) == ("guessed", "back-lane")


def test_labels_in_one_row_point_sideways() -> None:
    sop = read(
        Line("Kabag memberi petunjuk kepada Kasubag"),
        Line("Memeriksa", marks=("T", "", "Y")),
        Line("Menyusun"),
        lanes=("Kabag", "Kasubag", "Staf"),
    )
    assert sop.steps[1].return_to == "s1"
    assert sop.steps[1].actor == "kasubag"


def test_a_no_alone_decides_in_its_own_row() -> None:
    sop = read(
        Line("Menyusun"),
        Line("Menandatangani", marks=("", "Tidak")),
        Line("Menyimpan"),
        lanes=("Staf", "Kabag"),
    )
    assert sop.steps[1].is_decision
    assert sop.steps[1].actor == "kabag"


def test_a_yes_in_the_first_row_decides_nothing() -> None:
    sop = read(Line("Menyusun", marks=("Y",)), Line("Menyimpan"), lanes=("Staf",))
    assert not any(step.is_decision for step in sop.steps)


def test_a_refusal_may_name_the_number_of_its_step() -> None:
    lanes = ("Staf", "Kabag")
    sop = read(
        Line("Menyusun surat", marks=("X", "")),
        Line("Memeriksa surat, bila salah kembali ke langkah 1", marks=("", "X")),
        Line("Mencetak surat", marks=("X", "")),
        Line("Memeriksa", marks=("", "X"), remarks="Tidak: kembali ke no. 3"),
        Line("Menyimpan, ulangi dari langkah 9", marks=("X", "")),
        lanes=lanes,
    )
    assert [step.return_to for step in sop.steps] == [None, "s1", None, "s3", "s4"]
    assert certainty(sop, 2) == ("derived", "back-step")
    assert certainty(sop, 5) == ("guessed", "back-unnamed")


def test_a_diamond_typed_among_other_symbols_decides() -> None:
    rows = (
        Line("Menyusun surat", marks=("⬭", "")),
        Line("Menyetujui surat", marks=("", "◇")),
        Line("Menyimpan surat", marks=("▢", "")),
    )
    sop = read(*rows, lanes=("Staf", "Kabag"))
    assert [step.return_to for step in sop.steps] == [None, "s1", None]
    assert certainty(sop, 2) == ("guessed", "back-one")

    said = Line("Menyetujui surat", marks=("", "◇"), remarks="T: kembali ke langkah 1")
    told = read(rows[0], said, rows[2], lanes=("Staf", "Kabag"))
    assert certainty(told, 2) == ("derived", "back-step")


def test_diamonds_alone_are_ticks() -> None:
    lines = [Line("Menyusun surat", marks=("◆", "")) for _ in range(3)]
    sop = read(*lines, lanes=("Staf", "Kabag"))
    assert [len(step.exits) for step in sop.steps] == [1, 1, 1]


def test_remarks_may_tell_where_a_refusal_goes() -> None:
    sop = read(
        Line("Staf menyusun surat"),
        Line("Kabag memeriksa", remarks="Tidak cocok: dikembalikan ke Staf"),
        lanes=("Staf", "Kabag"),
    )
    assert [(e.label, e.to) for e in sop.steps[1].exits] == [
        ("Cocok", None),
        ("Tidak cocok", "s1"),
    ]


@pytest.mark.parametrize(
    ("ways", "back"),
    [
        ((), 1),
        ((DrawnWay(3, None),), 1),
        ((DrawnWay(3, "Ya"),), 1),
        ((DrawnWay(3, "Tidak"),), None),
        ((DrawnWay(0, None),), None),
        ((DrawnWay(3, "Ya"), DrawnWay(0, "Tidak")), None),
    ],
    ids=["none", "one", "yes alone", "no alone", "back alone", "both"],
)
def test_a_diamond_with_only_its_way_on_goes_back_one_step(
    ways: tuple[DrawnWay, ...], back: int | None
) -> None:
    rows = understand([RawStep(n, text="Memeriksa berkas") for n in range(4)], [])
    flows = [None, Flow((0,), False, ()), Flow((0,), True, ways), None]

    found = find_ways(rows, (None,) * 4, (), flows)

    assert [way.to if way else None for way in found] == [None, None, back, None]
    if way := found[2]:
        assert (way.rule, way.sure, way.others) == ("back-lost", False, (0,))


def test_the_first_step_has_nowhere_to_go_back_to() -> None:
    rows = understand([RawStep(0), RawStep(1)], [])
    flows = [Flow((0,), True, (DrawnWay(1, "Ya"),)), None]

    assert find_ways(rows, (None, None), (), flows) == (None, None)
