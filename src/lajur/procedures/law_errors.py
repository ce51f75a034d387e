"""What the register of laws refuses, each a sentence with what to do next."""

from django.utils.translation import gettext_noop

from lajur.procedures.errors import Refused


class LawUnreadable(Refused):
    """A printed law that does not say its kind, number and year."""

    sentence = gettext_noop(
        "“%(text)s” tidak dikenali sebagai peraturan. Tulis jenis, nomor, dan "
        "tahunnya, misalnya “Perda Nomor 8 Tahun 2008 tentang Perangkat Daerah”."
    )


class LawWithoutSuccessor(Refused):
    """A law said to be replaced or changed, but not by what."""

    sentence = gettext_noop(
        "Tulis peraturan yang mengganti atau mengubahnya, atau pilih “Masanya "
        "berakhir”."
    )


class LawItsOwnSuccessor(Refused):
    """A law said to be replaced by itself, or by one it replaces."""

    sentence = gettext_noop(
        "Peraturan tidak dapat menggantikan dirinya sendiri, juga lewat peraturan "
        "lain. Periksa nomor dan tahunnya."
    )


class LawNotNoted(Refused):
    """A note to take back that is not there (any more)."""

    sentence = gettext_noop(
        "Catatan peraturan ini sudah tidak ada. Muat ulang halaman."
    )
