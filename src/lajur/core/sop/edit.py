"""Changing one value of an SOP at a time, as a person does at the table.

Each function returns a new SOP; a value it sets counts as stated, because a person
said so. What cannot be raises CannotEdit. Rows come and go in `rows`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from lajur.core.sop.durations import parse_duration
from lajur.core.sop.model import (
    SHEET_LINES,
    SHEET_LISTS,
    Actor,
    ActorKind,
    Exit,
    How,
    Item,
    Join,
    Link,
    Paper,
    Region,
    Sop,
    Step,
    Work,
)
from lajur.core.sop.rows import (
    CannotEdit,
    delete_step,
    free_id,
    insert_step,
    move_step,
    place_of,
    swept,
)

__all__ = [
    "IDENTITY_LINES",
    "CannotEdit",
    "add_actor",
    "add_paper",
    "confirm",
    "delete_actor",
    "delete_step",
    "drop_region",
    "insert_step",
    "make_decision",
    "make_plain",
    "make_region",
    "move_actor",
    "move_step",
    "set_actor",
    "set_actor_kind",
    "set_checklist",
    "set_duration",
    "set_exits",
    "set_identity",
    "set_items",
    "set_join",
    "set_links",
    "set_name",
    "set_remarks",
    "set_text",
    "set_works",
]

#: What a person may set of the identity sheet in one line.
IDENTITY_LINES = ("title", *SHEET_LINES, "stated_total")


def set_identity(sop: Sop, name: str, value: str | Sequence[str]) -> Sop:
    """Set a field of the identity sheet; lists take several lines."""
    if name in IDENTITY_LINES and isinstance(value, str):
        changed: Any = " ".join(value.split()) or None
    elif name in SHEET_LISTS and not isinstance(value, str):
        changed = _lines(value)
    else:
        raise CannotEdit("unknown_field")
    if name == "title" and not changed:
        raise CannotEdit("text_empty")
    if changed == getattr(sop, name):
        return sop
    return _stated(replace(sop, **{name: changed}), f"/{name}")


def set_text(sop: Sop, step_id: str, text: str) -> Sop:
    """Set what a step says."""
    plain = " ".join(text.split())
    if not plain:
        raise CannotEdit("text_empty")
    return _set(sop, step_id, "text", plain)


def set_remarks(sop: Sop, step_id: str, text: str) -> Sop:
    """Set the remark beside a step."""
    return _set(sop, step_id, "remarks", " ".join(text.split()) or None)


def set_checklist(sop: Sop, step_id: str, lines: Iterable[str]) -> Sop:
    """Set what a step is made of."""
    return _set(sop, step_id, "checklist", _lines(lines))


def set_actor(
    sop: Sop, step_id: str, actor_id: str, with_: Sequence[str] | None = None
) -> Sop:
    """Set who does a step, and who does it along; None leaves those."""
    known = {actor.id for actor in sop.actors}
    step = sop.steps[place_of(sop, step_id)]
    along = step.with_ if with_ is None else tuple(with_)
    if not {actor_id, *along} <= known:
        raise CannotEdit("unknown_actor")
    others = tuple(dict.fromkeys(a for a in along if a != actor_id))
    changed = _set(sop, step_id, "with_", others, field="with")
    return _set(changed, step_id, "actor", actor_id)


def set_works(sop: Sop, step_id: str, works: Iterable[Work]) -> Sop:
    """Set what a step does to which papers; the first work is the main one."""
    chosen = tuple(dict.fromkeys(works))
    papers = {paper.id for paper in sop.papers}
    if not chosen or {w.paper for w in chosen if w.paper} - papers:
        raise CannotEdit("unknown_paper" if chosen else "no_work")
    changed = _set(sop, step_id, "works", chosen)
    return _set(changed, step_id, "kind", chosen[0].do)


def set_items(sop: Sop, step_id: str, field: str, lines: Iterable[str]) -> Sop:
    """Set `inputs` or `outputs`; a text known elsewhere keeps its paper."""
    if field not in ("inputs", "outputs"):
        raise CannotEdit("unknown_field")
    step = sop.steps[place_of(sop, step_id)]
    known = _known_items(sop, getattr(step, field))
    items = tuple(known.get(_plain(line)) or Item(line) for line in _lines(lines))
    named = tuple(
        replace(item, text=line)
        for item, line in zip(items, _lines(lines), strict=True)
    )
    return _set(sop, step_id, field, named)


def set_duration(sop: Sop, step_id: str, text: str) -> Sop:
    """Set the standard time, as printed and as it is counted."""
    step = sop.steps[place_of(sop, step_id)]
    typed = parse_duration(text)
    if typed and step.duration:
        typed = replace(typed, counts=step.duration.counts)
    return _set(sop, step_id, "duration", typed)


def set_links(sop: Sop, step_id: str, links: Iterable[Link]) -> Sop:
    """Set which other SOPs a step calls, needs first, or names."""
    named = (replace(link, sop=" ".join(link.sop.split())) for link in links)
    chosen = tuple(dict.fromkeys(link for link in named if link.sop))
    return _set(sop, step_id, "links", chosen)


def set_exits(sop: Sop, step_id: str, exits: Sequence[Exit]) -> Sop:
    """Set where a step leads; the only way out has no label and goes forward."""
    targets = {step.id for step in sop.steps} | {None}
    if not exits:
        raise CannotEdit("no_exit")
    if any(e.to not in targets for e in exits):
        raise CannotEdit("unknown_step")
    if len(exits) == 1:
        exits = (Exit(None, exits[0].to),)
    elif not any(e.how is not How.RETURN for e in exits):
        raise CannotEdit("no_forward")
    elif len({_plain(e.label or "") for e in exits}) < len(exits):
        raise CannotEdit("labels_alike")
    return swept(_set(sop, step_id, "exits", tuple(exits)))


def make_decision(sop: Sop, step_id: str, *, yes: str = "Ya", no: str = "Tidak") -> Sop:
    """Let a step decide; a refusal goes to the step before it.

    Raises CannotEdit for the first step, which has nobody before it.
    """
    place = place_of(sop, step_id)
    step = sop.steps[place]
    if step.is_decision:
        return sop
    if place == 0:
        raise CannotEdit("first_step")
    back = sop.steps[place - 1].id
    onward = step.exits[0].to if step.exits else None
    return set_exits(sop, step_id, (Exit(yes, onward), Exit(no, back, How.RETURN)))


def make_plain(sop: Sop, step_id: str) -> Sop:
    """Let a step lead one way, the first that goes forward."""
    step = sop.steps[place_of(sop, step_id)]
    onward = next((e.to for e in step.exits if e.how is not How.RETURN), None)
    return set_exits(sop, step_id, (Exit(None, onward),))


def add_actor(sop: Sop, name: str, kind: ActorKind = ActorKind.POST) -> Sop:
    """Add a lane at the right."""
    plain = _actor_name(sop, name)
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "pelaksana"
    taken = {actor.id for actor in sop.actors}
    id_ = stem if stem not in taken else free_id(taken, f"{stem}-")
    return replace(sop, actors=(*sop.actors, Actor(id_, plain, kind)))


def set_name(sop: Sop, actor_id: str, name: str) -> Sop:
    """Give a lane another name; its steps stay its own."""
    actor = _actor(sop, actor_id)
    return _with_actor(sop, replace(actor, name=_actor_name(sop, name, actor)))


def set_actor_kind(sop: Sop, actor_id: str, kind: ActorKind) -> Sop:
    """Say who stands behind a lane; only a lane of units repeats per unit."""
    changed = _with_actor(sop, replace(_actor(sop, actor_id), kind=kind))
    if kind is ActorKind.EACH_UNIT:
        return changed
    kept = tuple(region for region in changed.regions if region.each != actor_id)
    return swept(replace(changed, regions=kept))


def move_actor(sop: Sop, actor_id: str, place: int) -> Sop:
    """Put a lane at another place from the left."""
    actor = _actor(sop, actor_id)
    rest = [a for a in sop.actors if a.id != actor_id]
    rest.insert(min(max(place, 0), len(rest)), actor)
    return replace(sop, actors=tuple(rest))


def delete_actor(sop: Sop, actor_id: str) -> Sop:
    """Take a lane away; raises CannotEdit while a step or region needs it."""
    _actor(sop, actor_id)
    used = {a for step in sop.steps for a in (step.actor, *step.with_)}
    if actor_id in used | {region.each for region in sop.regions}:
        raise CannotEdit("actor_used")
    return swept(replace(sop, actors=tuple(a for a in sop.actors if a.id != actor_id)))


def add_paper(sop: Sop, name: str, paper_kind: str | None = None) -> Sop:
    """Add a paper that works can be done to; one of the same name stays."""
    plain = " ".join(name.split())
    if not plain:
        raise CannotEdit("text_empty")
    if any(_plain(paper.name) == _plain(plain) for paper in sop.papers):
        return sop
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "naskah"
    taken = {paper.id for paper in sop.papers}
    id_ = stem if stem not in taken else free_id(taken, f"{stem}-")
    return replace(sop, papers=(*sop.papers, Paper(id_, plain, paper_kind)))


def make_region(
    sop: Sop, first: str, last: str, each: str, join: Join = Join.ALL
) -> Sop:
    """Let a run of steps happen once per unit; it leaves regions it was in."""
    start, end = sorted((place_of(sop, first), place_of(sop, last)))
    if _actor(sop, each).kind is not ActorKind.EACH_UNIT:
        raise CannotEdit("not_each_unit")
    id_ = free_id({region.id for region in sop.regions}, "r")
    steps = list(sop.steps)
    # A region cut in two keeps its beginning: a region is one run of steps.
    cut = {s.region for s in steps[start : end + 1]} & {s.region for s in steps[:start]}
    for n, step in enumerate(steps):
        if start <= n <= end:
            steps[n] = replace(step, region=id_)
        elif n > end and step.region in cut:
            steps[n] = replace(step, region=None)
    regions = (*sop.regions, Region(id_, (), each, join))
    return swept(replace(sop, steps=tuple(steps), regions=regions))


def drop_region(sop: Sop, region_id: str) -> Sop:
    """Let the steps of a region happen once again."""
    _region(sop, region_id)
    kept = tuple(region for region in sop.regions if region.id != region_id)
    return swept(replace(sop, regions=kept))


def set_join(sop: Sop, region_id: str, join: Join) -> Sop:
    """Say when a region goes on: all units closed, or its deadline came."""
    changed = replace(_region(sop, region_id), join=join)
    regions = tuple(changed if r.id == region_id else r for r in sop.regions)
    return replace(sop, regions=regions)


def confirm(sop: Sop, pointer: str) -> Sop:
    """Take a value as it was read: a person has looked at it."""
    if not _below(sop, pointer):
        raise CannotEdit("unknown_field")
    return _stated(sop, pointer)


def _set(sop: Sop, step_id: str, name: str, value: Any, *, field: str = "") -> Sop:
    place = place_of(sop, step_id)
    step = sop.steps[place]
    pointer = f"/steps/{place}/{field or name}"
    if getattr(step, name) == value:
        # Saying a guess once more is saying it.
        return _stated(sop, pointer) if name == "actor" else sop
    changed: Step = replace(step, **{name: value})
    steps = (*sop.steps[:place], changed, *sop.steps[place + 1 :])
    return _stated(replace(sop, steps=steps), pointer)


def _stated(sop: Sop, pointer: str) -> Sop:
    """Drop the reader's doubts at a place and below; no note means stated."""
    gone = _below(sop, pointer)
    kept = {p: note for p, note in sop.certainty.items() if p not in gone}
    return replace(sop, certainty=kept)


