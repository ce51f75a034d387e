"""The neutral tree every paper becomes before a writer draws it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

Align = Literal["left", "center", "right", "justify"]
Change = Literal["", "ins", "del"]


@dataclass(frozen=True)
class Span:
    """A stretch of text in one dress; a newline breaks the line."""

    text: str
    bold: bool = False
    italic: bool = False
    #: Filled in by the register or the clock, not typed by anybody.
    auto: bool = False
    change: Change = ""


Runs = tuple[Span, ...]


@dataclass(frozen=True)
class Para:
    """One paragraph. `style` is body, small, heading, title, label or name."""

    runs: Runs
    align: Align = "justify"
    style: str = "body"
    #: Part of the frame (letterhead, address, signature …), not of the body.
    frame: bool = False


@dataclass(frozen=True)
class Items:
    """A list; each item is a run of text. `marker` is decimal, alpha or bullet."""

    marker: str
    entries: tuple[Runs, ...]
    frame: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; the first `header` rows repeat on every page."""

    rows: tuple[tuple[Runs, ...], ...]
    header: int = 1
    #: Shares of the width, one per column; empty means equal.
    widths: tuple[float, ...] = ()
    caption: str = ""
    #: `table`, `initials` (narrow, small) or `form` (a sheet to fill in).
    style: str = "table"
    frame: bool = False


@dataclass(frozen=True)
class Meta:
    """The block Nomor, Sifat, Lampiran, Hal with place and date at the right."""

    rows: tuple[tuple[str, Runs], ...]
    date: Runs = ()
    frame: bool = True


@dataclass(frozen=True)
class Term:
    """One labelled part of a ruling: Dasar, Kepada, Untuk, Menimbang."""

    label: str
    blocks: tuple["Para | Items", ...]


@dataclass(frozen=True)
class Terms:
    """Labels at the left, their text at the right."""

    rows: tuple[Term, ...]
    frame: bool = False


@dataclass(frozen=True)
class Letterhead:
    """The head of page one: names, the last one larger, then the address."""

    names: tuple[str, ...]
    address: tuple[str, ...] = ()
    frame: bool = True


@dataclass(frozen=True)
class Sign:
    """Place and date, post lines, room or statement of the signature, name."""

    posts: tuple[Runs, ...]
    names: tuple[Runs, ...] = ()
    #: `open` leaves room; `screen`, `sealed` and `wet` print `statement`.
    state: str = "open"
    statement: str = ""
    #: Text of the QR code, "" for none.
    code: str = ""
    frame: bool = True


@dataclass(frozen=True)
class Boxes:
    """Boxes to tick, in columns."""

    entries: tuple[tuple[bool, Runs], ...]
    frame: bool = True


@dataclass(frozen=True)
class Rule:
    """A line over the whole width."""

    frame: bool = True


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    frame: bool = True


Block = (
    Para | Items | Grid | Meta | Terms | Letterhead | Sign | Boxes | Rule | PageBreak
)


@dataclass(frozen=True)
class Page:
    """A whole paper, ready for any writer."""

    blocks: tuple[Block, ...]
    title: str
    size: str = "F4"
    #: Small lines at the foot of every page.
    foot: tuple[str, ...] = ()
    lang: str = "id"


def text_of(runs: Runs) -> str:
    """Return the plain text of a stretch of runs."""
    return "".join(span.text for span in runs)


def plain(node: Any) -> Any:
    """Turn a tree into JSON values, each block naming its type."""
    if is_dataclass(node) and not isinstance(node, type):
        row = {f.name: plain(getattr(node, f.name)) for f in fields(node)}
        if not isinstance(node, Span | Page | Term):
            row["is"] = type(node).__name__.lower()
        return row
    if isinstance(node, tuple | list):
        return [plain(item) for item in node]
    if isinstance(node, dict):
        return {key: plain(item) for key, item in node.items()}
    return node


def runs_in(block: Block) -> Iterator[Runs]:
    """Yield every stretch of text of a block, in reading order."""
    if isinstance(block, Terms):
        for term in block.rows:
            for part in term.blocks:
                yield from runs_in(part)
    elif isinstance(block, Meta):
        yield from (runs for _, runs in block.rows)
        yield block.date
    elif isinstance(block, Grid):
        yield from (runs for row in block.rows for runs in row)
    elif isinstance(block, Boxes):
        yield from (runs for _, runs in block.entries)
    elif isinstance(block, Sign):
        yield from (*block.posts, *block.names)
    elif isinstance(block, Items):
        yield from block.entries
    elif isinstance(block, Para):
        yield block.runs


def lines_of(page: Page) -> tuple[str, ...]:
    """Return the text of a paper, one line per stretch, empty ones left out."""
    found: list[str] = []
    for block in page.blocks:
        if isinstance(block, Letterhead):
            found += [*block.names, *block.address]
        found += [text for runs in runs_in(block) if (text := text_of(runs).strip())]
    return tuple(found)
