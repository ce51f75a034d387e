"""What the life of an SOP refuses, each a sentence with what to do next."""

from collections.abc import Mapping

from django.utils.translation import gettext, gettext_noop

from lajur.procedures.errors import Refused
from lajur.procedures.lifecycle import MoveRefused, State

#: How a page says where an SOP stands.
STATE_WORDS: Mapping[State, str] = {
    State.WISHED: gettext_noop("usulan"),
    State.DRAFT: gettext_noop("draf"),
    State.TRIAL: gettext_noop("uji coba"),
    State.REVIEW: gettext_noop("reviu"),
    State.APPROVED: gettext_noop("disahkan"),
    State.IN_FORCE: gettext_noop("efektif"),
    State.MONITORED: gettext_noop("efektif, dipantau"),
    State.EVALUATED: gettext_noop("efektif, dievaluasi"),
    State.REVISED: gettext_noop("direvisi"),
    State.WITHDRAWN: gettext_noop("dicabut"),
}

#: By the code of `lajur.procedures.lifecycle.MoveRefused`.
MOVE_REASONS: Mapping[str, str] = {
    "not_steward": gettext_noop(
        "Hanya pengelola SOP yang dapat melakukannya. Hubungi pengelola kantor Anda."
    ),
    "wrong_state": gettext_noop(
        "Hal ini tidak dapat dilakukan pada SOP berkeadaan “%(state)s”. "
        "Muat ulang halaman untuk melihat pilihannya."
    ),
    "in_approval": gettext_noop(
        "Draf ini sedang dalam pengesahan. Tunggu hasilnya, atau batalkan kasusnya."
    ),
    "draft_open": gettext_noop("SOP ini sudah punya draf. Lanjutkan draf itu."),
    "questions_open": gettext_noop(
        "%(count)s pertanyaan belum dijawab. Jawab dahulu di halaman tinjau."
    ),
    "no_approval_sop": gettext_noop(
        "Kantor ini belum menetapkan SOP pengesahan. Pilih dahulu SOP yang "
        "mengaturnya, di halaman siklus SOP itu."
    ),
    "approval_needed": gettext_noop(
        "Di kantor ini SOP disahkan lewat kasus pengesahan. Pilih Ajukan pengesahan."
    ),
    "changed_since": gettext_noop(
        "Isi draf berubah sesudah diperiksa pada langkah %(number)s. "
        "Ajukan pengesahan sekali lagi."
    ),
    "author_signed": gettext_noop(
        "Langkah %(number)s ditandatangani oleh penyusunnya sendiri. "
        "Ajukan pengesahan kepada pejabat lain."
    ),
    "not_signed": gettext_noop(
        "Langkah %(number)s belum ditandatangani siapa pun. "
        "Ajukan pengesahan sekali lagi."
    ),
    "author_would_sign": gettext_noop(
        "%(desk)s yang menandatangani adalah penyusun draf ini. "
        "Minta pejabat lain menjadi penyusun atau pengesahnya."
    ),
    "nobody_looked": gettext_noop(
        "Tidak ada yang memeriksa draf ini pada kasusnya. "
        "Ajukan pengesahan sekali lagi."
    ),
    "not_planned": gettext_noop(
        "Tetapkan dahulu pelaksana dan tanggal berlakunya, lalu ajukan pengesahan."
    ),
    "withdrawn_from": gettext_noop(
        "Tanggal cabut %(given)s mendahului tanggal berlakunya, %(earliest)s. "
        "Pilih tanggal sesudahnya."
    ),
    "replaces_itself": gettext_noop("SOP tidak dapat digantikan oleh dirinya sendiri."),
    "assessed_already": gettext_noop(
        "Penilaian untuk tanggal ini sudah dicatat. Muat ulang halaman."
    ),
    "answers_missing": gettext_noop("Jawab ketujuh pernyataan dengan ya atau tidak."),
    "judgement_missing": gettext_noop(
        "Pilih dahulu apakah SOP berjalan dengan baik atau tidak."
    ),
    "title_taken": gettext_noop(
        "Sudah ada SOP bernama “%(title)s” dalam katalog. Buka SOP itu."
    ),
    "title_empty": gettext_noop("Tulis nama SOP yang diusulkan."),
    "not_in_force": gettext_noop("SOP ini tidak sedang berlaku di kantor ini."),
}


class MoveNotAllowed(Refused):
    """A move that cannot be made; `code` names why and `str()` says it."""

    def __init__(self, refused: MoveRefused | str, **facts: object) -> None:
        """Keep the code and what its sentence names."""
        given = MoveRefused(refused, facts) if isinstance(refused, str) else refused
        super().__init__(**given.facts)
        self.code = given.code

    def __str__(self) -> str:
        """Return the sentence in the reader's language."""
        facts = dict(self.values)
        if "state" in facts:
            word = STATE_WORDS.get(facts["state"])
            facts["state"] = gettext(word) if word else gettext("belum ada")
        return gettext(MOVE_REASONS[self.code]) % facts
