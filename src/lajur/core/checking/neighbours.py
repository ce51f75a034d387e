"""Whose findings change when one SOP of a catalogue changes.

Most rules look at an SOP alone; a few compare it with the others. So that the
figures of a list stay true, only those are counted anew that such a rule can see.
"""

from collections.abc import Iterable, Mapping

from lajur.core.checking.catalogue import Catalogue, Entry
from lajur.core.checking.duplicates import is_twin
from lajur.core.checking.relations import is_named, targets
from lajur.core.checking.words import content

Graph = Mapping[str, frozenset[str]]


def affected(
    before: Catalogue, after: Catalogue, slug: str, drafts: Iterable[Entry] = ()
) -> frozenset[str]:
    """Return the SOPs, the changed one aside, that may have other findings now.

    `drafts` are texts nobody compares with, but which are compared themselves.
    """
    texts = [e for c in (before, after) for e in c.entries if e.slug == slug]
    near = {
        entry.slug
        for entry in after.entries
        if entry.slug != slug and any(_sees(entry, text) for text in texts)
    }
    near |= {
        draft.slug for draft in drafts if any(_sees(draft, text) for text in texts)
    }
    naming = {e.slug for e in after.entries if any(_names(e, text) for text in texts)}
    seeds = {slug, *naming}
    now = _graph(after, after.entries)
    # Only whoever names the changed SOP, and it itself, led elsewhere before.
    other = [entry for entry in before.entries if entry.slug in seeds]
    then = {**now, **_graph(before, other)}
    for catalogue, onward in ((before, then), (after, now)):
        near |= _in_rings_with(seeds, onward)
        near |= {d.slug for d in drafts if _leads_to(d, seeds, catalogue, onward)}
    return frozenset(near - {slug})


def citing(catalogue: Catalogue, codes: Iterable[str]) -> frozenset[str]:
    """Return the SOPs that cite one of these laws."""
    wanted = frozenset(codes)
    return frozenset(e.slug for e in catalogue.entries if wanted & e.law_codes)


def _sees(entry: Entry, text: Entry) -> bool:
    """Whether a rule about one SOP looks at the other."""
    return (
        _names(entry, text)
        or is_twin(entry, text)
        or not entry.phrases.isdisjoint(text.phrases)
        or any(pair in text.lists and pair[1] for pair in entry.lists)
        or (
            bool(text.subject)
            and any(text.subject <= content(phrase) for phrase in entry.phrases)
        )
    )


def _names(entry: Entry, text: Entry) -> bool:
    return any(is_named(name, text) for name in (*entry.related, *entry.links))


def _graph(catalogue: Catalogue, entries: Iterable[Entry]) -> Graph:
    return {
        entry.slug: frozenset(e.slug for e in targets(entry, entry, catalogue))
        for entry in entries
    }


def _leads_to(
    draft: Entry, some: set[str], catalogue: Catalogue, onward: Graph
) -> bool:
    """Whether the names in a draft lead to one of these."""
    first = {entry.slug for entry in targets(draft, draft, catalogue)}
    return any(slug in some or _reached(slug, onward) & some for slug in first)


def _in_rings_with(some: set[str], onward: Graph) -> set[str]:
    """Return what can be reached from one of these, and reaches it again."""
    backward: dict[str, set[str]] = {}
    for here, ahead in onward.items():
        for there in ahead:
            backward.setdefault(there, set()).add(here)
    return {
        slug for one in some for slug in _reached(one, onward) & _reached(one, backward)
    }


def _reached(start: str, ways: Mapping[str, Iterable[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(ways.get(start, ()))
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead.extend(ways.get(here, ()))
    return seen
