"""What each kind of work is called on buttons and chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class WorkWords:
    """The words and the icon of one kind of work."""

    #: on a chip in a list: "Paraf"
    noun: StrOrPromise
    #: on the primary button: "Paraf", "Tanda tangani"
    verb: StrOrPromise
    #: in history and in the message after the act: "Diparaf"
    done: StrOrPromise
    icon: str
    #: the single key that moves to the button
    key: str = "p"


WORKS: dict[str, WorkWords] = {
    "instruct": WorkWords(
        _("Perintah"), _("Perintahkan"), _("Diperintahkan"), "message-square-share"
    ),
    "prepare": WorkWords(_("Siapkan"), _("Serahkan"), _("Diserahkan"), "file-pen-line"),
    "check": WorkWords(_("Periksa"), _("Setujui"), _("Disetujui"), "file-check"),
    "initial": WorkWords(
        _("Paraf"), pgettext_lazy("verb", "Paraf"), _("Diparaf"), "signature"
    ),
    "sign": WorkWords(
        _("Tanda tangan"), _("Tanda tangani"), _("Ditandatangani"), "pen-line", "t"
    ),
    "number": WorkWords(_("Nomor"), _("Beri nomor"), _("Dinomori"), "hash"),
    "send": WorkWords(_("Kirim"), pgettext_lazy("verb", "Kirim"), _("Dikirim"), "send"),
    "collect": WorkWords(
        _("Himpun"), _("Serahkan himpunan"), _("Dihimpun"), "folder-input"
    ),
    "submit": WorkWords(
        _("Isi data"), _("Serahkan data"), _("Data diserahkan"), "file-up"
    ),
    "carry_out": WorkWords(
        _("Laksanakan"), _("Nyatakan selesai"), _("Dilaksanakan"), "circle-play"
    ),
    "receive": WorkWords(
        _("Terima"), pgettext_lazy("verb", "Terima"), _("Diterima"), "package-check"
    ),
    "publish": WorkWords(
        _("Terbitkan"),
        pgettext_lazy("verb", "Terbitkan"),
        _("Diterbitkan"),
        "megaphone",
    ),
    "archive": WorkWords(_("Arsip"), _("Arsipkan"), _("Diarsipkan"), "archive"),
    "enter_elsewhere": WorkWords(
        _("Catat"), _("Nyatakan tercatat"), _("Tercatat"), "monitor-check"
    ),
}
ANY_WORK = WorkWords(_("Tugas"), _("Selesaikan"), _("Selesai"), "circle-check")


def work_words(kind: str | None) -> WorkWords:
    """Give the words of a kind of work, plain ones when it is unknown."""
    return WORKS.get(kind or "", ANY_WORK)


@dataclass(frozen=True, slots=True)
class StateWords:
    """How a state is shown: icon, word and colour class together."""

    word: StrOrPromise
    icon: str
    tone: str = ""


STATES: dict[str, StateWords] = {
    "none": StateWords(_("Belum mulai"), "circle-dashed", "none"),
    "waiting": StateWords(_("Menunggu"), "clock"),
    "working": StateWords(_("Dikerjakan"), "contrast", "now"),
    "running": StateWords(_("Berjalan"), "contrast", "now"),
    "sent": StateWords(_("Terkirim"), "send", "now"),
    "returned": StateWords(_("Dikembalikan"), "undo-2", "back"),
    "suspended": StateWords(_("Ditangguhkan"), "circle-pause", "back"),
    "done": StateWords(_("Selesai"), "check", "done"),
    "finished": StateWords(_("Selesai"), "check", "done"),
    "accepted": StateWords(_("Diterima"), "check", "done"),
    "late": StateWords(_("Lewat batas"), "triangle-alert", "late"),
    "failed": StateWords(_("Gagal"), "triangle-alert", "late"),
    "cancelled": StateWords(_("Dibatalkan"), "circle-slash", "none"),
    "acting": StateWords(_("Plh."), "arrow-left-right", "acting"),
    "asked": StateWords(_("Ditanyakan"), "circle-question-mark", "acting"),
    "checking": StateWords(_("Periksa"), "eye", "back"),
    "sure": StateWords(_("Yakin"), "check", "done"),
    "missing": StateWords(_("Kosong di sumber"), "circle-dashed", "none"),
    "locked": StateWords(_("Terkunci"), "lock"),
    "in_force": StateWords(_("Berlaku"), "check", "done"),
    "draft": StateWords(_("Draf"), "file-pen-line"),
    "withdrawn": StateWords(_("Dicabut"), "circle-slash", "none"),
    "wished": StateWords(_("Usulan"), "lightbulb"),
    "trial": StateWords(_("Uji coba"), "flask-conical", "now"),
    "review": StateWords(_("Reviu"), "eye", "now"),
}


def state_words(code: str) -> StateWords:
    """Give the look of a state; an unknown code shows itself plainly."""
    return STATES.get(code, StateWords(code, "circle"))
