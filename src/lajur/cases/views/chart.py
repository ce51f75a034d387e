"""The live flowchart of a case, drawn twice: across, and upright for phones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from lajur.cases.queries import StepState
from lajur.core.drawing import NodeState, Stage, describe, live_svg
from lajur.core.sop import Sop
from lajur.procedures import queries as procedures

#: What the drawing says; the core knows no translations, so they are named here.
WORDS = (
    _("Belum sampai"),
    _("Selesai"),
    _("Sedang berjalan"),
    _("Menunggu perbaikan"),
    _("Dilewati"),
    _("Langkah {number}: {text}."),
    _("Keputusan: {exits}."),
    _("{label} ke langkah {number}"),
    _("{label} kembali ke langkah {number}"),
    _("{label} selesai"),
    _("Lanjut ke langkah {number}."),
    _("lewat batas"),
    _("dikembalikan {count} kali"),
    _("Diagram alir {title}, {steps} langkah, {lanes} pelaksana"),
    _("kini"),
    _("Langkah"),
    _("Isi yang sama tersedia sebagai daftar."),
)
#: So many pictures are kept; each follows from the version and its states alone.
KEPT = 64

States = tuple[tuple[str, NodeState], ...]


@dataclass(frozen=True)
class ChartPictures:
    """The flowchart for wide screens, for phones, and in words."""

    across: SafeString
    upright: SafeString
    words: tuple[str, ...]


def chart_of(
    government_id: int, version_id: int, steps: Mapping[str, StepState], *, runs: bool
) -> ChartPictures:
    """Draw a case; the same version in the same state is drawn once."""
    states = tuple(
        (step, node_state(state, runs=runs)) for step, state in steps.items()
    )
    return _drawn(government_id, version_id, states, get_language() or "id")


def node_state(state: StepState, *, runs: bool) -> NodeState:
    """Say how a step of the drawing looks."""
    if state.is_skipped:
        stage = Stage.SKIPPED
    elif state.open and runs:
        stage = Stage.REPAIR if state.is_open_by_return else Stage.CURRENT
    else:
        stage = Stage.DONE if state.is_done else Stage.NOT_REACHED
    is_late = bool(state.is_late and runs)
    return NodeState(stage, overdue=is_late, returned=state.returned)


@lru_cache(maxsize=KEPT)
def _drawn(
    government_id: int, version_id: int, states: States, _language: str
) -> ChartPictures:
    sop: Sop = procedures.version(government_id, version_id).sop
    known = dict(states)
    across = live_svg(sop, known, orientation="across", prefix="fa", say=gettext)
    upright = live_svg(sop, known, orientation="upright", prefix="fu", say=gettext)
    return ChartPictures(
        mark_safe(across),  # noqa: S308  # drawn by us; every text is escaped
        mark_safe(upright),  # noqa: S308
        tuple(describe(sop, known, say=gettext)),
    )
