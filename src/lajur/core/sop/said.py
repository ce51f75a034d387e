"""Sentences of the core: Indonesian, with their values kept beside them.

The core knows no other language. What shows a sentence hands in how its constant
part is translated; the values (names, numbers, printed words) stay as they are.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Self

Translate = Callable[[str], str]
_PLACE = re.compile(r"\{(\w+)\}")


class Said(str):
    """An Indonesian sentence that can still be told in another language."""

    #: The constant part, with a `{name}` for each value.
    sentence: str
    #: What stands at each name; a sentence itself is told along.
    values: Mapping[str, str]

    def __new__(cls, sentence: str, values: Mapping[str, object] | None = None) -> Self:
        """Fill the values in."""
        texts = {
            name: value if isinstance(value, str) else str(value)
            for name, value in (values or {}).items()
        }
        made = super().__new__(cls, _filled(sentence, texts))
        made.sentence, made.values = sentence, texts
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, str]]:  # type: ignore[override]
        """Return what makes a copy."""
        return self.sentence, self.values


def _filled(sentence: str, values: Mapping[str, str]) -> str:
    """Put values at their names; a name without one stays as it is printed.

    Not `str.format`: a kept sentence may come from outside, and its format
    specifications could ask for any amount of memory.
    """
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), sentence)


def said(sentence: str, /, **values: object) -> Said:
    """Return a sentence with its values; `sentence` is always a constant."""
    return Said(sentence, values)


def told(text: str, translate: Translate) -> str:
    """Return a text in the reader's language; one without values stays as it is."""
    if not isinstance(text, Said):
        return text
    values = {name: told(value, translate) for name, value in text.values.items()}
    return _filled(translate(text.sentence), values)


def kept(text: str) -> Any:
    """Return a text as JSON that can be told later in any language."""
    if not isinstance(text, Said):
        return text
    values = {name: kept(value) for name, value in text.values.items()}
    return {"sentence": text.sentence, "values": values}


def from_kept(data: Any) -> str:
    """Return the text that was kept; a damaged one as far as it can be read."""
    if not isinstance(data, dict):
        return data if isinstance(data, str) else str(data)
    values = {name: from_kept(value) for name, value in data["values"].items()}
    return Said(data["sentence"], values)


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Return names in quotation marks, parted by commas."""
    return ", ".join(f"“{name}”" for name in names)
