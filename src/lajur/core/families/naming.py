"""A name for a family, from the words its titles share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from lajur.core.checking.words import word_set, words_of
from lajur.core.families.profile import is_report, title_of

#: Words a name does not end with.
_DANGLING = word_set(
    "dan serta atau pada di ke dari untuk dengan oleh tentang dalam "
    "subbagian bagian bidang seksi subbidang"
)
#: A word that so many titles share belongs to the name.
_MOST = 0.75
#: So many words after a gap still say something: "Penyusunan … Pemerintah Kota".
_ENOUGH = 2
#: A longer word in capitals is no short form.
_SHORT_FORM = 5


@dataclass(frozen=True)
class _Word:
    printed: str
    #: What it stands for; one word of it where it is a short form.
    plain: str
    is_written_out: bool = False


def name_of(titles: Sequence[str]) -> str:
    """Return what most of the titles say: "Sosialisasi", "SK Tim Kegiatan".

    At the beginning short forms are told by what they stand for, so that "LKIP"
    and "Laporan Kinerja" share a word. One title gives its own words.
    """
    told = sorted((_told(title) for title in titles), key=lambda words: str(words))
    if not told:
        return ""
    by_meaning = _shared([word.plain for word in words] for words in told)
    by_print = _shared(
        [w.printed.lower() for w in words if not w.is_written_out] for words in told
    )
    best = max(
        told, key=lambda words: (sum(w.plain in by_meaning for w in words), -len(words))
    )
    kept: list[str] = []
    for is_first, run in _runs(best, by_meaning, by_print):
        ended = _ended(run)
        if ended and (is_first or len(ended) >= _ENOUGH):
            kept.append(" ".join(ended))
    return " … ".join(kept)


def title_words(title: str) -> list[str]:
    """Return the printed words of a title from its act on."""
    parts = title_of(title)
    return [*" dan ".join(parts.acts).split(), *parts.subject]


def _told(title: str) -> list[_Word]:
    told = []
    for word in title_words(title):
        plain = ("laporan",) if is_report(word) else words_of(word)
        told += (
            [_Word(word, plain[0])]
            if len(plain) == 1 and not is_report(word)
            else [_Word(p, p, is_written_out=True) for p in plain]
        )
    return told


def _shared(told: Iterable[Sequence[str]]) -> frozenset[str]:
    listed = [set(words) for words in told]
    counts = Counter(word for words in listed for word in words)
    return frozenset(w for w, n in counts.items() if n >= _MOST * len(listed))


def _runs(
    words: Sequence[_Word], by_meaning: frozenset[str], by_print: frozenset[str]
) -> Iterable[tuple[bool, list[str]]]:
    """Yield the runs of shared words, the first by meaning, later ones as printed."""
    count = next(
        (n for n, w in enumerate(words) if w.plain not in by_meaning), len(words)
    )
    if count:
        yield True, [word.printed for word in words[:count]]
    for is_shared, run in groupby(
        words[count:], lambda w: w.printed.lower() in by_print
    ):
        if is_shared:
            yield not count, [word.printed for word in run]


def _ended(run: Sequence[str]) -> list[str]:
    kept = list(run)
    while kept and set(words_of(kept[-1])) <= _DANGLING:
        kept.pop()
    return [_calm(word) for word in kept]


def _calm(word: str) -> str:
    is_shouted = word.isupper() and len(word) > _SHORT_FORM
    if is_shouted or (word.islower() and word not in _DANGLING):
        return word.capitalize()
    return word
