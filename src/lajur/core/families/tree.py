"""What differs between two stored forms, as small changes that can be applied.

Lists are compared by the ids of what stands in them, so that a step that moved
down is not ten changed steps.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Self

#: Stands in `at` for a value that is set as a whole.
WHOLE = None


@dataclass(frozen=True)
class Change:
    """One change: a value set, or a run of a list replaced."""

    #: JSON pointer into the form the change is applied to.
    where: str
    #: The new value; for a run the list that takes its place.
    put: Any
    #: Where the run begins in its list; None for a value.
    at: int | None = WHOLE
    #: How many elements of the list go.
    drop: int = 0

    def to_json(self) -> list[Any]:
        """Return the stored form."""
        if self.at is WHOLE:
            return [self.where, self.put]
        return [self.where, self.put, self.at, self.drop]

    @classmethod
    def from_json(cls, data: Sequence[Any]) -> Self:
        """Return the change a stored form describes."""
        return cls(*data)


def changes(old: Any, new: Any, where: str = "") -> tuple[Change, ...]:
    """Return what makes the new form of the old one."""
    return tuple(_changes(old, new, where))


def changed(form: Any, by: Iterable[Change]) -> Any:
    """Return a form with changes applied in their order; the form stays as it is."""
    result = {"": deepcopy(form)}
    for change in by:
        parent, key = _parent(result, change.where)
        if change.at is WHOLE:
            parent[key] = deepcopy(change.put)
        else:
            end = change.at + change.drop
            parent[key][change.at : end] = deepcopy(change.put)
    return result[""]


def same_run(
    old: Sequence[Any], new: Sequence[Any]
) -> Sequence[tuple[str, int, int, int, int]]:
    """Return how one list becomes another, as difflib tells it, by ids."""
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    return matcher.get_opcodes()


def _changes(old: Any, new: Any, where: str) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and old.keys() == new.keys():
        for name in old:
            yield from _changes(old[name], new[name], f"{where}/{_escaped(name)}")
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list_changes(old, new, where)
    else:
        yield Change(where, new)


def _list_changes(old: list[Any], new: list[Any], where: str) -> Iterator[Change]:
    """Yield changes inside of elements first: they count places as they were."""
    runs = []
    for tag, a, b, c, d in same_run(old, new):
        if tag == "equal" or (b - a == d - c and _may_pair(old[a:b], new[c:d])):
            for m, n in zip(range(a, b), range(c, d), strict=True):
                yield from _changes(old[m], new[n], f"{where}/{m}")
        else:
            runs.append(Change(where, new[c:d], a, b - a))
    yield from reversed(runs)


def _may_pair(old: Sequence[Any], new: Sequence[Any]) -> bool:
    return not any("id" in item for item in (*old, *new) if isinstance(item, dict))


def _keys(items: Sequence[Any]) -> list[str]:
    return [
        str(item["id"])
        if isinstance(item, Mapping) and "id" in item
        else json.dumps(item, sort_keys=True)
        for item in items
    ]


def _parent(root: Any, where: str) -> tuple[Any, Any]:
    names = ["", *(_plain(part) for part in where.split("/")[1:])]
    for name in names[:-1]:
        root = root[int(name) if isinstance(root, list) else name]
    last = names[-1]
    return root, int(last) if isinstance(root, list) else last


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _plain(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")
