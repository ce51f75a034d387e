"""Three stored forms beside each other: what was, and what two sides made of it.

What only one side changed is taken. Where both changed the same thing
differently, one side's own stays and the place is told.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

_GONE = object()
#: Values whose parts mean nothing apart.
_ATOMS = frozenset({"duration"})
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Merged:
    """What became of three forms."""

    form: Any
    #: JSON pointers to what both sides had changed; there `mine` stays.
    conflicts: tuple[str, ...]


def merged(base: Any, mine: Any, theirs: Any) -> Merged:
    """Return my form with their change of the base."""
    conflicts: list[str] = []
    return Merged(_merge(base, mine, theirs, "", conflicts), tuple(conflicts))


def _merge(base: Any, mine: Any, theirs: Any, where: str, told: list[str]) -> Any:
    if theirs in (base, mine):
        return mine
    if mine == base:
        return theirs
    is_atom = where.rpartition("/")[2] in _ATOMS
    if not is_atom and all(isinstance(s, dict) for s in (base, mine, theirs)):
        return {
            name: _merge(base[name], mine[name], theirs[name], f"{where}/{name}", told)
            for name in mine
        }
    if all(isinstance(side, list) for side in (base, mine, theirs)):
        return _merge_lists(base, mine, theirs, where, told)
    if all(isinstance(side, str) for side in (base, mine, theirs)):
        text = _merge_words(base, mine, theirs)
        if text is not None:
            return text
    told.append(where)
    return mine


def _merge_words(base: str, mine: str, theirs: str) -> str | None:
    """Return a text with both sides' words, None where they changed the same ones."""
    words = _WORD.findall(base)
    own, other = (_replacements(words, _WORD.findall(side)) for side in (mine, theirs))
    both = sorted({*own, *other})
    for (_, end, _), (start, _, _) in pairwise(both):
        if start <= end:
            return None
    text: list[str] = []
    place = 0
    for start, end, come in both:
        text += [*words[place:start], come]
        place = end
    return "".join([*text, *words[place:]])


def _replacements(
    words: Sequence[str], others: Sequence[str]
) -> list[tuple[int, int, str]]:
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return [
        (a, b, "".join(others[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _merge_lists(
    base: list[Any], mine: list[Any], theirs: list[Any], where: str, told: list[str]
) -> list[Any]:
    if any(isinstance(item, dict) and "id" in item for item in (*base, *mine)):
        return _merge_by_id(base, mine, theirs, where, told)
    if all(isinstance(item, str) for item in (*base, *mine, *theirs)):
        return _merge_lines(base, mine, theirs, where, told)
    if len(base) == len(mine) == len(theirs):
        return [
            _merge(*sides, f"{where}/{n}", told)
            for n, sides in enumerate(zip(base, mine, theirs, strict=True))
        ]
    told.append(where)
    return mine


def _merge_by_id(
    base: list[Any], mine: list[Any], theirs: list[Any], where: str, told: list[str]
) -> list[Any]:
    was, own, other = (_by_id(side) for side in (base, mine, theirs))
    items = []
    for id_ in _order(list(was), list(own), list(other)):
        sides = (was.get(id_, _GONE), own.get(id_, _GONE), other.get(id_, _GONE))
        item = _merge_item(*sides, f"{where}/{id_}", told)
        if item is not _GONE:
            items.append(item)
    return items


def _merge_item(base: Any, mine: Any, theirs: Any, where: str, told: list[str]) -> Any:
    """Merge one element; `_GONE` is a side that does not have it."""
    if _GONE not in (base, mine, theirs):
        return _merge(base, mine, theirs, where, told)
    if theirs in (base, mine):
        return mine
    if mine == base:
        return theirs
    told.append(where)
    return mine


def _by_id(items: Iterable[Any]) -> dict[str, Any]:
    return {item["id"]: item for item in items}


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Return all ids in my order, or in theirs where they moved something."""
    kept = [id_ for id_ in base if id_ in theirs]
    they_moved = [id_ for id_ in theirs if id_ in base] != kept
    first, second = (theirs, mine) if they_moved else (mine, theirs)
    order = list(first)
    for place, id_ in enumerate(second):
        if id_ not in order:
            before = second[place - 1] if place else None
            order.insert(order.index(before) + 1 if before else 0, id_)
    return order


def _merge_lines(
    base: Sequence[str],
    mine: Sequence[str],
    theirs: Sequence[str],
    where: str,
    told: list[str],
) -> list[str]:
    """Do to my lines what they did to the base's lines, line by line."""
    lines = list(mine)
    matcher = SequenceMatcher(None, base, theirs, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = [line for line in base[a:b] if line in lines]
        if len(gone) < b - a and d > c:
            told.append(where)
            continue
        at = lines.index(gone[0]) if gone else _after(lines, base, theirs[:c])
        for line in gone:
            lines.remove(line)
        lines[at:at] = [line for line in theirs[c:d] if line not in lines]
    return lines


def _after(lines: Sequence[str], base: Sequence[str], before: Sequence[str]) -> int:
    """Return the place for new lines: behind the last of these that is still there."""
    known = [line for line in before if line in lines]
    if known:
        return lines.index(known[-1]) + 1
    return 0 if base and not before else len(lines)
