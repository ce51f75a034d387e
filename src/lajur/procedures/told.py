"""What the checks tell of an SOP, with a name each that outlives new versions."""

import hashlib
from collections import Counter
from collections.abc import Set
from typing import Any

from lajur.core.checking import (
    SEVERITIES,
    Catalogue,
    Diagnosis,
    Register,
    check_sop,
)
from lajur.core.sop import Sop

_KEY_LENGTH = 32


def key_of(sop: Sop, diagnosis: Diagnosis) -> str:
    """Return the name of a diagnosis: its code, and what stands at its place.

    A step goes by its id and a line of a list by its text, so that rows put in
    before it do not bring back what somebody has put aside.
    """
    place = "\n".join((diagnosis.code, *_anchors(sop, diagnosis.where)))
    return hashlib.sha256(place.encode()).hexdigest()[:_KEY_LENGTH]


def _anchors(sop: Sop, where: str) -> list[str]:
    parts = where.split("/")[1:]
    if not parts:
        return [where]
    value: Any = getattr(sop, parts[0], None)
    if len(parts) == 1 or not isinstance(value, tuple):
        return [parts[0], str(value) if isinstance(value, str) else ""]
    row = value[int(parts[1])]
    if isinstance(row, str):
        return [parts[0], row]
    return [parts[0], row.id, *parts[2:3], _said(row, parts[2:])]


def _said(row: Any, parts: list[str]) -> str:
    """Return the text a diagnosis of a step is about."""
    if len(parts) > 1 and parts[0] in ("inputs", "outputs"):
        return str(getattr(row, parts[0])[int(parts[1])].text)
    if len(parts) > 1 and parts[0] == "checklist":
        return str(row.checklist[int(parts[1])])
    return str(row.text) if parts[:1] == ["text"] else ""


def counts(
    sop: Sop,
    put_aside: Set[str] = frozenset(),
    catalogue: Catalogue | None = None,
    laws: Register | None = None,
) -> dict[str, int]:
    """Return how many diagnoses of each severity nobody has put aside."""
    diagnoses = check_sop(sop, catalogue, laws)
    named = {key_of(sop, d): d.severity for d in reversed(diagnoses)}
    found = Counter(named[key] for key in named.keys() - put_aside)
    return {severity: found[severity] for severity in SEVERITIES}
