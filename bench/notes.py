"""What a person noted of the source SOPs, against what is told of them.

The notes and the documents are read from `../shared/seeds` at run time; where
they are not at hand nothing is compared.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from lajur.core.checking import Catalogue, Entry, check_sop
from lajur.core.checking.prints import check_prints
from lajur.core.paper.files import blocks_of_file
from lajur.core.reading import answers, questions, read_blocks
from lajur.core.sop import Sop

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
#: Told by the reader's questions, not by a check.
ASKED = "asked"

#: What a person's note of a kind is called here.
NOTED: dict[str, set[str]] = {
    "RANTAI_PUTUS": {"output_unused", "input_unproduced", "status_skipped"},
    "KELENGKAPAN_ADALAH_HASIL": {"input_is_result"},
    "KELENGKAPAN_BUKAN_DOKUMEN": {"input_not_a_paper"},
    "KELENGKAPAN_SALIN": {"law_not_listed"},
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
    "PERALATAN_JANGGAL": {"equipment_is_paper"},
    "SYARAT_TANPA_LANGKAH": {"warning_without_step"},
    "SYARAT_DALAM_TEKS": {"condition_without_branch"},
    "LANGKAH_BUKAN_KEGIATAN": {"step_not_an_act"},
    "NOMOR_LOMPAT": {"number_gap"},
    "NOMOR_GAYA": {"print_number_style"},
    "PERINGATAN_JANGGAL": {"warning_is_purpose"},
    "PERINGATAN_TERBELAH": {"item_split"},
    "WAKTU_JANGGAL": {"duration_unusual"},
    "SATUAN_AMBIGU": {"unit_cut_short"},
    "TEKS_LENGKET": {"words_glued", "print_glued"},
    "TEKS_TERPOTONG": {"legal_base_incomplete", "print_torn"},
    "DERAU": {"print_left_over"},
    "URUTAN_JANGGAL": {"checked_before_made", "made_too_late"},
    "EJAAN_PELAKU": {"L01"},
    "NAMA_TAK_KONSISTEN": {"L07"},
    "NAMA_TERPOTONG": {"name_cut"},
    "TYPO": {"degree_misprinted"},
    "KEPUTUSAN_BACA": {ASKED},
    "PELAKU_TAK_DISEBUT": {ASKED},
    "PELAKU_TAK_JELAS": {ASKED},
}
#: Why some notes are not told from a document alone.
WHY = {
    "DERAU": "the other block stands between two tables and is not read at all",
    "DASAR_HUKUM_USANG": "the other is a local regulation: no shipped register knows "
    "it; an office enters it once under Dasar hukum",
    "KETERKAITAN_SALIN": "a real SOP name that does not fit the subject takes "
    "knowledge of the office",
    "NAMA_TAK_KONSISTEN": "the second title stands outside the form",
    "OUTPUT_UMUM": "a letter sent twice is a slip or a custom; told only where "
    "nothing carries it on",
    "PELAKU_TANPA_LANGKAH": "where a step names the unit of a column, the reader "
    "gives it the step",
    "TYPO": "a spelling is no fact of the form; only digits printed as letters are",
    "TABEL_TERPISAH": "the reader joins it; nothing is wrong with the SOP",
    "IDENTITAS_TERPENCAR": "the reader joins it; nothing is wrong with the SOP",
    "KOLOM_GESER": "the reader moves it back",
    "TEKS_BERGABUNG": "the reader parts it",
    "OCR": "the reader mends it and keeps what was printed",
    "OCR_PENANDA": "the reader passes over marks that are none",
    "WAKTU_PECAHAN": "a fraction of a day is a time like any other",
    "TOTAL_SAMA": "not a slip: the total is right",
    "TANPA_TOTAL": "not a slip: the form does not ask for a total",
    "KOLOM_KET": "not a slip: the form leaves the column of remarks open",
    "KET_CAMPUR": "links and remarks share one column in the form",
    "HEADER": "the name of the government stands elsewhere in the file",
    "ISTILAH": "two words for one paper take knowledge of the office",
    "RANTAI_SINONIM": "the chain holds: both names mean one paper",
    "EJAAN": "spelling, see TYPO",
    "OUTPUT_TAK_COCOK": "what an act brings forth takes knowledge of the work",
    "TEKS_TAK_COCOK": "two words for one act take knowledge of the work",
    "TEKS_JANGGAL": "style that no rule of the form forbids",
    "KOLOM_BEDA": "a comparison within a family of SOPs",
    "TERKAIT_SOP": "not a slip: a link to another SOP",
}


@dataclass(frozen=True)
class Looked:
    """One source SOP, and the codes of all that is told of it."""

    sop: Sop
    told: frozenset[str]


@dataclass
class Agreement:
    """Of one kind of note: noted, found, and told where nobody noted it."""

    noted: int = 0
    found: int = 0
    elsewhere: int = 0


def truths() -> list[dict[str, Any]]:
    """Return what a person noted of each source SOP; empty when not at hand."""
    path = SEEDS / "truth.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else []


def looked_at() -> list[Looked]:
    """Read every source document and look at its SOPs beside each other."""
    kept = _answers()
    read: list[tuple[Sop, set[str]]] = []
    for path in sorted(SEEDS.glob("seed-*.txt")):
        blocks = blocks_of_file(path.read_bytes())
        sops = read_blocks(path.name, path.read_bytes(), blocks).sops
        prints = _by_sop(sops, check_prints(sops, blocks))
        for index, sop in enumerate(sops):
            codes = prints[index] | ({ASKED} if questions(sop) else set())
            read.append((answers.apply(sop, kept), codes))
    catalogue = Catalogue(tuple(Entry.of(sop) for sop, _ in read))
    return [
        Looked(sop, frozenset(codes | {d.code for d in check_sop(sop, catalogue)}))
        for sop, codes in read
    ]


def _answers() -> tuple[answers.KeptAnswer, ...]:
    root = resources.files("lajur.procedures") / "catalogue"
    files = [entry / "answers.yaml" for entry in root.iterdir()]
    texts = [file.read_text("utf-8") for file in files if file.is_file()]
    return tuple(kept for text in texts for kept in answers.parse(text))


def _by_sop(sops: tuple[Sop, ...], told: Iterator[Any]) -> list[set[str]]:
    """Return the codes told of the print, by the SOP their line stands in."""
    starts = [min(_lines(sop), default=0) for sop in sops]
    codes: list[set[str]] = [set() for _ in sops]
    for diagnosis in told:
        kind, number = diagnosis.where.split("/")[1:3]
        if kind == "sops":
            codes[int(number)].add(diagnosis.code)
        else:
            before = [at for at, start in enumerate(starts) if start <= int(number)]
            codes[before[-1] if before else 0].add(diagnosis.code)
    return codes


def _lines(sop: Sop) -> list[int]:
    return [c.from_["line"] for c in sop.certainty.values() if "line" in c.from_]


def _bare(text: str | None) -> str:
    return "".join((text or "").split()).lower()


def _truth_of(noted: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {_bare(true["nomor"]) or _bare(true["nama"]): true for true in noted}


def _true(by_name: dict[str, dict[str, Any]], sop: Sop) -> dict[str, Any]:
    return by_name[_bare(sop.number) or _bare(sop.title)]


def compare(looked: list[Looked], noted: list[dict[str, Any]]) -> dict[str, Agreement]:
    """Return by kind of note how far what is told agrees with it."""
    by_name = _truth_of(noted)
    kinds_of = [
        {note[1:].split("]")[0] for note in _true(by_name, one.sop)["catatan"]}
        for one in looked
    ]
    every = sorted({kind for kinds in kinds_of for kind in kinds} | set(NOTED))
    rows = {kind: Agreement() for kind in every}
    for one, kinds in zip(looked, kinds_of, strict=True):
        for kind, row in rows.items():
            is_told = bool(NOTED.get(kind, set()) & one.told)
            row.noted += kind in kinds
            row.found += kind in kinds and is_told
            row.elsewhere += kind not in kinds and is_told
    return rows


def chain_score(
    looked: list[Looked], noted: list[dict[str, Any]]
) -> dict[str, Agreement]:
    """Return for outputs and inputs of the chain: noted, found, extra steps.

    The first step's inputs come from outside and are not told here.
    """
    by_name = _truth_of(noted)
    sides = {"output_unused": "tak_dipakai", "input_unproduced": "tak_dihasilkan"}
    rows = {code: Agreement() for code in sides}
    for sop in (one.sop for one in looked):
        true = _true(by_name, sop)
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
            rows[code].noted += len(wanted)
            rows[code].found += len(wanted & told)
            rows[code].elsewhere += len(told - wanted)
    return rows


def lines() -> Iterator[str]:
    """Give the table of agreement, or the reason there is none."""
    noted = truths()
    if not noted:
        yield f"{SEEDS} is absent: the notes are skipped"
        return
    looked = looked_at()
    yield f"{'note':<28}noted  found  elsewhere"
    for kind, row in compare(looked, noted).items():
        if kind in NOTED:
            why = f"  {WHY[kind]}" if row.found < row.noted and kind in WHY else ""
            yield (f"{kind:<28}{row.noted:>5}{row.found:>7}{row.elsewhere:>11}{why}")
    for code, row in chain_score(looked, noted).items():
        name = f"{code} by step"
        yield f"{name:<28}{row.noted:>5}{row.found:>7}{row.elsewhere:>11}"
    yield "notes no check is meant to tell:"
    for kind, row in compare(looked, noted).items():
        if kind not in NOTED:
            yield f"  {kind:<26}{row.noted:>5}  {WHY.get(kind, 'not looked at')}"
