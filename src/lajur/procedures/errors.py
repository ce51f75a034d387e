"""What this chapter refuses, each error one sentence with what to do next."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, gettext_noop

from lajur.core.sop.said import told


class Refused(Exception):
    """An act of this chapter cannot be done; `str()` is for the page."""

    #: The sentence; a msgid with `%(name)s` places.
    sentence = ""

    def __init__(self, **values: Any) -> None:
        """Keep the values the sentence names."""
        super().__init__(self.sentence)
        self.values: Mapping[str, Any] = values

    def __str__(self) -> str:
        """Return the sentence in the reader's language."""
        text = gettext(self.sentence) if self.sentence else ""
        values = {name: _told(value) for name, value in self.values.items()}
        return text % values if values else text


def _told(value: Any) -> Any:
    """Tell a sentence of the core in the reader's language."""
    return told(value, gettext) if isinstance(value, str) else value


class DocumentRefused(Refused):
    """The file cannot be received; carries the reader's own sentence."""

    sentence = "%(reason)s"


class DocumentTooBig(Refused):
    """The file passes the size limit."""

    sentence = gettext_noop(
        "Berkas berukuran %(size)s MB; batasnya %(limit)s MB. "
        "Pecah berkas, lalu unggah bagiannya satu per satu."
    )


class NoSopInDocument(Refused):
    """The file could be read but holds no SOP."""

    sentence = gettext_noop(
        "Tidak ditemukan tabel langkah SOP di “%(name)s”. "
        "Periksa bahwa berkas memuat kolom Kegiatan dan Mutu Baku."
    )


class DraftClosed(Refused):
    """The draft was published, replaced or discarded meanwhile."""

    sentence = gettext_noop(
        "Draf ini sudah %(state)s. Muat ulang halaman untuk melihat hasilnya."
    )


class DraftFrozen(Refused):
    """The draft is with the approvers; what they see does not change."""

    sentence = gettext_noop(
        "Draf ini sedang diperiksa para pengesahnya, jadi isinya tidak dapat diubah. "
        "Tunggu sampai dikembalikan, atau batalkan kasus pengesahannya."
    )


class QuestionUnknown(Refused):
    """The draft has no such open question (any more)."""

    sentence = gettext_noop("Pertanyaan ini sudah dijawab. Muat ulang halaman.")


class AnswerSettled(Refused):
    """The draft was changed by hand since; the answer stands in those changes."""

    sentence = gettext_noop(
        "Jawaban ini tidak dapat diurungkan: SOP sudah diubah sesudahnya. "
        "Ubah nilainya di halaman Ubah."
    )


class AnswerUnusable(Refused):
    """The answer names no lane, step or value the SOP could take."""

    sentence = gettext_noop(
        "Jawaban “%(answer)s” tidak dapat dipakai. Pilih salah satu yang tersedia."
    )


class EditStale(Refused):
    """The draft was changed after the page was shown."""

    sentence = gettext_noop(
        "Draf ini sudah diubah %(who)s sesudah halaman Anda dibuka. "
        "Muat ulang halaman, lalu ulangi perubahan Anda."
    )


class NothingToUndo(Refused):
    """No change is left to take back, or to make again."""

    sentence = gettext_noop("Tidak ada perubahan yang dapat diurungkan atau diulangi.")


class EditRefused(Refused):
    """A change that would leave no SOP behind; `code` is that of the core."""

    def __str__(self) -> str:
        """Return the sentence of this reason."""
        return gettext(EDIT_REASONS[self.values["code"]])


