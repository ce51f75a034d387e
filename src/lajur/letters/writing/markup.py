"""Reads the paper source: Markdown with `:::` blocks, to the neutral tree.

The source is what a kind's template gave. Values were escaped on their way in,
so that a name with `*` or `:::` stays a name.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lajur.letters.writing.blocks import (
    Align,
    Block,
    Boxes,
    Grid,
    Items,
    Letterhead,
    Meta,
    PageBreak,
    Para,
    Rule,
    Runs,
    Sign,
    Span,
    Term,
    Terms,
    text_of,
)

#: Private characters that carry a dress through Markdown; never in user text.
AUTO_ON, AUTO_OFF, ALPHA, BREAK = "\ue000", "\ue001", "\ue002", "\ue003"
_OPEN = re.compile(r"^:::[ \t]+([a-z]+)(.*)$")
_ATTRIBUTE = re.compile(r'([a-z]+)="((?:\\.|[^"\\])*)"')
_LETTERED = re.compile(r"^(\s{0,3})[a-z][.)][ \t]+(?=\S)")
_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "justify": "justify",
}
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

_markdown = (
    MarkdownIt("zero", {"breaks": True})
    .enable(["list", "table", "emphasis", "newline", "escape", "heading"])
    .disable(["code"], ignoreInvalid=True)
)


def escape(text: str) -> str:
    """Make a value stand in the source as itself, on one line."""
    tidy = " ".join(without_marks(text).split())
    return _PUNCTUATION.sub(r"\\\1", tidy)


def without_marks(text: str) -> str:
    """Take the reader's private characters and control characters out."""
    return "".join(
        c
        for c in text
        if (c.isprintable() or c in "\n\t") and not "\ue000" <= c <= "\ue00f"
    )


