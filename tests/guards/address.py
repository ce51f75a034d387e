"""One line of the table of addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.factories.town import Town

Given = Callable[[Town], dict[str, object]]


@dataclass(frozen=True)
class Row:
    """What each role gets from an address, in the order of ROLES."""

    name: str
    get: str
    post: str
    args: Given = lambda town: {}
    data: Given = lambda town: {}
