"""From a kind and facts to a draft's fields, and from a draft to a page.

Facts are plain JSON values: letterhead, subject, period, who is asked, who signs.
They are kept with every version, so that a page is always drawn from what was
true when it was written, and two papers differ exactly where their facts do.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lajur.letters.writing import markup, words
from lajur.letters.writing.blocks import Page
from lajur.letters.writing.kind import KINDS, Kind
from lajur.letters.writing.seal import BLANK, Seal

Facts = Mapping[str, Any]
Fields = Mapping[str, str]
_STATUS = re.compile(r"^(?:draft|draf|konsep|rancangan|final)\s+", re.I)
_KIND_WORDS = re.compile(
    r"^(?:surat dinas|surat pengantar|surat keputusan|surat|nota dinas|keputusan)\s+",
    re.I,
)
_ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA",
    "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
)  # fmt: skip


class Raw(str):
    """Text that already is paper source."""

    __slots__ = ()


def content_of(
    kind: Kind, facts: Facts, fields: Fields, file: Facts | None = None
) -> dict[str, Any]:
    """Return what a version stores, and initials bind to.

    `file` is the uploaded original, by its checksum: it is bound like the text.
    """
    content = {"kind": kind.code, "facts": dict(facts), "fields": dict(fields)}
    return {**content, "file": dict(file)} if file else content


def content_hash(content: Mapping[str, Any]) -> str:
    """Return the hash of a version's content, over its canonical JSON."""
    text = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def title_of(kind: Kind, facts: Facts) -> str:
    """Return the paper's own title, from its printed name and the subject."""
    purpose = kind.purpose(facts["paper"])
    source = purpose.title if purpose else kind.title
    return _tidy(_wording().from_string(source).render(facts=facts))


def called(kind: Kind, fields: Fields) -> str:
    """Return what a person called the paper; a choice only names its kind."""
    names = (one for one in kind.fields if one.name in ("hal", "judul"))
    said = [fields.get(one.name, "") for one in names if one.type == "line"]
    return next(filter(None, said), "")


def first_fields(kind: Kind, facts: Facts) -> dict[str, str]:
    """Return the first wording of every field."""
    purpose = kind.purpose(facts["paper"])
    other = purpose.fields if purpose else {}
    title = title_of(kind, facts)
    found = {}
    for field in kind.fields:
        environment = _wording(field.type == "text")
        source = other.get(field.name, field.default)
        text = environment.from_string(source).render(facts=facts, title=title)
        found[field.name] = text.strip() if "\n" in text else _tidy(text)
    return found


def cleaned(kind: Kind, fields: Mapping[str, object]) -> dict[str, str]:
    """Keep the known fields of a form, as tidy text."""
    found = {}
    for field in kind.fields:
        if field.name not in fields:
            continue
        value = fields[field.name]
        rows = value if isinstance(value, list | tuple) else str(value).splitlines()
        lines = [markup.without_marks(str(row)).rstrip() for row in rows]
        text = "\n".join(lines).strip("\n")
        if field.type in ("line", "choice"):
            text = " ".join(text.split())
        if field.type == "choice" and text not in field.choices:
            continue
        found[field.name] = text
    return found


def missing(kind: Kind, fields: Fields) -> tuple[str, ...]:
    """Return the labels of the fields that must be filled and are not."""
    return tuple(
        one.label
        for one in kind.fields
        if one.required and not fields.get(one.name, "").strip()
    )


def book_of(kind: Kind, content: Mapping[str, Any]) -> Facts | None:
    """Return the file that is the paper's own body: an uploaded book."""
    file: Facts | None = content.get("file")
    return file if file and kind.takes_books else None


def page(kind: Kind, content: Mapping[str, Any], seal: Seal) -> Page:
    """Draw one version with what acts have put on it."""
    facts = content["facts"]
    fields = {one.name: "" for one in kind.fields} | dict(content["fields"])
    source = _layout(kind.code).render(
        facts=facts,
        f=fields,
        seal=seal.for_source(),
        choices={one.name: one.choices for one in kind.fields},
        book=book_of(kind, content),
    )
    return Page(
        blocks=markup.read(source),
        title=fields.get("hal") or fields.get("judul") or title_of(kind, facts),
        size=facts.get("size", "F4"),
        foot=seal.foot,
    )


