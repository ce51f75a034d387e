"""Where the texts of several SOPs differ, and which differences are the same one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from lajur.core.checking.words import content
from lajur.core.families.pattern import slot

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
#: A word that so many members share is the pattern's.
_MOST = 2 / 3

Column = tuple[str | None, ...]


@dataclass(frozen=True)
class Cut:
    """One text of all members, cut into what they share and what differs."""

    #: The words shared, one more than there are gaps.
    shared: tuple[str, ...]
    #: What stands in each gap, member by member; None where a text does not fit.
    gaps: tuple[Column, ...]
    #: The place of the member whose words these are.
    model: int
    #: Its text.
    text: str = ""

    @property
    def fitting(self) -> int:
        """Return how many texts have something in every gap."""
        return sum(all(values) for values in zip(*self.gaps, strict=True))

    def template(self, names: Sequence[str | None]) -> str:
        """Return the text with a slot in each gap that has a name."""
        parts = [self.shared[0]]
        for name, gap, after in zip(names, self.gaps, self.shared[1:], strict=True):
            parts += [slot(name) if name else gap[self.model] or "", after]
        return "".join(parts)


def cut(texts: Sequence[str | None], model: int) -> Cut:
    """Cut the text of one member where the others differ from it."""
    own = texts[model] or ""
    tokens = _TOKEN.findall(own)
    others = [text for n, text in enumerate(texts) if text and n != model]
    counts = [1] * len(tokens)
    for text in others:
        for place in _held(tokens, text):
            counts[place] += 1
    enough = _MOST * (len(others) + 1)
    shared = _parts(tokens, [count >= enough for count in counts])
    expression = _expression(shared)
    matches = [expression.fullmatch(text or "") for text in texts]
    columns = tuple(
        tuple(match[n + 1] if match else None for match in matches)
        for n in range(len(shared) - 1)
    )
    return Cut(shared, columns, model, own)


def best_cut(texts: Sequence[str]) -> Cut:
    """Return the cut that most of the texts fit and that says most of them."""
    cuts = [cut(texts, model) for model in range(len(texts))]
    return max(
        cuts,
        key=lambda c: (
            c.fitting**2 * len("".join(c.shared)) if c.gaps else 0,
            not c.text.isupper(),
        ),
    )


def agree(a: Column, b: Column) -> bool:
    """Return whether two gaps hold the same thing in most members."""
    both = [(x, y) for x, y in zip(a, b, strict=True) if x and y]
    same = sum(x.lower() == y.lower() for x, y in both)
    return same >= min(2, len(a) - 1) and 2 * same >= len(both)


def varies(column: Column) -> bool:
    """Return whether a gap holds different things."""
    return len({value.lower() for value in column if value}) > 1


def _held(tokens: Sequence[str], text: str) -> list[int]:
    """Return the places of a text's tokens that another text holds too."""
    mine = [token.lower() for token in tokens]
    theirs = [token.lower() for token in _TOKEN.findall(text)]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return [place for a, _, size in blocks for place in range(a, a + size)]


def _parts(tokens: Sequence[str], is_shared: Sequence[bool]) -> tuple[str, ...]:
    """Return the shared stretches; what says nothing between two gaps is theirs."""
    kept = list(is_shared)
    gaps = [n for n, stays in enumerate(kept) if not stays]
    for a, b in pairwise(gaps):
        if not content("".join(tokens[a + 1 : b])):
            kept[a:b] = [False] * (b - a)
    parts = [""]
    for n, (token, stays) in enumerate(zip(tokens, kept, strict=True)):
        if stays:
            parts[-1] += token
        elif not n or kept[n - 1]:
            parts.append("")
    return tuple(parts)


def _expression(shared: Sequence[str]) -> re.Pattern[str]:
    """Return the expression that finds the gaps, some words around them allowed."""
    before = r"(?:.*\s)?" if shared[0] else ""
    after = r"(?:\s.*)?" if shared[-1] and len(shared) > 1 else ""
    body = "(.+?)".join(re.escape(part) for part in shared)
    return re.compile(before + body + after, re.IGNORECASE | re.DOTALL)
