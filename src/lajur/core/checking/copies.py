"""Copy-paste slips: a value that names the subject of another SOP."""

import re

from lajur.core.checking.catalogue import COPIED, Catalogue, Entry
from lajur.core.checking.model import Diagnoses, Diagnosis, removing
from lajur.core.checking.words import content, plain_text, words_of
from lajur.core.sop import Sop

#: "SOP ini" speaks of the SOP itself, not of SOPs as a subject.
_THIS_SOP = re.compile(
    r"\bSOP\s+(?=ini|tersebut|tidak|harus|wajib|dilaksanakan|dijalankan)", re.IGNORECASE
)
#: A text that stands in so many SOPs of other subjects is meant for all.
_SHARED_BY = 3
_NAMES = {
    "qualifications": "Kualifikasi",
    "equipment": "Peralatan",
    "warnings": "Peringatan",
    "related_sops": "Keterkaitan",
}


def foreign(sop: Sop, catalogue: Catalogue) -> Diagnoses:
    """Find qualifications, equipment and warnings about another SOP's subject."""
    own, others = Entry.of(sop), catalogue.others(sop)
    here = own.words | own.subject | _places(sop)
    for name in COPIED:
        for index, text in enumerate(getattr(sop, name)):
            other = _owner(text, here, others)
            if other is None or own.subject & content(text):
                continue
            where = f"/{name}/{index}"
            yield Diagnosis(
                "copied_from_other",
                where,
                "warning",
                f"{_NAMES[name]} “{text}” menyangkut pokok SOP “{other.title}”, bukan "
                "SOP ini.",
                "Kemungkinan tersalin dari SOP lain.",
                removing(f"Hapus dari {_NAMES[name]}", where),
            )


def _owner(text: str, here: frozenset[str], others: tuple[Entry, ...]) -> Entry | None:
    """Return the SOP whose subject a text names, when nothing here is about it."""
    said = content(_THIS_SOP.sub("", text))
    plain = plain_text(text)
    for other in others:
        if not other.subject or not other.subject <= said or other.subject <= here:
            continue
        bearers = [e for e in others if plain in e.phrases]
        strangers = [e for e in bearers if not other.subject <= e.words]
        if plain in other.phrases and len(strangers) < _SHARED_BY:
            return other
        if not bearers and len(other.subject) == 1:
            return other
    return None


def _places(sop: Sop) -> frozenset[str]:
    return frozenset(
        word
        for name in (sop.government, sop.office, sop.unit, sop.subunit)
        for word in words_of(name or "")
    )
