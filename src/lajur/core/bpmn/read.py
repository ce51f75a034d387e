"""A BPMN 2.0 file to SOPs: ours without loss, those of others as far as they say.

What BPMN itself says (names, lanes, flows) counts even where a modelling program
changed it after us; our own elements fill in the rest.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from lajur.core.bpmn.extras import read_sop, read_step
from lajur.core.bpmn.words import MODEL, extra, model
from lajur.core.paper import Refused
from lajur.core.paper.markup import local, parse_xml
from lajur.core.paper.refusals import refused
from lajur.core.sop import Actor, ActorKind, Exit, How, Join, Region, Sop, Step

#: Nobody's SOP comes near; more is not worth following.
MAX_STEPS, MAX_FLOWS = 500, 3_000
_TASKS = re.compile(r"(?:[a-zA-Z]+T|t)ask|callActivity")
_WITHIN = 4_096
_SLUG = re.compile(r"[^a-z0-9]+")


def is_bpmn(data: bytes) -> bool:
    """Tell whether a file is BPMN by what stands at its head."""
    head = data[:_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and MODEL.encode() in head


def read_bpmn(data: bytes) -> tuple[Sop, ...]:
    """Return the SOP of every process; raises Refused for what is unsound."""
    root = parse_xml(data)
    try:
        read = (_Reader(process).sop() for process in root.iter(model("process")))
        return tuple(sop for sop in read if sop.steps or sop.title)
    except Refused:
        raise
    except ValueError as error:
        raise refused("damaged") from error


@dataclass(frozen=True)
class _Arrow:
    source: str
    target: str
    name: str | None
    own: etree._Element | None
    is_implied: bool

    @classmethod
    def of(cls, element: etree._Element) -> "_Arrow":
        own = _own(element, "exit")
        name = element.get("name") or None
        if own is not None and (label := own.find(extra("label"))) is not None:
            name = label.text
        return cls(
            element.get("sourceRef", ""),
            element.get("targetRef", ""),
            name,
            own,
            _own(element, "implied") is not None,
        )


class _Reader:
    """Reads one process."""

    def __init__(self, process: etree._Element) -> None:
        self._process = process
        self._nodes = {
            one.get("id", ""): one
            for one in process.iter()
            if one.get("id") and local(one) != "sequenceFlow"
        }
        arrows = [_Arrow.of(one) for one in process.iter(model("sequenceFlow"))]
        self._tasks = [one for one in process.iter() if _is_task(one)]
        if len(arrows) > MAX_FLOWS or len(self._tasks) > MAX_STEPS:
            raise refused("too_big_inside")
        self._leaving: dict[str, list[_Arrow]] = {}
        for arrow in arrows:
            self._leaving.setdefault(arrow.source, []).append(arrow)
        self._actor_of: dict[str, str] = {}
        self._actors = tuple(self._lanes())

    def sop(self) -> Sop:
        """Return the SOP of this process."""
        steps = self._steps()
        ids = {
            task.get("id", ""): s.id for task, s in zip(self._tasks, steps, strict=True)
        }
        order = {step.id: at for at, step in enumerate(steps)}
        steps = [
            replace(step, exits=tuple(self._exits(task, step.id, ids, order)))
            for task, step in zip(self._tasks, steps, strict=True)
        ]
        regions = self._regions(ids)
        region_of = {step: r.id for r in regions for step in r.steps}
        sop = read_sop(_own(self._process, "sop"), self._process.get("name") or None)
        return sop.with_changes(
            slug=sop.slug or _slug(sop.title or "", "sop"),
            actors=self._actors,
            steps=tuple(
                replace(step, region=_region(task, region_of.get(step.id)))
                for task, step in zip(self._tasks, steps, strict=True)
            ),
            regions=regions,
        )

    def _lanes(self) -> Iterator[Actor]:
        taken: set[str] = set()
        for at, lane in enumerate(self._process.iter(model("lane")), 1):
            if _own(lane, "nobody") is not None:
                continue
            own, name = _own(lane, "actor"), lane.get("name") or f"Pelaksana {at}"
            told = own.get("id", "") if own is not None else _slug(name, f"a{at}")
            id_ = told if told not in taken else f"{told}-{at}"
            taken.add(id_)
            for reference in lane.findall(model("flowNodeRef")):
                self._actor_of[(reference.text or "").strip()] = id_
            kind = own.get("kind", "post") if own is not None else "post"
            yield Actor(id_, name, ActorKind(kind))

    def _steps(self) -> list[Step]:
        steps: list[Step] = []
        taken: set[str] = set()
        for at, task in enumerate(self._tasks, 1):
            own = _own(task, "step")
            text = task.get("name", "")
            step = Step(f"s{at}", str(at), text, None)
            if own is not None:
                step = read_step(own, text)
            if step.id in taken or not step.id:
                step = replace(step, id=f"s{at}-{len(taken)}")
            taken.add(step.id)
            steps.append(replace(step, actor=self._actor(task)))
        return steps

    def _actor(self, task: etree._Element) -> str | None:
        """Return whose lane a task stands in, or the sub-process around it."""
        around = [task, *task.iterancestors(model("subProcess"))]
        found = (self._actor_of.get(one.get("id", "")) for one in around)
        return next((actor for actor in found if actor), None)

    def _exits(
        self,
        task: etree._Element,
        step_id: str,
        ids: Mapping[str, str],
        order: Mapping[str, int],
    ) -> Iterator[Exit]:
        for arrow, to in self._ways(task.get("id", ""), ids):
            if arrow.is_implied:
                continue
            is_back = to is not None and order[to] <= order[step_id]
            how = How.RETURN if is_back else How.FORWARD
            if arrow.own is not None:
                how = How(arrow.own.get("how", how))
                told = arrow.own.get("to")
                to = to if told is None else told or None
                to = to if to in order else None
            yield Exit(arrow.name, to, how)

    def _ways(
        self, source: str, ids: Mapping[str, str]
    ) -> Iterator[tuple[_Arrow, str | None]]:
        """Follow the arrows of a node to the next steps, through gateways."""
        waiting = list(self._leaving.get(source, ()))
        seen = {source}
        while waiting:
            arrow = waiting.pop(0)
            if arrow.target in ids:
                yield arrow, ids[arrow.target]
                continue
            further = self._onward(arrow.target)
            if not further or arrow.own is not None:
                yield arrow, self._first_step(arrow.target, ids)
            elif arrow.target not in seen:
                seen.add(arrow.target)
                waiting[:0] = [
                    replace(one, name=one.name or arrow.name) for one in further
                ]

    def _onward(self, id_: str) -> list[_Arrow]:
        """Return where a node that is no step leads."""
        node = self._nodes.get(id_)
        if node is None:
            return []
        if local(node) == "subProcess":
            starts = (one.get("id", "") for one in node.findall(model("startEvent")))
            return [arrow for start in starts for arrow in self._leaving.get(start, ())]
        around = next(node.iterancestors(model("subProcess")), None)
        if local(node) == "endEvent" and around is not None:
            return self._leaving.get(around.get("id", ""), [])
        return self._leaving.get(id_, [])

    def _first_step(self, id_: str, ids: Mapping[str, str]) -> str | None:
        node = self._nodes.get(id_)
        if node is None or local(node) != "subProcess":
            return None
        return next(
            (ids[one.get("id", "")] for one in node.iter() if one.get("id") in ids),
            None,
        )

    def _regions(self, ids: Mapping[str, str]) -> tuple[Region, ...]:
        found: list[tuple[int, Region]] = []
        for at, node in enumerate(self._process.iter(model("subProcess"))):
            own = _own(node, "region")
            loop = node.find(model("multiInstanceLoopCharacteristics"))
            steps = tuple(
                ids[one.get("id", "")] for one in node.iter() if one.get("id") in ids
            )
            is_implied = own is not None and own.get("implied")
            if loop is None or not steps or is_implied:
                continue
            lane = self._actor_of.get(node.get("id", ""), "")
            values: Mapping[str, str] = {} if own is None else dict(own.attrib)
            place = values.get("place", "")
            region = Region(
                values.get("id", f"r{at + 1}"),
                steps,
                values.get("each", lane),
                Join(values.get("join", Join.ALL)),
            )
            is_placed = place.isdecimal() and len(place) < 6
            found.append((int(place) if is_placed else at, region))
        return tuple(r for _, r in sorted(found, key=lambda pair: pair[0]))


def _own(element: etree._Element, name: str) -> etree._Element | None:
    """Return what we wrote about an element."""
    return element.find(f"{model('extensionElements')}/{extra(name)}")


def _region(task: etree._Element, around: str | None) -> str | None:
    """Return what a step says of its region, else the one it stands in."""
    own = _own(task, "step")
    told = None if own is None else own.get("region")
    return around if told is None else told or None


def _is_task(element: etree._Element) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag.startswith(f"{{{MODEL}}}")
        and _TASKS.fullmatch(local(element)) is not None
    )


def _slug(name: str, otherwise: str) -> str:
    return _SLUG.sub("-", name.lower()).strip("-") or otherwise
