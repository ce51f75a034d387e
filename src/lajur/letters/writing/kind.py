"""Kinds of paper as data: `letters/kinds/<code>/kind.yaml` and `paper.md`.

A kind names its fields with their first wording, and one source for its layout.
Adding a kind is adding a folder; no code knows any of them by name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

KINDS = Path(__file__).resolve().parent.parent / "kinds"
#: The kind for a paper that has none of its own.
GENERAL = "naskah"


@dataclass(frozen=True)
class Field:
    """One thing a person may write on a paper of this kind."""

    name: str
    label: str
    #: `line`, `text` (Markdown), `lines` (one entry a line) or `choice`.
    type: str = "line"
    #: Template of the first wording.
    default: str = ""
    hint: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Purpose:
    """Another first wording where the paper's printed name matches `when`."""

    when: str
    title: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """One kind of paper."""

    code: str
    name: str
    title: str
    source: str
    fields: tuple[Field, ...]
    purposes: tuple[Purpose, ...] = ()
    #: Whether a signer below the head of the letterhead signs on his behalf.
    mandate: bool = False
    #: Whether an instruction is given on it, a new sheet at each step.
    instructs: bool = False
    #: Which act gives the paper its date: `sign` or `number`.
    dated_at: str = "number"
    #: File types a person may upload instead of writing on the page.
    upload: tuple[str, ...] = ("docx",)

    def purpose(self, paper_name: str) -> Purpose | None:
        """Return the purpose a printed paper name speaks of, if any."""
        return next(
            (p for p in self.purposes if re.search(p.when, paper_name, re.I)), None
        )

    def field(self, name: str) -> Field:
        """Return the field of this name; raises KeyError when there is none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)

    @property
    def takes_books(self) -> bool:
        """Whether an uploaded file, with its layout and pictures, is the paper."""
        return "pdf" in self.upload

    @property
    def text_field(self) -> Field | None:
        """The field that holds the body, and takes an uploaded text."""
        texts = [one for one in self.fields if one.type == "text"]
        body = next((one for one in texts if one.name == "isi"), None)
        return body or next(iter(texts), None)


@lru_cache(maxsize=64)
def kind_of(code: str | None) -> Kind:
    """Return the kind of this code, or the general one."""
    folder = KINDS / (code or GENERAL)
    if not re.fullmatch(r"[a-z_]+", code or GENERAL) or not _is_kind(folder):
        folder = KINDS / GENERAL
    rows = yaml.safe_load((folder / "kind.yaml").read_text("utf-8"))
    return _kind(folder.name, rows, (folder / "paper.md").read_text("utf-8"))


def all_kinds() -> tuple[Kind, ...]:
    """Return every kind, by name."""
    codes = [folder.name for folder in KINDS.iterdir() if _is_kind(folder)]
    return tuple(sorted((kind_of(code) for code in codes), key=lambda k: k.name))


def _is_kind(folder: Path) -> bool:
    return (folder / "kind.yaml").is_file()


def _kind(code: str, rows: dict[str, Any], source: str) -> Kind:
    return Kind(
        code=code,
        name=rows["name"],
        title=rows["title"],
        source=source,
        fields=tuple(
            Field(**{**row, "choices": tuple(row.get("choices", ()))})
            for row in rows["fields"]
        ),
        purposes=tuple(Purpose(**row) for row in rows.get("purposes", ())),
        mandate=rows.get("mandate", False),
        instructs=rows.get("instructs", False),
        dated_at=rows.get("dated_at", "number"),
        upload=tuple(rows.get("upload", ("docx",))),
    )
