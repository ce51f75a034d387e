"""How well faults are found: `python -m bench.checking`.

Plants faults by code into clean SOPs and, where the source documents are at hand,
compares what is found in them with what a person noted (`../shared/seeds`).
"""

import json
import sys
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from bench.clean import CLEAN
from bench.planting import Score, measure

from lajur.core.checking import Catalogue, Entry, check_sop
from lajur.core.reading import answers, read_file
from lajur.core.sop import Sop

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
ENOUGH = 0.95


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


def bare(text: str | None) -> str:
    return "".join((text or "").split()).lower()


#: What a person's note of a kind is called here.
NOTED = {
    "RANTAI_PUTUS": {"output_unused", "input_unproduced", "status_skipped"},
    "KELENGKAPAN_ADALAH_HASIL": {"input_is_result"},
    "KELENGKAPAN_BUKAN_DOKUMEN": {"input_not_a_paper"},
    "PELAKU_LUAR_KOLOM": {"outsider_without_lane", "warning_without_step"},
    "OUTPUT_KEMBAR": {"output_twin"},
    "OUTPUT_UMUM": {"output_generic", "output_twin"},
    "OUTPUT_TIDAK_LENGKAP": {"made_but_not_listed"},
    "TANPA_CABANG": {"approval_without_return"},
    "PERSETUJUAN_TANPA_CABANG": {"approval_without_return"},
    "DASAR_HUKUM_USANG": {"L12"},
    "DASAR_HUKUM_SALIN": {"legal_base_off_subject"},
    "TOTAL_BEDA": {"L13"},
    "PELAKU_TANPA_LANGKAH": {"lane_unused"},
    "PERINGATAN_KOSONG": {"identity_missing"},
    "TANGGAL_KOSONG": {"identity_missing"},
    "KETERKAITAN_KOSONG": {"identity_missing"},
    "KETERKAITAN_DIRI": {"L14"},
    "KETERKAITAN_KURANG": {"L14"},
    "KETERKAITAN_BUKAN_SOP": {"related_not_sop"},
    "KETERKAITAN_SALIN": {"related_not_sop", "copied_from_other"},
    "SIKLUS_KETERKAITAN": {"related_cycle"},
    "KUALIFIKASI_JANGGAL": {"qualification_is_post"},
    "KUALIFIKASI_SALIN": {"copied_from_other"},
    "PERALATAN_SALIN": {"copied_from_other"},
    "SYARAT_TANPA_LANGKAH": {"warning_without_step"},
    "SYARAT_DALAM_TEKS": {"condition_without_branch"},
    "LANGKAH_BUKAN_KEGIATAN": {"step_not_an_act"},
    "NOMOR_LOMPAT": {"number_gap"},
    "PERINGATAN_JANGGAL": {"warning_is_purpose"},
    "WAKTU_JANGGAL": {"duration_unusual"},
    "TEKS_LENGKET": {"words_glued"},
    "TEKS_TERPOTONG": {"legal_base_incomplete"},
    "URUTAN_JANGGAL": {"checked_before_made"},
    "EJAAN_PELAKU": {"L01"},
    "NAMA_TAK_KONSISTEN": {"L07"},
}


def truths() -> list[dict[str, Any]]:
    """Return what a person noted of each source SOP; empty when not at hand."""
    path = SEEDS / "truth.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else []


def compare(sops: list[Sop], noted: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Return by kind of note: noted, found, and told where nobody noted it."""
    catalogue = Catalogue(tuple(Entry.of(sop) for sop in sops))
    by_name = {bare(true["nomor"]) or bare(true["nama"]): true for true in noted}
    rows: dict[str, list[int]] = {kind: [0, 0, 0] for kind in NOTED}
    for sop in sops:
        true = by_name[bare(sop.number) or bare(sop.title)]
        kinds = {note[1:].split("]")[0] for note in true["catatan"]}
        told = {diagnosis.code for diagnosis in check_sop(sop, catalogue)}
        for kind, codes in NOTED.items():
            rows[kind][0] += kind in kinds
            rows[kind][1] += kind in kinds and bool(codes & told)
            rows[kind][2] += kind not in kinds and bool(codes & told)
    return rows


def chain_score(sops: list[Sop], noted: list[dict[str, Any]]) -> dict[str, list[int]]:
    """Return for outputs and inputs of the chain: noted, found, extra steps.

    The first step's inputs come from outside and are not told here.
    """
    by_name = {bare(true["nomor"]) or bare(true["nama"]): true for true in noted}
    sides = {"output_unused": "tak_dipakai", "input_unproduced": "tak_dihasilkan"}
    rows = {code: [0, 0, 0] for code in sides}
    for sop in sops:
        true = by_name[bare(sop.number) or bare(sop.title)]
        first = true["langkah"][0]["no"].strip(".")
        found = check_sop(sop)
        for code, name in sides.items():
            wanted = {n["langkah"].strip(".") for n in true["rantai"]["norm"][name]}
            wanted -= {first} if code == "input_unproduced" else set()
            told = {
                sop.steps[int(d.where.split("/")[2])].number
                for d in found
                if d.code == code
            }
            rows[code][0] += len(wanted)
            rows[code][1] += len(wanted & told)
            rows[code][2] += len(told - wanted)
    return rows


def _print(score: Score) -> bool:
    good = True
    sys.stdout.write(f"{'code':<26}planted  found  extra  recall  precision\n")
    for code in sorted(score.planted | score.extra):
        recall, precision = score.recall(code), score.precision(code)
        good &= recall >= ENOUGH and precision >= ENOUGH and score.planted[code] >= 10
        sys.stdout.write(
            f"{code:<26}{score.planted[code]:>7}{score.found[code]:>7}"
            f"{score.extra[code]:>7}{recall:>8.3f}{precision:>11.3f}\n"
        )
    return good


def _lines() -> Iterator[str]:
    noted = truths()
    if not noted:
        yield f"{SEEDS} is absent: nothing to compare the notes with"
        return
    sops = catalogue_sops()
    yield f"{'note':<28}noted  found  elsewhere"
    for kind, (wanted, found, extra) in compare(sops, noted).items():
        yield f"{kind:<28}{wanted:>5}{found:>7}{extra:>11}"
    for code, (wanted, found, extra) in chain_score(sops, noted).items():
        yield f"{code + ' by step':<28}{wanted:>5}{found:>7}{extra:>11}"
    catalogue = Catalogue(tuple(Entry.of(sop) for sop in sops))
    start = time.perf_counter()
    for sop in sops:
        check_sop(sop, catalogue)
    took = (time.perf_counter() - start) * 1000
    yield f"{len(sops)} SOPs beside each other: {took:.0f} ms"


def main() -> int:
    """Print both tables; 1 when a rule stays below what is asked of it."""
    own = Catalogue(tuple(Entry.of(sop) for sop in CLEAN))
    score = measure(CLEAN, own)
    shipped = catalogue_sops()
    chosen = shipped[::6]
    beside = Catalogue(tuple(Entry.of(sop) for sop in shipped))
    more = measure(chosen, beside, places=4)
    for name in ("planted", "found", "extra"):
        getattr(score, name).update(getattr(more, name))
    good = _print(score)
    if "--notes" in sys.argv:
        sys.stdout.write("\n".join((*score.notes, *more.notes)) + "\n")
    sys.stdout.write("\n".join(_lines()) + "\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
