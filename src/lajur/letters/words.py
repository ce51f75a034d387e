"""The words pages use for papers; Indonesian, translated where shown."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lajur.core.sop import Verb

#: What the button says, by the main work of the step.
ACTS = {
    Verb.INSTRUCT: _("Kirim disposisi"),
    Verb.PREPARE: _("Ajukan untuk diperiksa"),
    Verb.CHECK: _("Setujui"),
    Verb.INITIAL: _("Paraf"),
    Verb.SIGN: _("Tanda tangani"),
    Verb.NUMBER: _("Beri nomor"),
    Verb.SEND: _("Kirim"),
    Verb.COLLECT: _("Selesaikan pengumpulan"),
    Verb.SUBMIT: _("Serahkan"),
    Verb.CARRY_OUT: _("Selesai dikerjakan"),
    Verb.RECEIVE: _("Terima"),
    Verb.PUBLISH: _("Umumkan"),
    Verb.ARCHIVE: _("Arsipkan"),
    Verb.ENTER_ELSEWHERE: _("Sudah diisi"),
}
MARKS = {
    "checked": _("Diperiksa"),
    "initialled": _("Diparaf"),
    "signed": _("Ditandatangani"),
    "numbered": _("Dinomori"),
    "sent": _("Dikirim"),
    "received": _("Diterima"),
    "archived": _("Diarsipkan"),
}
#: State of a paper: its furthest mark that holds, else draft.
STATES = {
    "draft": _("Draf"),
    "signing": _("Sedang ditandatangani"),
    "reserved": _("Nomor dipesan"),
    "registered": _("Terdaftar"),
    "void": _("Batal"),
    **MARKS,
}
WAYS = {
    "screen": (_("Di layar"), _("tercatat, untuk naskah intern")),
    "gateway": (_("Elektronik"), _("dengan sertifikat elektronik")),
    "wet": (_("Basah"), _("cetak ber-QR, lalu pindai")),
}
#: What a checked paper is told to be, and why.
CHECKS = {
    "valid": (
        _("Berlaku"),
        _("Surat ini ditandatangani seperti tertera dan isinya tidak berubah."),
    ),
    "void": (
        _("Batal"),
        _("Tanda tangan atau nomor surat ini sudah dibatalkan."),
    ),
    "superseded": (
        _("Sudah diganti"),
        _("Surat ini sudah diubah atau ditandatangani ulang setelah lembar ini."),
    ),
}
CAPACITIES = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj.", "delegate": "a.n."}
#: What the files of a paper are called.
FILES = {
    "pdf": _("PDF"),
    "sealed": _("PDF"),
    "docx": _("Word"),
    "book": _("Buku asli"),
    "combined": _("Gabungan (bukan PDF/A)"),
    "scan": _("Pindaian"),
    "upload": _("Berkas asal"),
}
#: A verb earlier here names the button where a step has several works.
PRECEDENCE = (
    Verb.SIGN,
    Verb.NUMBER,
    Verb.INITIAL,
    Verb.INSTRUCT,
    Verb.SEND,
    Verb.PUBLISH,
    Verb.CHECK,
    Verb.PREPARE,
    Verb.SUBMIT,
    Verb.RECEIVE,
    Verb.ARCHIVE,
    Verb.COLLECT,
    Verb.ENTER_ELSEWHERE,
    Verb.CARRY_OUT,
)


def state_word(state: str) -> str:
    """Return the word for a paper's or a number's state."""
    return gettext(STATES.get(state, state))
