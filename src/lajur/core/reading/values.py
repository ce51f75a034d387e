"""What an identity sheet says: its printed values, gathered by all who read it."""

import re
from dataclasses import dataclass, field

from lajur.core.reading import labels


@dataclass
class Identity:
    """What the sheet says, as printed; `derived` tells why a value is put together."""

    plain: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    levels: list[str] = field(default_factory=list)
    derived: dict[str, str] = field(default_factory=dict)
    #: The line each field was found on.
    at: dict[str, int] = field(default_factory=dict)

    def set(self, name: str, text: str, at: int) -> None:
        """Keep a printed value, the first one found for a field winning."""
        text = text.strip().removeprefix(":").strip()
        if not re.search(r"\w", text) or name == labels.NO_FIELD:
            return
        self.at.setdefault(name, at)
        if name in labels.PLAIN:
            self.plain.setdefault(name, text)
        else:
            self.lists[name] = (*self.lists.get(name, ()), text)
