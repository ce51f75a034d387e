"""How the papers read compare with the table of documents: `python -m bench.documents`.

The table (`../shared/seeds/families.md`, section 3) tells of each document which
steps give it out and which ask for it; it is read when this runs. A paper of ours
stands for the document it shares the most places with.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.reading import SEEDS, sources

from lajur.core.reading import read_file
from lajur.core.sop import Item, Sop, Step

TABLE = SEEDS / "families.md"
#: The states of the table in our codes; a state may be told in one of several.
STATES = {
    "konsep": {"concept"},
    "draft": {"draft"},
    "draft final": {"draft"},
    "draft perbaikan": {"revised"},
    "terverifikasi": {"checked"},
    "terkoreksi": {"checked"},
    "koreksi": {"checked"},
    "diparaf": {"initialled"},
    "ditandatangani": {"signed"},
    "disahkan": {"signed"},
    "final": {"final"},
    "tersusun": {"final"},
    "terisi": {"filled"},
    "terkirim": {"sent"},
    "diterima OPD": {"received"},
    "diproses Bagian Hukum": {"processed"},
    "terhimpun": {"collected"},
    "arsip": {"archived"},
}
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Document:
    """A row of the table: states as printed, places as (SOP, step, role)."""

    name: str
    states: tuple[str, ...]
    places: frozenset[Place]


def table(heading: str) -> list[Document]:
    """Return the rows of one part of section 3."""
    text = TABLE.read_text("utf-8")
    groups = _groups(text)
    part = text.split(f"### {heading}")[1].split("\n#")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("|") and "---" not in line
    ]
    found = []
    for row in rows[1:]:
        *_, made, used = row
        places = [(*p, "made") for p in _places(made, groups)]
        places += [(*p, "used") for p in _places(used, groups)]
        states = [s.strip() for s in row[2].split(",")] if len(row) > 4 else []
        found.append(Document(row[0], tuple(states), frozenset(places)))
    return found


def _groups(text: str) -> dict[str, list[str]]:
    """Return the SOPs each short name of several stands for."""
    line = next(line for line in text.splitlines() if "Group aliases" in line)
    return {
        name: [one.strip(" .") for one in members.split(",")]
        for name, members in re.findall(r"\*\*(\w+)\*\* = ([^;]+)", line)
    }


def _places(told: str, groups: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for chunk in told.split(";"):
        names, *steps = re.split(r"\s*,?\s*#", chunk.strip())
        for name in re.split(r"[,+]\s*", names):
            for sop in groups.get(name.strip(), [name.strip()]):
                yield from ((sop, step.strip()) for step in steps)


def sops() -> Iterator[tuple[str, Sop]]:
    """Give each SOP of the sources by the short name of the table."""
    for number, path in sources():
        read = read_file(path.name, path.read_bytes()).sops
        for at, sop in enumerate(read, 1):
            yield (f"R{int(number)}" if len(read) == 1 else f"S{at:02}"), sop


def items_of(sop: Sop) -> Iterator[tuple[Step, str, Item]]:
    """Give every input and output with its step and role."""
    for step in sop.steps:
        yield from ((step, "used", item) for item in step.inputs)
        yield from ((step, "made", item) for item in step.outputs)


def compare(name: str, sop: Sop, documents: Iterable[Document]) -> Counter[str]:
    """Count for one SOP what of its documents the papers tell."""
    own = {d: {p for p in d.places if p[0] == name} for d in documents}
    ours: dict[str, set[Place]] = {}
    states: dict[str, set[str | None]] = {}
    for step, role, item in items_of(sop):
        if item.paper:
            ours.setdefault(item.paper, set()).add((name, step.number, role))
            states.setdefault(item.paper, set()).add(item.status)
    stands = _pairs({d: p for d, p in own.items() if p}, ours)
    found = _missing(sop, own, ours, stands)
    for document, paper in stands.items():
        for state in (s for s in document.states if s in STATES):
            told = bool(STATES[state] & states[paper])
            found[f"state {document.name}: {state}"] += told
    meant = {paper: own[document] for document, paper in stands.items()}
    for paper, places in ours.items():
        for place in places:
            found["ours"] += 1
            right = place in meant.get(paper, ())
            found["ours right"] += right
            if not right:
                found[f"extra {name} #{place[1]} {place[2]} {paper}"] += 1
    return found


def _missing(
    sop: Sop,
    own: dict[Document, set[Place]],
    ours: dict[str, set[Place]],
    stands: dict[Document, str],
) -> Counter[str]:
    """Count the places of the table a paper or a work on it stands in."""
    worked = {(work.paper, step.number) for step in sop.steps for work in step.works}
    found: Counter[str] = Counter()
    for document, places in own.items():
        paper = stands.get(document)
        for place in places:
            told = paper and (place in ours[paper] or (paper, place[1]) in worked)
            found["places"] += 1
            found["places found"] += bool(told)
            if not told:
                found["missing {} #{} {} {}".format(*place, document.name)] += 1
    return found


def _pairs(
    own: dict[Document, set[Place]], ours: dict[str, set[Place]]
) -> dict[Document, str]:
    """Pair each document with the paper it shares the most places with."""
    shared = sorted(
        (
            (-len(places & mine), document.name, paper, document)
            for document, places in own.items()
            for paper, mine in ours.items()
            if places & mine
        ),
        key=lambda pair: pair[:3],
    )
    pairs: dict[Document, str] = {}
    for _, _, paper, document in shared:
        if document not in pairs and paper not in pairs.values():
            pairs[document] = paper
    return pairs


def things(name: str, sop: Sop, rows: Iterable[Document]) -> Counter[str]:
    """Count the entries that are no documents, and those that we take for none."""
    found: Counter[str] = Counter()
    for row in rows:
        for _, number, role in (p for p in row.places if p[0] == name):
            words = set(re.findall(r"\w{2,}", row.name.lower()))
            for step, at, item in items_of(sop):
                said = set(re.findall(r"\w{2,}", item.text.lower()))
                same = 2 * len(words & said) >= len(said)
                if step.number == number and at == role and same:
                    found["things"] += 1
                    found["things no paper"] += item.paper is None
                    if item.paper:
                        found[f"thing {name} #{number} {role} {item.text}"] += 1
    return found


def main() -> int:
    """Print the figures."""
    asked = argparse.ArgumentParser(
        prog="python -m bench.documents", description=__doc__
    )
    asked.add_argument("--verbose", action="store_true", help="print what differs")
    given = asked.parse_args()
    if not Path(TABLE).exists():
        print(f"{TABLE} is absent: nothing to compare with.")
        return 0
    documents, others = table("3a"), table("3b")
    found: Counter[str] = Counter()
    for name, sop in sops():
        found += compare(name, sop, documents) + things(name, sop, others)
    states = [
        f"state {document.name}: {state}"
        for document in documents
        for state in document.states
        if state in STATES
    ]
    found["states"] = len(states)
    found["states found"] = sum(found[state] > 0 for state in states)
    print(f"{len(documents)} documents, {len(others)} entries that are none")
    for told, right, of in (
        ("places of the table found", "places found", "places"),
        ("places of ours in the table", "ours right", "ours"),
        ("states found", "states found", "states"),
        ("entries taken for no paper", "things no paper", "things"),
    ):
        share = 100 * found[right] / max(found[of], 1)
        print(f"    {told:30} {found[right]:5} of {found[of]:5} {share:6.1f} %")
    if given.verbose:
        lacking = [state for state in states if not found[state]]
        kinds = ("missing", "extra", "thing ")
        for name in sorted([*(n for n in found if n.startswith(kinds)), *lacking]):
            print("  ", name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
