"""Doers named by a list, a column or the texts of steps without lanes."""

import pytest

from lajur.core.reading.named import (
    doer_named,
    joint_names,
    listed_names,
    with_doers,
)
from lajur.core.reading.parts import Line
from lajur.core.reading.table import RawStep


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kepala Dinas menandatangani surat", "Kepala Dinas"),
        ("Staf umum mengetik surat", "Staf umum"),
        ("Sopir mengantar surat", "Sopir"),
        ("Bagian Hukum dan HAM, memeriksa rancangan", "Bagian Hukum dan HAM"),
        ("Menerima dan memeriksa surat", None),
        ("Surat masuk memerlukan disposisi", None),
        ("Barang yang rusak membutuhkan perbaikan", None),
        ("Pengetikan surat", None),
        ("a b c d e f g h i menandatangani", None),
    ],
)
def test_a_step_begins_with_who_does_it(text: str, name: str | None) -> None:
    assert doer_named(text) == name


def test_a_name_that_is_set_apart_needs_no_capitals() -> None:
    assert doer_named("sopir kantor Mengantar surat", told=True) == "sopir kantor"
    assert doer_named("? Mengantar surat", told=True) is None


def test_a_line_may_list_all_doers() -> None:
    table = Line(("Pelaksana: Lurah",), 1, row=True)
    lines = [table, Line(("Pelaksana: Staf, Kasi; Lurah",), 2)]

    assert listed_names(lines) == ("Staf", "Kasi", "Lurah")
    assert listed_names([table]) == ()


def test_lanes_of_the_table_come_before_all_names() -> None:
    steps = [RawStep(1, text="Lurah menandatangani")]

    assert with_doers(steps, ("Staf",), []) == (tuple(steps), ("Staf",))


def test_one_doer_in_two_spellings_is_one() -> None:
    texts = ["Staf umum mengetik", "STAF UMUM mencetak", "Mencetak"]
    steps = [RawStep(n, text=text) for n, text in enumerate(texts)]

    told, names = with_doers([*steps, RawStep(9, doer="Kasi")], (), [])

    assert names == ("Staf umum", "Kasi")
    assert [step.doer for step in told] == ["Staf umum", "Staf umum", "", "Kasi"]


def test_a_column_may_name_several_who_do_a_step_together() -> None:
    doers = (
        "Sekretaris dan Kepala Bidang",
        "Sekretaris",
        "Kasi Tata Ruang dan Bangunan",
    )
    steps = [RawStep(n, doer=doer) for n, doer in enumerate(doers)]

    told, names = with_doers(steps, (), [])

    assert names == ("Sekretaris", "Kepala Bidang", doers[2])
    assert [joint_names(step.doer) for step in told] == [
        names[:2],
        names[:1],
        names[2:],
    ]
