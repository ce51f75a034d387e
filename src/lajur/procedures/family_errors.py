"""What families and patterns refuse, each a sentence with what to do next."""

from django.utils.translation import gettext_noop

from lajur.procedures.errors import Refused


class NameMissing(Refused):
    """A family is given no name."""

    sentence = gettext_noop("Tulis nama keluarga SOP terlebih dahulu.")


class TooFewKin(Refused):
    """A pattern needs SOPs that are worded alike."""

    sentence = gettext_noop(
        "Pola memerlukan sedikitnya dua SOP yang sudah disahkan dan bunyi langkahnya "
        "serupa; keluarga ini belum memilikinya."
    )


class PatternMissing(Refused):
    """The family has no pattern yet."""

    sentence = gettext_noop("Keluarga ini belum berpola. Buat polanya dahulu.")


class ValueMissing(Refused):
    """A new SOP from a pattern is not told what it is about."""

    sentence = gettext_noop("Isi pokok SOP yang akan dibuat.")


class TitleTaken(Refused):
    """An SOP of this title is in the register."""

    sentence = gettext_noop(
        "SOP “%(title)s” sudah ada di katalog. Ubah pokoknya, atau revisi SOP itu."
    )


class NothingToApply(Refused):
    """The newest version changed nothing that the pattern says."""

    sentence = gettext_noop(
        "Versi terbaru SOP ini tidak mengubah bagian yang berasal dari pola."
    )


class OfferSettled(Refused):
    """The offer was accepted, declined or overtaken meanwhile."""

    sentence = gettext_noop("Tawaran perubahan ini sudah selesai. Muat ulang halaman.")
