"""What a step does: its verbs, in the order its text names them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lajur.core.sop import Verb

_WORDS: tuple[tuple[Verb, str], ...] = (
    (
        Verb.INSTRUCT,
        r"memerintah\w*|menugas\w*|penugasan|menginstruksi\w*|(?:men|di)disposisi\w*|"
        r"disposisi(?:kan)?|mengarahkan|"
        r"(?:member\w*|pemberian) (?:petunjuk|arahan|perintah|disposisi)",
    ),
    (
        Verb.INITIAL,
        r"(?:di ?|me(?:m)?|ter)?paraf\w*|memaraf\w*|pemarafan|"
        r"(?:member\w*|membubuh\w*|pemberian|pembubuhan) (?:\w+ )?paraf\w*",
    ),
    (
        Verb.SIGN,
        r"(?:me|di ?|ter)?(?:n?anda ?tangan\w*|tanda ?tangan\w*)|penanda ?tangan\w*|"
        r"(?:member\w*|membubuh\w*|pemberian|pembubuhan) tanda ?tangan\w*|"
        r"(?:di ?)?ttd|pengesahan|mengesahkan|disahkan|menetapkan|ditetapkan|"
        r"penetapan",
    ),
    (
        Verb.NUMBER,
        r"penomoran|(?:me|di)?registrasi\w*|menomori|dinomori|menomorkan|"
        r"(?:di|mem|pem)beri(?:kan|an)? (?:\w+ )?nomor|membubuh\w* nomor|"
        r"(?:meng|di)agenda\w*|pengagendaan|(?:mem|di)bukukan|pembukuan|"
        r"(?:men|di|pen)catat(?:kan|an)? nomor|(?:men|di|pen)catat(?:kan|an)?"
        r"(?= (?:[\w/-]+ ){0,4}(?:agenda|register|buku)\b)",
    ),
    (
        Verb.CHECK,
        r"(?:me|di|pe)?(?:m)?eriksa(?:an)?|(?:me|di|pe)?ngoreksi\w*|koreksi|"
        r"dikoreksi|(?:me|di|pe)?n?elaah\w*|(?:mem|di)?verifikasi|"
        r"(?:me|di)?reviu|review|(?:me|pe)neliti\w*|pengecekan|mengecek|"
        r"rechecking|(?:me)?rekonsiliasi\w*|(?:meng)?cross ?check|mencermati|"
        r"mengevaluasi|validasi|"
        r"memvalidasi|menganalis\w*|menyetujui|persetujuan|(?:men|di)cocokkan|"
        r"menguji|pengujian|menilai|"
        r"member\w* pertimbangan|mengkaji|menyeleksi|"
        r"menyortir|(?:me)?monitor\w*",
    ),
    (
        Verb.ENTER_ELSEWHERE,
        r"(?:meng?|di|peng?)?input\w*|(?:meng|di)?entri|mengunggah|"
        r"upload|pengunggahan",
    ),
    (
        Verb.PUBLISH,
        r"(?:mem|di)?publikasi\w*|mengumumkan|diumumkan|pengumuman|menayangkan",
    ),
    (
        Verb.ARCHIVE,
        r"(?:peng|meng|di)?arsip\w*|mendokumentasi\w*|pendokumentasian|"
        r"(?:me|pe)nyimpan\w*|disimpan",
    ),
    (
        Verb.COLLECT,
        r"(?:pe|me)ngumpul\w*|dikumpul\w*|(?:meng|peng|di)himpun\w*|rekapitulasi|merekap\w*|"
        r"(?:ber|meng)?koordinasi\w*",
    ),
    (
        Verb.PREPARE,
        r"(?:me|pe)?(?:n)?yiap\w*|(?:pem|mem)buat(?:an)?|dibuat|(?:pe|me)nyusun\w*|"
        r"disusun|(?:pe|me)rancang\w*|mengonsep|mengetik|revisi|merevisi|"
        r"(?:me|pe)?(?:ng)?olah(?:an)?|finalisasi|perbaikan|memperbaiki|"
        r"penyempurnaan|perencanaan|persiapan|mempersiapkan|pembentukan|"
        r"mengisi|pengisian|rekap|membentuk|menerbitkan|penerbitan|merumuskan|"
        r"perumusan|menjadwalkan|penjadwalan|mendata|pendataan|menghitung|"
        r"(?:meng|di|peng)etik\w*|menghasilkan|memproses|menulis|mengusulkan|"
        r"(?:me|pe)lengkapi|menentukan|menginventaris\w*",
    ),
    (Verb.RECEIVE, r"(?:me|pe)nerima(?:an)?|diterima"),
    (
        Verb.SUBMIT,
        r"(?:meng|di|peng)aju\w*|(?:me)?nyerahkan|diserahkan|penyerahan|"
        r"(?:me)?nyampaikan|disampaikan|penyampaian|melapor\w*|dilapor\w*|"
        r"pelaporan|(?:me)?neruskan|diteruskan|melampirkan|memasukkan",
    ),
    (
        Verb.SEND,
        r"(?:me|pe)ngirim\w*|dikirim\w*|mengedar\w*|pengedaran|mengantar\w*|"
        r"(?:me|pe)nyebar\w*|disebar\w*|pendistribusian|mendistribusi\w*|"
        r"didistribusi\w*|mengundang|(?:me|di)ekspedisi\w*",
    ),
    (
        Verb.CARRY_OUT,
        r"(?:me)?laksana\w*|pelaksanaan|melakukan|(?:meng|peng)ganda\w*|"
        r"(?:men|pen)cetak\w*|(?:mem)?presentasi\w*",
    ),
)
_VERB = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{v.name}>{pattern})" for v, pattern in _WORDS)
    + r")(?:nya)?\b",
    re.IGNORECASE,
)
#: From these words on a text tells what others shall do, not what is done here.
PURPOSE = re.compile(
    r"\b(?:untuk|guna|agar|supaya)\b(?! (?:kemudian|selanjutnya))", re.IGNORECASE
)
_RETURN = re.compile(
    r"\b(?:(?:di|me(?:ng)?)(?:ke)?(?:m)?balikan|kembali ke(?:pada)?)\b", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"(?<=[.;])\s+(?!d\b)|,\s*(?=(?:jika|apabila|bila|sedangkan|namun|tetapi)\b)|"
    r"(?<=\w)\s+(?=(?:jika|apabila)\b)|,\s*(?=maka\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^(?:sedangkan |namun |tetapi )?(?:jika|apabila|bila)\s.*?\b(?:tidak |ada )?"
    r"(?:menyetujui|disetujui|setuju|koreksi|lengkap|sesuai|benar|memenuhi)\w*",
    re.IGNORECASE,
)
#: What stands before a noun of doing that is an act of the step.
_LED = re.compile(
    r"(?:^[\ue000-\uf8ff]?|[,/.]|\b(?:dan|serta|lalu|kemudian|melakukan|melaksanakan|melalui|dilakukan))"
    r"\s*$",
    re.IGNORECASE,
)
#: A noun of doing inside such a phrase is spoken of: "Hasil evaluasi dan revisi".
_SPOKEN_OF = re.compile(
    r"^(?:hasil|laporan|bahan|rencana|jadwal|rekomendasi|berdasarkan|sesuai)\b[^,.;]*$",
    re.IGNORECASE,
)
#: What stands between verbs that share an object: "menerima, memeriksa dan memaraf".
JOINS = re.compile(r"\W*(?:dan|serta|lalu|kemudian|dan kemudian)?\W*", re.IGNORECASE)
_THEN = re.compile(r"maka\b", re.IGNORECASE)
#: Signs no font has stand for names.
_FIRST_SIGN = 0xE000
_SIGN = re.compile(r"[\ue000-\uf8ff]")
#: What somebody named is ordered to do: "memerintahkan Staf menyusun surat".
_ORDERED = re.compile(
    r"((?:memerintah|menugas|menginstruksi|mengarah|meminta)\w*\s+(?:kepada\s+)?"
    r"[\ue000-\uf8ff])\s+(?=me)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?:di|ter)[a-z]", re.IGNORECASE)
_WHICH = re.compile(r"\byang(?: (?:telah|sudah|akan))?\s*$", re.IGNORECASE)
_NOUN = re.compile(r"disposisi(?:kan)?", re.IGNORECASE)
#: The main work of a step that does several.
_WEIGHT = (
    Verb.INSTRUCT,
    Verb.SIGN,
    Verb.NUMBER,
    Verb.INITIAL,
    Verb.CHECK,
    Verb.COLLECT,
    Verb.PREPARE,
    Verb.ENTER_ELSEWHERE,
    Verb.PUBLISH,
    Verb.ARCHIVE,
    Verb.RECEIVE,
    Verb.SEND,
    Verb.SUBMIT,
    Verb.CARRY_OUT,
)


@dataclass(frozen=True)
class Act:
    """One verb of a step's text, and the words that follow it."""

    do: Verb
    at: int
    after: str
    #: What stands before it, where the verb is passive: "Surat diterima".
    before: str = ""


