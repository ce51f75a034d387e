"""Small SOPs that are kin, the SOPs of the catalogue, and their families."""

from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from lajur.core.reading import answers, read_file
from lajur.core.sop import (
    Actor,
    ActorKind,
    Duration,
    Exit,
    How,
    Item,
    Paper,
    Sop,
    Step,
    Work,
)
from lajur.core.sop import Verb as V

#: Families of the SOPs of one office, by the last two figures of their numbers.
NUMBERED = {
    "sk_tim": (1, 19, 25),
    "surat_himbauan": (2, 20, 26),
    "sosialisasi": (3, 4, 6, 8, 11, 14, 17, 27, 30, 33, 36, 39),
    "monev": (9, 12, 15, 18, 28, 31, 34, 37, 40),
    "penghimpunan": (5, 7, 10, 13, 16),
    "dokumen_kota": (29, 32, 35, 41),
    "anjab_abk": (22, 23),
    "produk_hukum": (21,),
    "penataan_opd": (24,),
    "lhkpn": (38,),
}
#: Entries of the catalogue that hold one report each, and the one of that office.
REPORTS = (
    "laporan-kinerja-inspektorat",
    "lkip-bkpsdm",
    "lkjip-disnaker",
    "lkpj",
)
OFFICE = "organisasi"


@cache
def catalogue() -> tuple[tuple[Sop, str], ...]:
    """Return every SOP read from those entries, with its family."""
    found = []
    for entry in (*REPORTS, OFFICE):
        folder = _folder(entry)
        kept = answers.parse((folder / "answers.yaml").read_text("utf-8"))
        for sop in read_file("source.txt", (folder / "source.txt").read_bytes()).sops:
            found.append((answers.apply(sop, kept), _family(entry, sop)))
    return tuple(found)


@cache
def unanswered() -> tuple[Sop, ...]:
    """Return the same SOPs as they are before anybody answered a question."""
    folders = [_folder(entry) for entry in (*REPORTS, OFFICE)]
    sources = [(folder / "source.txt").read_bytes() for folder in folders]
    return tuple(sop for data in sources for sop in read_file("source.txt", data).sops)


def members(family: str) -> tuple[Sop, ...]:
    """Return the SOPs of the catalogue that are of one family."""
    return tuple(sop for sop, own in catalogue() if own == family)


def families_of(names: list[str]) -> set[frozenset[int]]:
    """Return the places that have one name, for each name."""
    return {
        frozenset(n for n, own in enumerate(names) if own == name) for name in names
    }


def loan(
    thing: str, *, lanes: tuple[str, ...] = ("Petugas", "Kasubag", "Kabag")
) -> Sop:
    """Return an SOP about lending a thing: the same for each but for the thing."""
    ids = [name.lower() for name in lanes]
    return Sop(
        slug=f"peminjaman-{thing.lower().replace(' ', '-')}",
        title=f"Prosedur Peminjaman {thing} Kantor",
        number=f"7/{len(thing)}",
        government="Pemerintah Kota Seberang",
        office="Sekretariat Daerah",
        legal_bases=("Peraturan tentang Barang Milik Daerah", f"Petunjuk {thing}"),
        qualifications=(f"Memahami pencatatan {thing}", "Mampu memakai komputer"),
        equipment=("Komputer",),
        actors=tuple(
            Actor(id_, name, ActorKind.POST)
            for id_, name in zip(ids, lanes, strict=True)
        ),
        papers=(Paper("formulir", f"Formulir {thing}", "berkas"),),
        steps=(
            step(1, f"Mencatat permohonan peminjaman {thing}", ids[0], V.PREPARE),
            step(2, f"Memeriksa ketersediaan {thing}", ids[1], V.CHECK, back="s1"),
            step(3, "Menyetujui peminjaman", ids[2], V.SIGN),
            step(4, f"Menyerahkan {thing} kepada pemohon", ids[0], V.SUBMIT, to=None),
        ),
        stated_total="120 menit",
    )


def step(
    number: int,
    text: str,
    actor: str,
    verb: V,
    *,
    back: str | None = None,
    to: str | None = "",
) -> Step:
    """Return one row of half an hour."""
    onward = f"s{number + 1}" if to == "" else to
    exits = [Exit("Ya" if back else None, onward)]
    if back:
        exits.append(Exit("Tidak", back, How.RETURN))
    return Step(
        id=f"s{number}",
        number=str(number),
        text=text,
        actor=actor,
        works=(Work(verb, "formulir"),),
        kind=verb,
        inputs=(Item("Formulir", "formulir"),),
        outputs=(Item(f"Formulir tahap {number}", "formulir"),),
        duration=Duration("30 menit", 30, "minutes"),
        exits=tuple(exits),
    )


def with_step(sop: Sop, number: int, **changed: object) -> Sop:
    """Return an SOP with one row changed."""
    steps = list(sop.steps)
    steps[number - 1] = replace(steps[number - 1], **changed)  # type: ignore[arg-type]
    return sop.with_changes(steps=tuple(steps))


LOANS = tuple(loan(thing) for thing in ("Proyektor", "Kendaraan", "Ruang Rapat"))


def _folder(entry: str) -> Traversable:
    return resources.files("lajur.procedures") / "catalogue" / entry


def _family(entry: str, sop: Sop) -> str:
    if entry != OFFICE:
        return "penyusunan_laporan"
    number = int((sop.number or "").split(".")[2])
    return next(name for name, own in NUMBERED.items() if number in own)
