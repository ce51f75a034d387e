"""How well and how fast SOP documents are read: `python -m bench.reading`.

Compares what the reader returns with the exact content kept beside the source
documents (`../shared/seeds`); without that folder there is nothing to compare.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.goals import missed_by_seeds, missed_by_wild
from bench.stages import print_stages
from bench.wild import WILD, print_wild

from lajur.core.reading import Reading, questions, read_file
from lajur.core.sop import Sop, Step
from lajur.core.sop.totals import total

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
PLAIN = {
    "number": "nomor",
    "title": "nama",
    "created_date": "tanggal_pembuatan",
    "revised_date": "tanggal_revisi",
    "effective_date": "tanggal_efektif",
    "approved_by": "disahkan_oleh_jabatan",
}
LISTS = {
    "legal_bases": "dasar_hukum",
    "qualifications": "kualifikasi",
    "related_sops": "keterkaitan",
    "equipment": "peralatan",
    "warnings": "peringatan",
    "records": "pencatatan",
}
#: Kinds of the exact content that are papers.
PAPERS = {"dokumen", "berkas", "data"}
Truth = dict[str, Any]


def bare(text: str | None) -> str:
    """Return a text as it is compared: no spaces, small, no trailing ; or ."""
    return "".join((text or "").split()).lower().strip(";.:,")


@dataclass
class Score:
    """Right and wrong counts by what was compared, and each difference."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def same(self, name: str, where: str, read: object, true: object) -> None:
        """Count one comparison."""
        self.of[name] += 1
        if read == true:
            self.right[name] += 1
        else:
            self.differences.append(f"{where} {name}: {read!r} != {true!r}")

    def count(self, name: str, where: str, *, fits: bool) -> None:
        """Count one judgement."""
        self.of[name] += 1
        self.right[name] += fits
        if not fits:
            self.differences.append(f"{where}: {name}")

    def add(self, other: "Score") -> None:
        """Take in the counts of another score."""
        self.right += other.right
        self.of += other.of
        self.differences += other.differences


def truths(seed: str) -> list[Truth]:
    """Return the exact content of the SOPs of one source."""
    kept = json.loads((SEEDS / "truth.json").read_text("utf-8"))
    return [sop for sop in kept if sop["seed"] == seed]


def sources() -> Iterator[tuple[str, Path]]:
    """Give each source with its number, in order."""
    for path in sorted(SEEDS.glob("seed-*.txt")):
        yield path.name.split("-")[1], path


def compare(sop: Sop, true: Truth) -> Score:
    """Return how well one SOP was read."""
    score = Score()
    where = f"{true['seed']} {sop.number or sop.slug}"
    _identity(score, where, sop, true)
    rows = true["langkah"]
    score.of["steps found"] += len(rows)
    score.right["steps found"] += min(len(rows), len(sop.steps))
    score.of["steps printed"] += len(sop.steps)
    score.right["steps printed"] += min(len(rows), len(sop.steps))
    for step, row in zip(sop.steps, rows, strict=False):
        _step(score, f"{where} #{row['no']}", sop, step, row)
    return score


def _identity(score: Score, where: str, sop: Sop, true: Truth) -> None:
    for name, key in PLAIN.items():
        score.same(
            "identity", f"{where} {name}", bare(getattr(sop, name)), bare(true[key])
        )
    for name, key in LISTS.items():
        score.same(
            "identity", f"{where} {name}", _all(getattr(sop, name)), _all(true[key])
        )
    levels = (sop.government, sop.office, sop.unit, sop.subunit)
    score.same(
        "identity",
        f"{where} levels",
        _all(filter(None, levels)),
        _all(true["hierarki"]),
    )
    lanes = [actor.name for actor in sop.actors]
    score.same("lanes", where, _all(lanes), _all(true["pelaksana"]))


def _step(score: Score, where: str, sop: Sop, step: Step, row: Truth) -> None:
    score.same("number", where, step.number, row["no"].strip("."))
    score.same("text", where, bare(step.text), bare(row["uraian"]))
    score.same("sub-activities", where, _all(step.checklist), _all(row["sub_kegiatan"]))
    inputs = [item.text for item in step.inputs]
    score.same("inputs", where, _all(inputs), _all(row["kelengkapan"]))
    outputs = [item.text for item in step.outputs]
    score.same("outputs", where, _all(outputs), _all(row["output"]))
    typed = total([step.duration]) if step.duration else {}
    score.same("duration", where, typed, row["waktu"] or {})
    back = sop.step(step.return_to).number if step.return_to else None
    meant = (row["kembali_ke"] or {}).get("langkah")
    score.same("decisions", where, back, meant and meant.strip("."))
    _actor(score, where, sop, step, row)


