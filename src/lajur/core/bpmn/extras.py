"""What BPMN has no words for, as elements of our own namespace.

Each pair of functions here writes and reads one thing; whatever one of them
writes, the other gives back.
"""

import re
from typing import get_args

from lxml import etree

from lajur.core.bpmn.words import Value, add, extra
from lajur.core.sop import (
    SHEET_LINES,
    SHEET_LISTS,
    Certainty,
    Counts,
    Duration,
    Item,
    Link,
    Paper,
    Sop,
    Source,
    Step,
    Verb,
    Work,
)
from lajur.core.sop.model import DurationUnit

_FACTS = ("slug", *SHEET_LINES, "stated_total")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,17})?(?:e-?\d\d)?")
_HOWS = ("call", "prerequisite", "reference")
_SURE = ("stated", "derived", "guessed", "missing")


def write_sop(parent: etree._Element, sop: Sop) -> None:
    """Write the identity sheet, the papers and what the reader thought of values."""
    facts: dict[str, Value] = {name: getattr(sop, name) for name in _FACTS}
    element = add(parent, extra("sop"), untitled=None if sop.title else True, **facts)
    if sop.source:
        add(element, extra("source"), **vars(sop.source))
    for name in SHEET_LISTS:
        for text in getattr(sop, name):
            add(element, extra(name), text)
    for paper in sop.papers:
        add(element, extra("paper"), **vars(paper))
    for pointer, certainty in sop.certainty.items():
        _write_certainty(element, pointer, certainty)


def read_sop(element: etree._Element | None, title: str | None) -> Sop:
    """Return an SOP of what was written of it; steps and lanes are not in it."""
    if element is None:
        return Sop("", title)
    source = element.find(extra("source"))
    certain = (_read_certainty(one) for one in element.findall(extra("certainty")))
    return Sop(
        title=None if element.get("untitled") else title,
        source=Source(
            source.get("file", ""),
            source.get("sha256", ""),
            source.get("government_printed"),
        )
        if source is not None
        else None,
        papers=tuple(
            Paper(p.get("id", ""), p.get("name", ""), p.get("paper_kind"))
            for p in element.findall(extra("paper"))
        ),
        certainty=dict(certain),
        **{"slug": "", **{name: element.get(name) for name in _FACTS}},
        **{name: _texts(element, name) for name in SHEET_LISTS},  # type: ignore[arg-type]
    )


def write_step(parent: etree._Element, step: Step, *, region: str | None) -> None:
    """Write a step; its region only where its place does not tell it."""
    element = add(
        parent,
        extra("step"),
        id=step.id,
        number=step.number,
        kind=step.kind,
        remarks=step.remarks,
        region=region,
    )
    for other in step.with_:
        add(element, extra("with"), other)
    for work in step.works:
        add(element, extra("work"), do=work.do, paper=work.paper)
    for text in step.checklist:
        add(element, extra("check"), text)
    for name, items in (("input", step.inputs), ("output", step.outputs)):
        for item in items:
            add(element, extra(name), item.text, paper=item.paper, status=item.status)
    if step.duration:
        add(element, extra("duration"), **vars(step.duration))
    for link in step.links:
        add(element, extra("link"), link.sop, how=link.how)


def read_step(element: etree._Element, text: str) -> Step:
    """Return a step of what was written of it, without actor, exits and region."""
    return Step(
        id=element.get("id", ""),
        number=element.get("number", ""),
        text=text,
        actor=None,
        with_=_texts(element, "with"),
        works=tuple(
            Work(Verb(one.get("do")), one.get("paper"))
            for one in element.findall(extra("work"))
        ),
        kind=Verb(element.get("kind", Verb.CARRY_OUT)),
        checklist=_texts(element, "check"),
        inputs=_items(element, "input"),
        outputs=_items(element, "output"),
        duration=_duration(element.find(extra("duration"))),
        remarks=element.get("remarks"),
        links=tuple(
            Link(one.text or "", _one_of(_HOWS, one.get("how")))  # type: ignore[arg-type]
            for one in element.findall(extra("link"))
        ),
    )


def _write_certainty(
    parent: etree._Element, pointer: str, certainty: Certainty
) -> None:
    element = add(parent, extra("certainty"), at=pointer, why=certainty.why)
    element.set("is", certainty.is_)
    for key, value in certainty.from_.items():
        is_number = isinstance(value, int)
        add(element, extra("place"), str(value), of=key, number=is_number or None)
    for other in certainty.others:
        add(element, extra("other"), other)


def _read_certainty(element: etree._Element) -> tuple[str, Certainty]:
    places: dict[str, int | str] = {}
    for one in element.findall(extra("place")):
        text = one.text or ""
        is_number = one.get("number") and text.isdecimal() and len(text) < 10
        places[one.get("of", "")] = int(text) if is_number else text
    sure = _one_of(_SURE, element.get("is"))
    others = _texts(element, "other")
    certainty = Certainty(sure, places, element.get("why", ""), others)  # type: ignore[arg-type]
    return element.get("at", ""), certainty


def _items(element: etree._Element, name: str) -> tuple[Item, ...]:
    return tuple(
        Item(one.text or "", one.get("paper"), one.get("status"))
        for one in element.findall(extra(name))
    )


def _texts(element: etree._Element, name: str) -> tuple[str, ...]:
    return tuple(one.text or "" for one in element.findall(extra(name)))


def _duration(element: etree._Element | None) -> Duration | None:
    if element is None:
        return None
    unit = element.get("unit")
    return Duration(
        text=element.get("text", ""),
        value=_number(element.get("value")),
        unit=None if unit is None else _one_of(get_args(DurationUnit), unit),  # type: ignore[arg-type]
        min=_number(element.get("min")),
        max=_number(element.get("max")),
        counts=Counts(element.get("counts", Counts.LIMIT)),
    )


def _number(text: str | None) -> float | None:
    if text is None:
        return None
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _one_of(words: tuple[str, ...], word: str | None) -> str:
    if word not in words:
        raise ValueError(word)
    return word
