"""No text of the source documents stands in the code, but in the catalogue."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.guards.sources import PACKAGE, SHARED, name

_RUN = 8
_READ = {".py", ".html", ".txt", ".yaml", ".yml", ".json", ".md", ".po", ".css", ".js"}
_CATALOGUE = PACKAGE / "procedures" / "catalogue"


def runs_of(text: str) -> Iterator[str]:
    words = re.findall(r"[a-z]+", text.lower())
    for position in range(len(words) - _RUN + 1):
        yield " ".join(words[position : position + _RUN])


def test_no_run_of_eight_words_comes_from_a_source_document() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip(f"{SHARED} is absent: the source documents live there")
    known = {run for seed in seeds for run in runs_of(seed.read_text("utf-8"))}

    copied = {
        name(path): found for path in _sources() if (found := _first_known(path, known))
    }

    assert copied == {}


def _first_known(path: Path, known: set[str]) -> str:
    return next((run for run in runs_of(path.read_text("utf-8")) if run in known), "")


def _sources() -> Iterator[Path]:
    for path in PACKAGE.rglob("*"):
        if path.suffix in _READ and _CATALOGUE not in path.parents:
            yield path
