"""What this chapter refuses, each error one sentence with what to do next."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext


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
        return text % self.values if self.values else text


class DocumentRefused(Refused):
    """The file cannot be received; carries the reader's own sentence."""

    sentence = "%(reason)s"


class DocumentTooBig(Refused):
    """The file passes the size limit."""

    sentence = (
        "Berkas berukuran %(size)s MB; batasnya %(limit)s MB. "
        "Pecah berkas, lalu unggah bagiannya satu per satu."
    )


class NoSopInDocument(Refused):
    """The file could be read but holds no SOP."""

    sentence = (
        "Tidak ditemukan tabel langkah SOP di “%(name)s”. "
        "Periksa bahwa berkas memuat kolom Kegiatan dan Mutu Baku."
    )


class DraftClosed(Refused):
    """The draft was published, replaced or discarded meanwhile."""

    sentence = "Draf ini sudah %(state)s. Muat ulang halaman untuk melihat hasilnya."


class QuestionUnknown(Refused):
    """The draft has no such open question (any more)."""

    sentence = "Pertanyaan ini sudah dijawab. Muat ulang halaman."


class AnswerUnusable(Refused):
    """The answer names no lane, step or value the SOP could take."""

    sentence = (
        "Jawaban “%(answer)s” tidak dapat dipakai. Pilih salah satu yang tersedia."
    )


class QuestionsOpen(Refused):
    """Guessed values have not been confirmed by a person."""

    sentence = (
        "Belum dapat disahkan: %(count)s pertanyaan belum dijawab, "
        "yang pertama “%(first)s”."
    )


class NotRunnable(Refused):
    """The SOP cannot be run as it stands."""

    sentence = "Belum dapat disahkan: %(reason)s"


class AuthorMayNotPublish(Refused):
    """Whoever answered for the draft does not approve it."""

    sentence = (
        "SOP tidak disahkan oleh penyusunnya sendiri. "
        "Minta pejabat lain yang berwenang untuk mengesahkan."
    )


class LaneUnbound(Refused):
    """A lane has no post, team or unit."""

    sentence = (
        "Pelaksana “%(lane)s” belum ditetapkan. "
        "Pilih jabatan, tim, atau unit yang menjalankannya."
    )


class LaneDoubtful(Refused):
    """A lane's name fits a post only in part."""

    sentence = (
        "Pelaksana “%(lane)s” belum pasti: usulannya “%(proposal)s”. "
        "Periksa dan tetapkan di halaman pemberlakuan."
    )


class LaneUnknown(Refused):
    """The SOP has no such lane."""

    sentence = "SOP ini tidak memiliki pelaksana “%(lane)s”."


class QueueUnknown(Refused):
    """The post, team or unit is not of this government."""

    sentence = "“%(queue)s” tidak ditemukan di daftar jabatan, tim, dan unit."


class AdoptedAlready(Refused):
    """The unit already runs this version."""

    sentence = "%(unit)s sudah memberlakukan versi %(number)s sejak %(since)s."


class AdoptionEnded(Refused):
    """The adoption is no longer in force."""

    sentence = "SOP ini tidak lagi berlaku di unit tersebut sejak %(since)s."


class DateBackwards(Refused):
    """A period would end before it begins."""

    sentence = (
        "Tanggal berlaku %(given)s mendahului %(earliest)s. Pilih tanggal sesudahnya."
    )


class Unknown(Refused):
    """Nothing of this number belongs to this government."""

    sentence = "Yang diminta tidak ditemukan. Muat ulang halaman."
