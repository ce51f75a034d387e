"""The history of a case in words, for every page that shows it."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lajur.cases.queries import TimelineRow as CaseLine
from lajur.ui import dates
from lajur.ui.amounts import minutes_text
from lajur.ui.templatetags.lajur import TimelineRow
from lajur.ui.text import headline

#: What an act is called in history, its tone and its icon.
ACTS = {
    "start": (gettext_lazy("Kasus dimulai"), "done", "play"),
    "take": (gettext_lazy("Tugas diambil"), "todo", "hand"),
    "hand_back": (gettext_lazy("Tugas dilepas"), "todo", "undo"),
    "suspend": (gettext_lazy("Kasus ditangguhkan"), "back", "circle-pause"),
    "resume": (gettext_lazy("Kasus dilanjutkan"), "done", "circle-play"),
    "cancel": (gettext_lazy("Kasus dibatalkan"), "late", "circle-slash"),
    "reassign": (gettext_lazy("Tugas dipindahkan"), "todo", "arrow-left-right"),
    "delegate": (gettext_lazy("Tugas didelegasikan"), "todo", "arrow-left-right"),
    "comment": (gettext_lazy("Catatan"), "todo", "message-square"),
    "attach": (gettext_lazy("Berkas dilampirkan"), "todo", "paperclip"),
    "undo": (gettext_lazy("Tindakan diurungkan"), "back", "undo-2"),
    "skip": (gettext_lazy("Langkah dilewati"), "back", "skip-forward"),
    "move": (gettext_lazy("Tugas dipindahkan ke langkah lain"), "back", "move"),
    "add_unit": (gettext_lazy("Unit ditambahkan"), "todo", "plus"),
    "excuse_unit": (gettext_lazy("Unit dibebaskan"), "todo", "minus"),
    "change_version": (
        gettext_lazy("Kasus dipindahkan ke versi SOP yang baru"),
        "back",
        "move",
    ),
    "recompute_deadlines": (
        gettext_lazy("Tenggat dihitung ulang menurut kalender baru"),
        "todo",
        "calendar-clock",
    ),
    "record": (gettext_lazy("Catatan SOP ditandai"), "done", "check"),
    "join_deadline": (gettext_lazy("Batas waktu unit tiba"), "late", "alarm-clock"),
    "reminder": (gettext_lazy("Pengingat dikirim"), "todo", "bell"),
    "escalation": (gettext_lazy("Diteruskan ke atasan"), "late", "triangle-alert"),
}


#: Acts on one step that are named with its number.
ON_A_STEP = frozenset({"take", "hand_back", "reassign", "delegate", "skip", "move"})


def since_words(at: datetime) -> str:
    """Say a moment in a sentence: "20 Januari 2026 pukul 08.20"."""
    return _("%(day)s pukul %(time)s") % {
        "day": dates.day(at),
        "time": dates.clock(at),
    }


def journey(lines: Iterable[CaseLine], at: datetime) -> list[TimelineRow]:
    """Say every act of a case, in the order given."""
    return [_row(line, at) for line in lines]


def _row(line: CaseLine, at: datetime) -> TimelineRow:
    who = line.post or line.person
    if line.act in ("complete", "return"):
        return _step_row(line, who, at)
    words, tone, icon = ACTS.get(line.act, (line.act, "todo", "circle"))
    title = str(words)
    if line.act in ON_A_STEP and line.step_number:
        title = f"{line.step_number} · {title}"
    said = (line.note or "", _where(line), who)
    return TimelineRow(
        title=title,
        second=" · ".join(part for part in said if part),
        standard=_when(line.at, at),
        tone=tone,
        icon=icon,
        quote=line.reason or "",
    )


def _where(line: CaseLine) -> str:
    """Name where a task went, which unit was meant, or which file it was."""
    named = line.body.get("to")
    if line.act in ("delegate", "reassign") and named:
        return _("ke %(desk)s") % {"desk": named}
    return str(named or line.body.get("name") or "")


def _step_row(line: CaseLine, who: str, at: datetime) -> TimelineRow:
    title = f"{line.step_number} · {headline(line.step_text)}"
    if (line.round or 1) > 1:
        title += ", " + _("putaran %(round)d") % {"round": line.round}
    if line.act == "return":
        return TimelineRow(
            title=title + ": " + _("dikembalikan"),
            second=who,
            standard=_when(line.at, at),
            tone="back",
            icon="undo-2",
            quote=line.reason or "",
        )
    second = [line.outcome or "", who, line.note or ""]
    if line.backdated:
        day = {"at": since_words(line.backdated)}
        second.append(_("dicatat mundur: dikerjakan %(at)s") % day)
    return TimelineRow(
        title=title,
        second=" · ".join(part for part in second if part),
        standard=_standard(line, at),
        actual=_actual(line),
        is_over=line.is_late,
    )


def _standard(line: CaseLine, at: datetime) -> str:
    if not line.standard:
        return _when(line.at, at)
    return _("standar %(standard)s") % {"standard": line.standard}


def _actual(line: CaseLine) -> str:
    if line.actual_minutes is None:
        return ""
    return minutes_text(line.actual_minutes)


def _when(moment: datetime, at: datetime) -> str:
    if localtime(moment).date() == localtime(at).date():
        return dates.clock(moment)
    return dates.moment(moment)