@dataclass(frozen=True)
class Clause:
    """A stretch of a step's text under one condition."""

    text: str
    #: "jika tidak disetujui", as far as the text has one.
    condition: str | None = None

    @property
    def returns(self) -> bool:
        """Whether the paper goes back here."""
        return _RETURN.search(self.text) is not None

    @property
    def waits(self) -> bool:
        """Whether others have to do something first ("jika X sudah menyerahkan")."""
        return self.condition is not None and _CONDITION.match(self.text) is None

    @property
    def done(self) -> str:
        """The part that tells what is done, without the purpose."""
        return PURPOSE.split(self.text)[0]

    @property
    def purpose(self) -> str:
        """What it is handed over for."""
        parts = PURPOSE.split(self.text, maxsplit=1)
        return parts[1] if len(parts) > 1 else ""


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Part a step's text at its conditions."""
    clauses = []
    for part in _CLAUSE.split(text):
        match = re.match(
            r"(?:sedangkan |namun |tetapi )?(?:jika|apabila|bila)\s+",
            part,
            re.IGNORECASE,
        )
        clauses.append(Clause(part, part[match.end() :] if match else None))
    return tuple(clauses)


def verbs_in(text: str) -> tuple[Verb, ...]:
    """Return the works a text names, in order, each once."""
    return tuple(dict.fromkeys(act.do for act in _acts(text)))


