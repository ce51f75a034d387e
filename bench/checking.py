"""How well faults are found: `python -m bench.checking`.

Plants faults by code into clean SOPs; makes slips in SOPs that are written out as
documents of five kinds and read again; and, where the source documents are at hand,
compares what is told of them with what a person noted (`../shared/seeds`).
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources

from bench import notes
from bench.clean import CLEAN
from bench.planting import Score, measure
from bench.slipping import clean_documents, measure_documents

from lajur.core.checking import Catalogue, Entry, check_sop
from lajur.core.checking.neighbours import affected
from lajur.core.reading import answers, read_file
from lajur.core.sop import Sop

ENOUGH = 0.95
#: How many SOPs a large government has.
MANY = 1_000


def catalogue_sops() -> list[Sop]:
    """Return the SOPs of offices that ship with the product, with their answers.

    Those written for the product are left out: the notes know nothing of them.
    """
    sops: list[Sop] = []
    root = resources.files("lajur.procedures") / "catalogue"
    for entry in sorted(root.iterdir(), key=lambda e: e.name):
        source = entry / "source.txt"
        if not source.is_file() or (entry / "entry.yaml").is_file():
            continue
        kept = answers.parse((entry / "answers.yaml").read_text("utf-8"))
        read = read_file(f"{entry.name}.txt", source.read_bytes())
        sops += [answers.apply(sop, kept) for sop in read.sops]
    return sops


def _table(score: Score) -> Iterator[str]:
    yield f"{'code':<26}planted  found  extra  recall  precision"
    for code in sorted(score.planted | score.extra):
        yield (
            f"{code:<26}{score.planted[code]:>7}{score.found[code]:>7}"
            f"{score.extra[code]:>7}{score.recall(code):>8.3f}"
            f"{score.precision(code):>11.3f}"
        )


def is_good(score: Score) -> bool:
    """Whether every rule has enough plants and reaches what is asked of it."""
    return all(
        score.planted[code] >= 10
        and min(score.recall(code), score.precision(code)) >= ENOUGH
        for code in score.planted | score.extra
    )


def in_models() -> Score:
    """Plant by code in clean SOPs and in some of those that ship."""
    score = measure(CLEAN, Catalogue(tuple(Entry.of(sop) for sop in CLEAN)))
    shipped = catalogue_sops()
    beside = Catalogue(tuple(Entry.of(sop) for sop in shipped))
    more = measure(shipped[::6], beside, places=4)
    for name in ("planted", "found", "extra"):
        getattr(score, name).update(getattr(more, name))
    score.notes.extend(more.notes)
    return score


def _speed() -> Iterator[str]:
    sops = catalogue_sops()
    catalogue = Catalogue(tuple(Entry.of(sop) for sop in sops))
    start = time.perf_counter()
    for sop in sops:
        check_sop(sop, catalogue)
    took = (time.perf_counter() - start) * 1000
    yield f"{len(sops)} SOPs beside each other: {took:.0f} ms"
    entries = tuple(
        replace(catalogue.entries[n % len(sops)], slug=f"sop-{n}") for n in range(MANY)
    )
    before, after = Catalogue(entries[1:]), Catalogue(entries)
    start = time.perf_counter()
    near = affected(before, after, entries[0].slug)
    took = (time.perf_counter() - start) * 1000
    yield (
        f"one of {MANY} SOPs published: whom it reaches found in {took:.0f} ms "
        f"({len(near)} SOPs, all of one family)"
    )


def _clean() -> Iterator[str]:
    documents = list(clean_documents())
    for slug, kind, told in documents:
        if told:
            yield f"false alarm in {slug}.{kind}: {sorted(told)}"
    alarms = sum(bool(told) for _, _, told in documents)
    yield f"clean documents: {len(documents)}, with a false alarm: {alarms}"


def main() -> int:
    """Print every table; 1 when a rule stays below what is asked of it."""
    parser = argparse.ArgumentParser(prog="python -m bench.checking")
    parser.add_argument("--notes", action="store_true", help="each miss and extra")
    given = parser.parse_args()
    models = in_models()
    documents, written = measure_documents()
    lines = ["faults planted in SOPs", *_table(models)]
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(written.items()))
    lines += ["", f"slips in documents ({kinds})", *_table(documents), *_clean(), ""]
    if given.notes:
        lines += [*models.notes, *documents.notes]
    sys.stdout.write("\n".join([*lines, *notes.lines(), *_speed()]) + "\n")
    return 0 if is_good(models) and is_good(documents) else 1


if __name__ == "__main__":
    sys.exit(main())
