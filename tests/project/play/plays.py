"""`lajur play` run as a person runs it, and what it leaves."""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.letters.texts import docx_text, pdf_text
from tests.project.processes import run_lajur

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "tests" / "examples").glob("*/source.*"))
CATALOGUE = ROOT / "src" / "lajur" / "procedures" / "catalogue"
_ACT = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        *("step", "unit", "round", "act", "outcome", "post", "capacity"),
        *("at", "due_at"),
    ],
    "properties": {
        "step": {"type": "string", "minLength": 1},
        "unit": {"type": ["integer", "null"]},
        "round": {"type": "integer", "minimum": 1},
        "act": {"enum": ["complete", "return", "delegate"]},
        "outcome": {"type": ["string", "null"]},
        "post": {"type": "string", "minLength": 1},
        "capacity": {"enum": ["definitive", "plt", "plh", "pj", "delegate"]},
        "at": {"type": "string", "format": "date-time"},
        "due_at": {"type": ["string", "null"], "format": "date-time"},
    },
}
_PAPER = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kind", "title", "number", "marks", "step", "unit", "sha256", "files"],
    "properties": {
        "kind": {"type": "string", "pattern": "^[a-z_]+$"},
        "title": {"type": "string", "minLength": 1},
        "number": {"type": ["string", "null"], "minLength": 1},
        "marks": {
            "type": "array",
            "items": {
                "enum": [
                    *("checked", "initialled", "signed", "numbered", "sent"),
                    *("received", "archived", "published"),
                ]
            },
        },
        "step": {"type": ["string", "null"]},
        "unit": {"type": ["integer", "null"]},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "files": {"type": "array", "items": {"type": "string"}},
    },
}
#: The shape of `case.json`: other tools read it.
SHAPE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["sop", "case", "finished", "acts", "papers"],
    "properties": {
        "sop": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "case": {"type": "integer"},
        "finished": {"type": "boolean"},
        "acts": {"type": "array", "items": _ACT},
        "papers": {"type": "array", "items": _PAPER},
    },
}


@dataclass(frozen=True)
class Played:
    """One play that has ended."""

    status: int
    said: str
    errors: str
    out: Path

    @cached_property
    def record(self) -> dict[str, Any]:
        """What `case.json` says."""
        return dict(json.loads((self.out / "case.json").read_text("utf-8")))

    @property
    def acts(self) -> list[dict[str, Any]]:
        """What people did, in order."""
        return list(self.record["acts"])

    def papers(self, kind: str) -> list[dict[str, Any]]:
        """The papers of a kind, in order."""
        return [paper for paper in self.record["papers"] if paper["kind"] == kind]

    def bytes_of(self, paper: dict[str, Any], ending: str) -> bytes:
        """A paper's file."""
        (name,) = (name for name in paper["files"] if name.endswith(ending))
        return (self.out / name).read_bytes()

    def text_of(self, paper: dict[str, Any]) -> str:
        """What a reader of the PDF reads."""
        return pdf_text(self.bytes_of(paper, ".pdf"))

    def word_of(self, paper: dict[str, Any]) -> str:
        """What a reader of the Word file reads."""
        return docx_text(self.bytes_of(paper, ".docx"))


def play(place: Path, *arguments: str, **given: str) -> Played:
    """Run `lajur play` on a database of its own and return what came of it.

    With a server at hand (DATABASE_URL of the test run) it is used: a second
    server for each play would only cost time.
    """
    given.setdefault("DATABASE_URL", os.environ.get("DATABASE_URL", ""))
    out = place / "out"
    done = run_lajur(place / "var", "play", *arguments, "--out", str(out), **given)
    return Played(done.returncode, done.stdout, done.stderr, out)
