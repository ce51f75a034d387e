"""Values cut in two at a column border, the halves printed far apart.

Some programs print a narrow column with its labels first and what did not fit
at the very end: labels stand without values, list items stop in mid-word, and
loose lines follow the last list. Both halves keep their order, so they can be
joined; every joined value is marked as derived.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from lajur.core.reading import labels
from lajur.core.reading.dates import iso_date
from lajur.core.reading.parts import Line
from lajur.core.reading.values import Identity

WHY = "disambung dari potongan yang tercetak terpisah"
_ITEM = re.compile(r"\d{1,2}[.)]\s")


def fill_cut_column(lines: Sequence[Line], sheet: Identity) -> Sequence[Line]:
    """Put the halves of a cut column together; return the lines that took."""
    column = _column(lines)
    rest = _loose_ends(lines)
    if not column or not rest:
        return ()
    taken = [*column, *rest]
    lexicon = {
        word.lower()
        for line in lines
        if line not in rest
        for word in re.findall(r"\w+(?=[\s,;.])", line.text)
        if len(word) > 1
    }
    for line in column:
        name = labels.label_of(line.text)
        wanting = name in labels.PLAIN and name not in sheet.plain
        if name and wanting and rest and _fits(name, rest[0].text):
            sheet.set(name, rest.pop(0).text, line.at)
            sheet.derived[name] = WHY
    for name, items in _lists(column):
        cut = [n for n, item in enumerate(items) if item[-1] not in ";."]
        if cut and rest:
            tails = _shared(rest.pop(0).text, [items[n] for n in cut], lexicon)
            for n, tail in zip(cut, tails, strict=True):
                items[n] = tail
            sheet.derived[name] = WHY
        for item in items:
            sheet.set(name, item, column[0].at)
    return taken


def _column(lines: Sequence[Line]) -> list[Line]:
    """Return the run of lines in which labels of values stand without values."""
    run: list[Line] = []
    for line in [*lines, Line(("",), 0)]:
        if line.text:
            run.append(line)
            continue
        bare = [n for n in (labels.label_of(x.text) for x in run) if n in labels.PLAIN]
        if len(bare) > 2:
            return run
        run = []
    return []


def _loose_ends(lines: Sequence[Line]) -> list[Line]:
    """Return the lines after the last list that belong to no label."""
    ends: list[Line] = []
    inside = True
    for line in lines:
        if not line.text:
            inside = False
        elif labels.label_of(line.text) or _ITEM.match(line.text):
            ends, inside = [], True
        elif not inside:
            ends.append(line)
    return ends


def _fits(name: str, text: str) -> bool:
    """Whether a loose line can be the value of this label."""
    if name == "number":
        return re.search(r"\d", text) is not None
    if name.endswith("_date"):
        return iso_date(text) is not None
    return text[0].isupper()


def _lists(column: Sequence[Line]) -> list[tuple[str, list[str]]]:
    lists: list[tuple[str, list[str]]] = []
    for line in column:
        name = labels.label_of(line.text)
        if name in labels.LISTS:
            lists.append((name, []))
        elif name is None and lists:
            lists[-1][1].append(line.text)
    return lists


def _shared(rest: str, heads: list[str], lexicon: set[str]) -> list[str]:
    """Share the words of a loose line among the items it completes, in order."""
    words = rest.split()
    best: tuple[int, list[str]] = (-(10**6), heads)
    for cuts in combinations(range(1, len(words)), len(heads) - 1):
        edges = [0, *cuts, len(words)]
        score, whole = 0, []
        for head, a, b in zip(heads, edges, edges[1:], strict=False):
            points, text = _joined(head, words[a:b], lexicon)
            score += points - any(w.endswith(";") for w in words[a : b - 1])
            whole.append(text)
        best = max(best, (score, whole), key=lambda option: option[0])
    return best[1]


def _joined(head: str, tail: list[str], lexicon: set[str]) -> tuple[int, str]:
    """Join an item with its other half, in mid-word where that makes a word."""
    last, first = head.split()[-1].split("/")[-1].lower(), tail[0].strip(";.,").lower()
    text = " ".join(tail)
    if last + first in lexicon:
        return 2, head + text
    if first in lexicon:
        return 1, f"{head} {text}"
    return 0, head + text
