"""Which step, lane and paper of one SOP stands for which of another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lajur.core.checking.words import content

Json = dict[str, Any]
#: Steps less alike than this do not stand for each other.
_ALIKE = 0.3


def aligned_steps(a: Json, b: Json) -> list[tuple[Json, Json]]:
    """Pair the steps of two stored forms in their order, the most alike."""
    mine, theirs = a["steps"], b["steps"]
    likeness = [[_like(x, y) for y in theirs] for x in mine]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for m in range(len(mine)):
        for n in range(len(theirs)):
            best[m + 1][n + 1] = max(
                best[m][n + 1], best[m + 1][n], best[m][n] + likeness[m][n]
            )
    return list(_walked(mine, theirs, likeness, best))[::-1]


def aligned_lanes(a: Json, b: Json) -> dict[str, str]:
    """Return which lane of one form does what a lane of the other does."""
    return _aligned(a, b, "actors", lambda step: [step["actor"]])


def aligned_papers(a: Json, b: Json) -> dict[str, str]:
    """Return which paper of one form stands where one of the other stands."""
    return _aligned(
        a,
        b,
        "papers",
        lambda step: [i["paper"] for i in (*step["outputs"], *step["inputs"])],
    )


def _aligned(a: Json, b: Json, name: str, named: Any) -> dict[str, str]:
    """Pair what has one id; the rest by how often both stand at one place."""
    mine = [item["id"] for item in a[name]]
    theirs = [item["id"] for item in b[name]]
    pairs = {id_: id_ for id_ in mine if id_ in theirs}
    met = Counter(
        pair
        for x, y in aligned_steps(a, b)
        for pair in zip(named(x), named(y), strict=False)
    )
    taken = set(pairs.values())
    for (own, other), _count in sorted(met.items(), key=_most_first):
        if own in mine and other in theirs and own not in pairs and other not in taken:
            pairs[own] = other
            taken.add(other)
    return pairs


def _most_first(met: tuple[tuple[str | None, str | None], int]) -> tuple[int, str]:
    (own, other), count = met
    return -count, f"{own} {other}"


def _walked(
    mine: list[Json],
    theirs: list[Json],
    likeness: list[list[float]],
    best: list[list[float]],
) -> Iterator[tuple[Json, Json]]:
    m, n = len(mine), len(theirs)
    while m and n:
        if best[m][n] == best[m - 1][n]:
            m -= 1
        elif best[m][n] == best[m][n - 1]:
            n -= 1
        else:
            m, n = m - 1, n - 1
            if likeness[m][n] >= _ALIKE:
                yield mine[m], theirs[n]


def _like(a: Json, b: Json) -> float:
    """Return how like two rows are, by their words, results and works."""
    return (
        0.5 * _share(content(a["text"]), content(b["text"]))
        + 0.3 * _share(_told(a["outputs"]), _told(b["outputs"]))
        + 0.2 * _share({w["do"] for w in a["works"]}, {w["do"] for w in b["works"]})
    )


def _told(items: Iterable[Json]) -> frozenset[str]:
    return content(" ".join(item["text"] for item in items))


def _share(a: frozenset[str] | set[str], b: frozenset[str] | set[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0