def _actor(score: Score, where: str, sop: Sop, step: Step, row: Truth) -> None:
    name = bare(sop.actor(step.actor).name) if step.actor else ""
    index = sop.steps.index(step)
    flagged = sop.certainty[f"/steps/{index}/actor"].is_ == "guessed"
    right = name in _all(row["pelaksana"])
    near = right or name in _all(row["pelaksana_alternatif"])
    group = "actors said" if row["pelaksana_pasti"] else "actors open"
    told = f"{where} {name}"
    score.count(group, told, fits=near if group == "actors open" else right)
    score.count("actors right or flagged", told, fits=near or flagged)
    score.count("said, not asked", told, fits=not (row["pelaksana_pasti"] and flagged))


def compare_papers(sop: Sop, true: Truth) -> Counter[str]:
    """Return how many pairs of printed names are one paper in both, or in one."""
    names = list(_named(sop, true))
    pairs: Counter[str] = Counter()
    for (read, meant), (other, also) in combinations(names, 2):
        one = read is not None and read == other
        if meant == also:
            pairs["united" if one else "split"] += 1
        elif one:
            pairs["wrongly united"] += 1
    return pairs


def _named(sop: Sop, true: Truth) -> Iterator[tuple[str | None, str]]:
    """Give the paper read and the one meant; every order is a paper of its own."""
    for step, row in zip(sop.steps, true["langkah"], strict=False):
        for items, meant in (
            (step.inputs, row["kelengkapan_norm"]),
            (step.outputs, row["output_norm"]),
        ):
            for item, paper in zip(items, meant, strict=False):
                apart = (
                    "tidak dirinci" in paper["dokumen"]
                    or "Disposisi" in (paper["dokumen"])
                )
                if len(items) == len(meant) and paper["jenis"] in PAPERS and not apart:
                    yield item.paper, paper["dokumen"]


def _all(texts: Iterable[str]) -> list[str]:
    return [bare(text) for text in texts]


def _report(seed: str, reading: Reading, score: Score) -> int:
    """Print the figures of one source; return how many answers it asks for."""
    asked = {q.key: q for sop in reading.sops for q in questions(sop)}
    places = sum(len(q.pointers) for sop in reading.sops for q in questions(sop))
    papers = sum(
        (
            compare_papers(sop, true)
            for sop, true in zip(reading.sops, truths(seed), strict=False)
        ),
        Counter(),
    )
    values = sum(11 * len(sop.steps) + 13 for sop in reading.sops)
    print(f"{seed}: {len(reading.sops)} of {len(truths(seed))} SOPs")
    for name, of in score.of.items():
        share = f"{100 * score.right[name] / of:6.1f} %" if of else "     -"
        print(f"    {name:24} {score.right[name]:5} of {of:5} {share}")
    print(
        f"    questions {len(asked)} for {places} values, "
        f"{100 * places / values:.1f} % of {values}"
    )
    told = ", ".join(f"{count} {name}" for name, count in papers.items())
    print(f"    pairs of names that mean one paper: {told}")
    return len(asked)


def _seeds() -> tuple[list[str], list[str]]:
    """Print the figures of every source; return differences and missed goals."""
    if not SEEDS.exists():
        print(f"{SEEDS} is absent: nothing to compare with.")
        return [], []
    whole = Score()
    answers = 0
    missed: list[str] = []
    for seed, path in sources():
        reading = read_file(path.name, path.read_bytes())
        score = Score()
        meant = truths(seed)
        if len(reading.sops) != len(meant):
            missed.append(f"seeds: {seed} has {len(meant)} SOPs")
        for sop, true in zip(reading.sops, meant, strict=False):
            score.add(compare(sop, true))
        answers = max(answers, _report(seed, reading, score))
        whole.add(score)
    shares = {name: whole.right[name] / of for name, of in whole.of.items() if of}
    unflagged = 1 - shares["actors right or flagged"]
    return whole.differences, [*missed, *missed_by_seeds(shares, unflagged, answers)]


def main() -> int:
    """Print all figures, 1 where a goal is missed."""
    asked = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    asked.add_argument(
        "--wild",
        type=Path,
        default=WILD,
        help="folder of the documents of other offices",
    )
    asked.add_argument(
        "--verbose", action="store_true", help="print what differs in them"
    )
    given = asked.parse_args()
    differences, missed = _seeds()
    for difference in differences:
        print("  ", difference)
    missed += missed_by_wild(print_wild(given.wild, verbose=given.verbose))
    print_stages(SEEDS, given.wild)
    for goal in missed:
        print(f"MISSED {goal}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
