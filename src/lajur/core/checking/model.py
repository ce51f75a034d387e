"""What the checks say: a diagnosis with its place, its reason and its mend."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lajur.core.sop import Sop

Severity = Literal["error", "warning", "note"]
#: The severities, worst first.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Change:
    """One change of a stored SOP, as JSON Patch (RFC 6902) writes it."""

    op: Literal["add", "replace", "remove"]
    #: JSON pointer; "-" as its last part means the end of a list.
    path: str
    value: Any = None


@dataclass(frozen=True)
class Mend:
    """Changes that put a diagnosis right, with the words on their button."""

    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Diagnosis:
    """Something in an SOP that a person should look at."""

    #: `L01` … `L14` for the drafting rules, a word for every other slip.
    code: str
    #: JSON pointer into the SOP.
    where: str
    severity: Severity
    #: One Indonesian sentence: what is the case.
    text: str
    #: Why it matters, or what the rule is.
    reason: str
    mend: Mend | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the printed form."""
        mend = self.mend and {
            "text": self.mend.text,
            "changes": [dict(vars(change)) for change in self.mend.changes],
        }
        return {
            "code": self.code,
            "where": self.where,
            "severity": self.severity,
            "text": self.text,
            "mend": mend,
            "reason": self.reason,
        }


Diagnoses = Iterator[Diagnosis]
Rule = Callable[[Sop], Diagnoses]


def replacing(text: str, path: str, value: Any) -> Mend:
    """Return the mend that puts one value in the place of another."""
    return Mend(text, (Change("replace", path, value),))


def removing(text: str, path: str) -> Mend:
    """Return the mend that takes one value away."""
    return Mend(text, (Change("remove", path),))
