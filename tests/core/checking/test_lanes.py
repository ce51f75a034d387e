"""The columns of the chart."""

import pytest
from tests.core.checking.sops import LANES, last, sop, step

from lajur.core.checking import lanes
from lajur.core.checking.changes import apply
from lajur.core.sop import Actor, ActorKind, Region, Verb


def test_columns_by_rank_are_put_in_order_of_action() -> None:
    here = sop(
        step(1),
        last(2, actor="kepala", with_=("staf",)),
        actors=(LANES[1], Actor("x", "Kosong"), LANES[0]),
    )

    (told,) = lanes.column_order(here)

    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert [a.id for a in mended.actors] == ["staf", "kepala", "x"]
    assert not list(lanes.column_order(mended))


def test_without_any_doer_there_is_no_order() -> None:
    assert not list(lanes.column_order(sop(last(1, actor=None))))


def test_a_step_has_one_known_owner() -> None:
    here = sop(
        step(1, actor=None),
        step(2, actor="tidak-ada"),
        step(3, kind=Verb.SIGN, with_=("kepala",)),
        last(4, with_=("kepala",)),
    )

    told = list(lanes.one_owner(here))

    assert [(d.where, d.severity) for d in told] == [
        ("/steps/0/actor", "error"),
        ("/steps/1/actor", "error"),
        ("/steps/2/actor", "warning"),
    ]


def test_a_column_belongs_to_one_post() -> None:
    two = Actor("a", "Kabid dan Sekretaris")
    one = Actor("b", "Kepala Bagian Perencanaan dan Keuangan")
    here = sop(step(1, actor="a"), last(2, actor="b"), actors=(two, one))

    assert [d.where for d in lanes.one_owner(here)] == ["/actors/0"]


def test_an_empty_column_can_be_taken_away() -> None:
    here = sop(last(1))

    (told,) = lanes.unused_lane(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).actors == LANES[:1]


def test_the_units_of_a_region_are_used() -> None:
    unit = Actor("opd", "OPD", ActorKind.EACH_UNIT)
    here = sop(
        last(1),
        actors=(LANES[0], unit),
        regions=(Region("r", ("s1",), "opd"),),
    )

    assert not list(lanes.unused_lane(here))


def test_whom_a_step_hands_to_without_a_column_is_told() -> None:
    here = sop(
        step(1, "Menyerahkan berkas kepada Kepala Bidang"),
        last(2, "Mengirim berkas ke Bagian Hukum Setda Mawar"),
        government="Kota Mawar",
        warnings=(
            "Dinilai oleh Kementerian Dalam Negeri",
            "Penomoran dilakukan di Bagian TU",
        ),
    )

    assert [d.where for d in lanes.outsider(here)] == ["/steps/1/text", "/warnings/1"]


def test_heads_of_the_government_in_a_row_are_told() -> None:
    here = sop(last(1, "Memaparkan hasil di hadapan bupati/sekda dan para asisten"))

    (told,) = lanes.outsider(here)

    assert "Bupati" in told.text


@pytest.mark.parametrize(
    ("name", "is_two"),
    [
        ("Sekretaris/Kepala Subbagian Keuangan", True),
        ("Direktur serta Asisten", True),
        ("Staff/Operator", False),
        ("Kepala Subbagian Evaluasi/Ketua Tim", False),
    ],
)
def test_two_posts_in_one_column_are_told(name: str, is_two: bool) -> None:
    here = sop(last(1, actor="a"), actors=(Actor("a", name),))

    assert bool(list(lanes.one_owner(here))) is is_two
