"""The lanes of a table: kinds, ranks, and finding them in running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lajur.core.reading.words import slug_of, words_of
from lajur.core.sop import Actor, ActorKind

_EACH = re.compile(
    r"\b(?:lingkup|lingkungan|tiap|setiap|masing|seluruh|semua|para|"
    r"bidang bidang|bagian bagian)\b|^(?:opd|skpd|perangkat daerah|unit kerja)\b"
)
_OUTSIDE = re.compile(
    r"^(?:pemohon|masyarakat|publik|pelapor|penyedia|rekanan|pihak|bank|kpk|bpk|bpkp|"
    r"kementerian|dprd|kppn|instansi lain|tamu|pengguna (?!anggaran|barang)|pengguna$|"
    r"warga|calon|orang tua|wali murid|pelamar|pengadu|keluarga|pasien|klien|investor|"
    r"notaris|wajib (?:pajak|tera|retribusi|lapor)|pelaku usaha|kejaksaan|pengadilan|"
    r"polres|polsek|kanreg|bkn|bpn|ahli waris|ketua r[tw])\b|\bprovinsi\b"
)
_TEAM = re.compile(r"^(?:tim|kelompok|panitia|pokja|satgas|anggota tim)\b")
_UNIT = re.compile(
    r"^(?:bagian|bidang|subbagian|seksi|sekretariat|dinas|badan|inspektorat|bappeda|"
    r"bappelitbangda|bkpsdm|bpkad|bapenda|unit|uptd?|loket|tata usaha|satuan)\b"
)
#: Ranks of posts, highest first; the first that fits counts.
_RANKS = (
    (9, r"^(?:wali ?kota|bupati|gubernur)"),
    (8, r"^sekretaris daerah"),
    (7, r"^asisten"),
    (
        6,
        r"^(?:kepala (?:dinas|badan|kantor|satuan|perangkat)|inspektur\b|direktur|"
        r"camat|lurah)",
    ),
    (5, r"^(?:kepala (?:bagian|bidang)|sekretaris|kepala$|wakil)"),
    (4, r"^(?:kepala|ketua|koordinator|sub ?koordinator|inspektur)"),
    (
        1,
        r"^(?:staf|pelaksana|anggota|jfu|jft|operator|petugas|administrasi|pengelola|"
        r"analis|agendaris|arsiparis|pranata|pengadministrasi|fungsional)",
    ),
)
_FILLERS = {"tiap", "setiap", "para", "masing", "seluruh", "semua", "bapak", "ibu"}
_ENDS = {"untuk", "dan", "guna", "agar", "lalu", "kemudian", "yang", "dengan", "jika"}
_UNITS = {"bagian", "bidang", "subbagian", "seksi", "sekretariat", "dinas", "badan"}
_POSTS = {"kepala", "sekretaris", "asisten", "wakil"}


@dataclass(frozen=True)
class Lane:
    """One column of the table with what its name says."""

    index: int
    id: str
    name: str
    kind: ActorKind
    #: Height in the office; teams and units stand between staff and heads.
    rank: int
    #: The names it goes by, as words.
    aliases: tuple[tuple[str, ...], ...]

    @property
    def inside(self) -> bool:
        """Whether one desk of the office stands behind the lane."""
        return self.kind not in (ActorKind.EACH_UNIT, ActorKind.OUTSIDE)


def read_lanes(names: Sequence[str]) -> tuple[Lane, ...]:
    """Return the lanes of these printed names, ids made of the names."""
    lanes: list[Lane] = []
    used: set[str] = set()
    for index, name in enumerate(names):
        base = slug = slug_of(name)
        twin = 2
        while slug in used:
            slug, twin = f"{base}-{twin}", twin + 1
        used.add(slug)
        words = words_of(name)
        lanes.append(
            Lane(index, slug, name, kind_of(words), rank_of(words), _aliases(name))
        )
    return tuple(lanes)


def actors_of(lanes: Sequence[Lane]) -> tuple[Actor, ...]:
    """Return the lanes as actors of an SOP."""
    return tuple(Actor(lane.id, lane.name, lane.kind) for lane in lanes)


def kind_of(words: Sequence[str]) -> ActorKind:
    """Return what stands behind a lane of this name."""
    text = " ".join(words)
    if _OUTSIDE.search(text):
        return ActorKind.OUTSIDE
    if _EACH.search(text) and not text.startswith(("kepala", "ketua", "staf")):
        return ActorKind.EACH_UNIT
    if _TEAM.search(text):
        return ActorKind.TEAM
    if _UNIT.search(text):
        return ActorKind.UNIT
    return ActorKind.POST


def rank_of(words: Sequence[str]) -> int:
    """Return the height of a post, 3 for teams, units and unknown names."""
    text = " ".join(words)
    return next((rank for rank, head in _RANKS if re.match(head, text)), 3)


def _aliases(name: str) -> tuple[tuple[str, ...], ...]:
    parts = [name, *(name.split("/") if "/" in name else [])]
    told = [_without_fillers(words_of(part)) for part in parts]
    return tuple(dict.fromkeys(alias for alias in told if alias))


def _without_fillers(words: Sequence[str]) -> tuple[str, ...]:
    """Leave out what only counts: "setiap UPT" is named "UPT"."""
    at = 0
    while at < len(words) and words[at] in _FILLERS:
        at += 1
    return tuple(words[at:])


def begins_with(lane: Lane, words: Sequence[str]) -> bool:
    """Whether a text begins with this lane doing something ("Kasubag membuat")."""
    words = _without_fillers(words)
    return any(
        words[: len(alias)] == alias
        and len(words) > len(alias)
        and words[len(alias)].startswith(("me", "ber"))
        for alias in lane.aliases
    )


def lane_named(lanes: Sequence[Lane], words: Sequence[str]) -> Lane | None:
    """Return the lane whose full name a text says right here."""
    ahead = _without_fillers(words)[:12]
    whole = [
        (len(alias), lane)
        for lane in lanes
        for alias in lane.aliases
        if ahead[: len(alias)] == alias
    ]
    return max(whole, key=lambda match: match[0])[1] if whole else None


def is_shared(word: str, lanes: Sequence[Lane]) -> bool:
    """Whether one lane's name begins with a word and another's only holds it."""
    begun = [lane for lane in lanes if any(a[0] == word for a in lane.aliases)]
    held = [lane for lane in lanes if any(word in a for a in lane.aliases)]
    return bool(begun) and len(held) > len(begun)


def lane_at(lanes: Sequence[Lane], words: Sequence[str]) -> Lane | None:
    """Return the lane a text names right here, None where it names none surely.

    A full name counts most; then a short form only one lane can mean ("Kasubag
    Evlap", "Pelaksana di Bagian Umum").
    """
    if whole := lane_named(lanes, words):
        return whole
    ahead = _without_fillers(words)[:12]
    for shorter in (_by_short_form, _by_unit, _by_end, _with_more_words):
        found = [lane for lane in lanes if shorter(lane, ahead)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _by_short_form(lane: Lane, ahead: tuple[str, ...]) -> bool:
    """Whether the words begin this lane's name and shorten or leave out the rest."""
    for alias in lane.aliases:
        same = 0
        while same < min(len(alias), len(ahead)) and alias[same] == ahead[same]:
            same += 1
        if not same:
            continue
        rest, following = "".join(alias[same:]), ahead[same : same + 1]
        if not following or following[0] in _ENDS:
            return True
        if following[0][0] == rest[:1] and _letters_in_order(following[0], rest):
            return True
    return False


def _letters_in_order(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _by_unit(lane: Lane, ahead: tuple[str, ...]) -> bool:
    """Whether "pelaksana (di) Bagian Umum" names a lane "... pada Bagian Umum"."""
    for alias in lane.aliases:
        for join in ("pada", "di"):
            if join in alias:
                unit = alias[alias.index(join) + 1 :]
                for at in range(4):
                    before = set(ahead[:at])
                    if unit and ahead[at : at + len(unit)] == unit:
                        return not before & _POSTS
    return False


def _by_end(lane: Lane, ahead: tuple[str, ...]) -> bool:
    """Whether the name follows a word or two: "kepala OPD", "Bagian X/Admin"."""
    return any(
        ahead[at : at + len(alias)] == alias
        for alias in lane.aliases
        for at in range(1, 3)
        if ahead[:at] == ("kepala",) or (len(alias) > 1 and _UNITS & {*ahead[:1]})
    )


def _with_more_words(lane: Lane, ahead: tuple[str, ...]) -> bool:
    """Whether a longer name holds this one: "Tim Penyusun SOP" and "Tim SOP"."""
    for alias in lane.aliases:
        left = iter(ahead[: len(alias) + 1])
        if ahead[:1] == alias[:1] and all(word in left for word in alias):
            return len(alias) > 1
    return False
