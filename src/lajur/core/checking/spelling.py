"""Slips of the pen: units cut short, digits as letters, names and items cut."""

import re
from collections.abc import Iterator

from lajur.core.checking.model import (
    Change,
    Diagnoses,
    Diagnosis,
    Mend,
    replacing,
)
from lajur.core.checking.place import number_of
from lajur.core.sop import Sop
from lajur.core.sop.said import said

#: Short units of time, each with the word it stands for.
_UNITS = {
    "mnt": "menit",
    "mn": "menit",
    "jm": "jam",
    "hr": "hari",
    "hri": "hari",
    "mgg": "minggu",
    "mngu": "minggu",
    "mg": "minggu",
    "bln": "bulan",
    "bl": "bulan",
    "thn": "tahun",
    "th": "tahun",
}
_SHORT_UNIT = re.compile(
    r"(?P<amount>\d+)\s*(?P<unit>" + "|".join(_UNITS) + r")\b\.?", re.IGNORECASE
)
#: A school degree with the letter I for the digit: "Minimal SI Hukum".
_DEGREE = re.compile(
    r"\b(?P<before>minimal|min\.?|pendidikan|lulusan|ijazah|jenjang|sarjana)\s+"
    r"(?P<letter>[SD])(?P<digit>I|l)\b(?!I)",
    re.IGNORECASE,
)
#: No item of a list begins with these: it goes on with the item before.
_GOES_ON = re.compile(
    r"^(?:maka|sehingga|dan|atau|serta|yang|tergantung|tentang|karena|sedangkan|"
    r"terhadap)\b",
    re.IGNORECASE,
)
_LISTS = ("legal_bases", "qualifications", "equipment", "warnings", "records")
_LEVELS = ("kota", "kabupaten", "provinsi")


def short_units(sop: Sop) -> Diagnoses:
    """Find times whose unit is cut short: "1 hr" may be read as an hour."""
    mended: list[tuple[int, str]] = []
    for index, step in enumerate(sop.steps):
        printed = step.duration.text if step.duration else ""
        better = _SHORT_UNIT.sub(_written_out, printed)
        if better != printed:
            mended.append((index, better))
    if not mended:
        return
    first = sop.steps[mended[0][0]]
    yield Diagnosis(
        "unit_cut_short",
        f"/steps/{mended[0][0]}/duration",
        "note",
        said(
            "Satuan waktu disingkat pada langkah {numbers}: “{time}”.",
            numbers=", ".join(number_of(sop.steps[at]) for at, _ in mended),
            time=first.duration.text if first.duration else "",
        ),
        said("Singkatan satuan dapat dibaca lain: “hr” sebagai hari atau jam."),
        Mend(
            said("Tulis satuannya lengkap"),
            tuple(
                Change("replace", f"/steps/{at}/duration/text", better)
                for at, better in mended
            ),
        ),
    )


def _written_out(match: re.Match[str]) -> str:
    return f"{match['amount']} {_UNITS[match['unit'].lower()]}"


def degree_misprinted(sop: Sop) -> Diagnoses:
    """Find a degree with a letter in the place of its digit: "SI" for "S1"."""
    for index, text in enumerate(sop.qualifications):
        better = _DEGREE.sub(r"\g<before> \g<letter>1", text)
        if better == text:
            continue
        where = f"/qualifications/{index}"
        yield Diagnosis(
            "degree_misprinted",
            where,
            "note",
            said("Jenjang pendidikan pada “{text}” tercetak dengan huruf.", text=text),
            said("S1 dan D1 ditulis dengan angka, agar tidak dibaca lain."),
            replacing(said("Ubah menjadi “{text}”", text=better), where, better),
        )


def item_goes_on(sop: Sop) -> Diagnoses:
    """Find two items of a list that are one sentence."""
    for name in _LISTS:
        items: tuple[str, ...] = getattr(sop, name)
        for index, text in enumerate(items[1:], start=1):
            if not _GOES_ON.match(text):
                continue
            whole = f"{items[index - 1].rstrip(' ;,')} {text[:1].lower()}{text[1:]}"
            yield Diagnosis(
                "item_split",
                f"/{name}/{index}",
                "note",
                said("Butir “{text}” melanjutkan butir sebelumnya.", text=text),
                said("Satu kalimat ditulis sebagai satu butir."),
                Mend(
                    said("Satukan kedua butir"),
                    (
                        Change("replace", f"/{name}/{index - 1}", whole),
                        Change("remove", f"/{name}/{index}"),
                    ),
                ),
            )


def name_cut(sop: Sop) -> Diagnoses:
    """Find a title that names the government without its last words."""
    title = sop.title or ""
    for head, rest in _parts_of(sop.government or ""):
        match = re.search(rf"\b{re.escape(head)}\s*$", title, re.IGNORECASE)
        if match is None:
            continue
        better = f"{title[: match.end()].rstrip()} {rest}"
        yield Diagnosis(
            "name_cut",
            "/title",
            "note",
            said("Nama SOP menyebut “{head}” tanpa {rest}.", head=match[0], rest=rest),
            said("Nama pemerintah daerah ditulis lengkap."),
            replacing(said("Ubah menjadi “{text}”", text=better), "/title", better),
        )


def _parts_of(government: str) -> Iterator[tuple[str, str]]:
    """Give the level of a government ("Pemerintah Kota") and its own name."""
    words = government.split()
    for at, word in enumerate(words[:-1]):
        if word.lower() in _LEVELS:
            name = " ".join(words[at + 1 :])
            yield " ".join(words[: at + 1]), name.title() if name.isupper() else name