def _below(sop: Sop, pointer: str) -> set[str]:
    return {p for p in sop.certainty if p == pointer or p.startswith(f"{pointer}/")}


def _known_items(sop: Sop, own: Sequence[Item]) -> dict[str, Item]:
    """Return items by their words; those of the step itself come first."""
    known = {_plain(paper.name): Item(paper.name, paper.id) for paper in sop.papers}
    everywhere = [i for s in sop.steps for i in (*s.outputs, *s.inputs)]
    return known | {_plain(item.text): item for item in (*everywhere, *own)}


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(plain for line in lines if (plain := " ".join(line.split())))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _actor(sop: Sop, actor_id: str) -> Actor:
    for actor in sop.actors:
        if actor.id == actor_id:
            return actor
    raise CannotEdit("unknown_actor")


def _actor_name(sop: Sop, name: str, own: Actor | None = None) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise CannotEdit("text_empty")
    if any(_plain(a.name) == _plain(plain) for a in sop.actors if a is not own):
        raise CannotEdit("name_taken")
    return plain


def _with_actor(sop: Sop, actor: Actor) -> Sop:
    return replace(
        sop, actors=tuple(actor if a.id == actor.id else a for a in sop.actors)
    )


def _region(sop: Sop, region_id: str) -> Region:
    for region in sop.regions:
        if region.id == region_id:
            return region
    raise CannotEdit("unknown_region")