#: By the code of `core.sop.edit.CannotEdit`.
EDIT_REASONS = {
    "unknown_step": gettext_noop("Langkah itu sudah tidak ada. Muat ulang halaman."),
    "unknown_actor": gettext_noop(
        "Pelaksana itu tidak ada dalam SOP ini. Pilih pelaksana yang tercantum."
    ),
    "unknown_paper": gettext_noop(
        "Naskah itu tidak ada dalam SOP ini. Pilih naskah yang tercantum."
    ),
    "unknown_region": gettext_noop(
        "Bagian per unit itu sudah tidak ada. Muat ulang halaman."
    ),
    "unknown_field": gettext_noop(
        "Isian itu tidak dapat diubah. Muat ulang halaman, lalu coba lagi."
    ),
    "last_step": gettext_noop(
        "Langkah ini satu-satunya. Ubah isinya, atau tambah langkah lain dahulu."
    ),
    "first_step": gettext_noop(
        "Langkah pertama tidak dapat mengembalikan. Pilih langkah sesudahnya."
    ),
    "text_empty": gettext_noop("Isian ini tidak boleh kosong. Ketik isinya."),
    "no_work": gettext_noop("Pilih sedikitnya satu pekerjaan untuk langkah ini."),
    "no_exit": gettext_noop("Langkah harus menuju langkah lain atau selesai."),
    "no_forward": gettext_noop(
        "Sedikitnya satu arah harus maju. Ubah salah satu arah menjadi maju."
    ),
    "labels_alike": gettext_noop(
        "Tiap pilihan memerlukan kata yang berbeda. Isi kata setiap arah."
    ),
    "name_taken": gettext_noop(
        "Pelaksana dengan nama itu sudah ada. Pakai nama yang berbeda."
    ),
    "actor_used": gettext_noop(
        "Pelaksana ini masih mengerjakan langkah. Pindahkan langkahnya dahulu."
    ),
    "not_each_unit": gettext_noop(
        "Bagian per unit memerlukan pelaksana berjenis tiap unit. "
        "Ubah jenis pelaksananya dahulu."
    ),
}


class QuestionsOpen(Refused):
    """Guessed values have not been confirmed by a person."""

    sentence = gettext_noop(
        "Belum dapat disahkan: %(count)s pertanyaan belum dijawab, "
        "yang pertama “%(first)s”."
    )


class NotRunnable(Refused):
    """The SOP cannot be run as it stands."""

    sentence = gettext_noop("Belum dapat disahkan: %(reason)s")


class AuthorMayNotPublish(Refused):
    """Whoever answered for the draft does not approve it."""

    sentence = gettext_noop(
        "SOP tidak disahkan oleh penyusunnya sendiri. "
        "Minta pejabat lain yang berwenang untuk mengesahkan."
    )


class LaneUnbound(Refused):
    """A lane has no post, team or unit."""

    sentence = gettext_noop(
        "Pelaksana “%(lane)s” belum ditetapkan. "
        "Pilih jabatan, tim, atau unit yang menjalankannya."
    )


class LaneDoubtful(Refused):
    """A lane's name fits a post only in part."""

    sentence = gettext_noop(
        "Pelaksana “%(lane)s” belum pasti: usulannya “%(proposal)s”. "
        "Periksa dan tetapkan di halaman pemberlakuan."
    )


class LaneUnknown(Refused):
    """The SOP has no such lane."""

    sentence = gettext_noop("SOP ini tidak memiliki pelaksana “%(lane)s”.")


class QueueUnknown(Refused):
    """The post, team or unit is not of this government."""

    sentence = gettext_noop(
        "“%(queue)s” tidak ditemukan di daftar jabatan, tim, dan unit."
    )


class AdoptedAlready(Refused):
    """The unit already runs this version."""

    sentence = gettext_noop(
        "%(unit)s sudah memberlakukan versi %(number)s sejak %(since)s."
    )


class AdoptionEnded(Refused):
    """The adoption is no longer in force."""

    sentence = gettext_noop(
        "SOP ini tidak lagi berlaku di unit tersebut sejak %(since)s."
    )


class DateBackwards(Refused):
    """A period would end before it begins."""

    sentence = gettext_noop(
        "Tanggal berlaku %(given)s mendahului %(earliest)s. Pilih tanggal sesudahnya."
    )


class Unknown(Refused):
    """Nothing of this number belongs to this government."""

    sentence = gettext_noop("Yang diminta tidak ditemukan. Muat ulang halaman.")


class FindingGone(Refused):
    """The SOP no longer has this finding."""

    sentence = gettext_noop("Temuan ini sudah tidak ada. Muat ulang halaman.")


class FindingWithoutMend(Refused):
    """Nobody but a person can put this finding right."""

    sentence = gettext_noop("Temuan ini tidak dapat diperbaiki sendiri. Ubah SOP-nya.")


class ReasonMissing(Refused):
    """A finding is put aside without a reason."""

    sentence = gettext_noop("Tulis alasannya terlebih dahulu.")
