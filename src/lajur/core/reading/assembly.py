"""The parts of a reading put together to one SOP, each value with its certainty."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lajur.core.reading import labels
from lajur.core.reading.actors import Doer
from lajur.core.reading.cells import mark_of, papers_in
from lajur.core.reading.drawn import Flow
from lajur.core.reading.drawn import Way as DrawnWay
from lajur.core.reading.exits import Way, label_pair
from lajur.core.reading.identity import Identity
from lajur.core.reading.papers import LETTERS, Papers, product_of
from lajur.core.reading.regions import regions_of, with_regions
from lajur.core.reading.rows import Row
from lajur.core.reading.words import slug_of
from lajur.core.reading.works import PURPOSE, Act
from lajur.core.sop import (
    Actor,
    Certainty,
    Exit,
    How,
    Item,
    Link,
    Sop,
    Source,
    Step,
    Verb,
    Work,
)
from lajur.core.sop.durations import parse_duration

#: Works a paper in the inputs is the object of, not one in the outputs.
_ON_INPUT = {Verb.CHECK, Verb.RECEIVE}


@dataclass
class Assembly:
    """Everything the stages found about one SOP."""

    identity: Identity
    actors: tuple[Actor, ...]
    rows: Sequence[Row]
    doers: Sequence[Doer | None]
    ways: Sequence[Way | None]
    stated_total: str | None
    flows: Sequence[Flow | None] = ()
    #: Printed texts of steps a scan had garbled, by index.
    garbled: dict[int, str] = field(default_factory=dict)

    def sop(self, source: Source) -> Sop:
        """Return the SOP."""
        levels = list(self.identity.levels)
        government = levels.pop(0) if levels and _is_government(levels[0]) else None
        plain = self.identity.plain
        lists = self.identity.lists
        papers = Papers(product_of(plain.get("title")))
        steps = tuple(self._step(index, papers) for index in range(len(self.rows)))
        sop = Sop(
            slug=slug_of(plain.get("title") or plain.get("number") or source.file),
            title=plain.get("title") or None,
            source=Source(source.file, source.sha256, government),
            government=government,
            office=levels[0] if levels else None,
            unit=levels[1] if len(levels) > 1 else None,
            subunit=" ".join(levels[2:]) or None,
            number=plain.get("number") or None,
            created_date=plain.get("created_date") or None,
            revised_date=plain.get("revised_date") or None,
            effective_date=plain.get("effective_date") or None,
            approved_by=plain.get("approved_by") or None,
            legal_bases=lists.get("legal_bases", ()),
            qualifications=lists.get("qualifications", ()),
            related_sops=lists.get("related_sops", ()),
            equipment=lists.get("equipment", ()),
            warnings=lists.get("warnings", ()),
            records=lists.get("records", ()),
            actors=self.actors,
            papers=tuple(paper for paper, _ in papers.found),
            steps=steps,
            stated_total=self.stated_total,
            certainty=self._certainty(),
        )
        return with_regions(sop, regions_of(sop))

    def _step(self, index: int, papers: Papers) -> Step:
        row, doer = self.rows[index], self.doers[index]
        inputs = papers.items(papers_in(row.raw.inputs))
        orders = any(act.do is Verb.INSTRUCT for act in row.acts)
        prepared = " ".join(act.after for act in row.acts if act.do is Verb.PREPARE)
        outputs = papers.items(
            papers_in(row.raw.output), fresh=orders, prepared=prepared
        )
        remarks = row.raw.remarks or None
        return Step(
            id=step_id(index),
            number=row.raw.number,
            text=row.text,
            actor=doer.lane.id if doer else None,
            with_=tuple(lane.id for lane in doer.beside) if doer else (),
            works=_works(row.acts, inputs, outputs, papers),
            kind=row.kind,
            checklist=row.checklist,
            inputs=inputs,
            outputs=outputs,
            duration=parse_duration(row.raw.duration),
            remarks=remarks,
            links=(Link(remarks),) if remarks and remarks[:4].upper() == "SOP " else (),
            exits=self._exits(index),
        )

    def _exits(self, index: int) -> tuple[Exit, ...]:
        following = step_id(index + 1) if index + 1 < len(self.rows) else None
        way = self.ways[index]
        if drawn := self._drawn_exits(index):
            return drawn
        if way is None:
            return (Exit(None, following),)
        yes, no = label_pair(way, self.rows[index].said)
        return (Exit(yes, following), Exit(no, step_id(way.to), How.RETURN))

    def _drawn_exits(self, index: int) -> tuple[Exit, ...]:
        """Return the exits the arrows give, none where the text says more.

        A text may spell out a refusal that nobody drew.
        """
        flow = self.flows[index] if self.flows else None
        if flow is None or not flow.ways:
            return ()
        ahead = [way for way in flow.ways if way.to > index]
        if len(flow.ways) == 1 and ahead and self.ways[index]:
            return ()
        exits = [
            Exit(
                way.label or self._name_of(way, flow),
                step_id(way.to),
                _how(way, index, ahead),
            )
            for way in flow.ways
        ]
        if not ahead and index + 1 < len(self.rows):
            exits.insert(0, Exit(None, step_id(index + 1)))
        order = list(How)
        return tuple(sorted(exits, key=lambda exit_: order.index(exit_.how)))

    def _name_of(self, way: DrawnWay, flow: Flow) -> str | None:
        """Tell unlabelled arrows apart by the lane they lead to."""
        if len(flow.ways) == 1 or way.lane is None:
            return None
        return f"Ke {self.actors[way.lane].name}"

    def _certainty(self) -> dict[str, Certainty]:
        sure: dict[str, Certainty] = {}
        for name in (*labels.PLAIN, *labels.LISTS):
            sure[f"/{name}"] = self._of_field(name)
        for index, (row, doer) in enumerate(zip(self.rows, self.doers, strict=True)):
            at: dict[str, int | str] = {"line": row.raw.at}
            sure[f"/steps/{index}"] = Certainty("stated", at)
            if index in self.garbled:
                why = "huruf yang rusak oleh pemindaian diperbaiki"
                sure[f"/steps/{index}/text"] = Certainty(
                    "derived", at, why, (self.garbled[index],)
                )
            if not row.raw.duration:
                sure[f"/steps/{index}/duration"] = Certainty("missing", at)
            sure[f"/steps/{index}/actor"] = _of_doer(doer, at)
            if self._drawn_exits(index):
                sure[f"/steps/{index}/exits"] = Certainty(
                    "stated", {**at, "rule": "drawn"}, "mengikuti panah"
                )
            elif way := self.ways[index]:
                sure[f"/steps/{index}/exits"] = Certainty(
                    "derived" if way.sure else "guessed",
                    {**at, "rule": way.rule, **self._returned_to(way)},
                    way.why,
                    tuple(step_id(i) for i in way.others) if not way.sure else (),
                )
        return sure

    def _returned_to(self, way: Way) -> dict[str, str]:
        return {} if way.lane is None else {"back": self.actors[way.lane].id}

    def _of_field(self, name: str) -> Certainty:
        sheet = self.identity
        if not (sheet.plain.get(name) or sheet.lists.get(name)):
            return Certainty("missing")
        at: dict[str, int | str] = {"line": sheet.at[name]}
        if why := sheet.derived.get(name):
            return Certainty("derived", at, why)
        return Certainty("stated", at)


def step_id(index: int) -> str:
    """Return the id of the step in this place."""
    return f"s{index + 1}"


def _how(way: DrawnWay, index: int, ahead: Sequence[DrawnWay]) -> How:
    """Tell going on from going back and from the other ways on."""
    if way.to < index:
        return How.RETURN
    yes = [other for other in ahead if mark_of(other.label or "") == "yes"]
    return How.FORWARD if way == (yes or ahead)[0] else How.ROUTE


def _is_government(level: str) -> bool:
    return level.startswith(("PEMERINTAH", "PROVINSI", "KABUPATEN", "KOTA"))


def _of_doer(doer: Doer | None, at: dict[str, int | str]) -> Certainty:
    if doer is None:
        return Certainty("missing", at)
    where = {**at, "rule": doer.rule}
    if not doer.sure:
        return Certainty(
            "guessed", where, doer.why, tuple(lane.id for lane in doer.others)
        )
    said = doer.rule in ("text", "drawn", "column")
    return Certainty("stated" if said else "derived", where, doer.why)


def _works(
    acts: Sequence[Act],
    inputs: Sequence[Item],
    outputs: Sequence[Item],
    papers: Papers,
) -> tuple[Work, ...]:
    works: list[Work] = []
    for act in acts:
        first, second = (inputs, outputs) if act.do in _ON_INPUT else (outputs, inputs)
        for paper in _objects(act, papers) or [_paper_of(first) or _paper_of(second)]:
            works.append(Work(act.do, paper))
    return tuple(dict.fromkeys(works))


def _paper_of(items: Sequence[Item]) -> str | None:
    return next((item.paper for item in items if item.paper), None)


def _objects(act: Act, papers: Papers) -> list[str | None]:
    """Return the papers the words after a verb name."""
    after = PURPOSE.split(act.after)[0]
    if act.do is Verb.INSTRUCT:
        return []
    if act.do is Verb.PREPARE:
        return [paper.id for paper in papers.letters(after)]
    phrase = after.split(" ke")[0]
    paper = papers.named(phrase)
    return (
        [paper.id] if paper and (paper.paper_kind in LETTERS or len(phrase) > 3) else []
    )
