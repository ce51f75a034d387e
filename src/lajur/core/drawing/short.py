"""Short names of posts for narrow places, as offices abbreviate them."""

from collections import Counter
from collections.abc import Sequence

#: Longest phrases first; matched word by word, whatever their case.
_USUAL = (
    (("kepala", "sub", "bagian"), "Kasubbag"),
    (("kepala", "subbagian"), "Kasubbag"),
    (("kepala", "bagian"), "Kabag"),
    (("kepala", "bidang"), "Kabid"),
    (("kepala", "seksi"), "Kasi"),
    (("kepala", "dinas"), "Kadis"),
    (("kepala", "badan"), "Kaban"),
    (("kepala", "biro"), "Karo"),
    (("sekretaris", "daerah"), "Sekda"),
    (("sekretariat", "daerah"), "Setda"),
    (("wali", "kota"), "Walikota"),
    (("administrasi",), "Adm."),
)
#: "Ka." alone says nothing.
_STUB = 3
_SMALL = {"dan", "&", "pada", "di", "lingkup", "untuk"}


def short_names(names: Sequence[str]) -> list[str]:
    """Return one word for each name, more where that would be ambiguous."""
    words = [_abbreviated(name) for name in names]
    counts = [1] * len(words)
    while True:
        short = [
            " ".join(parts[:count]) for parts, count in zip(words, counts, strict=True)
        ]
        seen = Counter(short)
        grown = [
            min(count + 1, len(parts)) if seen[name] > 1 else count
            for parts, count, name in zip(words, counts, short, strict=True)
        ]
        if grown == counts:
            return short
        counts = grown


def _abbreviated(name: str) -> list[str]:
    words = [word for word in name.split() if word.lower() not in _SMALL]
    for phrase, short in _USUAL:
        if tuple(word.lower() for word in words[: len(phrase)]) == phrase:
            return [short, *words[len(phrase) :]]
    if len(words) > 1 and len(words[0]) <= _STUB and words[0].endswith("."):
        return [f"{words[0]} {words[1]}", *words[2:]]
    return words
