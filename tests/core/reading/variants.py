"""Variants of the source documents, text and truth changed together."""

import json
import random
import re
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
Truth = dict[str, Any]

UNITS = {"menit": "minutes", "jam": "hours", "hari": "days", "minggu": "weeks"}
HEADS = {
    "Uraian kegiatan": ["Uraian Prosedur", "Aktivitas", "Kegiatan", "Tahapan"],
    "Aktivitas": ["Uraian Kegiatan", "Kegiatan", "Uraian Prosedur"],
    "Uraian Prosedur": ["Kegiatan", "Uraian Kegiatan", "Aktivitas"],
    "Pelaksana": ["Pelaksanaan", "PELAKSANA"],
    "Kelengkapan": ["Persyaratan", "Persyaratan/Kelengkapan", "Input"],
    "Waktu": ["WAKTU", "Durasi"],
    "Output": ["Keluaran", "OUTPUT"],
    "Mutu Baku": ["Baku Mutu", "MUTU BAKU", "Mutu Buku"],
}
#: Sets of lanes for the six of the first source: head, team, adviser, top, desk, units.
CASTS = [
    ("Kepala Bidang Evaluasi", "Tim Penyusun Dokumen", "Sekretaris Dinas",
     "Kepala Dinas", "Petugas Agenda pada Subbagian Umum", "Bidang Lingkup Dinas"),
    ("Kasubag Program & Pelaporan", "Kelompok Kerja Data", "Sekretaris Badan",
     "Kepala Badan", "Administrasi Persuratan pada Bagian Tata Usaha", "Setiap UPT"),
    ("Kabag Organisasi", "Tim Efektif", "Asisten Pemerintahan", "Wali Kota",
     "Staf pada Bagian Protokol", "Seluruh OPD"),
    ("Koordinator Perencanaan", "Tim Kerja Akuntabilitas", "Inspektur Pembantu",
     "Inspektur", "Pengadministrasi pada Sekretariat", "Irban Lingkup Inspektorat"),
]  # fmt: skip
#: How the prose of the first source names those lanes besides their headers.
SPOKEN = [
    ("Kepala Bagian Perencanaan dan Keuangan",),
    ("Tim Kerja Pelaporan",),
    ("Asisten Administrasi Umum",),
    ("Sekretaris Daerah",),
    ("Pelaksana di Bagian Umum", "Pelaksana Bagian Umum"),
    ("Bagian Lingkup Setda",),
]


def truths() -> list[Truth]:
    """Return the truth of all SOPs."""
    kept: list[Truth] = json.loads((SEEDS / "truth.json").read_text("utf-8"))
    return kept


@dataclass
class Variant:
    """A changed document with its changed truth."""

    text: str
    truth: Truth
    changes: list[str] = field(default_factory=list)


def _times(rng: random.Random) -> tuple[str, dict[str, float]]:
    unit = rng.choice(sorted(UNITS))
    value = rng.randint(1, 90)
    text = f"{value} {unit}"
    return rng.choice([text, text.replace(" ", ""), text.title()]), {UNITS[unit]: value}


