"""Names that pages give the parameters of a pattern."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from lajur.core import families as core
from lajur.core.families import Parameter, Pattern
from lajur.core.sop import Sop

_IDENTITY: Mapping[str, str] = {
    "number": _("Nomor SOP"),
    "government": _("Pemerintah daerah"),
    "office": _("Perangkat daerah"),
    "unit": _("Unit kerja"),
    "subunit": _("Subunit"),
    "created_date": _("Tanggal pembuatan"),
    "revised_date": _("Tanggal revisi"),
    "effective_date": _("Tanggal efektif"),
    "approved_by": _("Disahkan oleh"),
}
#: Dates are written by the office's own acts, not typed.
HIDDEN = frozenset({"created_date", "revised_date", "effective_date"})


@dataclass(frozen=True)
class Named:
    """A parameter as a page shows it."""

    id: str
    kind: str
    label: str
    default: str
    examples: tuple[str, ...]


def named(pattern: Pattern) -> tuple[Named, ...]:
    """Return the parameters a person may fill in, each with its name."""
    lanes = [p.id for p in pattern.parameters if p.kind == "lane"]
    return tuple(
        Named(p.id, p.kind, label_of(p, lanes), p.default, p.examples)
        for p in pattern.parameters
        if p.id not in HIDDEN
    )


def label_of(parameter: Parameter, lanes: list[str]) -> str:
    """Return the name of a parameter."""
    if parameter.kind == "identity":
        return gettext(_IDENTITY[parameter.id])
    if parameter.kind == "lane":
        place = lanes.index(parameter.id) + 1
        return gettext("Pelaksana %(number)s") % {"number": place}
    number = parameter.id.partition("-")[2]
    name = (
        gettext("Pokok SOP")
        if parameter.kind == "subject"
        else gettext("Sebutan pokok dalam langkah")
    )
    return f"{name} {number}".strip()


def shown(pattern: Pattern) -> Sop:
    """Return the pattern as an SOP that names its parameters: "[Pokok SOP]"."""
    values = {
        parameter.id: f"[{parameter.label}]"
        for parameter in named(pattern)
        if parameter.kind in {"subject", "wording"}
    }
    return core.follow(pattern, core.Following(values))
