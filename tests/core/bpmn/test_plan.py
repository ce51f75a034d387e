"""Steps, decisions and regions as nodes and flows."""

import re
from dataclasses import replace

import pytest
from tests.core.drawing.sops import sop_of

from lajur.core.bpmn import NotDrawable, names_of_ways
from lajur.core.bpmn.plan import Kind, plan_of, ways_of
from lajur.core.sop import Actor, ActorKind, Exit, How, Region, Sop


def _arrows(sop: Sop) -> list[tuple[str, str, str | None]]:
    return [(f.source, f.target, f.name) for f in plan_of(sop).flows]


def test_a_decision_is_a_task_and_a_gateway() -> None:
    assert _arrows(sop_of(0, 1, back={2: 1})) == [
        ("mulai", "langkah_1", None),
        ("langkah_1", "langkah_2", None),
        ("langkah_2", "pilihan_2", None),
        ("pilihan_2", "selesai", "Setuju"),
        ("pilihan_2", "langkah_1", "Tidak"),
    ]


def test_an_implied_region_runs_as_a_sub_process_and_its_exits_end_it() -> None:
    sop = sop_of(0, 1, 2)
    each = Actor("a1", "Setiap OPD", ActorKind.EACH_UNIT)
    sop = sop.with_changes(actors=(sop.actors[0], each, sop.actors[2]))

    plan = plan_of(sop)

    assert [n.kind for n in plan.nodes][2:6] == [
        Kind.REGION,
        Kind.START,
        Kind.TASK,
        Kind.END,
    ]
    assert _arrows(sop) == [
        ("mulai", "langkah_1", None),
        ("langkah_1", "wilayah_1", None),
        ("wilayah_1_mulai", "langkah_2", None),
        ("langkah_2", "wilayah_1_selesai", None),
        ("wilayah_1", "langkah_3", None),
        ("langkah_3", "selesai", None),
    ]


def test_a_region_without_a_way_out_leads_to_the_end() -> None:
    sop = sop_of(0, 0).with_changes(regions=(Region("r", ("s1", "s2"), "a0"),))
    steps = (sop.steps[0], replace(sop.steps[1], exits=(Exit(None, "s1"),)))

    assert ("wilayah_1", "selesai", None) in _arrows(sop.with_changes(steps=steps))


def test_a_step_that_only_returns_also_goes_on() -> None:
    sop = sop_of(0, 1, 0)
    back = replace(sop.steps[1], exits=(Exit("Tidak", "s1", How.RETURN),))
    sop = sop.with_changes(steps=(sop.steps[0], back, sop.steps[2]))

    assert [(w.name, w.is_implied) for w in ways_of(sop, 1)] == [
        ("Tidak", False),
        ("Ya", True),
    ]
    last = replace(sop.steps[2], exits=())
    sop = sop.with_changes(steps=(*sop.steps[:2], last))
    assert ways_of(sop, 2)[0].exit.to is None


def test_ways_of_one_step_have_names_that_differ() -> None:
    sop = sop_of(0, 1)
    step = replace(sop.steps[0], exits=(Exit("Ya", "s2"), Exit("Ya", None)))

    names = names_of_ways(sop.with_changes(steps=(step, sop.steps[1])), "s1")

    assert names == ("Ya", "Ya (2)")


def test_steps_without_an_actor_stand_in_a_lane_of_nobody() -> None:
    sop = sop_of(0, 0)
    nobody = replace(sop.steps[1], actor=None)

    plan = plan_of(sop.with_changes(steps=(sop.steps[0], nobody)))

    assert [lane.name for lane in plan.lanes] == ["Pejabat 0", "Belum ditentukan"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"steps": sop_of(0).steps * 2}, "tanda pengenal yang sama"),
        ({"steps": sop_of(0, 0).steps[:1]}, "menuju langkah yang tidak ada"),
        ({"actors": ()}, "pelaksananya tidak ada"),
        ({"regions": (Region("r", (), "a0"),)}, "tidak berurutan"),
        ({"regions": (Region("r", ("s3", "s1"), "a0"),)}, "tidak berurutan"),
        ({"regions": (Region("r", ("s9",), "a0"),)}, "tidak berurutan"),
        ({"regions": (Region("r", ("s1",), "a0"),) * 2}, "tumpang tindih"),
    ],
)
def test_refuses_an_sop_that_contradicts_itself(
    changes: dict[str, object], reason: str
) -> None:
    with pytest.raises(NotDrawable, match=re.escape(reason)):
        plan_of(sop_of(0, 0, 0).with_changes(**changes))
