"""Nodes lie apart, within their lanes, and no line crosses one."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from tests.core.drawing.sops import catalogue_sops, sop_of, sops

from lajur.core.bpmn.layout import Bounds, layout_of
from lajur.core.bpmn.plan import Kind, plan_of
from lajur.core.sop import Exit, Region, Sop


def _apart(a: Bounds, b: Bounds) -> bool:
    return (
        a.x + a.width <= b.x
        or b.x + b.width <= a.x
        or a.y + a.height <= b.y
        or b.y + b.height <= a.y
    )


def _check(sop: Sop) -> None:
    plan = plan_of(sop)
    layout = layout_of(plan)
    areas = {node.id for node in plan.nodes if node.kind is Kind.REGION}
    boxes = {id_: box for id_, box in layout.nodes.items() if id_ not in areas}

    for one, other in combinations(boxes.values(), 2):
        assert _apart(one, other)
    for node in plan.nodes:
        lane, box = layout.lanes[node.lane], layout.nodes[node.id]
        assert lane.y < box.y
        assert box.x + box.width < lane.x + lane.width
    for flow in plan.flows:
        points = layout.ways[flow.id]
        assert len(points) > 1
        for (ax, ay), (bx, by) in pairwise(points):
            assert ax == bx or ay == by
            line = Bounds(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
            for id_, box in boxes.items():
                if id_ not in (flow.source, flow.target):
                    assert _apart(line, box), (flow, id_)


@pytest.mark.parametrize("sop", catalogue_sops()[::4], ids=lambda sop: sop.slug[:40])
def test_lines_of_the_catalogue_cross_no_symbol(sop: Sop) -> None:
    _check(sop)


@settings(max_examples=40, deadline=None)
@given(sops())
def test_lines_of_any_sop_cross_no_symbol(sop: Sop) -> None:
    _check(sop)


def test_a_region_stands_around_its_steps() -> None:
    sop = next(sop for sop in catalogue_sops() if len(sop.regions) == 1)
    layout = layout_of(plan_of(sop))

    around, inner = layout.nodes["wilayah_1"], layout.nodes["wilayah_1_mulai"]

    assert around.x < inner.x < around.middle[0]
    assert around.y < inner.y


def test_a_region_may_lead_past_the_next_step() -> None:
    sop = sop_of(0, 1, 0, 1, routes={2: 4})
    steps = list(sop.steps)
    steps[1] = replace(steps[1], exits=(Exit(None, "s4"),))

    _check(sop.with_changes(steps=tuple(steps), regions=(Region("r", ("s2",), "a1"),)))
