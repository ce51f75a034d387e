"""Who does which effect: the one place where all chapters' handlers meet."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from lajur.cases import jobs as cases
from lajur.letters import jobs as letters

HANDLERS: Mapping[str, Callable[[dict[str, Any], datetime], None]] = {
    **cases.OWN_EFFECTS,
    **letters.EFFECTS,
}
