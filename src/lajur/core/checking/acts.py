"""Telling verbs and nouns of doing from other words."""

import re

from lajur.core.checking.words import tokens, word_set

_VERB = re.compile(r"(?:me\w{3,}|di\w{4,}|ber\w{3,}|ter\w{4,})", re.IGNORECASE)
_DOING = re.compile(
    r"(?:pe(?:m|n|ng|ny)?\w{3,}an|per\w{3,}an|\w{3,}isasi|\w{3,}(?:fik|li|du|vu|u)asi)",
    re.IGNORECASE,
)
#: An order without prefix: "Catat …", "Siapkan …".
_ORDER = re.compile(
    r"catat|buat|periksa|susun|isi|tulis|hubungi|ambil|bawa|pilih|mulai|selesai|"
    r"\w{3,}(?<!i)kan"
)
#: A verb printed apart from its prefix: "di tandatangani".
_PARTED = re.compile(
    r"\bdi (?:olah|tanda|ttd|buat|periksa|paraf|telaah|proses|kirim|susun|serah|tindak|"
    r"setujui|sampaikan|laksanakan|catat|input|bahas|verifikasi|koreksi|arsip)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[,;.]|\b(?:dan|serta|lalu|kemudian)\b", re.IGNORECASE)
_NO_VERBS = word_set(
    "media meja menteri mekanisme metode medis memo menit meter menara mesin "
    "merah berkas berita bersama beberapa berdasarkan berikut berkala berat "
    "bersih digital direktur direktorat divisi diklat dinding diagram dimensi "
    "terkait terhadap tersebut terdiri terlebih terbaru tertentu"
)
_NO_DOING = word_set(
    "peraturan perangkat peralatan perlengkapan pekerjaan perusahaan "
    "perdagangan pendapatan pedoman persentase informasi organisasi situasi "
    "pemerintahan pertanyaan pengetahuan"
)
#: Loan words and short forms that name an act without a prefix.
_ACTS = word_set(
    "paraf tanda ttd koreksi revisi rekap rapat reviu review audit analisis "
    "analisa disposisi input entri upload unggah cetak kirim terima arsip "
    "monitoring monev finalisasi verifikasi validasi evaluasi koordinasi "
    "sosialisasi rekonsiliasi rekapitulasi publikasi registrasi konsultasi "
    "klarifikasi rechecking pleno survei survey visitasi rekomendasi asistensi "
    "konfirmasi "
    "telaah cek studi uji lelang mutasi promosi rotasi supervisi distribusi "
    "dokumentasi identifikasi inventarisasi fasilitasi mediasi advokasi "
    "transaksi asesmen seleksi rekrutmen inspeksi legalisasi tindak serah "
    "perbaikan penghimpunan"
)


def is_verb(word: str) -> bool:
    """Whether a word is a verb with its prefix: "membuat", "diserahkan"."""
    small = word.lower()
    return small not in _NO_VERBS and _VERB.fullmatch(small) is not None


def is_doing(word: str) -> bool:
    """Whether a word is a noun of doing: "penyusunan", "verifikasi"."""
    small = word.lower()
    if small in _ACTS:
        return True
    return small not in _NO_DOING and _DOING.fullmatch(small) is not None


def is_act(text: str) -> bool:
    """Whether a text tells that something is done."""
    words = [token.text.lower() for token in tokens(text)]
    if not words or is_doing(words[0]) or _ORDER.fullmatch(words[0]):
        return bool(words)
    if _PARTED.search(text):
        return True
    return any(
        is_verb(word) and (at == 0 or words[at - 1] not in ("yang", "yg"))
        for at, word in enumerate(words)
    )


def acts_in(text: str) -> tuple[str, ...]:
    """Return the words of a text that name acts, in order."""
    return tuple(
        token.text.lower()
        for token in tokens(text)
        if is_verb(token.text) or is_doing(token.text)
    )


def many_acts(text: str) -> int:
    """Return how many acts a text lists: "mencetak dan mengirim" has two."""
    firsts = [tokens(part)[:1] for part in _LISTED.split(text)]
    return sum(is_verb(f[0].text) or is_doing(f[0].text) for f in firsts if f)
