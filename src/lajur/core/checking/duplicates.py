"""L08: the same activity has one SOP."""

from lajur.core.checking.catalogue import Catalogue, Entry, without_unit
from lajur.core.checking.model import Diagnoses, Diagnosis
from lajur.core.checking.words import content
from lajur.core.sop import Sop
from lajur.core.sop.said import said

_REDUNDANT = frozenset(
    ["mekanisme", "prosedur", "sop", "standar", "operasional", "usulan"]
)
_ALIKE_TITLES = 0.75
_ALIKE_STEPS = 0.6


def same_activity(sop: Sop, catalogue: Catalogue) -> Diagnoses:
    """L08: no other SOP of the office is about the same activity."""
    own = Entry.of(sop)
    twins = [other for other in catalogue.others(sop) if is_twin(own, other)]
    if twins:
        names = ", ".join(f"“{twin.title}”" for twin in twins)
        yield Diagnosis(
            "L08",
            "/title",
            "warning",
            said("Kegiatan ini juga diatur oleh {names}.", names=names),
            said("Satu kegiatan punya satu SOP; satukan atau jadikan satu pola (L08)."),
        )


def is_twin(own: Entry, other: Entry) -> bool:
    """Whether two SOPs of one office are about the same activity."""
    if own.office != other.office:
        return False
    mine, theirs = _core(own), _core(other)
    if not mine or not theirs:
        return False
    alike = len(mine & theirs) / len(mine | theirs)
    if alike == 1 and own.steps == other.steps:
        return True
    return alike >= _ALIKE_TITLES and _steps_alike(own, other) >= _ALIKE_STEPS


def _core(entry: Entry) -> frozenset[str]:
    return content(without_unit(entry.title)) - _REDUNDANT


def _steps_alike(own: Entry, other: Entry) -> float:
    mine, theirs = set(own.steps), set(other.steps)
    return len(mine & theirs) / max(len(mine | theirs), 1)
