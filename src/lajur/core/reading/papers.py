"""The papers an SOP names: one paper under its many printed names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lajur.core.reading.words import slug_of, words_of
from lajur.core.sop import Item, Paper

_KINDS = (
    ("disposisi", r"\bdisposisi\b"),
    ("surat_tugas", r"\bsurat (?:perintah )?tugas\b|\bspt\b"),
    ("nota_dinas", r"\bnota dinas\b"),
    ("surat_undangan", r"(?<!perundang )\bundangan\b"),
    ("surat_pengantar", r"\bsurat pengantar\b"),
    ("keputusan", r"^(?:sk|surat keputusan|keputusan|raperda)\b"),
    ("berita_acara", r"\bberita acara\b"),
    ("daftar_hadir", r"\bdaftar hadir\b|\babsensi\b"),
    ("notula", r"\bnotul"),
    ("surat_dinas", r"^surat\b"),
    ("laporan", r"\blaporan\b|^buku\b"),
    (
        "berkas",
        r"^(?:berkas|data|bahan|format|form|formulir|daftar|hasil|nama nama|"
        r"rencana)\b|^dokumen$",
    ),
)
#: Kinds that are letters: named in a step's text, they are papers of the SOP.
LETTERS = {
    "surat_tugas",
    "nota_dinas",
    "surat_undangan",
    "surat_pengantar",
    "surat_dinas",
    "keputusan",
}
_STATUS = (
    (
        "signed",
        r"di ?tanda ?tangan\w*|ter?tanda ?tangan\w*|di ?ttd|di ?sahkan|disetujui",
    ),
    ("initialled", r"(?:di ?|ter)paraf"),
    ("checked", r"terverifikasi|verifikasi|terkoreksi\w*|diperiksa"),
    ("sent", r"terkirim|dikirim|diterima"),
    ("collected", r"terhimpun|dihimpun"),
    ("draft", r"draft?|konsep|rancangan"),
    ("final", r"final|tersusun\w*|terisi"),
)
_BEFORE = re.compile(
    r"^(?:(?:draft?|konsep|rancangan|final|verifikasi|persetujuan|dokumen|tersusunnya|"
    r"terkoreksinya|berupa)\s+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\(.*|\b(?:yang|setelah|untuk|diproses|diterima|oleh|kepada|ke)\b.*|"
    r"\b(?:final|sah)$|\b(?:di ?|ter)(?:paraf|tanda ?tangan\w*|kirim|setujui|sahkan|"
    r"ttd|himpun|susun|isi)\b.*)$",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"\s+(?:dan|serta|beserta)\s+(?=(?:draft?|konsep|surat|nota|sk|lembar|berkas|data|"
    r"laporan|dokumen|daftar|spt|lpj)\b)",
    re.IGNORECASE,
)
_STOP = {
    *("terkait", "tentang", "untuk", "dari", "yang", "dan", "di", "ke", "pada", "para"),
    *("surat", "lembar", "laporan", "buku", "berkas", "data", "sk", "spt", "perintah"),
    *("tugas", "nota", "dinas", "keputusan", "dokumen", "hasil"),
}
#: Words that say a paper stands behind a name no kind is known of.
_PAPER = re.compile(r"dokumen|naskah|tersusunnya|penetapan", re.IGNORECASE)
#: A whole name that says only how far a paper is.
_ONLY_STATUS = re.compile(r"(?:draft?|konsep|rancangan)(?: final)?", re.IGNORECASE)
_TWICE = re.compile(r"(.)\1")


@dataclass(frozen=True)
class Named:
    """A printed name taken apart: kind, what it is about, its bare words."""

    name: str
    kind: str | None
    topic: frozenset[str]

    def same_as(self, other: "Named") -> bool:
        """Whether two names mean one paper: one kind, one topic within the other."""
        kinds = {self.kind, other.kind} - {None}
        loose = {"laporan", "berkas"}
        if len(kinds) > 1 or (kinds - loose and self.kind != other.kind):
            return False
        if "berkas" in kinds:
            return self.topic == other.topic
        if not (self.topic and other.topic):
            return self.kind == other.kind and self.kind is not None
        return self.topic <= other.topic or other.topic <= self.topic


@dataclass
class Papers:
    """The papers met so far, in order."""

    #: What the SOP is about: the words of its title after the first.
    product: frozenset[str]
    found: list[tuple[Paper, Named]] = field(default_factory=list)

    def items(
        self, texts: Sequence[str], *, fresh: bool = False, prepared: str = ""
    ) -> tuple[Item, ...]:
        """Return inputs or outputs with the papers they stand for.

        A bare "Konsep" stands for the letter the step says it prepares.
        """
        return tuple(
            self._draft_of(text, prepared)
            if _ONLY_STATUS.fullmatch(text.strip())
            else self._item(text, fresh=fresh)
            for text in texts
        )

    def named(self, text: str) -> Paper | None:
        """Return the known paper a stretch of text names, newest first."""
        named = self._take_apart(text)
        if named.kind is None:
            return None
        known = next((p for p, n in reversed(self.found) if n.same_as(named)), None)
        alike = [p for p, _ in self.found if p.paper_kind == named.kind]
        return known or (alike[0] if len(alike) == 1 else None)

    def letters(self, text: str) -> Iterator[Paper]:
        """Give the letters a stretch of text names, new ones added."""
        for part in _TWO.split(text):
            if self._take_apart(part).kind in LETTERS:
                yield self._paper(self._take_apart(part))

    def _draft_of(self, text: str, prepared: str) -> Item:
        paper = next(self.letters(prepared), None)
        return Item(text, paper.id, "draft") if paper else self._item(text)

    def _item(self, text: str, *, fresh: bool = False) -> Item:
        papers = [
            self._paper(named, fresh=fresh)
            for part in _TWO.split(text)
            if self._is_paper(part, named := self._take_apart(part))
        ]
        return Item(text, papers[0].id if papers else None, status_of(text))

    def _is_paper(self, text: str, named: Named) -> bool:
        if named.kind is None and not named.topic:
            return False
        known = any(other.same_as(named) for _, other in self.found)
        printed = bool(_PAPER.match(text)) or status_of(text) == "draft"
        return named.kind is not None or known or printed

    def _take_apart(self, text: str) -> Named:
        bare = _BEFORE.sub("", _AFTER.sub("", text.strip(" ▯,.;"))).strip(" ▯,.;")
        plain = " ".join(words_of(bare))
        kind = next((k for k, pattern in _KINDS if re.search(pattern, plain)), None)
        topic = topic_of(words_of(bare))
        loose = kind is None or re.match(r"(?:berkas|dokumen) (?!data\b)", plain)
        if loose and topic and topic <= self.product:
            kind = "laporan"
        return Named(bare, kind, topic)

    def _paper(self, named: Named, *, fresh: bool = False) -> Paper:
        known = next((p for p, n in reversed(self.found) if n.same_as(named)), None)
        if known and not (fresh and known.paper_kind == "disposisi"):
            return known
        base = slug_of(named.name)
        used = {paper.id for paper, _ in self.found}
        id_ = next(
            i
            for n in range(1, 1000)
            if (i := base if n == 1 else f"{base}-{n}") not in used
        )
        name = named.name[:1].upper() + named.name[1:]
        paper = Paper(id_, name or base, named.kind)
        self.found.append((paper, named))
        return paper


def status_of(text: str) -> str | None:
    """Return what has been done to a paper, as far as its printed name says."""
    return next(
        (
            status
            for status, words in _STATUS
            if re.search(rf"\b(?:{words})\b", text, re.IGNORECASE)
        ),
        None,
    )


def topic_of(words: Sequence[str]) -> frozenset[str]:
    """Return what a name is about; a letter printed twice by slip counts once."""
    return frozenset(_TWICE.sub(r"\1", word) for word in words if word not in _STOP)


def product_of(title: str | None) -> frozenset[str]:
    """Return what a title is about: "Penyusunan LKPJ" is about the LKPJ."""
    words = words_of(title or "")[1:]
    return topic_of(words) - {"mekanisme", "penyusunan", "tim", "kegiatan"}
