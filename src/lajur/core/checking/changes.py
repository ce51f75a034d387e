"""Applying a mend: the changed SOP, or a refusal when it no longer fits."""

from collections.abc import Iterable
from typing import Any

from lajur.core.checking.model import Change
from lajur.core.sop import Sop
from lajur.core.sop.codec import UnreadableSop, from_json, to_json


class DoesNotFit(ValueError):
    """The SOP has changed, so that the place of a change is no longer there."""


def apply(sop: Sop, changes: Iterable[Change]) -> Sop:
    """Return the SOP with these changes made; raises DoesNotFit."""
    data = to_json(sop)
    try:
        for change in changes:
            _apply(data, change)
        return from_json(data)
    except (LookupError, TypeError, ValueError, UnreadableSop) as error:
        raise DoesNotFit(str(error)) from error


def _apply(data: Any, change: Change) -> None:
    *parts, last = change.path.split("/")[1:]
    for part in parts:
        data = data[_key(data, part)]
    if isinstance(data, list):
        _change_list(data, last, change)
        return
    if last not in data:
        raise LookupError(change.path)
    data[last] = None if change.op == "remove" else change.value


def _change_list(items: list[Any], last: str, change: Change) -> None:
    if change.op == "add":
        items.insert(len(items) if last == "-" else int(last), change.value)
    elif change.op == "remove":
        del items[int(last)]
    else:
        items[int(last)] = change.value


def _key(data: Any, part: str) -> Any:
    return int(part) if isinstance(data, list) else part