def _heads(rng: random.Random, text: str) -> str:
    """Give the columns other names, in header lines only."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if re.search(r"(?:^|\t)(?:<b>)?(?:Mutu Baku|Waktu|Pelaksana\t|No\t)", line):
            for head, others in HEADS.items():
                pattern = rf"(?<=[\t>]){head}(?=[\t<]|$)"
                if "Kepala" not in line and head != "Pelaksana":
                    line = re.sub(pattern, rng.choice(others), line)
            lines[at] = line
    return "\n".join(lines)


@dataclass
class First:
    """The first source as rows, to be changed and printed again."""

    before: str
    rows: list[list[str]]
    quality: list[list[str]]
    after: str
    truth: Truth

    @classmethod
    def load(cls) -> "First":
        """Take the source apart."""
        path = next(SEEDS.glob("seed-000-*.txt"))
        text = path.read_text("utf-8")
        rows = [
            line.split("\t") for line in text.split("\n") if re.match(r"\d+\t", line)
        ]
        quality = [
            line.split("\t")
            for line in text.split("\n")
            if re.match(r"\d+ (?:menit|hari)\t", line)
        ]
        before = text[: text.index("No\t")]
        after = text[text.index("\n", text.index("29 hari 600 menit\t")) :]
        for row in rows:
            inputs = next(cell for cell in row[2:] if cell)
            row[2:] = [""] * 6 + [inputs]
        truth = deepcopy(truths()[0])
        for row, step in zip(rows, truth["langkah"], strict=True):
            row[1] = step["uraian_cetak"]
        return cls(before, rows, quality[:19], after, truth)

    def rename(self, rng: random.Random) -> None:
        """Give every lane another name, in headers, prose and truth."""
        cast = rng.choice(CASTS)
        old = self.truth["pelaksana"]
        names = dict(zip(old, cast, strict=True))
        spoken = [
            (phrase, name.replace("&", "dan"))
            for phrases, name in zip(SPOKEN, cast, strict=True)
            for phrase in phrases
        ]
        spoken.append(("Bagian lingkup Sekretariat Daerah", cast[5]))
        for row in self.rows:
            for at, (phrase, _) in enumerate(spoken):
                row[1] = row[1].replace(phrase, f"@{at}@")
            for at, (_, name) in enumerate(spoken):
                row[1] = row[1].replace(f"@{at}@", name)
        self.truth["pelaksana"] = list(cast)
        for step, row in zip(self.truth["langkah"], self.rows, strict=True):
            step["uraian"] = row[1]
            step["pelaksana"] = [names[name] for name in step["pelaksana"]]
            if step["kembali_ke"]:
                back = step["kembali_ke"]["pelaksana"]
                step["kembali_ke"]["pelaksana"] = names[back]
            step["pelaksana_alternatif"] = [
                names[name] for name in step["pelaksana_alternatif"]
            ]

    def retime(self, rng: random.Random) -> None:
        """Change every standard time."""
        for cells, step in zip(self.quality, self.truth["langkah"], strict=True):
            cells[0], step["waktu"] = _times(rng)

    def remove(self, rng: random.Random) -> None:
        """Take a step out, its number with it."""
        at = rng.randrange(len(self.rows))
        for kept in (self.rows, self.quality, self.truth["langkah"]):
            del kept[at]

    def move_decision(self, rng: random.Random) -> None:
        """Make one decision a plain step and one plain step a decision."""
        steps = self.truth["langkah"]
        decided = [i for i, step in enumerate(steps) if step["keputusan"]]
        at = rng.choice(decided)
        following = _spoken(self.truth, steps[at + 1]["pelaksana"][0])
        steps[at]["uraian"] = f"Memeriksa berkas lalu menyerahkannya kepada {following}"
        self._undecide(at)
        choices = [
            i
            for i, step in enumerate(steps[:-1])
            if i and not step["keputusan"] and i not in (at, 0) and _chained(steps, i)
        ]
        new = rng.choice(choices)
        back = steps[new - 1]["pelaksana"][0]
        ahead = _spoken(self.truth, steps[new + 1]["pelaksana"][0])
        steps[new]["uraian"] = (
            f"{steps[new]['uraian'].rstrip('.')}. "
            f"Jika tidak lengkap berkas dikembalikan kepada "
            f"{_spoken(self.truth, back)} untuk diperbaiki, jika lengkap berkas "
            f"diserahkan ke {ahead}"
        )
        steps[new]["keputusan"] = True
        steps[new]["kembali_ke"] = {"langkah": steps[new - 1]["no"], "pelaksana": back}
        for i in (at, new):
            self.rows[i][1] = steps[i]["uraian"]

    def _undecide(self, at: int) -> None:
        self.truth["langkah"][at]["keputusan"] = False
        self.truth["langkah"][at]["kembali_ke"] = None

    def insert(self, rng: random.Random) -> None:
        """Put a check by a new lane between two steps, the hand-over going through."""
        steps = self.truth["langkah"]
        at = rng.choice([2, 7, 14])
        name = rng.choice(["Penyelia Mutu", "Kepala Seksi Telaah", "Verifikator"])
        giver, taker = steps[at]["pelaksana"][0], steps[at + 1]["pelaksana"][0]
        done = re.split(r" kepada | yang |[.]", steps[at]["uraian"])[0]
        told = f"{done} lalu menyerahkannya kepada {name}"
        text = (
            f"Memverifikasi bahan. Jika belum sesuai dikembalikan kepada "
            f"{_spoken(self.truth, giver)}, jika sesuai diteruskan kepada "
            f"{_spoken(self.truth, taker)}"
        )
        self.truth["pelaksana"].insert(0, name)
        for row in self.rows:
            row.insert(2, "")
        self._undecide(at)
        steps[at]["uraian"] = self.rows[at][1] = told
        new = deepcopy(steps[at])
        new.update(no="", uraian=text, pelaksana=[name], pelaksana_pasti=True)
        new.update(keputusan=True, kembali_ke={"langkah": "", "pelaksana": giver})
        if steps[at + 1]["keputusan"]:
            back = _spoken(self.truth, steps[at + 1]["kembali_ke"]["pelaksana"])
            changed = steps[at + 1]["uraian"].replace(back, name, 1)
            steps[at + 1]["uraian"] = self.rows[at + 1][1] = changed
            steps[at + 1]["kembali_ke"]["pelaksana"] = name
        steps.insert(at + 1, new)
        self.rows.insert(at + 1, ["", text, *[""] * 7, new["kelengkapan"][0]])
        self.quality.insert(at + 1, list(self.quality[at]))
        self.renumber()

    def renumber(self) -> None:
        """Number the steps through."""
        for number, (row, step) in enumerate(
            zip(self.rows, self.truth["langkah"], strict=True), 1
        ):
            row[0] = step["no"] = str(number)

    def printed(self, rng: random.Random) -> str:
        """Print the document, rows spread over the tables at random."""
        count = rng.randint(1, 4)
        lanes = self.truth["pelaksana"]
        head = (
            f"No\tUraian kegiatan\tPelaksana{chr(9) * len(lanes)}Kelengkapan\n"
            f"\t\t{chr(9).join(lanes)}\t\n"
        )
        tables = [
            head + "\n".join("\t".join(row) for row in rows)
            for rows in _spread(rng, self.rows, count)
        ]
        sums: dict[str, float] = {}
        for step in self.truth["langkah"]:
            for unit, value in step["waktu"].items():
                sums[unit] = sums.get(unit, 0) + value
        words = {unit: word for word, unit in UNITS.items()}
        stated = " ".join(f"{value} {words[unit]}" for unit, value in sums.items())
        tables[-1] += "\nJumlah Total Waktu"
        quality = [
            "<b>Mutu Baku</b>\t\t<b>Ket</b>\n<b>Waktu</b>\t<b>Output</b>\t\n"
            + "\n".join("\t".join(cells) for cells in rows)
            for rows in _spread(rng, self.quality, count)
        ]
        quality[-1] += f"\n{stated}\t\t"
        body = "\n\n".join([*tables, "", *quality])
        return self.before + body + "\n" + self.after


def _spread(rng: random.Random, rows: list[Any], count: int) -> list[list[Any]]:
    cuts = sorted(rng.sample(range(1, len(rows)), count - 1))
    edges = [0, *cuts, len(rows)]
    return [rows[a:b] for a, b in pairwise(edges)]


def _spoken(truth: Truth, lane: str) -> str:
    """Return how prose names a lane."""
    assert lane in truth["pelaksana"]
    return lane.replace("&", "dan")


def _chained(steps: list[Truth], at: int) -> bool:
    """Whether the three steps around this one are by three different lanes."""
    doers = {steps[i]["pelaksana"][0] for i in (at - 1, at, at + 1)}
    return len(doers) == 3 and steps[at + 1]["pelaksana_pasti"]


def first_variant(number: int) -> Variant:
    """Return one variant of the first source, the same for the same number."""
    rng = random.Random(number)  # noqa: S311
    first = First.load()
    changes = []
    for name in ("rename", "retime", "remove", "move_decision", "insert"):
        if rng.random() < 0.5:
            if name == "move_decision" and "remove" in changes:
                continue
            if name == "insert" and {"remove", "move_decision"} & set(changes):
                continue
            getattr(first, name)(rng)
            changes.append(name)
    text = first.printed(rng)
    if rng.random() < 0.6:
        text = _heads(rng, text)
        changes.append("heads")
    if rng.random() < 0.5:
        text = text.replace("KOTA TANGERANG", "KABUPATEN CONTOH")
        first.truth["hierarki"][0] = "PEMERINTAH KABUPATEN CONTOH"
        changes.append("agency")
    return Variant(text, first.truth, changes)


def other_variant(seed: int, number: int) -> Variant:
    """Return one variant of a source whose table has one row a line."""
    rng = random.Random(1000 * seed + number)  # noqa: S311
    path = next(SEEDS.glob(f"seed-00{seed}-*.txt"))
    text = path.read_text("utf-8")
    truth = deepcopy(truths()[seed])
    lines = text.split("\n")
    at = {
        line.split("\t")[0]: index
        for index, line in enumerate(lines)
        if re.match(r"\d+\t", line)
    }
    for step in truth["langkah"]:
        printed, step["waktu"] = _times(rng)
        cells = lines[at[step["no"]]].split("\t")
        cells[cells.index(step["waktu_teks"])] = printed
        lines[at[step["no"]]] = "\t".join(cells)
    if rng.random() < 0.6:
        gone = rng.choice(truth["langkah"][1:-1])
        truth["langkah"].remove(gone)
        del lines[at[gone["no"]]]
    text = "\n".join(lines)
    if rng.random() < 0.6:
        text = _heads(rng, text)
    text = text.replace("KOTA TANGERANG", "KABUPATEN CONTOH")
    truth["hierarki"] = [
        level.replace("KOTA TANGERANG", "KABUPATEN CONTOH")
        for level in truth["hierarki"]
    ]
    return Variant(text, truth)


def collected_variant(number: int) -> Variant:
    """Return a variant of one SOP of the source that prints one cell a line."""
    rng = random.Random(number)  # noqa: S311
    path = next(SEEDS.glob("seed-004-*.txt"))
    text = path.read_text("utf-8")
    begins = [m.start() for m in re.finditer(r"\n? PEMERINTAH KOTA SERANG", text)]
    pick = rng.choice([0, 1])
    text = text[begins[pick] : begins[pick + 1]].lstrip("\n")
    truth = deepcopy(truths()[4 + pick])
    for step in truth["langkah"]:
        printed, step["waktu"] = _times(rng)
        text = text.replace(f"\t{step['waktu_teks']}\n", f"\t@{printed}\n", 1)
    text = text.replace("\t@", "\t")
    new = rng.choice(["Kepala Seksi", "Kasi", "Koordinator"])
    text = text.replace("\tKasubag\n", f"\t{new}\n").replace("Kasubbag ", f"{new} ")
    rename = {"Kasubag": new}
    truth["pelaksana"] = [rename.get(lane, lane) for lane in truth["pelaksana"]]
    for step in truth["langkah"]:
        step["uraian"] = step["uraian"].replace("Kasubbag ", f"{new} ")
        step["pelaksana"] = [rename.get(lane, lane) for lane in step["pelaksana"]]
        if step["kembali_ke"]:
            step["kembali_ke"]["pelaksana"] = rename.get(
                step["kembali_ke"]["pelaksana"], step["kembali_ke"]["pelaksana"]
            )
    return Variant(text, truth)
