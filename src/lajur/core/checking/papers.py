"""Printed names of inputs and outputs, compared without their status."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lajur.core.checking.words import content, plain_text, word_set
from lajur.core.sop import Item

#: Words that say how far a paper is, not which one it is.
_STATUS = word_set(
    "draft draf konsep rancangan final verifikasi terverifikasi diverifikasi "
    "paraf diparaf terparaf ditandatangani tertandatangani bertandatangan ttd "
    "tanda tangan ditanda bernomor terkirim dikirim terdisposisi diproses "
    "tersusun tersusunnya terhimpun terisi diterima disetujui disahkan sah "
    "setelah perbaikan diperbaiki selesai lengkap terperiksa diperiksa "
    "terkoreksi terkoreksinya koreksi asli salinan net disusun kembali "
    "terlaksana"
)
#: Kinds so general that they tell nothing beside another word.
_LOOSE = frozenset(
    ["dokumen", "berkas", "hasil", "buku", "naskah", "data", "bahan", "surat-surat"]
)
_GENERIC = word_set(
    "dokumen berkas data buku konsep draft draf surat laporan hasil bahan "
    "naskah arsip informasi output formulir form catatan"
)
_TAIL = re.compile(
    r"\s+(?:oleh|diterima|diproses|untuk|sebanyak)\b.*$|\s*\([^)]*\)", re.IGNORECASE
)
_PARTS = re.compile(r"\s+(?:dan|serta|beserta)\s+|\s*[,;+]\s*|/")
_THINGS = word_set(
    "atk komputer laptop printer kamera scanner proyektor internet jaringan "
    "kendaraan kertas alat ruang ruangan gedung tempat anggaran uang narasumber "
    "moderator mc notulen peserta uu pp perda perwal perbup permen pergub "
    "perpres peraturan undang permendagri permenpan aplikasi sistem "
    "pembuka acara"
)
_THING = re.compile(
    r"^(?:atk|alat\b.*|komputer\b.*|laptop\b.*|printer\b.*|kamera|kendaraan\b.*|"
    r"ruang(?:an)?\b.*|tempat\b.*|anggaran\b.*|narasumber\b.*|moderator|mc|notulen|"
    r"pembuka acara|uu|pp|perda|peraturan\b.*|undang-undang\b.*|per(?:men|wal|bup|gub)"
    r"\w*\b.*|jaringan\b.*|internet|mengetahui\b.*|"
    r"aplikasi\b.*)$",
    re.IGNORECASE,
)
#: Of two bare names ("Dokumen final", "Dokumen sah") only the state can differ.
_STATES = {
    "draft": frozenset({"draft", "draf", "konsep", "rancangan", "perbaikan"}),
    "final": frozenset({"final"}),
    "ratified": frozenset({"sah", "disahkan"}),
    "compiled": frozenset({"tersusun", "disusun"}),
}
#: Words that do not make two names one when they are all they share.
_WEAK = frozenset({"kegiatan", "laporan", "surat", "opd", "daerah", "tim", "lembar"})
_ORDER = ("draft", "initialled", "signed", "numbered", "sent")


@dataclass(frozen=True)
class Named:
    """One name of an item: its telling words and the paper it stands for."""

    text: str
    words: frozenset[str]
    paper: str | None = None
    #: How far it is, told only of a name that says nothing else.
    state: str | None = None

    def same_as(self, other: "Named") -> bool:
        """Whether two names mean one paper."""
        if self.state and other.state and self.state != other.state:
            return False
        if self.paper is not None and self.paper == other.paper:
            return True
        if self.words == other.words:
            return True
        less = min(self.words, other.words, key=len)
        if less <= self.words & other.words and less - _WEAK:
            return True
        shared = len(self.words & other.words)
        return shared >= 2 and shared / len(self.words | other.words) >= 0.6

    def same_text(self, other: "Named") -> bool:
        """Whether two names are printed alike."""
        return plain_text(self.text) == plain_text(other.text)


def names_in(item: Item) -> tuple[Named, ...]:
    """Return the names an item joins: "SK Tim dan nota dinas" has two."""
    return _names(item.text, item.paper)


@lru_cache(maxsize=20_000)
def _names(text: str, paper: str | None) -> tuple[Named, ...]:
    parts = [part for part in _PARTS.split(text) if part.strip(" .")]
    found = [(part, _telling(part)) for part in parts]
    if not any(words for _, words in found):
        return ()
    return tuple(
        Named(
            part.strip(" .;"),
            words,
            paper if len(found) == 1 else None,
            _state(part) if words <= _LOOSE else None,
        )
        for part, words in found
        if words
    )


def _telling(text: str) -> frozenset[str]:
    bare = content(_TAIL.sub("", text)) or content(text)
    words = bare - _STATUS or bare
    return words - _LOOSE or words


def _state(text: str) -> str | None:
    said = content(_TAIL.sub("", text))
    return next((name for name, words in _STATES.items() if words & said), None)


def is_thing(named: Named) -> bool:
    """Whether a name is a tool, a person, a place, money or a rule."""
    return _THING.match(named.text) is not None or content(named.text) <= _THINGS


def is_generic(text: str) -> bool:
    """Whether a name tells nothing but that there is some paper."""
    words = plain_text(text).split()
    return len(words) == 1 and words[0] in _GENERIC


def same_status(asked: Item, made: Item) -> bool:
    """Whether a paper is asked for in a state not earlier than it was made."""
    if asked.status == made.status or made.status not in _ORDER:
        return True
    if asked.status is None:
        return True
    return asked.status not in _ORDER or _ORDER.index(asked.status) >= _ORDER.index(
        made.status
    )
