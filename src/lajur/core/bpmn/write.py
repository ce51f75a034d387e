"""An SOP to the text of a BPMN 2.0 file with its diagram."""

import json
from collections.abc import Mapping

from lxml import etree

from lajur.core.bpmn.extras import write_sop, write_step
from lajur.core.bpmn.layout import Bounds, Layout, layout_of
from lajur.core.bpmn.plan import END, Flow, Kind, Node, Plan, plan_of
from lajur.core.bpmn.words import DC, DI, PREFIXES, WAYPOINTS, XSI, add, extra, model
from lajur.core.sop import Sop, Step

_POOL, _PROCESS, _BOARD = "peran_serta", "proses", "kerja_sama"
#: What a person's choice and the number of units are called in expressions.
CHOICE, UNITS = "keputusan", "jumlah_unit"


def bpmn_of(sop: Sop) -> bytes:
    """Return an SOP as BPMN 2.0; raises NotDrawable when it contradicts itself."""
    plan = plan_of(sop)
    root = etree.Element(model("definitions"), nsmap=PREFIXES)
    root.set("id", "sop")
    root.set("targetNamespace", PREFIXES["lajur"])
    root.set("exporter", "Lajur")
    title = sop.title or sop.slug
    board = add(root, model("collaboration"), id=_BOARD)
    add(board, model("participant"), id=_POOL, name=title, processRef=_PROCESS)
    process = add(root, model("process"), id=_PROCESS, name=title, isExecutable=True)
    write_sop(add(process, model("extensionElements")), sop)
    _write_lanes(process, plan)
    _Writer(plan).write(process)
    _write_diagram(root, plan, layout_of(plan))
    text: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return text


def _write_lanes(process: etree._Element, plan: Plan) -> None:
    lanes = add(process, model("laneSet"), id="lajur")
    for at, lane in enumerate(plan.lanes):
        element = add(lanes, model("lane"), id=lane.id, name=lane.name)
        extras = add(element, model("extensionElements"))
        if lane.actor:
            add(extras, extra("actor"), id=lane.actor.id, kind=lane.actor.kind)
        else:
            add(extras, extra("nobody"))
        for node in plan.nodes:
            if node.lane == at:
                add(element, model("flowNodeRef"), node.id)


class _Writer:
    """Writes nodes and flows, those of a sub-process into it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._nodes = {node.id: node for node in plan.nodes}
        self._within: dict[str | None, etree._Element] = {}

    def write(self, process: etree._Element) -> None:
        """Write all nodes, then all flows."""
        self._within[None] = process
        for node in self._plan.nodes:
            self._node(node)
        for flow in self._plan.flows:
            self._flow(flow)

    def _node(self, node: Node) -> None:
        element = add(
            self._within[node.inside], model(node.kind), id=node.id, name=node.name
        )
        if node.step:
            self._step(add(element, model("extensionElements")), node.step, node)
        if node.area:
            region, place = node.area.region, node.area.place
            add(
                add(element, model("extensionElements")),
                extra("region"),
                id=region.id,
                each=region.each,
                join=region.join,
                place=place,
                implied=True if place is None else None,
            )
        for flow in self._plan.flows:
            if flow.target == node.id:
                add(element, model("incoming"), flow.id)
        for flow in self._plan.flows:
            if flow.source == node.id:
                add(element, model("outgoing"), flow.id)
        if node.kind is Kind.REGION:
            self._within[node.id] = element
            loop = add(element, model("multiInstanceLoopCharacteristics"))
            _expression(loop, "loopCardinality", UNITS)

    def _step(self, parent: etree._Element, step: Step, node: Node) -> None:
        area = self._nodes[node.inside].area if node.inside else None
        told = area.region.id if area and area.place is not None else None
        differs = step.region != told
        region = (step.region or "") if differs else None
        write_step(parent, step, region=region)

    def _flow(self, flow: Flow) -> None:
        element = add(
            self._within[self._nodes[flow.source].inside],
            model("sequenceFlow"),
            id=flow.id,
            name=flow.name,
            sourceRef=flow.source,
            targetRef=flow.target,
        )
        extras = add(element, model("extensionElements"))
        if flow.exit is None:
            add(extras, extra("implied"))
        else:
            to = (flow.exit.to or "") if flow.is_indirect else None
            own = add(extras, extra("exit"), how=flow.exit.how, to=to)
            if flow.exit.label != flow.name:
                add(own, extra("label"), flow.exit.label)
        if flow.is_choice:
            words = json.dumps(flow.name, ensure_ascii=False)
            _expression(element, "conditionExpression", f"{CHOICE} == {words}")


def _expression(parent: etree._Element, name: str, text: str) -> None:
    element = add(parent, model(name), text)
    element.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")


def _write_diagram(root: etree._Element, plan: Plan, layout: Layout) -> None:
    diagram = add(root, f"{{{DI}}}BPMNDiagram", id="gambar")
    plane = add(diagram, f"{{{DI}}}BPMNPlane", id="bidang", bpmnElement=_BOARD)
    _shape(plane, _POOL, layout.pool, isHorizontal=True)
    for lane, bounds in zip(plan.lanes, layout.lanes, strict=True):
        _shape(plane, lane.id, bounds, isHorizontal=True)
    marks: Mapping[Kind, dict[str, bool]] = {
        Kind.REGION: {"isExpanded": True},
        Kind.GATEWAY: {"isMarkerVisible": True},
    }
    for node in plan.nodes:
        shape = _shape(
            plane, node.id, layout.nodes[node.id], **marks.get(node.kind, {})
        )
        if node.id in ("mulai", END):
            _label(shape, layout.nodes[node.id])
    for flow in plan.flows:
        edge = add(plane, f"{{{DI}}}BPMNEdge", id=f"{flow.id}_di", bpmnElement=flow.id)
        points = layout.ways[flow.id]
        for x, y in points:
            add(edge, f"{{{WAYPOINTS}}}waypoint", x=x, y=y)
        if flow.name:
            (x, y), (_, below) = points[0], points[1]
            down = 4.0 if below != y else -18.0
            _bounds(add(edge, f"{{{DI}}}BPMNLabel"), Bounds(x + 5, y + down, 55, 14))


def _shape(
    plane: etree._Element, id_: str, bounds: Bounds, **marks: bool
) -> etree._Element:
    shape = add(plane, f"{{{DI}}}BPMNShape", id=f"{id_}_di", bpmnElement=id_, **marks)
    _bounds(shape, bounds)
    return shape


def _label(shape: etree._Element, around: Bounds) -> None:
    below = Bounds(around.x - 7, around.y + around.height + 3, 50, 14)
    _bounds(add(shape, f"{{{DI}}}BPMNLabel"), below)


def _bounds(parent: etree._Element, bounds: Bounds) -> None:
    add(parent, f"{{{DC}}}Bounds", **vars(bounds))
