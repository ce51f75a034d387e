"""A printed name of a paper taken apart: its kind, what it is about, its status."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lajur.core.reading.words import words_of

_KINDS = (
    ("disposisi", r"\bdisposisi\b"),
    ("surat_tugas", r"\bsurat (?:perintah )?tugas\b|\bspt\b"),
    ("nota_dinas", r"\bnota dinas\b"),
    ("surat_undangan", r"(?<!perundang )\bundangan\b"),
    ("surat_pengantar", r"\bsurat pengantar\b"),
    ("keputusan", r"^(?:sk|surat keputusan|keputusan|raperda)\b"),
    ("berita_acara", r"\bberita acara\b|^bast?\b"),
    ("daftar_hadir", r"\bdaftar hadir\b|\babsensi\b"),
    ("notula", r"\bnotul(?:a|ensi)\b|^notulen\b"),
    (
        "berkas",
        r"^(?:form|formulir|format|blangko|kartu|register|jadwal|data)\b|"
        r"^buku (?:kendali|agenda|register|ekspedisi|inventaris|induk|besar|kas|tamu|"
        r"bantu|pembantu|stok|catatan|kontrol)\b",
    ),
    ("surat_dinas", r"^surat\b"),
    (
        "laporan",
        r"\blaporan\b|^(?:lakip|lkip|lkjip|lkj|lkpj|lppd|lhp|lpj|lra|calk)\b",
    ),
    (
        "berkas",
        r"^(?:berkas|bahan|daftar|hasil|nama nama|rencana|buku)\b|^dokumen$",
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
        r"di ?tanda ?tangan\w*|(?:ter|ber)?tanda ?tangan\w*|(?:di ?)?ttd|di ?sahkan|"
        r"disetujui|sah",
    ),
    ("initialled", r"(?:di ?|ter|ber)paraf"),
    ("archived", r"^arsip|di ?arsip\w*|terarsip\w*|tersimpan"),
    (
        "numbered",
        r"bernomor|teragenda|teregister|terdaftar|diberi nomor|diagendakan",
    ),
    ("processed", r"diproses"),
    (
        "checked",
        r"terverifikasi|verifikasi|terkoreksi\w*|ter?periksa|diperiksa|tervalidasi|"
        r"diverifikasi|divalidasi|^koreksi",
    ),
    ("received", r"diterima"),
    ("sent", r"terkirim|dikirim\w*|terdistribusi\w*"),
    ("collected", r"terhimpun|dihimpun|terkumpul"),
    ("filled", r"terisi|diisi"),
    ("revised", r"perbaikan|diperbaiki|direvisi"),
    ("draft", r"draf?ft?|net"),
    ("concept", r"konsep|rancangan"),
    ("final", r"final|tersusun\w*"),
)
#: States that only writings have.
_WRITTEN = {"signed", "initialled", "numbered", "draft", "concept", "revised"}
_BEFORE = re.compile(
    r"^(?:(?:draf?ft?|konsep|rancangan|final|verifikasi|persetujuan|dokumen|"
    r"tersusunnya|terkoreksinya|berupa|net)\s+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\(.*|\b(?:yang|setelah|untuk|diproses|diterima|oleh|kepada|ke|dalam rangka)"
    r"\b.*|\b(?:final|sah)$|\b(?:di ?|ter|ber)(?:paraf|tanda ?tangan\w*|kirim|setujui|"
    r"sahkan|ttd|himpun|susun|isi|verifikasi|periksa|koreksi|nomor|agenda|arsip\w*|"
    r"validasi|distribusi\w*)\b.*)$",
    re.IGNORECASE,
)
_STOP = {
    *("terkait", "tentang", "untuk", "dari", "yang", "dan", "di", "ke", "pada", "para"),
    *("surat", "lembar", "laporan", "buku", "berkas", "data", "sk", "spt", "perintah"),
    *("tugas", "nota", "dinas", "keputusan", "dokumen", "hasil", "walikota", "bupati"),
}
#: Words that say a paper stands behind a name no kind is known of.
_WRITINGS = re.compile(
    r"\b(?:dokumen|naskah|penetapan|proposal|kuitansi|kwitansi|faktur|tanda terima|"
    r"bukti|jadwal|telaah\w*|peta|profil|pengumuman|permohonan|usul\w*|identifikas\w*|"
    r"target|rekap\w*|rekomendasi|pertimbangan|izin|ijin|sertifikat|piagam|kontrak|"
    r"perjanjian|spesifikasi|materi|risalah|resume|agenda|rencana|informasi|lembar|"
    r"catatan|tupoksi|kutipan|akta|rapor|ijazah|rekam medis|salinan|advis|cerapan|"
    r"kajian|analisis|analisa|pedoman|pemberitahuan|keterangan|kata pengantar|spj)\b"
)
_SHORT = re.compile(r"(?:e-)?[A-Z][A-Z0-9./-]{1,9}\b")
#: Tools, rules, people, places and money: asked for, but no papers.
_THINGS = re.compile(
    r"^(?:atk|alat\w*|komputer|laptop|pc|printer|scanner|kamera|kendaraan|mobil|motor|"
    r"ruang\w*|gedung|tempat|anggaran|dana|uang|narasumber|moderator|mc|notulen$|"
    r"pembuka acara|peserta|petugas|pegawai|pasien|obat|barang|jaringan|internet|"
    r"aplikasi|sistem|website|telepon|meja|kursi|stempel|kertas|lemari|uu|pp|perda|"
    r"per(?:wal|bup|gub|pres)\w*|permen\w*|kepmen\w*|kepres|keppres|peraturan|"
    r"undang undang|kebutuhan|mengetahui|kondisi|waktu|tenaga|sarana|prasarana)\b"
)
_RESULTS = re.compile(
    r"^(?:kegiatan|persiapan|pelaksanaan|ter(?:laksana|selenggara|sedia|penuhi|capai)\w*)"
    r"\b|\b(?:siap|terlaksana|dilaksanakan|terselenggara|tertata)\b"
)
_PLANNED = re.compile(r"(?:\w+nya\s+)?rancangan\b", re.IGNORECASE)
#: Titles with these words make the thing they name; a sign for them in a product.
_COMPOSED = {"penyusunan", "pembuatan", "pelaporan"}
_REPORTS = "*"
_SYNONYMS = {"makmin": "konsumsi", "mamin": "konsumsi"}
_TWICE = re.compile(r"(.)\1")
_TWO = re.compile(
    r"\s+(?:dan|serta|beserta)\s+(?=(?:draf?ft?|konsep|surat|nota|sk|lembar|berkas|"
    r"data|laporan|dokumen|daftar|spt|lpj)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Named:
    """A printed name taken apart: kind, what it is about, its bare words."""

    name: str
    kind: str | None
    topic: frozenset[str]
    #: The topic without what the whole SOP is about; its noun where it has none.
    own: frozenset[str] = frozenset()

    def same_as(self, other: "Named") -> bool:
        """Whether two names mean one paper: one kind, one topic within the other."""
        kinds = {self.kind, other.kind} - {None}
        alike = self.kind == other.kind
        if len(kinds) > 1 or (kinds - {"berkas"} and not alike):
            return False
        if "berkas" in kinds:
            same = self.topic == other.topic and (alike or bool(self.topic))
            return same and (bool(self.topic) or self.own == other.own)
        within = self.topic <= other.topic or other.topic <= self.topic
        if self.kind is None:
            return bool(self.topic and other.topic) and within and self.own == other.own
        return within


def take_apart(text: str, product: frozenset[str]) -> Named:
    """Return what a name says; `product` is what the whole SOP is about."""
    bare = _BEFORE.sub("", _AFTER.sub("", text.strip(" ,.;"))).strip(" ,.;")
    plain = " ".join(words_of(bare))
    kind = next((k for k, pattern in _KINDS if re.search(pattern, plain)), None)
    topic = topic_of(words_of(bare))
    loose = kind is None or re.match(r"(?:berkas|dokumen|buku) (?!data\b)", plain)
    if loose and topic and topic <= product:
        kind = "laporan" if _REPORTS in product else kind
    if kind is None and " " not in bare and _PLANNED.match(text):
        bare = f"Rancangan {bare[:1].lower()}{bare[1:]}"
    noun = frozenset(words_of(bare)[:1])
    return Named(bare, kind, topic, topic - product if topic else noun)


def names_in(text: str) -> list[str]:
    """Return the names one cell joins: "SK Tim dan nota dinas" has two."""
    return _TWO.split(text)


def is_paper(text: str, named: Named, *, writes: bool = False) -> bool:
    """Whether a name stands for something written.

    A name that tells nothing of it does where the step writes (`writes`).
    """
    if named.kind is None and not named.topic:
        return False
    plain = " ".join(words_of(text))
    if status_of(text) in _WRITTEN:
        return True
    if _THINGS.search(plain) or (named.kind is None and _RESULTS.search(plain)):
        return False
    told = _WRITINGS.search(plain) or _SHORT.match(named.name)
    return named.kind is not None or writes or told is not None


def status_of(text: str) -> str | None:
    """Return what has been done to a paper, as far as its printed name says."""
    bare = text.strip()
    return next(
        (
            status
            for status, words in _STATUS
            if re.search(rf"(?<!\w)(?:{words})\b", bare, re.IGNORECASE)
        ),
        None,
    )


def topic_of(words: Sequence[str]) -> frozenset[str]:
    """Return what a name is about; a letter printed twice by slip counts once."""
    return frozenset(
        _TWICE.sub(r"\1", _SYNONYMS.get(word, word))
        for word in words
        if word not in _STOP
    )


def product_of(title: str | None) -> frozenset[str]:
    """Return what a title is about: "Penyusunan LKPJ" is about the LKPJ."""
    words = words_of(title or "")
    about = topic_of(words[1:]) - {"mekanisme", "penyusunan", "tim", "kegiatan"}
    return about | {_REPORTS} if _COMPOSED & set(words) else about
