"""Words of Indonesian office texts, brought to forms that can be compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

#: Short forms of posts, units and papers, each with the words it stands for.
_LONG_FORMS = {
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kasubbid": "kepala subbidang",
    "kasubid": "kepala subbidang",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kadis": "kepala dinas",
    "kadin": "kepala dinas",
    "kaban": "kepala badan",
    "kabiro": "kepala biro",
    "ka": "kepala",
    "subbag": "subbagian",
    "subag": "subbagian",
    "bag": "bagian",
    "bid": "bidang",
    "org": "organisasi",
    "setda": "sekretariat daerah",
    "sekda": "sekretaris daerah",
    "sekdis": "sekretaris dinas",
    "asda": "asisten daerah",
    "irban": "inspektur pembantu",
    "staff": "staf",
    "admin": "administrasi",
    "walikota": "wali kota",
    "rb": "reformasi birokrasi",
    "spt": "surat tugas",
    "sk": "keputusan",
    "lkjip": "laporan kinerja",
    "lkip": "laporan kinerja",
    "lakip": "laporan kinerja",
    "lkj": "laporan kinerja",
    "pk": "perjanjian kinerja",
    "iku": "indikator kinerja utama",
    "fkp": "forum konsultasi publik",
    "spm": "standar pelayanan minimal",
    "anjab": "analisis jabatan",
    "abk": "analisis beban kerja",
    "analisa": "analisis",
    "monev": "monitoring evaluasi",
    "makmin": "konsumsi",
    "sppd": "perjalanan dinas",
}


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as running text."""
    return frozenset(text.split())


_MERGED = (("surat perintah tugas", "surat tugas"), ("surat keputusan", "keputusan"))
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_STOP = word_set(
    "dan atau serta yang untuk dari ke di dalam pada oleh dengan atas kepada "
    "tentang terkait dengan sebagai para tiap setiap masing secara akan telah "
    "sudah ini itu beserta melalui guna agar"
)


@dataclass(frozen=True)
class Token:
    """One printed word with its place and the plain words it stands for."""

    text: str
    start: int
    end: int
    plain: tuple[str, ...]


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the printed words of a text in order."""
    return tuple(
        Token(m[0], m.start(), m.end(), _plain(m[0].lower()))
        for m in _WORD.finditer(text)
    )


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """Return the plain words of a text: small, short forms written out."""
    plain = " ".join(word for token in tokens(text) for word in token.plain)
    for printed, merged in _MERGED:
        plain = plain.replace(printed, merged)
    return tuple(plain.split())


def content(text: str) -> frozenset[str]:
    """Return the telling words of a text."""
    return frozenset(words_of(text)) - _STOP


def plain_text(text: str) -> str:
    """Return a text as it is compared: plain words and single spaces."""
    return " ".join(words_of(text))


def capital(text: str) -> str:
    """Return a text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the rough root of a verb or its noun: "dikonsultasikan" → "konsultasi".

    Good enough to see that two words are about the same act; not a stemmer.
    """
    root = word.lower()
    for suffix in ("nya", "kan", "an", "i"):
        if (
            root.endswith(suffix)
            and len(root) - len(suffix) >= 4
            and root[-3:] != "asi"
        ):
            root = root.removesuffix(suffix)
            break
    for pattern, first in _PREFIXES:
        match = pattern.match(root)
        if match and len(root) - match.end() >= 3:
            return first + root[match.end() :]
    return root


_PREFIXES = tuple(
    (re.compile(prefix), first)
    for prefix, first in (
        (r"di|ter|ber", ""),
        (r"(?:me|pe)ny", "s"),
        (r"(?:me|pe)ng(?=[aeioughk])", ""),
        (r"(?:me|pe)m(?=[bfpv])", ""),
        (r"(?:me|pe)m(?=[aeiou])", "p"),
        (r"(?:me|pe)n(?=[cdjtz])", ""),
        (r"(?:me|pe)n(?=[aeiou])", "t"),
        (r"(?:me|pe)(?=[lrwymn])", ""),
    )
)


def _plain(word: str) -> tuple[str, ...]:
    return tuple(_LONG_FORMS.get(word, word).split())
