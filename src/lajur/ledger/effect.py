"""What must happen after an act, kept beside its event until it is done."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Effect:
    """One thing to be done later by the worker, named by its kind."""

    kind: str
    payload: dict[str, Any] = field(default_factory=dict)
    #: Not before this moment; None means at once.
    due_at: datetime | None = None
