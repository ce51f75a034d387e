"""From the name of a lane to the post, team or unit it most likely means.

Pure text: no database, no office data of its own. Abbreviations of Indonesian
offices ("Kasubag", "Ka. Badan", "Asda I") are spelled out on both sides; a
candidate of the adopting unit and its surroundings is preferred.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache


class Nearness(IntEnum):
    """Where a candidate stands, seen from the adopting unit."""

    FAR = 0
    #: Below the same root as the adopting unit.
    SAME_HOUSE = 1
    #: A unit the adopting unit belongs to.
    ABOVE = 2
    #: The adopting unit itself, or a part of it.
    WITHIN = 3


@dataclass(frozen=True)
class Candidate:
    """Something a lane could be bound to."""

    queue: str
    #: Every name it goes by: full name, short name.
    names: tuple[str, ...]
    #: Names of the unit it belongs to, which a lane may add to a post's name.
    unit_names: tuple[str, ...] = ()
    nearness: Nearness = Nearness.FAR
    #: 1 is the highest; breaks ties among equals.
    rank: int = 9

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The telling words of each of its names."""
        return tuple(frozenset(tokens(name)) for name in self.names)

    @cached_property
    def around(self) -> frozenset[str]:
        """The telling words of the units it belongs to."""
        return frozenset(word for text in self.unit_names for word in tokens(text))


@dataclass(frozen=True)
class Match:
    """A proposal and how well it fits."""

    queue: str
    #: Every word of the lane is a word of the candidate or its unit.
    is_full: bool
    #: Besides, nothing else of that rank fits as well.
    is_certain: bool
    score: float


_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
_WORDS = {
    "adm": "administrasi",
    "admin": "administrasi",
    "asda": "asisten",
    "ass": "asisten",
    "asissten": "asisten",
    "asubag": "kepala subbagian",
    "bag": "bagian",
    "bid": "bidang",
    "irban": "inspektur pembantu",
    "ka": "kepala",
    "kaban": "kepala badan",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kabiro": "kepala biro",
    "kadin": "kepala dinas",
    "kadis": "kepala dinas",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kasubag": "kepala subbagian",
    "kasubbag": "kepala subbagian",
    "kasubbid": "kepala subbidang",
    "kasubid": "kepala subbidang",
    "kep": "kepegawaian",
    "keu": "keuangan",
    "pemkesra": "pemerintahan kesejahteraan rakyat",
    "org": "organisasi",
    "peg": "pegawai",
    "prog": "program",
    "rb": "reformasi birokrasi",
    "ren": "perencanaan",
    "sdm": "sumber daya manusia",
    "sek": "sekretaris",
    "sekban": "sekretaris badan",
    "sekda": "sekretaris daerah",
    "sekdis": "sekretaris dinas",
    "setda": "sekretariat daerah",
    "staff": "staf",
    "staft": "staf",
    "subag": "subbagian",
    "subbag": "subbagian",
    "subbid": "subbidang",
    "tu": "tata usaha",
    "umpeg": "umum kepegawaian",
    "wako": "wali",
    "walikota": "wali",
}
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "dan atau pada di dari ke yang para kota kabupaten provinsi lingkup selaku "
        "terkait",
    )
)
#: A lane and its holder must agree on these words, whatever else fits.
_ROLES = frozenset(
    re.findall(
        r"\w+",
        "kepala sekretaris asisten inspektur staf pelaksana operator bendahara "
        "analis wali wakil bupati gubernur camat lurah direktur ketua anggota tim "
        "pembantu subbagian bagian bidang subbidang seksi badan dinas",
    )
)


@lru_cache(maxsize=8192)
def tokens(name: str) -> tuple[str, ...]:
    """Return the telling words of a name, abbreviations spelled out."""
    text = name.lower().replace("sub bagian", "subbagian").replace("sub bag", "subbag")
    text = text.replace("sub bidang", "subbidang").replace("sub bid", "subbid")
    text = text.replace("klembagaan", "kelembagaan")
    found: list[str] = []
    for word in re.findall(r"[a-z]+|\d+", text):
        spelled = _ROMAN.get(word) or _WORDS.get(word) or word
        found.extend(w for w in spelled.split() if w not in _FILLERS)
    return tuple(dict.fromkeys(found))


def best_match(
    lane: str | None,
    candidates: Sequence[Candidate],
    *,
    without: frozenset[str] = frozenset(),
) -> Match | None:
    """Return the candidate a lane's name most likely means, if any fits.

    A candidate fits when it has every role word of the lane and at least two
    thirds of all its words, counting the words of its unit. Words of `without`
    (the name of the government the document came from) do not count; of a name
    with a slash ("Staf/Operator") the best of its parts does.
    """
    if not lane:
        return None
    matches = [
        match
        for name in dict.fromkeys((lane, *lane.split("/")))
        if (match := _best_match_of(name, candidates, without))
    ]
    return max(matches, key=lambda match: match.score, default=None)


def _best_match_of(
    name: str, candidates: Sequence[Candidate], without: frozenset[str]
) -> Match | None:
    wanted = tuple(word for word in tokens(name) if word not in without)
    if not wanted:
        return None
    fits = [(fit, c) for c in candidates if (fit := _fit(wanted, c))]
    if not fits:
        return None
    fits.sort(
        key=lambda pair: (
            not pair[0].is_full,
            -pair[0].score,
            pair[1].rank,
            pair[1].queue,
        )
    )
    top, candidate = fits[0]
    # A rival of the same rank leaves the choice to a person.
    rivals = [
        c
        for fit, c in fits[1:]
        if fit.is_full == top.is_full
        and fit.score > top.score - 0.05
        and c.rank == candidate.rank
    ]
    return Match(candidate.queue, top.is_full, top.is_full and not rivals, top.score)


@dataclass(frozen=True)
class _Fit:
    is_full: bool
    score: float


def _fit(wanted: tuple[str, ...], candidate: Candidate) -> _Fit | None:
    fits = (_fit_words(wanted, own, candidate) for own in candidate.words)
    return max((f for f in fits if f), key=lambda f: f.score, default=None)


def _fit_words(
    wanted: tuple[str, ...], own: frozenset[str], candidate: Candidate
) -> _Fit | None:
    known = own | candidate.around
    if own.isdisjoint(wanted) or not _has_role(wanted, own, known):
        return None
    coverage = sum(word in known for word in wanted) / len(wanted)
    if coverage < 0.66:
        return None
    exact = len(own.intersection(wanted)) / len(own)
    score = coverage + exact * 0.3 + candidate.nearness * 0.2
    return _Fit(is_full=coverage == 1, score=score)


def _has_role(
    wanted: tuple[str, ...], own: frozenset[str], known: frozenset[str]
) -> bool:
    """Tell whether a candidate has the lane's role words, the leading ones itself.

    "Kepala Bagian" leads as a pair: the head of a subdivision of that division is
    somebody else.
    """
    roles = [word for word in wanted if word in _ROLES]
    leading = 2 if roles and roles[0] == "kepala" else 1
    return own.issuperset(roles[:leading]) and known.issuperset(roles)
