"""The page of a case in words: the plain strip, facts, deadlines, desks, papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lajur.cases.queries import CasePage, OpenAt
from lajur.cases.queries import TimelineRow as CaseLine
from lajur.cases.views.chart import chart_of
from lajur.cases.wording import journey, since_words
from lajur.ui import dates
from lajur.ui.amounts import minutes_text
from lajur.ui.deadline import DeadlineLabel, deadline_of
from lajur.ui.templatetags.lajur import TimelineRow
from lajur.ui.text import headline

if TYPE_CHECKING:
    from lajur.desk.frame import AtWork

#: More open branches than this are counted, not told one by one.
TOLD = 3
CAPACITIES = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj.", "delegate": "a.n."}


@dataclass(frozen=True)
class StripLine:
    """One sentence of the plain-words strip."""

    lead: str
    text: str
    deadline: DeadlineLabel | None = None


@dataclass(frozen=True)
class DeskLine:
    """Who has the case now."""

    name: str
    holder: str
    acting: str


@dataclass(frozen=True)
class FileLine:
    """A file beside the case."""

    url: str
    name: str
    second: str


@dataclass(frozen=True)
class CaseSheet:
    """Everything the page of a case shows."""

    case_id: int
    subject: str
    number: str
    sop: str
    sop_url: str
    my_task_url: str
    state: str
    state_reason: str
    strip: tuple[StripLine, ...]
    strip_rest: str
    done: int
    total: int
    facts: tuple[tuple[str, str], ...]
    chart_across: SafeString
    chart_upright: SafeString
    chart_words: tuple[str, ...]
    timeline: list[TimelineRow]
    older_url: str
    deadlines: tuple[tuple[str, DeadlineLabel], ...]
    files: tuple[FileLine, ...]
    desks: tuple[DeskLine, ...]
    #: The open tasks, for whoever leads the case, with the pages of each.
    open_tasks: tuple[tuple[str, str], ...]
    waits_for_units: bool


def case_sheet(
    office: "AtWork", case: CasePage, lines: Sequence[CaseLine], *, page_size: int
) -> CaseSheet:
    """Put the page of a case together."""
    runs = case.state in ("running", "suspended")
    chart = chart_of(office.government_id, case.version_id, case.steps, runs=runs)
    mine = next((row for row in case.open if row.queue in office.queues), None)
    more = len(lines) == page_size and lines[-1].seq > 1
    return CaseSheet(
        case_id=case.case_id,
        subject=case.subject,
        number=_("Kasus %(n)d") % {"n": case.case_id},
        sop=case.sop_title,
        sop_url=reverse("procedures:sop-show", args=[case.sop_slug]),
        my_task_url=reverse("letters:task-show", args=[mine.task_id])
        if mine and case.state == "running"
        else "",
        state=case.state,
        state_reason=case.state_reason or "",
        strip=_strip(office, case),
        strip_rest=_strip_rest(case),
        done=case.done_steps,
        total=case.step_m,
        facts=_facts(case),
        chart_across=chart.across,
        chart_upright=chart.upright,
        chart_words=chart.words,
        timeline=_now(office, case, lines) + journey(lines, office.at),
        older_url=f"?sebelum={lines[-1].seq}" if more else "",
        deadlines=_deadlines(office, case),
        files=tuple(
            FileLine(
                reverse("cases:file-download", args=[case.case_id, row.id]),
                row.name,
                f"{row.post} · {dates.moment(row.at)}",
            )
            for row in case.attachments
        ),
        desks=_desks(case),
        open_tasks=_open_tasks(case),
        waits_for_units=case.state == "running" and case.region is not None,
    )


def _open_tasks(case: CasePage) -> tuple[tuple[str, str], ...]:
    """Name each open task with the address of its page."""
    if case.state != "running":
        return ()
    return tuple(
        (
            f"{row.step_number} · {row.unit or headline(row.step_text)}",
            reverse("letters:task-show", args=[row.task_id]) + "#more",
        )
        for row in case.open
    )


def _strip(office: "AtWork", case: CasePage) -> tuple[StripLine, ...]:
    """Say first in plain words where the case stands."""
    if case.state == "finished" and case.finished_at:
        when = since_words(case.finished_at)
        text = _("Seluruh %(m)d langkah selesai pada %(when)s.")
        facts = {"m": case.step_m, "when": when}
        return (StripLine(_("Kasus selesai."), text % facts),)
    if case.state == "cancelled":
        return (StripLine(_("Kasus dibatalkan."), _("Tidak ada tugas terbuka.")),)
    return tuple(_strip_line(office, case, rows) for rows in _by_step(case)[:TOLD])


def _by_step(case: CasePage) -> list[list[OpenAt]]:
    """Group what is open by step: branches of many units stand at the same one."""
    found: dict[str, list[OpenAt]] = {}
    for row in case.open:
        found.setdefault(row.step_id, []).append(row)
    return list(found.values())


def _strip_line(office: "AtWork", case: CasePage, rows: list[OpenAt]) -> StripLine:
    """Say where one step lies; of many branches the one that is due first."""
    first = min(rows, key=lambda row: row.since)
    lead = _("Langkah %(n)s dari %(m)s.") % {"n": first.step_number, "m": case.step_m}
    text = _("%(step)s, di meja %(desk)s sejak %(since)s.") % {
        "step": headline(first.step_text),
        "desk": _desk(rows),
        "since": _("%(day)s pukul %(time)s")
        % {"day": dates.long_day(first.since), "time": dates.clock(first.since)},
    }
    if first.standard:
        text += " " + _("Standar %(standard)s.") % {"standard": first.standard}
    dues = [row for row in rows if row.due_at]
    due = min(dues, key=lambda row: row.due_at or row.since) if dues else first
    return StripLine(lead, text, _label(office, due))


def _desk(rows: list[OpenAt]) -> str:
    """Name the desk of a step, with the units whose branches lie there."""
    units = [row.unit for row in rows if row.unit]
    own = rows[0].queue == f"unit:{rows[0].unit_id}"
    if not units:
        return rows[0].desk
    if len(units) > TOLD:
        names = _("%(n)d unit") % {"n": len(units)}
    else:
        names = ", ".join(units)
    if own:
        return names
    return _("%(desk)s (untuk %(units)s)") % {"desk": rows[0].desk, "units": names}


def _strip_rest(case: CasePage) -> str:
    parts = []
    n = len(_by_step(case)) - TOLD
    if n > 0:
        text = ngettext(
            "%(n)d langkah lain juga terbuka.", "%(n)d langkah lain juga terbuka.", n
        )
        parts.append(text % {"n": n})
    if case.region:
        got = case.region.expected - case.region.remaining
        text = _("%(got)d dari %(all)d unit selesai.")
        parts.append(text % {"got": got, "all": case.region.expected})
    return " ".join(parts)


def _facts(case: CasePage) -> tuple[tuple[str, str], ...]:
    facts = [(_("Dimulai"), dates.week_day(case.started_at))]
    if case.finished_at:
        facts.append((_("Selesai"), dates.week_day(case.finished_at)))
    elif case.forecast_end:
        facts.append((_("Perkiraan selesai"), dates.week_day(case.forecast_end)))
    if case.legal_date:
        facts.append((_("Batas menurut peraturan"), dates.week_day(case.legal_date)))
    if case.is_backdated:
        facts.append((_("Pencatatan"), _("dicatat mundur dari kertas")))
    returns = ngettext("%(n)d kali", "%(n)d kali", case.returns) % {"n": case.returns}
    facts.append((_("Dikembalikan"), returns))
    return tuple(facts)


def _label(office: "AtWork", row: OpenAt) -> DeadlineLabel | None:
    return deadline_of(row.due_at, office.at, office.calendar)


def _now(
    office: "AtWork", case: CasePage, lines: Sequence[CaseLine]
) -> list[TimelineRow]:
    """Say on top of the newest page what lies open."""
    is_newest = not lines or lines[0].seq >= case.seq
    if not is_newest:
        return []
    return [
        TimelineRow(
            title=f"{row.step_number} · {headline(row.step_text)}",
            second=_("%(desk)s, sejak %(since)s")
            % {"desk": _desk([row]), "since": dates.moment(row.since)},
            standard=_("standar %(standard)s") % {"standard": row.standard}
            if row.standard
            else "",
            actual=_("berjalan %(time)s") % {"time": minutes_text(row.elapsed_minutes)},
            tone="now",
            number=row.step_number,
            is_over=row.is_late,
        )
        for row in case.open[:TOLD]
    ]


def _deadlines(
    office: "AtWork", case: CasePage
) -> tuple[tuple[str, DeadlineLabel], ...]:
    found = []
    for row in case.open:
        label = _label(office, row)
        if label:
            place = row.unit or headline(row.step_text)
            found.append((f"{place} ({row.step_number})", label))
    if case.legal_date and case.state == "running":
        text = dates.day(case.legal_date)
        found.append((_("Batas menurut peraturan"), DeadlineLabel("far", text)))
    return tuple(found)


def _desks(case: CasePage) -> tuple[DeskLine, ...]:
    lines = {}
    for row in case.open:
        prefix = CAPACITIES.get(row.capacity or "", "")
        acting = f"{prefix} {row.holder}" if prefix and row.holder else ""
        lines[row.queue] = DeskLine(row.desk, row.taken_by or row.holder or "", acting)
    return tuple(lines.values())
