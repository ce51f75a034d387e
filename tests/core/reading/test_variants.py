"""Changed documents are read as what they say, not as what they were made from."""

import pytest
from tests.core.reading.variants import (
    SEEDS,
    Variant,
    collected_variant,
    first_variant,
    other_variant,
)

from lajur.core.reading import read_file
from lajur.core.sop import Sop
from lajur.core.sop.durations import parse_amounts
from lajur.core.sop.totals import total

pytestmark = pytest.mark.skipif(
    not SEEDS.exists(), reason=f"{SEEDS} is absent: the source documents live there"
)


def bare(text: str | None) -> str:
    return "".join((text or "").split()).lower().strip(";.:,")


def read(variant: Variant) -> Sop:
    reading = read_file("variant.txt", variant.text.encode())
    assert len(reading.sops) == 1
    return reading.sops[0]


def assert_cells(sop: Sop, variant: Variant) -> None:
    truth = variant.truth
    rows = truth["langkah"]
    assert [s.number for s in sop.steps] == [r["no"].strip(".") for r in rows]
    assert [bare(a.name) for a in sop.actors] == [bare(n) for n in truth["pelaksana"]]
    for step, row in zip(sop.steps, rows, strict=True):
        assert bare(step.text) == bare(row["uraian"])
        assert [bare(i.text) for i in step.inputs] == [
            bare(t) for t in row["kelengkapan"]
        ]
        assert [bare(i.text) for i in step.outputs] == [bare(t) for t in row["output"]]
        assert step.duration is not None
        assert total([step.duration]) == row["waktu"]


def assert_no_wrong_actor(sop: Sop, variant: Variant) -> None:
    """Nothing wrong stands unflagged."""
    for index, (step, row) in enumerate(
        zip(sop.steps, variant.truth["langkah"], strict=True)
    ):
        sure = sop.certainty[f"/steps/{index}/actor"].is_ != "guessed"
        if sure:
            assert step.actor is not None
            assert sop.actor(step.actor).name in row["pelaksana"], (
                index,
                row["uraian"],
            )


def assert_returns(sop: Sop, variant: Variant) -> None:
    """A sure return goes to the last earlier step of the lane it names."""
    rows = variant.truth["langkah"]
    for index, (step, row) in enumerate(zip(sop.steps, rows, strict=True)):
        assert step.is_decision == row["keputusan"], row["uraian"]
        if not row["keputusan"]:
            continue
        named = row["kembali_ke"]["pelaksana"]
        earlier = [i for i in range(index) if named in rows[i]["pelaksana"]]
        sure = sop.certainty[f"/steps/{index}/exits"].is_ != "guessed"
        if sure:
            assert step.return_to == sop.steps[earlier[-1]].id
        else:
            assert sop.certainty[f"/steps/{index}/exits"].others or index == 1


@pytest.mark.parametrize("number", range(160))
def test_the_first_source_is_read_however_it_is_changed(number: int) -> None:
    variant = first_variant(number)
    sop = read(variant)
    assert_cells(sop, variant)
    assert_no_wrong_actor(sop, variant)
    assert_returns(sop, variant)
    assert sop.government == variant.truth["hierarki"][0]
    if "retime" in variant.changes:
        assert sop.stated_total is not None
        assert total(parse_amounts(sop.stated_total)) == total(
            step.duration for step in sop.steps if step.duration
        )
    if "remove" not in variant.changes:
        said = [row["pelaksana_pasti"] for row in variant.truth["langkah"]]
        asked = [int(p.split("/")[2]) for p in sop.guesses() if p.endswith("/actor")]
        assert not [index for index in asked if said[index]]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("number", range(20))
def test_tables_with_one_row_a_line_are_read_however_changed(
    seed: int, number: int
) -> None:
    variant = other_variant(seed, number)
    sop = read(variant)
    assert_cells(sop, variant)
    levels = [sop.government, sop.office, sop.unit, sop.subunit]
    assert [bare(x) for x in levels if x] == [
        bare(x) for x in variant.truth["hierarki"]
    ]


@pytest.mark.parametrize("number", range(40))
def test_tables_with_one_cell_a_line_are_read_however_changed(number: int) -> None:
    variant = collected_variant(number)
    sop = read(variant)
    assert_cells(sop, variant)
    assert_no_wrong_actor(sop, variant)
    assert_returns(sop, variant)