# --- Jinja, in its sandbox ---------------------------------------------------


@lru_cache(maxsize=1)
def _paper() -> Environment:
    """Give the environment of paper sources: every value arrives escaped."""
    return _environment(FileSystemLoader(KINDS), _escaped)


@lru_cache(maxsize=64)
def _layout(code: str) -> Any:
    return _paper().get_template(f"{code}/paper.md")


@lru_cache(maxsize=2)
def _wording(is_markdown: bool = False) -> Environment:  # noqa: FBT001, FBT002
    """Give the environment of first wordings, which a person goes on editing."""
    return _environment(BaseLoader(), _quiet if is_markdown else _plain)


def _environment(loader: BaseLoader, finalize: Callable[[Any], str]) -> Environment:
    # The output is paper source, not HTML: `finalize` does the escaping.
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=False,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(_FILTERS)
    return environment


def _escaped(value: Any) -> str:
    return value if isinstance(value, Raw) else markup.escape(_plain(value))


def _plain(value: Any) -> str:
    return "" if value is None else str(value)


def _quiet(value: Any) -> str:
    """Keep a fact from dressing the text it lands in, with few backslashes."""
    return re.sub(r"([\\*|_])", r"\\\1", _plain(value))


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _entries(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.strip()]


def _day(value: date | str | None) -> date | None:
    return (
        date.fromisoformat(value[:10])
        if isinstance(value, str) and value
        else (value if isinstance(value, date) else None)
    )


def _dated(write: Callable[[date], str], blank: str = BLANK) -> Callable[[Any], str]:
    def write_date(value: date | str | None) -> str:
        day = _day(value)
        return write(day) if day else blank

    return write_date


def _day_in_words(day: date) -> str:
    return (
        f"{words.DAYS[day.weekday()]} tanggal {words.in_words(day.day)} bulan "
        f"{words.MONTHS[day.month - 1]} tahun {words.in_words(day.year)}"
    )


def _chain(rows: list[str]) -> str:
    """Join entries as a sentence does: a, b, dan c."""
    if len(rows) < 3:
        return " dan ".join(rows)
    return f"{', '.join(rows[:-1])}, dan {rows[-1]}"


def _without_status(name: str) -> str:
    bare = _STATUS.sub("", _STATUS.sub("", name.strip()))
    return bare[:1].upper() + bare[1:]


def _without_kind(name: str) -> str:
    bare = _KIND_WORDS.sub("", _without_status(name))
    return bare[:1].upper() + bare[1:]


def _onto(name: str, topic: str) -> str:
    """Carry a name on to its topic, saying a shared stretch of words once."""
    left, right = name.split(), topic.split()
    if topic.lower() in name.lower():
        return name
    for size in range(min(len(left), len(right)), 0, -1):
        if [w.lower() for w in left[-size:]] == [w.lower() for w in right[:size]]:
            return " ".join([*left, *right[size:]])
    return f"{name} ({topic})" if topic else name


def _rows(value: str | list[str]) -> Raw:
    rows = value.splitlines() if isinstance(value, str) else value
    return Raw(markup.BREAK.join(markup.escape(row) for row in rows if row.strip()))


def _auto(value: Any) -> Raw:
    return Raw(f"{markup.AUTO_ON}{_escaped(value)}{markup.AUTO_OFF}")


_FILTERS: dict[str, Callable[..., Any]] = {
    "tanggal": _dated(words.long_date),
    "hari_tanggal": _dated(words.day_and_date),
    "hari_terbilang": _dated(_day_in_words),
    "tahun": _dated(lambda day: str(day.year), ""),
    "auto": _auto,
    "body": lambda text: Raw(markup.body(text)),
    "entries": _entries,
    "berbaris": _rows,
    "rangkai": _chain,
    "ke": lambda n: _ORDINALS[n - 1] if n <= len(_ORDINALS) else f"KE-{n}",
    "sambung": _onto,
    "tanpa_status": _without_status,
    "tanpa_jenis": _without_kind,
}
