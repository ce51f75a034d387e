"""From whom and to whom a paper goes, as its SOP says; no rule is of one SOP."""

import re
from collections.abc import Iterator

from lajur.core.sop import Actor, ActorKind, Sop, Step, Verb
from lajur.letters import works

#: Who answers for a paper nobody signs: whoever let it through last, or wrote it.
_ANSWERS = (
    (Verb.SIGN,),
    (Verb.INITIAL, Verb.CHECK),
    (Verb.PREPARE, Verb.SUBMIT),
)
#: Works of an office that handles a paper without reading it.
_HANDLING = frozenset({Verb.NUMBER, Verb.ARCHIVE, Verb.SEND})
_NAME = r"((?:[A-Z][\w&/]*)(?:\s+[A-Z&][\w&/]*)*)"
_ONWARD = re.compile(
    r"\b(?i:disampaikan|diserahkan|dikirim|dikirimkan|menyampaikan|menyerahkan|"
    r"mengirim|mengirimkan|mengantar|mengantarkan|pengiriman|penyampaian|penyerahan)"
    rf"\b[^.;]*?\b(?:ke|kepada)\s+(?:seluruh\s+|semua\s+)?{_NAME}"
)
#: A note names its reader beside its own name, in documents at times unspaced.
_NOTE = re.compile(rf"\b(?i:nota\s+dinas)\b[^.;]*?(?:kepada|ke)\s+{_NAME}")
#: Whoever only looks a draft over is not its reader.
_LOOKS_OVER = re.compile(
    r"\s*(?:untuk|agar|guna)\s+(?:di|me)\s*\w*(?:paraf|periksa|koreksi|setuju)", re.I
)
_PEOPLE = re.compile(
    r"^(kepala|sekretaris|asisten|wali|bupati|gubernur|camat|direktur|inspektur|"
    r"tim|para|seluruh|pelaksana|ketua|menteri)\b",
    re.I,
)
_AGENCIES = re.compile(r"^(?:opd|perangkat daerah|skpd)\b", re.I)
#: How letters address every agency of a government at once.
ALL_AGENCIES = "Seluruh Kepala Perangkat Daerah"


def author_step(sop: Sop, paper: str) -> Step | None:
    """Return the step whose lane answers for a paper: who signs, or passes it."""
    for verbs in _ANSWERS:
        found = [
            step
            for step in sop.steps
            if any((verb, paper) in works.paper_works(step, sop) for verb in verbs)
        ]
        if found:
            return found[0] if verbs == (Verb.SIGN,) else found[-1]
    return None


def next_reader(sop: Sop, paper: str) -> str | None:
    """Return the lane that reads a paper after the one that answers for it."""
    author = author_step(sop, paper)
    if author is None:
        return None
    for step in sop.steps[sop.steps.index(author) + 1 :]:
        verbs = {work.do for work in step.works}
        if step.actor in (None, author.actor) or (verbs and verbs <= _HANDLING):
            continue
        return step.actor
    return None


def named_lane(sop: Sop, paper: str) -> str | None:
    """Return the lane the steps name as the paper's reader."""
    for name in _named(sop, paper):
        lane = _lane(sop, name)
        if lane is not None:
            return lane.id
    return None


def named_outside(sop: Sop, paper: str) -> str | None:
    """Return somebody outside the lanes whom the steps hand the paper to."""
    found = None
    for name in _named(sop, paper):
        if _lane(sop, name) is None:
            found = name
    return _as_head(found) if found else None


def onward_to(sop: Sop, step: Step) -> str | None:
    """Return somebody outside the lanes whom this step hands its paper to."""
    for name in _names_in(step, _ONWARD):
        if _lane(sop, name) is None:
            return _as_head(name)
    return None


def addressed(name: str) -> str:
    """Return how a letter addresses a lane: all agencies by their heads."""
    return ALL_AGENCIES if _AGENCIES.match(name) else name


def asked_lane(sop: Sop) -> str | None:
    """Return the lane of all the units that are asked, where the SOP has one."""
    lanes = (actor.id for actor in sop.actors if actor.kind is ActorKind.EACH_UNIT)
    return next(lanes, None)


def far_lane(sop: Sop, paper: str) -> str | None:
    """Return a lane of another unit or outside, for a letter nobody is named on."""
    author = author_step(sop, paper)
    for kind in (ActorKind.OUTSIDE, ActorKind.UNIT):
        for actor in sop.actors:
            if actor.kind is kind and (author is None or author.actor != actor.id):
                return actor.id
    return None


def _named(sop: Sop, paper: str) -> Iterator[str]:
    """Yield the names the steps of a paper give its reader, in printed order."""
    is_note = works.kind_code(sop, paper) == "nota_dinas"
    pattern = _NOTE if is_note else _ONWARD
    for step in sop.steps:
        touched = {item.paper for item in (*step.inputs, *step.outputs)}
        touched |= {name for _, name in works.paper_works(step, sop)}
        if paper not in touched:
            continue
        yield from _names_in(step, pattern)


def _names_in(step: Step, pattern: re.Pattern[str]) -> Iterator[str]:
    for match in pattern.finditer(step.text):
        if not _LOOKS_OVER.match(step.text, match.end()):
            yield match[1].strip()


def _as_head(name: str) -> str:
    """Return how an office outside is addressed: by its head."""
    if _AGENCIES.match(name):
        return addressed(name)
    return name if _PEOPLE.match(name) else f"Kepala {name}"


def _lane(sop: Sop, name: str) -> Actor | None:
    """Return the lane a name means: one holds the other."""
    wanted = name.lower()
    for actor in sop.actors:
        lane = actor.name.lower()
        if wanted in lane or lane in wanted:
            return actor
    return None