def body(text: str) -> str:
    """Let a person's own Markdown into the source, but no `:::` blocks."""
    lines = without_marks(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(_harmless(line) for line in lines)


def _harmless(line: str) -> str:
    line = line.expandtabs(4)
    if line.lstrip().startswith(":::"):
        return "\\" + line.lstrip()
    # Four blanks would make the line part of the item above, or vanish.
    return line.rstrip() if len(line) - len(line.lstrip()) < 4 else line.strip()


def _lettered(source: str) -> str:
    """Let lists begin with a letter too, as Indonesian papers do."""
    return "\n".join(
        _LETTERED.sub(lambda found: f"{found[1]}1. {ALPHA}", text)
        for text in source.split("\n")
    )


def read(source: str) -> tuple[Block, ...]:
    """Read a paper source to blocks."""
    found: list[Block] = []
    loose: list[str] = []
    lines = iter(source.split("\n"))
    for line in lines:
        opened = _OPEN.match(line)
        if opened is None:
            loose.append(line)
            continue
        found += _blocks("\n".join(loose))
        loose = []
        inside = _until_close(lines)
        found += _READERS[opened[1]](inside, _attributes(opened[2]))
    found += _blocks("\n".join(loose))
    return tuple(found)


def _until_close(lines: Iterator[str]) -> list[str]:
    inside = []
    for line in lines:
        if line.strip() == ":::":
            break
        inside.append(line)
    return inside


def _attributes(text: str) -> dict[str, str]:
    return {
        name: re.sub(r"\\(.)", r"\1", value) for name, value in _ATTRIBUTE.findall(text)
    }


# --- Markdown ----------------------------------------------------------------


def _blocks(source: str) -> list[Block]:
    if not source.strip():
        return []
    tokens = _markdown.parse(_lettered(source))
    found: list[Block] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        end = _closing(tokens, place)
        inside = tokens[place : end + 1]
        if token.type == "heading_open":
            found.append(Para(_inline(inside[1]), align="left", style="heading"))
        elif token.type == "paragraph_open":
            found.append(Para(_inline(inside[1])))
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            found += _lists(inside)
        elif token.type == "table_open":
            found.append(_table(inside))
        place = end + 1
    return found


def _closing(tokens: list[Token], place: int) -> int:
    depth = 0
    for index in range(place, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _lists(tokens: list[Token]) -> list[Block]:
    """Read a list; one whose marker changes half-way becomes two."""
    bullet = tokens[0].type == "bullet_list_open"
    runs: list[tuple[str, Runs]] = []
    for inner in (t for t in tokens if t.type == "inline"):
        text = _inline(inner)
        lettered = bool(text) and text[0].text.startswith(ALPHA)
        if lettered:
            text = (replace(text[0], text=text[0].text[1:]), *text[1:])
        runs.append(("bullet" if bullet else "alpha" if lettered else "decimal", text))
    found: list[Block] = []
    for marker, text in runs:
        last = found[-1] if found else None
        if isinstance(last, Items) and last.marker == marker:
            found[-1] = replace(last, entries=(*last.entries, text))
        else:
            found.append(Items(marker, (text,)))
    return found


def _table(tokens: list[Token]) -> Grid:
    rows: list[list[Runs]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inline(token))
    return Grid(tuple(tuple(row) for row in rows))


def _inline(token: Token) -> Runs:
    spans: list[Span] = []
    bold = italic = auto = False
    for child in token.children or []:
        if child.type in ("strong_open", "strong_close"):
            bold = child.nesting == 1
        elif child.type in ("em_open", "em_close"):
            italic = child.nesting == 1
        elif child.type in ("softbreak", "hardbreak"):
            spans.append(Span("\n"))
        content = child.content.replace(BREAK, "\n")
        for piece in re.split(f"([{AUTO_ON}{AUTO_OFF}])", content):
            if piece in (AUTO_ON, AUTO_OFF):
                auto = piece == AUTO_ON
            elif piece:
                spans.append(Span(piece, bold, italic, auto))
    return _merged(spans)


def _merged(spans: Iterable[Span]) -> Runs:
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if last and replace(last, text="") == replace(span, text=""):
            found[-1] = replace(last, text=last.text + span.text)
        else:
            found.append(span)
    return tuple(found)


def line(text: str) -> Runs:
    """Read one line of the source as runs."""
    return _inline(_markdown.parseInline(text.strip())[0])


# --- the `:::` blocks --------------------------------------------------------

_Reader = Callable[[list[str], dict[str, str]], list[Block]]


def _framed(blocks: Iterable[Block]) -> list[Block]:
    return [replace(block, frame=True) for block in blocks]


def _filled(lines: list[str]) -> list[str]:
    return [text for text in lines if text.strip()]


def _letterhead(lines: list[str], _: dict[str, str]) -> list[Block]:
    names, address = _halves(lines)
    return [
        Letterhead(
            tuple(text_of(line(text)) for text in names),
            tuple(text_of(line(text)) for text in address),
        )
    ]


def _halves(lines: list[str]) -> tuple[list[str], list[str]]:
    """Split at the line `---`."""
    filled = _filled(lines)
    cut = filled.index("---") if "---" in filled else len(filled)
    return filled[:cut], filled[cut + 1 :]


def _meta(lines: list[str], _: dict[str, str]) -> list[Block]:
    date: Runs = ()
    rows = []
    for text in _filled(lines):
        if text.startswith("> "):
            date = line(text[2:])
        else:
            label, _colon, value = text.partition(":")
            rows.append((label.strip(), line(value)))
    return [Meta(tuple(rows), date)]


def _title(lines: list[str], _: dict[str, str]) -> list[Block]:
    return [
        Para(line(text), align="center", style="title", frame=True)
        for text in _filled(lines)
    ]


def _aligned(lines: list[str], given: dict[str, str]) -> list[Block]:
    align = _ALIGN.get(given.get("align", ""), "left")
    return [
        replace(block, align=align, style=given.get("style", block.style), frame=True)
        if isinstance(block, Para)
        else replace(block, frame=True)
        for block in _blocks("\n".join(lines))
    ]


def _terms(lines: list[str], _: dict[str, str]) -> list[Block]:
    """Read `= Label` lines, each followed by its text."""
    rows: list[tuple[str, list[str]]] = []
    for text in lines:
        if text.startswith("= "):
            rows.append((text_of(line(text[2:])), []))
        elif rows:
            rows[-1][1].append(text)
    return [
        Terms(
            tuple(
                Term(
                    label,
                    tuple(
                        block
                        for block in _blocks("\n".join(inside))
                        if isinstance(block, Para | Items)
                    ),
                )
                for label, inside in rows
            )
        )
    ]


def _sign(lines: list[str], given: dict[str, str]) -> list[Block]:
    posts, names = _halves(lines)
    return [
        Sign(
            tuple(line(text) for text in posts),
            tuple(line(text) for text in names),
            given.get("state", "open"),
            given.get("statement", ""),
            given.get("code", ""),
        )
    ]


def _grid(lines: list[str], given: dict[str, str]) -> list[Block]:
    """Read a Markdown table; a form has no header row."""
    widths = tuple(float(w) for w in given.get("widths", "").split(",") if w)
    style = given.get("style", "table")
    return [
        replace(
            block,
            widths=widths,
            style=style,
            caption=given.get("caption", ""),
            frame=style != "table",
            rows=tuple(row for row in block.rows if any(text_of(r) for r in row)),
            header=0 if style == "form" else 1,
        )
        for block in _blocks("\n".join(lines))
        if isinstance(block, Grid)
    ]


def _copies(lines: list[str], given: dict[str, str]) -> list[Block]:
    filled = _filled(lines)
    if not filled:
        return []
    label = Para((Span(given.get("label", "Tembusan:")),), "left", "small", frame=True)
    if len(filled) == 1:
        return [label, Para(line(filled[0]), "left", "small", frame=True)]
    return [label, Items("decimal", tuple(line(text) for text in filled), frame=True)]


def _boxes(lines: list[str], _: dict[str, str]) -> list[Block]:
    items = []
    for text in _filled(lines):
        ticked, _close, label = text.partition("]")
        items.append(("x" in ticked, line(label)))
    return [Boxes(tuple(items))]


_READERS: dict[str, _Reader] = {
    "letterhead": _letterhead,
    "meta": _meta,
    "title": _title,
    "text": _aligned,
    "terms": _terms,
    "sign": _sign,
    "grid": _grid,
    "copies": _copies,
    "boxes": _boxes,
    "rule": lambda _lines, _given: [Rule()],
    "pagebreak": lambda _lines, _given: [PageBreak()],
}
