"""What this chapter refuses: each a code and a sentence with what to do next."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lajur.core.engine import Refusal

SENTENCES: Mapping[str, str] = {
    "not_open": _("Tugas ini sudah tidak terbuka. Muat ulang halaman."),
    "lost_race": _(
        "Tugas ini sudah dikerjakan oleh %(person)s (%(post)s) pada %(at)s. "
        "Muat ulang halaman untuk melihat hasilnya."
    ),
    "changed_meanwhile": _(
        "Kasus ini sedang dikerjakan orang lain. Muat ulang halaman, lalu coba lagi."
    ),
    "not_yours": _("Tugas ini ada di meja lain; jabatan Anda tidak dapat menjawabnya."),
    "taken_by_other": _(
        "Tugas ini sedang dikerjakan %(person)s. Minta ia mengembalikannya dahulu."
    ),
    "taken_already": _("Tugas ini sudah diambil. Muat ulang halaman."),
    "not_taken": _("Tugas ini belum diambil siapa pun."),
    "not_shared": _("Tugas ini hanya ada di satu meja; tidak perlu diambil."),
    "case_not_running": _("Kasus ini tidak sedang berjalan."),
    "not_suspended": _("Kasus ini tidak sedang ditangguhkan."),
    "reason_needed": _("Tuliskan alasannya."),
    "text_needed": _("Tuliskan isi catatan."),
    "outcome_needed": _("Pilih salah satu keputusan."),
    "outcome_unknown": _("Keputusan itu tidak ada pada langkah ini."),
    "no_way_back": _(
        "Langkah ini tidak dapat dikembalikan: tidak ada orang sebelumnya."
    ),
    "lane_unbound": _(
        "Pelaksana “%(lane)s” belum ditetapkan. "
        "Tetapkan di halaman SOP, lalu coba lagi."
    ),
    "no_counterpart": _(
        "Langkah %(number)s yang sedang terbuka tidak ada padanannya pada versi baru. "
        "Selesaikan dahulu langkah itu."
    ),
    "region_differs": _(
        "Langkah %(number)s yang sedang terbuka dikerjakan per unit pada satu versi "
        "dan tidak pada versi lain. Selesaikan dahulu langkah itu."
    ),
    "no_newer_version": _("Tidak ada versi SOP yang lebih baru untuk kasus ini."),
    "calendar_outdated": _(
        "Kalender sudah berubah lagi. Muat ulang halaman, lalu periksa jumlahnya."
    ),
    "not_finished": _("Catatan diisi setelah langkah terakhir selesai."),
    "record_unknown": _("Catatan itu tidak ada pada SOP ini."),
    "record_ticked": _("Catatan ini sudah ditandai. Muat ulang halaman."),
    "no_units": _("SOP ini meminta data dari unit. Pilih paling sedikit satu unit."),
    "no_region": _("Kasus ini tidak sedang menunggu unit."),
    "unit_known": _("Unit ini sudah diminta."),
    "unit_unknown": _("Unit ini tidak sedang ditunggu."),
    "unit_missing": _("Unit itu tidak ada di kantor ini. Pilih unit lain."),
    "two_eyes": _(
        "Anda yang terakhir memeriksa naskah ini. Penandatangannya harus orang lain: "
        "minta pejabat lain memeriksa atau menandatanganinya."
    ),
    "too_late_to_undo": _("Tindakan ini sudah lewat sepuluh detik."),
    "undo_not_yours": _("Hanya orang yang melakukannya yang dapat membatalkannya."),
    "undo_touched": _("Tindakan ini sudah diteruskan orang lain."),
    "same_queue": _("Tugas ini sudah ada di meja itu."),
    "step_unknown": _("Langkah itu tidak ada atau tidak dapat dituju dari sini."),
    "not_starter": _(
        "SOP ini dimulai oleh %(lane)s. Minta pejabat itu yang menjalankannya."
    ),
    "not_in_force": _("SOP ini tidak berlaku pada tanggal ini."),
    "withdrawn": _(
        "SOP ini dicabut sejak %(since)s (%(reason)s). Kasus baru tidak dapat dimulai."
    ),
    "withdrawn_for": _(
        "SOP ini dicabut sejak %(since)s (%(reason)s). Jalankan SOP “%(heir)s”."
    ),
    "no_approval_sop": _(
        "Kantor ini belum menetapkan SOP pengesahan. Tetapkan dahulu di halaman "
        "siklus SOP yang mengaturnya."
    ),
    "unknown": _("Kasus atau tugas itu tidak ada."),
    "backdated_future": _("Tanggal mundur harus sebelum hari ini."),
    "not_leader": _(
        "Minta yang memulai kasus ini, %(lane)s, atau pengelola kantor "
        "untuk melakukannya."
    ),
    "not_manager": _(
        "Minta pengelola kantor untuk melakukannya: langkah SOP akan terlewati."
    ),
    "not_member": _("Kasus ini bukan milik kantor Anda."),
    "desk_unknown": _("Meja itu tidak ada di kantor ini. Pilih meja lain."),
    "person_unknown": _("Orang itu tidak ada di kantor ini. Pilih orang lain."),
    "file_unknown": _("Berkas itu belum diunggah."),
}


class CaseRefused(Exception):
    """An act cannot be done; `code` names why and `str()` says it."""

    def __init__(self, code: str, **facts: Any) -> None:
        """Keep the code and what its sentence names."""
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """Return the sentence in the reader's language."""
        return sentence(Refusal(self.code, self.facts))


class LostRace(CaseRefused):
    """Somebody else was quicker; nothing was written."""


class TwoEyes(CaseRefused):
    """This person would be the only eyes on a paper."""


def refused(refusal: Refusal) -> CaseRefused:
    """Return the error of a refusal."""
    kind = TwoEyes if refusal.code == "two_eyes" else CaseRefused
    return kind(refusal.code, **refusal.facts)


def sentence(refusal: Refusal) -> str:
    """Return a refusal in words."""
    text = gettext(SENTENCES[refusal.code])
    return text % refusal.facts if "%(" in text else text
