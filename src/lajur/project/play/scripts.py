"""What is played: SOPs of the catalogue by name, or documents by file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _


@dataclass(frozen=True)
class Script:
    """One document with the SOP of it that is played."""

    #: Name of the document, with its ending.
    name: str
    content: bytes
    #: The text of the `answers.yaml` beside it, "" where there is none.
    answers: str = ""
    #: Which SOPs of the document: their slugs; empty means all of them.
    only: tuple[str, ...] = ()


def scripts_for(names: Sequence[str], *, every: bool = False) -> tuple[Script, ...]:
    """Return what these names stand for: files first, then the catalogue.

    With `every`, the whole catalogue. Raises CannotRun for an unknown name.
    """
    if every:
        return tuple(_of_entry(entry) for entry in _entries())
    return tuple(_script(name) for name in names)


def _script(name: str) -> Script:
    path = Path(name)
    if path.is_file():
        beside = path.with_name("answers.yaml")
        return Script(
            path.name,
            path.read_bytes(),
            beside.read_text("utf-8") if beside.is_file() else "",
        )
    for entry in _entries():
        if entry.name == name:
            return _of_entry(entry)
    for entry in _entries():
        script = _of_entry(entry)
        if name in _slugs(script):
            return Script(script.name, script.content, script.answers, (name,))
    raise CannotRun(
        _(
            "Tidak ada berkas atau SOP bernama “{name}”; SOP dalam katalog: {known}."
        ).format(name=name, known=", ".join(entry.name for entry in _entries()))
    )


def _slugs(script: Script) -> set[str]:
    from lajur.core.reading import read_file

    return {sop.slug for sop in read_file(script.name, script.content).sops}


def _entries() -> Iterator[Traversable]:
    root = resources.files("lajur.procedures") / "catalogue"
    for entry in sorted(root.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and any(
            f.name.startswith("source.") for f in entry.iterdir()
        ):
            yield entry


def _of_entry(entry: Traversable) -> Script:
    source = next(f for f in entry.iterdir() if f.name.startswith("source."))
    answers = entry / "answers.yaml"
    return Script(
        f"{entry.name}.{source.name.partition('.')[2]}",
        source.read_bytes(),
        answers.read_text("utf-8") if answers.is_file() else "",
    )
