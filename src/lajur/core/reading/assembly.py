"""The parts of a reading put together to one SOP, each value with its certainty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lajur.core.reading import labels
from lajur.core.reading.actors import Doer
from lajur.core.reading.cells import mark_of, papers_in
from lajur.core.reading.drawn import Flow
from lajur.core.reading.drawn import Way as DrawnWay
from lajur.core.reading.exits import Way, label_pair
from lajur.core.reading.links import links_of
from lajur.core.reading.names import LETTERS, product_of, status_of
from lajur.core.reading.papers import Papers, Told, becomes, object_in
from lajur.core.reading.regions import regions_of, with_regions
from lajur.core.reading.routes import Route
from lajur.core.reading.rows import Row
from lajur.core.reading.times import times_of
from lajur.core.reading.values import Identity
from lajur.core.reading.words import slug_of
from lajur.core.reading.works import JOINS, PURPOSE, Act, main_work
from lajur.core.sop import (
    Actor,
    Certainty,
    Exit,
    How,
    Item,
    Sop,
    Source,
    Step,
    Verb,
    Work,
)

#: A shorter phrase names no paper.
_SHORTEST = 3
_WILL_SEND = re.compile(r"\bakan\s+di\w+", re.IGNORECASE)
#: How far a paper is after a work, the furthest first.
_DONE = (
    (Verb.SEND, "sent"),
    (Verb.ARCHIVE, "archived"),
    (Verb.NUMBER, "numbered"),
    (Verb.SIGN, "signed"),
    (Verb.INITIAL, "initialled"),
)
#: What was done to a paper that comes out so.
_GIVEN_OUT = {
    "signed": Verb.SIGN,
    "initialled": Verb.INITIAL,
    "numbered": Verb.NUMBER,
}
#: Works whose outcome is written.
_WRITES = {
    *(Verb.PREPARE, Verb.SUBMIT, Verb.COLLECT, Verb.SIGN, Verb.INITIAL, Verb.NUMBER),
    *(Verb.SEND, Verb.CHECK),
}
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
    routes: Sequence[Sequence[Route]] = ()
    #: Printed texts of steps a scan had garbled, by index.
    garbled: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the times, each beside all others."""
        self.times = times_of([row.raw.duration for row in self.rows])

    def sop(self, source: Source) -> Sop:
        """Return the SOP."""
        levels = list(self.identity.levels)
        government = levels.pop(0) if levels and _is_government(levels[0]) else None
        plain = self.identity.plain
        lists = self.identity.lists
        papers = Papers(product_of(plain.get("title")))
        steps = without_news(
            tuple(self._step(index, papers) for index in range(len(self.rows)))
        )
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
            papers=papers.all,
            steps=steps,
            stated_total=self.stated_total,
            certainty=self._certainty(),
        )
        return with_regions(sop, regions_of(sop))

    def _step(self, index: int, papers: Papers) -> Step:
        row, doer = self.rows[index], self.doers[index]
        told = _told(row)
        inputs = papers.inputs(papers_in(row.raw.inputs), told)
        outputs = papers.outputs(papers_in(row.raw.output), told)
        acts = _as_given_out(row.acts, row.raw.output)
        works = _works(acts, inputs, outputs, papers)
        outputs = tuple(_with_status(item, works) for item in outputs)
        remarks = row.raw.remarks or None
        return Step(
            id=step_id(index),
            number=row.raw.number,
            text=row.text,
            actor=doer.lane.id if doer else None,
            with_=tuple(lane.id for lane in doer.beside) if doer else (),
            works=works,
            kind=main_work(acts, drafts=_drafts(works, outputs)),
            checklist=row.checklist,
            inputs=inputs,
            outputs=outputs,
            duration=self.times[index].duration,
            remarks=remarks,
            links=links_of(row, self.identity.lists.get("related_sops", ())),
            exits=self._exits(index),
        )

    def _exits(self, index: int) -> tuple[Exit, ...]:
        following = step_id(index + 1) if index + 1 < len(self.rows) else None
        way = self.ways[index]
        if drawn := self._drawn_exits(index):
            return drawn
        if routes := self.routes[index] if self.routes else ():
            return self._routed(index, routes)
        if way is None:
            return (Exit(None, following),)
        yes, no = label_pair(way, self.rows[index].said)
        onward = self._drawn_onward(index)
        on = (
            Exit(onward.label or yes, self._reached(onward.to))
            if onward
            else Exit(yes, following)
        )
        return (on, Exit(no, step_id(way.to), How.RETURN))

    def _drawn_onward(self, index: int) -> DrawnWay | None:
        """Return the way on of a step that has no other way drawn."""
        flow = self.flows[index] if self.flows else None
        sole = flow.ways[0] if flow and len(flow.ways) == 1 else None
        return sole if sole and sole.to > index else None

    def _routed(self, index: int, routes: Sequence[Route]) -> tuple[Exit, ...]:
        """Return the ways on the text names, and the way back if there is one."""
        hows = [How.FORWARD, *[How.ROUTE] * (len(routes) - 1)]
        exits = [
            Exit(route.label, None if route.to is None else step_id(route.to), how)
            for route, how in zip(routes, hows, strict=True)
        ]
        if way := self.ways[index]:
            _, no = label_pair(way, self.rows[index].said)
            exits.append(Exit(no, step_id(way.to), How.RETURN))
        return tuple(exits)

    def _drawn_exits(self, index: int) -> tuple[Exit, ...]:
        """Return the exits the arrows give, none where the text says more.

        A text may spell out a refusal that nobody drew.
        """
        flow = self.flows[index] if self.flows else None
        if flow is None or not flow.ways:
            return ()
        if self._drawn_onward(index) and self.ways[index]:
            return ()
        ahead = [way for way in flow.ways if way.to > index]
        exits = [
            Exit(
                way.label or self._name_of(way, flow),
                self._reached(way.to),
                _how(way, index, ahead),
            )
            for way in flow.ways
        ]
        if not ahead and index + 1 < len(self.rows):
            exits.insert(0, Exit(None, step_id(index + 1)))
        order = list(How)
        return tuple(sorted(exits, key=lambda exit_: order.index(exit_.how)))

    def _reached(self, index: int) -> str | None:
        """Return the step in this place, None behind the last."""
        return step_id(index) if index < len(self.rows) else None

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
            elif (time := self.times[index]).why:
                sure[f"/steps/{index}/duration"] = Certainty(
                    "derived", at, time.why, (time.other,)
                )
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
            elif self.routes and self.routes[index]:
                why = "pilihannya disebut dalam uraian langkah"
                at = {**at, "rule": "routes"}
                sure[f"/steps/{index}/exits"] = Certainty("derived", at, why)
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
    return level.upper().startswith(("PEMERINTAH", "PROVINSI", "KABUPATEN", "KOTA"))


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


