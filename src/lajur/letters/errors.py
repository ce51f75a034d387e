"""Why an act on a paper was refused; each text is the sentence for the page."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


class LettersError(Exception):
    """An act on a paper was refused; `code` names why and `str()` says it."""

    code = "letters"
    sentence = _("Naskah ini tidak dapat dikerjakan.")

    def __init__(self, **facts: Any) -> None:
        """Keep what the sentence names."""
        super().__init__(self.code)
        self.facts = facts

    def __str__(self) -> str:
        """Return the sentence in the reader's language."""
        return gettext(self.sentence) % self.facts


class PaperMissing(LettersError):
    """There is no such paper on this desk."""

    code = "paper_missing"
    sentence = _("Naskah ini tidak ada pada langkah ini.")


class FieldMissing(LettersError):
    """A field that must be filled is empty."""

    code = "field_missing"
    sentence = _("%(paper)s belum lengkap. Isi dahulu: %(fields)s.")


class StaleDraft(LettersError):
    """Somebody saved the draft since this page was opened."""

    code = "stale_draft"
    sentence = _(
        "Naskah ini sudah disimpan orang lain sejak Anda membukanya. Muat ulang untuk "
        "melihat isinya, lalu ulangi perubahan Anda."
    )


class NotEditable(LettersError):
    """The paper may not be changed at this step, or by this person."""

    code = "not_editable"
    sentence = _("Naskah tidak dapat diubah pada langkah ini.")


class FileRefused(LettersError):
    """An uploaded file cannot be taken; the sentence says why."""

    code = "file_refused"
    sentence = "%(why)s"


class NumberMissing(LettersError):
    """No number series serves this paper."""

    code = "number_missing"
    sentence = _("Belum ada deret nomor untuk %(kind)s. Minta pengelola membuatnya.")


class SeriesUnknown(LettersError):
    """This office has no such series."""

    code = "series_unknown"
    sentence = _("Deret nomor ini tidak ada.")


class SeriesTaken(LettersError):
    """Another series of this office bears the name."""

    code = "series_taken"
    sentence = _("Sudah ada deret bernama “%(name)s”. Pilih nama lain.")


class PatternUnusable(LettersError):
    """A pattern that gives no number, or none that could be read back."""

    code = "pattern_unusable"
    sentence = _(
        "Pola “%(pattern)s” belum dapat dipakai. Pola memuat {urut} satu kali, dengan "
        "tanda pemisah di antara bagiannya, misalnya {klas}/{urut}/{kode_unit}."
    )


class NumberNotFree(LettersError):
    """A number can no longer be made void."""

    code = "number_not_free"
    sentence = _("Nomor ini sudah terdaftar atau sudah batal.")


class ReasonMissing(LettersError):
    """A number may only be made void with a reason."""

    code = "reason_missing"
    sentence = _("Alasan pembatalan belum diisi.")


class SigningFailed(LettersError):
    """The paper was not signed; it may be tried again."""

    code = "signing_failed"
    sentence = _("Surat belum ditandatangani.")


class WrongPassphrase(SigningFailed):
    """The gateway refused the passphrase."""

    code = "wrong_passphrase"
    sentence = _("Passphrase tidak cocok. Surat belum ditandatangani.")


class GatewaySilent(SigningFailed):
    """The gateway did not answer in time."""

    code = "gateway_silent"
    sentence = _(
        "Layanan tanda tangan tidak menjawab. Surat belum ditandatangani; nomor dan "
        "naskahnya disimpan. Ulangi beberapa saat lagi."
    )


class SigningUnfinished(SigningFailed):
    """A signature of this paper was begun and has not ended."""

    code = "signing_unfinished"
    sentence = _(
        "Penandatanganan naskah ini belum selesai. Selesaikan dahulu, dengan naskah "
        "dan nomor yang sama."
    )


class SealedToday(SigningFailed):
    """A certified signature bears the moment it was made."""

    code = "sealed_today"
    sentence = _(
        "Tanda tangan elektronik tersertifikasi tidak dapat dicatat mundur. Pilih cara "
        "lain, atau kosongkan waktunya."
    )


class SheetUnknown(LettersError):
    """No paper of this office has such a sheet."""

    code = "sheet_unknown"
    sentence = _("Tidak ada lembar berkode “%(code)s”. Periksa kode pada lembarnya.")


class SheetUnread(LettersError):
    """No code of a sheet could be read from its scan."""

    code = "sheet_unread"
    sentence = _(
        "Kode QR pada pindaian ini tidak terbaca. Ketik kode yang tercetak di bawahnya."
    )


class SheetOutdated(LettersError):
    """The text has changed since the sheet was printed."""

    code = "sheet_outdated"
    sentence = _(
        "Isi “%(paper)s” sudah berubah sejak lembar ini dicetak. Cetak dan tanda "
        "tangani lembar yang baru."
    )


class ScanMissing(SigningFailed):
    """A wet signature needs the scan of the signed sheet."""

    code = "scan_missing"
    sentence = _("Unggah dahulu pindaian naskah yang sudah ditandatangani.")
