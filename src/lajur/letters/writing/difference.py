"""What changed between two versions of a paper, paragraph by paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from lajur.letters.writing.blocks import (
    Block,
    Boxes,
    Grid,
    Items,
    Meta,
    Page,
    Para,
    Runs,
    Sign,
    Span,
    Terms,
    runs_in,
    text_of,
)

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Change:
    """One paragraph that is new, gone or reworded."""

    before: str
    after: str
    #: Pairs of `same`, `del` or `ins` and the words it applies to.
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Changes:
    """The newer page with what was inserted and deleted, and the list of it."""

    page: Page
    paragraphs: tuple[Change, ...]

    @property
    def count(self) -> int:
        """How many paragraphs differ."""
        return len(self.paragraphs)


def changes(old: Page, new: Page) -> Changes:
    """Compare two versions, by paragraph and then by word."""
    before = [runs for block in old.blocks for runs in runs_in(block) if runs]
    after = [runs for block in new.blocks for runs in runs_in(block) if runs]
    found: list[Change] = []
    redrawn: list[Runs] = []
    matcher = SequenceMatcher(
        None, [text_of(r) for r in before], [text_of(r) for r in after], autojunk=False
    )
    for verdict, a, b, c, d in matcher.get_opcodes():
        if verdict == "equal":
            redrawn += after[c:d]
            continue
        pairs = _pairs(before[a:b], after[c:d])
        found += [_change(text_of(gone), text_of(came)) for gone, came in pairs]
        drawn = _redrawn(pairs)
        if not drawn and redrawn:
            redrawn[-1] = (*redrawn[-1], *_gone(before[a:b]))
        redrawn += drawn
    return Changes(replace(new, blocks=_rebuilt(new.blocks, redrawn)), tuple(found))


def _pairs(old: list[Runs], new: list[Runs]) -> list[tuple[Runs, Runs]]:
    """Pair reworded paragraphs in order; what is over stands alone."""
    width = max(len(old), len(new))
    return list(
        zip(
            old + [()] * (width - len(old)),
            new + [()] * (width - len(new)),
            strict=True,
        )
    )


def _change(before: str, after: str) -> Change:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    words: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for verdict, a, b, c, d in matcher.get_opcodes():
        if verdict == "equal":
            words.append(("same", "".join(old[a:b])))
            continue
        if a != b:
            words.append(("del", "".join(old[a:b])))
        if c != d:
            words.append(("ins", "".join(new[c:d])))
    return Change(before, after, tuple(words))


def _redrawn(pairs: list[tuple[Runs, Runs]]) -> list[Runs]:
    """Dress every paragraph that is still there; carry what is gone with the last."""
    drawn: list[Runs] = []
    for gone, came in pairs:
        if came:
            drawn.append(_dressed(_change(text_of(gone), text_of(came)), came))
        elif drawn:
            drawn[-1] = (*drawn[-1], *_gone([gone]))
    return drawn


def _gone(paragraphs: list[Runs]) -> Runs:
    return tuple(
        span
        for runs in paragraphs
        for span in (Span("\n"), Span(text_of(runs), change="del"))
    )


def _dressed(change: Change, runs: Runs) -> Runs:
    """Lay the words of a change over the dress the newer paragraph has."""
    dress = iter([(span, char) for span in runs for char in span.text])
    drawn: list[Span] = []
    for verdict, text in change.words:
        if verdict == "del":
            drawn.append(Span(text, change="del"))
            continue
        for _ in text:
            span, char = next(dress)
            want = replace(span, text="", change="ins" if verdict == "ins" else "")
            if drawn and replace(drawn[-1], text="") == want:
                drawn[-1] = replace(drawn[-1], text=drawn[-1].text + char)
            else:
                drawn.append(replace(want, text=char))
    return tuple(drawn)


def _rebuilt(blocks: tuple[Block, ...], drawn: list[Runs]) -> tuple[Block, ...]:
    """Put redrawn paragraphs back, in the order `runs_in` gave them."""
    supply = iter(drawn)
    return tuple(_block(block, supply) for block in blocks)


def _block(block: Any, supply: Iterator[Runs]) -> Any:
    def take(runs: Runs) -> Runs:
        return next(supply) if runs else runs

    if isinstance(block, Terms):
        terms = tuple(
            replace(t, blocks=tuple(_block(b, supply) for b in t.blocks))
            for t in block.rows
        )
        return replace(block, rows=terms)
    if isinstance(block, Meta):
        meta = tuple((label, take(runs)) for label, runs in block.rows)
        return replace(block, rows=meta, date=take(block.date))
    if isinstance(block, Grid):
        return replace(block, rows=tuple(tuple(map(take, row)) for row in block.rows))
    if isinstance(block, Boxes):
        return replace(block, entries=tuple((x, take(r)) for x, r in block.entries))
    if isinstance(block, Sign):
        posts, names = tuple(map(take, block.posts)), tuple(map(take, block.names))
        return replace(block, posts=posts, names=names)
    if isinstance(block, Items):
        return replace(block, entries=tuple(map(take, block.entries)))
    if isinstance(block, Para):
        return replace(block, runs=take(block.runs))
    return block