def without_news(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Leave out a sending that is only told of and done by a later step."""
    return tuple(
        replace(
            step,
            works=tuple(
                work
                for work in step.works
                if work.do is not Verb.SEND
                or not _WILL_SEND.search(step.text)
                or all(work not in later.works for later in steps[index + 1 :])
            ),
        )
        for index, step in enumerate(steps)
    )


def _with_status(item: Item, works: Sequence[Work]) -> Item:
    """Say how far a paper is after the step where its printed name does not."""
    done = {work.do for work in works if work.paper == item.paper}
    if item.paper is None or item.status is not None:
        return item
    return replace(item, status=next((s for do, s in _DONE if do in done), None))


def _told(row: Row) -> Told:
    """Return what the words of a step say about its papers."""
    written = [act for act in row.acts if act.do in _WRITES]
    return Told(
        prepared=" ".join(act.after for act in row.acts if act.do is Verb.PREPARE),
        done_to=next((o for act in written if (o := object_in(act.after))), ""),
        becomes=becomes(row.text),
        orders=any(act.do is Verb.INSTRUCT for act in row.acts),
        writes=bool(written),
    )


def _drafts(works: Sequence[Work], outputs: Sequence[Item]) -> bool:
    """Whether a step gives out the first text of a paper it writes and not checks."""
    written = {work.paper for work in works if work.do is Verb.PREPARE}
    looked = {work.paper for work in works if work.do is Verb.CHECK}
    drafts = {item.paper for item in outputs if item.status in ("draft", "concept")}
    return bool(written & drafts - looked - {None})


def _as_given_out(acts: tuple[Act, ...], output: str) -> tuple[Act, ...]:
    """Take a text that names no work for what its output says was done."""
    done = _GIVEN_OUT.get(status_of(output) or "")
    if done is None or any(act.do is not Verb.CARRY_OUT for act in acts):
        return acts
    return (Act(done, 0, ""),)


def _works(
    acts: Sequence[Act],
    inputs: Sequence[Item],
    outputs: Sequence[Item],
    papers: Papers,
) -> tuple[Work, ...]:
    works: list[Work] = []
    shared: list[str | None] = []
    for act in reversed(acts):
        first, second = (inputs, outputs) if act.do in _ON_INPUT else (outputs, inputs)
        own = _objects(act, papers, outputs)
        if not (own or inputs or outputs) and act.do is not Verb.INSTRUCT:
            told = papers.mentioned(act.after)
            own = [told.id] if told else []
        if JOINS.fullmatch(act.after) and act.do is not Verb.INSTRUCT:
            own = own or shared
        shared = own
        usual = _usual(act, papers, first) or _usual(act, papers, second)
        for paper in reversed(own or [usual]):
            works.append(Work(act.do, paper))
    return tuple(dict.fromkeys(reversed(works)))


def _usual(act: Act, papers: Papers, items: Sequence[Item]) -> str | None:
    """Return the first paper of a cell the work suits: only orders make sheets."""
    if act.do not in (Verb.PREPARE, Verb.INSTRUCT):
        return _paper_of(items)
    orders = {p.id for p in papers.all if p.paper_kind == "disposisi"}
    instructs = act.do is Verb.INSTRUCT
    return _paper_of([i for i in items if (i.paper in orders) is instructs])


def _paper_of(items: Sequence[Item]) -> str | None:
    return next((item.paper for item in items if item.paper), None)


def _objects(act: Act, papers: Papers, outputs: Sequence[Item]) -> list[str | None]:
    """Return the papers the words beside a verb name."""
    after = PURPOSE.split(act.after)[0]
    if act.do is Verb.INSTRUCT:
        return []
    if act.do is Verb.PREPARE:
        letters = list(papers.letters(after, outputs))
        known = papers.exactly(after)
        return [p.id for p in letters] or ([known.id] if known else [])
    for phrase in (act.before, after.split(" ke")[0]):
        paper = papers.named(phrase)
        if paper and (paper.paper_kind in LETTERS or len(phrase) > _SHORTEST):
            return [paper.id]
    return []
