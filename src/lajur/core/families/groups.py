"""Which SOPs belong to one family.

A family is a set of SOPs that do the same to different subjects. The act the
title names must be shared; then either the steps are worded alike, or the same
kind of paper passes the same stages ("penyusunan laporan" in offices that never
copied from each other). Nothing here knows an SOP, an office or a subject.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from lajur.core.families.likeness import course, shared, wording
from lajur.core.families.naming import name_of
from lajur.core.families.profile import Profile, profile_of
from lajur.core.sop import Sop

#: How like the wording of two groups must be, on average of all pairs.
WORDED_ALIKE = 0.6
#: How like the course must be where the wording is not.
SAME_COURSE = 0.6
#: From here on two SOPs may be one.
_SAME_SUBJECT = 0.8
_SAME_WORDING = 0.9

Places = tuple[int, ...]
_Likeness = Callable[[int, int], float]


@dataclass(frozen=True)
class Group:
    """One family: places of its members in what was given, and a name."""

    members: Places
    name: str


def families(sops: Sequence[Sop]) -> tuple[Group, ...]:
    """Sort SOPs into families; one that is like no other is a group of its own."""
    parts = partition([profile_of(sop) for sop in sops])
    return tuple(
        Group(part, name_of([sops[place].title or "" for place in part]))
        for part in parts
    )


def partition(profiles: Sequence[Profile]) -> tuple[Places, ...]:
    """Sort profiles into groups of places, whatever their order.

    First groups worded alike are joined, the most alike first, then groups of one
    kind of paper and one course.
    """
    worded = _joined(
        _identical(profiles),
        lambda a, b: (
            wording(profiles[a], profiles[b])
            if may_be_kin(profiles[a], profiles[b])
            else 0.0
        ),
        WORDED_ALIKE,
    )
    groups: list[Places] = []
    business: dict[tuple[frozenset[str], str], list[Places]] = {}
    for group in worded:
        known = _business([profiles[place] for place in group])
        (business.setdefault(known, []) if known else groups).append(group)
    for same in business.values():
        groups += _joined(
            same, lambda a, b: course(profiles[a], profiles[b]), SAME_COURSE
        )
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def may_be_kin(a: Profile, b: Profile) -> bool:
    """Return whether the titles allow one family; an SOP without a title may."""
    return not a.acts or not b.acts or bool(a.acts & b.acts)


def are_twins(a: Profile, b: Profile) -> bool:
    """Return whether two SOPs say the same of the same subject."""
    return (
        may_be_kin(a, b)
        and shared(a.subject, b.subject) >= _SAME_SUBJECT
        and wording(a, b) >= _SAME_WORDING
    )


def _business(group: Sequence[Profile]) -> tuple[frozenset[str], str] | None:
    """Return the acts and kind of paper all of a group share."""
    first = group[0]
    if not first.acts or not first.kind:
        return None
    alike = all((p.acts, p.kind) == (first.acts, first.kind) for p in group)
    return (first.acts, first.kind) if alike else None


def _identical(profiles: Sequence[Profile]) -> list[Places]:
    same: dict[Profile, list[int]] = {}
    for place, profile in enumerate(profiles):
        same.setdefault(profile, []).append(place)
    return [tuple(places) for places in same.values()]


def _joined(
    groups: Sequence[Places], like: _Likeness, threshold: float
) -> list[Places]:
    """Join the two groups most alike, again and again, while they are alike enough."""
    kept = dict(enumerate(groups))
    pairs = {
        (a, b): _average(like(m, n) for m in kept[a] for n in kept[b])
        for a, b in combinations(kept, 2)
    }
    while pairs:
        best = max(pairs, key=lambda pair: pairs[pair])
        if pairs[best] < threshold:
            break
        a, b = best
        size_a, size_b = len(kept[a]), len(kept[b])
        del pairs[best]
        for c in kept:
            if c in best:
                continue
            mine, theirs = _pair(a, c), _pair(b, c)
            total = pairs[mine] * size_a + pairs.pop(theirs) * size_b
            pairs[mine] = total / (size_a + size_b)
        kept[a] += kept.pop(b)
    return list(kept.values())


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _average(numbers: Iterable[float]) -> float:
    listed = list(numbers)
    return sum(listed) / len(listed)
