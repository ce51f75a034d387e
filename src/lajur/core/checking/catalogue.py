"""What the checks know of the other SOPs of a catalogue, light enough to keep."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Self

from lajur.core.checking.acts import is_doing
from lajur.core.checking.citations import parse_citation
from lajur.core.checking.laws import NAMES
from lajur.core.checking.terms import parted
from lajur.core.checking.words import content, plain_text, word_set, words_of
from lajur.core.sop import Sop

#: Words of a title that say what is done, not what it is done to.
_PROCESS = word_set(
    "mekanisme prosedur operasional usulan kegiatan tahun tingkat "
    "daftar form formulir proses tata cara pada opd skpd perangkat kota "
    "kabupaten provinsi pemerintah dokumen laporan berkas data tim dinas"
)
#: Words that name no subject by themselves.
_VAGUE = frozenset({"kinerja", "pelayanan", "publik", "jabatan", "layanan"})
#: What may stand before the words of doing of a title.
_BEFORE_DOING = frozenset(
    {"mekanisme", "prosedur", "sop", "dan", "usulan", "tata", "cara"}
)
_UNIT = re.compile(
    r"\b(?:pada|di|oleh)\s+(?:lingkungan|sub ?-?b\w*|bagian|bidang|dinas|badan|seksi)"
    r"\b.*$",
    re.IGNORECASE,
)
#: Says that it is an SOP, not what it is about.
_LONG_SOP = re.compile(r"\bstandar operasional prosedur\b", re.IGNORECASE)
#: What the checked lists have in common in a catalogue.
COPIED = ("qualifications", "equipment", "warnings")


@dataclass(frozen=True)
class Entry:
    """The facts of one SOP that other SOPs are compared with."""

    slug: str
    title: str
    office: str
    #: Telling words of the title without unit and process words.
    subject: frozenset[str]
    #: The process words of the title: "penyusunan".
    process: frozenset[str]
    related: tuple[str, ...]
    #: The SOPs its steps name.
    links: tuple[str, ...]
    #: The laws it cites, those its steps work by among them: code and as printed.
    laws: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    phrases: frozenset[str]
    #: Its lists by name, each as plain words in any order.
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    #: Every word of its steps and papers.
    words: frozenset[str]

    @property
    def law_codes(self) -> frozenset[str]:
        """Return the codes of the laws it cites."""
        return frozenset(code for code, _ in self.laws)

    @classmethod
    def of(cls, sop: Sop) -> Self:
        """Return the facts of an SOP."""
        title = sop.title or sop.slug
        return cls(
            slug=sop.slug,
            title=title,
            office=plain_text(" ".join(filter(None, (sop.government, sop.office)))),
            subject=subject_of(sop),
            process=process_of(title),
            related=sop.related_sops,
            links=tuple(link.sop for step in sop.steps for link in step.links),
            laws=_laws(sop),
            steps=tuple(plain_text(step.text) for step in sop.steps),
            phrases=frozenset(
                plain_text(text) for name in COPIED for text in getattr(sop, name)
            ),
            lists=tuple(
                (name, tuple(sorted(map(plain_text, getattr(sop, name)))))
                for name in (*COPIED, "related_sops")
            ),
            words=_words(sop),
        )


@dataclass(frozen=True)
class Catalogue:
    """The SOPs one is looked at beside; an empty one asks nothing of them."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def titles(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries by each telling word of their titles."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for word in content(entry.title):
                found.setdefault(word, []).append(entry)
        return {word: tuple(entries) for word, entries in found.items()}

    def with_words(self, words: frozenset[str]) -> tuple[Entry, ...]:
        """Return the entries whose titles can have all these words."""
        lists = [self.titles.get(word, ()) for word in words]
        return min(lists, key=len, default=())

    def others(self, sop: Sop) -> tuple[Entry, ...]:
        """Return every entry but the SOP's own."""
        return tuple(entry for entry in self.entries if entry.slug != sop.slug)


def without_unit(title: str) -> str:
    """Return a title without the unit it is used in."""
    return _UNIT.sub("", title).strip()


@lru_cache(maxsize=5_000)
def process_of(title: str) -> frozenset[str]:
    """Return the words of a title that name what is done."""
    return frozenset(_leading(title))


def _leading(title: str) -> list[str]:
    """Return the words of doing a title begins with, fillers passed over."""
    found = []
    for word in words_of(without_unit(title)):
        if is_doing(word):
            found.append(word)
        elif word not in _BEFORE_DOING:
            break
    return found


def subject_of(sop: Sop) -> frozenset[str]:
    """Return the words of a title that name what it is done to."""
    title = _LONG_SOP.sub("", parted(without_unit(sop.title or "")))
    place = frozenset(words_of(sop.government or ""))
    telling = content(title) - _PROCESS - place - process_of(title)
    whole = telling | (content(title) & {"laporan"})
    return telling if telling - _VAGUE else whole


def _laws(sop: Sop) -> tuple[tuple[str, str], ...]:
    texts = [*sop.legal_bases]
    texts += [item.text for step in sop.steps for item in step.inputs]
    cited = [(parse_citation(text), text) for text in texts]
    return tuple(
        (law.code, text)
        for law, text in cited
        if law.kind in NAMES and law.number and law.year
    )


def _words(sop: Sop) -> frozenset[str]:
    texts = [parted(sop.title or "")]
    for step in sop.steps:
        texts += [step.text, *step.checklist]
        texts += [item.text for item in (*step.inputs, *step.outputs)]
    return frozenset(word for text in texts for word in content(text))