def acts_of(
    text: str, checklist: Sequence[str] = (), names: Sequence[str] = ()
) -> tuple[Act, ...]:
    """Return what a step does itself: no purposes, no refusals, no fillers.

    The names of lanes hold words that are no acts here ("Tim Kerja Pelaporan").
    """
    bare, signed = _without_names(text, names)
    bare = _ORDERED.sub(r"\1 untuk ", bare)
    found = [
        replace(
            act,
            after=_with_names(act.after, signed),
            before=_with_names(act.before, signed),
        )
        for clause in _done_clauses(bare)
        for act in _acts(clause.done)
    ]
    if not found and (listed := [act for item in checklist for act in _acts(item)]):
        return tuple(listed)
    once: dict[Verb, Act] = {}
    for act in found:
        if act.do not in once or JOINS.fullmatch(once[act.do].after):
            once[act.do] = replace(act, at=once.get(act.do, act).at)
    real = [act for act in once.values() if act.do is not Verb.CARRY_OUT]
    return tuple(real or once.values() or (Act(Verb.CARRY_OUT, 0, text),))


def _done_clauses(text: str) -> Iterator[Clause]:
    """Give the clauses that are done in any case, and those of an agreement.

    What depends on others or on chance ("apabila tumpang tindih, maka …") is not.
    """
    waits = False
    for clause in clauses_of(text):
        waits = clause.waits or (waits and _THEN.match(clause.text) is not None)
        if not waits and not clause.returns:
            yield clause


def main_work(acts: tuple[Act, ...], *, drafts: bool = False) -> Verb:
    """Return the work the step is mostly about.

    Where a draft comes out (`drafts`), writing it outweighs looking at others.
    """
    done = {act.do for act in acts}
    if drafts and Verb.PREPARE in done:
        done -= {Verb.CHECK}
    return min(done, key=_WEIGHT.index)


def _acts(text: str) -> list[Act]:
    text = _CONDITION.sub("", text)
    matches = [m for m in _VERB.finditer(text) if _is_act(m, text)]
    ends = [match.start() for match in matches[1:]] + [len(text)]
    begins = [0, *(match.end() for match in matches)]
    return [
        Act(
            Verb[str(match.lastgroup)],
            match.start(),
            text[match.end() : end],
            text[begun : match.start()] if _PASSIVE.match(match[0]) else "",
        )
        for match, end, begun in zip(matches, ends, begins, strict=False)
    ]


def _is_act(match: re.Match[str], text: str) -> bool:
    """Whether a word is done here: a verb, or a noun of doing that leads or follows
    another one ("penomoran, penggandaan dan pengiriman"), not one that is spoken of
    ("format pengumpulan data").
    """
    before = text[: match.start()]
    verb = re.match(r"(?:me|di|ter|ber)", match[0], re.IGNORECASE)
    if verb and not _NOUN.fullmatch(match[0]):
        return _WHICH.search(before) is None
    return _LED.search(before) is not None and not _SPOKEN_OF.match(before)


def _without_names(text: str, names: Sequence[str]) -> tuple[str, list[str]]:
    """Return a text with one sign for each name of a lane, and those names."""
    found: list[str] = []

    def sign(match: re.Match[str]) -> str:
        found.append(match[0])
        return chr(_FIRST_SIGN + len(found) - 1)

    for name in sorted(names, key=len, reverse=True):
        words = [re.escape(word) for word in re.findall(r"\w+", name)]
        joint = r"\W+(?:dan\W+|&\W*)?"
        text = re.sub(rf"\b{joint.join(words)}\b", sign, text, flags=re.IGNORECASE)
    return text, found


def _with_names(text: str, names: Sequence[str]) -> str:
    """Put the names of lanes back."""
    return _SIGN.sub(lambda sign: names[ord(sign[0]) - _FIRST_SIGN], text)
