"""Which SOPs an SOP names, and which of the register is meant by a name.

Pure: names in, the map of the register out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lajur.core.sop import Sop

_LEAD = re.compile(r"^\s*(?:\d+[.)]\s*|[-•]\s*)?(?:sop(?:\s*ap)?\b[\s:]*)?", re.I)
_WORD = re.compile(r"[a-z0-9]+")
#: Words two titles may differ in and still mean the same SOP.
_LOOSE = frozenset(
    {"sop", "standar", "operasional", "prosedur", "mekanisme", "dan", "di", "pada"}
)

#: What a name in the identity sheet means; links of steps say it themselves.
RELATED = "related"


@dataclass(frozen=True)
class Named:
    """Another SOP as this one names it."""

    text: str
    #: `call`, `prerequisite` or `reference` of a step, or `related`.
    how: str
    #: The printed number of the step that names it, "" for the identity sheet.
    step: str = ""

    def to_json(self) -> dict[str, str]:
        """Return the stored form."""
        return {"text": self.text, "how": self.how, "step": self.step}


@dataclass(frozen=True)
class Relation:
    """One SOP naming another; `to` is None when no SOP of the register is meant."""

    from_: str
    to: str | None
    named: Named


def names_of(sop: Sop) -> tuple[Named, ...]:
    """Return every other SOP an SOP names, those of its steps first."""
    of_steps = (
        Named(link.sop, link.how, step.number)
        for step in sop.steps
        for link in step.links
    )
    of_sheet = (Named(text, RELATED) for text in sop.related_sops)
    return tuple(dict.fromkeys((*of_steps, *of_sheet)))


def from_stored(rows: Iterable[Mapping[str, Any]]) -> tuple[Named, ...]:
    """Return names from their stored form."""
    return tuple(Named(row["text"], row["how"], row["step"]) for row in rows)


def relations(
    titles: Mapping[str, str], named: Mapping[str, Sequence[Named]]
) -> tuple[Relation, ...]:
    """Resolve every name against the titles of the register, by slug.

    A name means the SOP whose title has the same words; an SOP named by its own
    title means itself. A title that is part of the name counts when only one is;
    so does a title the name is part of.
    """
    by_words: dict[frozenset[str], str] = {}
    for slug, title in titles.items():
        by_words.setdefault(words_of(title), slug)
    return tuple(
        Relation(slug, _meant(name.text, by_words, slug), name)
        for slug, names in named.items()
        for name in names
    )


def cycles(found: Iterable[Relation]) -> frozenset[tuple[str, str]]:
    """Return the pairs of SOPs that need each other in a ring, itself included."""
    return loops((r.from_, r.to) for r in found if r.to is not None)


def loops(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return those pairs whose second leads back to the first, itself included."""
    onward: dict[str, set[str]] = {}
    for one, other in pairs:
        onward.setdefault(one, set()).add(other)
    reach = {one: _reached(one, onward) for one in onward}
    return frozenset(
        (one, other)
        for one, targets in onward.items()
        for other in targets
        if one in reach.get(other, ()) or one == other
    )


def _reached(start: str, onward: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(onward.get(start, ()))
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead.extend(onward.get(here, ()))
    return seen


def _meant(text: str, by_words: Mapping[frozenset[str], str], own: str) -> str | None:
    words = words_of(text)
    if not words:
        return None
    if words in by_words:
        return by_words[words]
    parts = {
        slug for known, slug in by_words.items() if len(known) > 1 and known <= words
    } - {own}
    # A short name stands for the one title that says more than it.
    wholes = {
        slug for known, slug in by_words.items() if len(words) > 1 and words < known
    } - {own}
    return next((s.pop() for s in (parts, wholes) if len(s) == 1), None)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a title that tell it from others."""
    return frozenset(_WORD.findall(_LEAD.sub("", text.lower()))) - _LOOSE
