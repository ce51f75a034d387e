"""Copy-paste slips: a value that names the subject of another SOP."""

import re

from lajur.core.checking.acts import is_doing
from lajur.core.checking.catalogue import COPIED, Catalogue, Entry
from lajur.core.checking.model import Diagnoses, Diagnosis, removing
from lajur.core.checking.papers import is_generic, is_thing, names_in
from lajur.core.checking.words import content, plain_text, words_of
from lajur.core.sop import Item, Sop
from lajur.core.sop.said import said

#: "SOP ini" speaks of the SOP itself, not of SOPs as a subject.
_THIS_SOP = re.compile(
    r"\bSOP\s+(?=ini|tersebut|tidak|harus|wajib|dilaksanakan|dijalankan)", re.IGNORECASE
)
#: A text that stands in so many SOPs of other subjects is meant for all.
_SHARED_BY = 3
#: Fewer items, and fewer lists, are alike by chance.
_FEW = 2
_NOTHING: frozenset[str] = frozenset()
_UNITS = frozenset({"opd", "skpd", "unit", "daerah", "pemerintah", "kota", "kabupaten"})
_NAMES = {
    "qualifications": said("Kualifikasi"),
    "equipment": said("Peralatan"),
    "warnings": said("Peringatan"),
    "related_sops": said("Keterkaitan"),
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
                said(
                    "{box} “{text}” menyangkut pokok SOP “{other}”, bukan SOP ini.",
                    box=_NAMES[name],
                    text=text,
                    other=other.title,
                ),
                said("Kemungkinan tersalin dari SOP lain."),
                removing(said("Hapus dari {box}", box=_NAMES[name]), where),
            )


def whole_lists(sop: Sop, catalogue: Catalogue) -> Diagnoses:
    """Find lists that are word for word those of one SOP about something else.

    One equal list says nothing; two, which no third SOP has, were copied together.
    """
    own, others = Entry.of(sop), catalogue.others(sop)
    mine = {name: items for name, items in own.lists if len(items) >= _FEW}
    for other in others:
        if own.subject & other.subject or own.process == other.process == frozenset():
            continue
        same = [(name, items) for name, items in other.lists if mine.get(name) == items]
        if len(same) < _FEW or not any(_is_of_two(pair, others) for pair in same):
            continue
        for name, _items in same:
            yield Diagnosis(
                "copied_from_other",
                f"/{name}",
                "note",
                said(
                    "{box} sama persis dengan SOP “{other}”.",
                    box=_NAMES[name],
                    other=other.title,
                ),
                said("Kemungkinan tersalin dari SOP lain."),
            )
        return


def _is_of_two(pair: tuple[str, tuple[str, ...]], others: tuple[Entry, ...]) -> bool:
    return sum(pair in other.lists for other in others) == 1


def paper_as_equipment(sop: Sop) -> Diagnoses:
    """Find equipment that is a paper the steps work on, or the SOP's own product."""
    papers = [
        name.words
        for step in sop.steps
        for item in (*step.inputs, *step.outputs)
        for name in names_in(item)
        if not is_thing(name) and not is_generic(name.text)
    ]
    product = _product(sop)
    for index, text in enumerate(sop.equipment):
        words = [name.words for name in names_in(Item(text))]
        if not any(w in papers or (w - _UNITS) == product != _NOTHING for w in words):
            continue
        yield Diagnosis(
            "equipment_is_paper",
            f"/equipment/{index}",
            "note",
            said("Peralatan “{text}” adalah dokumen yang diolah SOP ini.", text=text),
            said("Peralatan adalah alat yang dipakai; dokumen adalah kelengkapan."),
            removing(
                said("Hapus dari {box}", box=_NAMES["equipment"]), f"/equipment/{index}"
            ),
        )


def _product(sop: Sop) -> frozenset[str]:
    """Return the words of a title after what is done: the paper it is done to."""
    words = words_of(sop.title or "")
    doing = next((at for at, word in enumerate(words) if is_doing(word)), len(words))
    place = frozenset(words_of(sop.government or ""))
    return content(" ".join(words[doing + 1 :])) - _UNITS - place


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
