"""A pattern: an SOP with parameters, and SOPs told as values and differences.

A pattern is the stored form of an SOP whose texts hold slots: `⟦pokok⟧`. An SOP
that follows it is told by the values of the parameters and by what else differs.
`follow` makes the SOP of these, `express` finds them for an SOP; one undoes the
other exactly.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from lajur.core.families.alignment import aligned_lanes, aligned_papers
from lajur.core.families.tree import Change, changed, changes
from lajur.core.sop import SHEET_LINES, Sop
from lajur.core.sop.codec import from_json, to_json

Json = dict[str, Any]
Kind = Literal["subject", "wording", "lane", "identity"]

_SLOT = re.compile("⟦([^⟦⟧]+)⟧")


@dataclass(frozen=True)
class Parameter:
    """One thing that is different in each follower."""

    id: str
    kind: Kind
    #: What a follower has that says nothing; "" for no value.
    default: str = ""
    #: What the members had, most frequent first.
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pattern:
    """An SOP with parameters."""

    #: The stored form of the SOP, with slots in its texts.
    template: Json
    parameters: tuple[Parameter, ...]

    @property
    def defaults(self) -> dict[str, str]:
        """Return the value of every parameter where a follower gives none."""
        return {p.id: p.default for p in self.parameters}

    def to_json(self) -> Json:
        """Return the stored form."""
        return {
            "template": self.template,
            "parameters": [
                {**vars(p), "examples": list(p.examples)} for p in self.parameters
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the pattern a stored form describes."""
        return cls(
            data["template"],
            tuple(
                Parameter(**{**p, "examples": tuple(p["examples"])})
                for p in data["parameters"]
            ),
        )


@dataclass(frozen=True)
class Following:
    """An SOP as it differs from its pattern."""

    #: Only those that are not the default.
    values: Mapping[str, str] = field(default_factory=dict)
    #: Its own ids of lanes and papers, by "actors/<id>" and "papers/<id>".
    ids: Mapping[str, str] = field(default_factory=dict)
    #: What the parameters do not tell.
    differences: tuple[Change, ...] = ()

    def to_json(self) -> Json:
        """Return the stored form."""
        return {
            "values": dict(self.values),
            "ids": dict(self.ids),
            "differences": [change.to_json() for change in self.differences],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the following a stored form describes."""
        return cls(
            data["values"],
            data["ids"],
            tuple(Change.from_json(change) for change in data["differences"]),
        )


def follow(pattern: Pattern, following: Following) -> Sop:
    """Return the SOP that follows a pattern with these values and differences."""
    return from_json(changed(filled(pattern, following), following.differences))


def express(pattern: Pattern, sop: Sop) -> Following:
    """Tell an SOP as values and differences; `follow` gives the same SOP back."""
    stored = to_json(sop)
    ids = own_ids(pattern, stored)
    values = {
        name: value
        for name, value in _values(pattern, stored, ids).items()
        if value != pattern.defaults[name]
    }
    plain = Following(values, ids)
    return Following(values, ids, changes(filled(pattern, plain), stored))


def filled(pattern: Pattern, following: Following) -> Json:
    """Return the stored form of the pattern with values in its slots."""
    values = {**pattern.defaults, **following.values}
    form: Json = _mapped(
        renamed(pattern.template, following.ids), lambda text: _fill(text, values)
    )
    return form


def said(sop: Sop) -> Sop:
    """Return what an SOP says, without how it was read; patterns are made of that."""
    return sop.with_changes(source=None, certainty={})


def slot(name: str) -> str:
    """Return the mark a parameter has in a text."""
    return f"⟦{name}⟧"


def is_slot(value: object) -> bool:
    """Return whether a value is one parameter's and nothing else."""
    return isinstance(value, str) and bool(_SLOT.fullmatch(value))


def slots_in(text: str) -> list[str]:
    """Return the parameters a text has slots for."""
    return _SLOT.findall(text)


def renamed(form: Json, ids: Mapping[str, str]) -> Json:
    """Return a stored form with other ids of lanes and papers."""
    form = deepcopy(form)
    if not ids:
        return form
    for name in ("actors", "papers"):
        for item in form[name]:
            item["id"] = ids.get(f"{name}/{item['id']}", item["id"])
    for step in form["steps"]:
        step["actor"] = _own(ids, "actors", step["actor"])
        step["with"] = [_own(ids, "actors", lane) for lane in step["with"]]
        for item in (*step["works"], *step["inputs"], *step["outputs"]):
            item["paper"] = _own(ids, "papers", item["paper"])
    for region in form["regions"]:
        region["each"] = _own(ids, "actors", region["each"])
    return form


def own_ids(pattern: Pattern, stored: Json) -> dict[str, str]:
    """Return an SOP's ids of lanes and papers that differ from the pattern's."""
    return {
        f"{name}/{theirs}": own
        for name, pairs in (
            ("actors", aligned_lanes(pattern.template, stored)),
            ("papers", aligned_papers(pattern.template, stored)),
        )
        for theirs, own in pairs.items()
        if theirs != own
    }


def _own(ids: Mapping[str, str], name: str, id_: str | None) -> str | None:
    return ids.get(f"{name}/{id_}", id_)


def _mapped(form: Any, change: Callable[[str], str | None]) -> Any:
    if isinstance(form, dict):
        return {name: _mapped(value, change) for name, value in form.items()}
    if isinstance(form, list):
        return [_mapped(value, change) for value in form]
    return change(form) if isinstance(form, str) else form


def _fill(text: str, values: Mapping[str, str]) -> str | None:
    """Fill the slots of a text; a text that is one slot without a value is none."""
    if "⟦" not in text:
        return text
    result = _SLOT.sub(lambda mark: values.get(mark[1], mark[0]), text)
    return result if result or not _SLOT.fullmatch(text) else None


def _values(pattern: Pattern, stored: Json, ids: Mapping[str, str]) -> dict[str, str]:
    template = renamed(pattern.template, ids)
    found: dict[str, Counter[str]] = {p.id: Counter() for p in pattern.parameters}
    for where, (text, own) in enumerate(_pairs(template, stored)):
        for name, value in read_slots(text, own or "").items():
            if name in found:
                # What the title says counts more than any other place.
                found[name][value] += 2 if where == 0 else 1
    return {
        name: counts.most_common(1)[0][0] if counts else pattern.defaults[name]
        for name, counts in found.items()
    }


def _pairs(template: Json, stored: Json) -> Iterator[tuple[str, str | None]]:
    """Yield every text of a template that has slots, with the SOP's text there."""
    yield template["title"] or "", stored["title"]
    for name in SHEET_LINES:
        yield template[name] or "", stored[name]
    for name in ("actors", "papers", "steps"):
        own = {item["id"]: item for item in stored[name]}
        for item in template[name]:
            if other := own.get(item["id"]):
                yield from _texts(item, other)


def _texts(a: Any, b: Any) -> Iterator[tuple[str, str | None]]:
    if isinstance(a, str):
        if "⟦" in a and (b is None or isinstance(b, str)):
            yield a, b
    elif isinstance(a, dict) and isinstance(b, dict):
        for name in a:
            yield from _texts(a[name], b.get(name))
    elif isinstance(a, list) and isinstance(b, list):
        for m, n in zip(a, b, strict=False):
            yield from _texts(m, n)


def read_slots(text: str, own: str) -> dict[str, str]:
    """Return what stands in a text where its pattern has slots; {} for no match."""
    names = slots_in(text)
    match = re.fullmatch(_regex(_SLOT.split(text)), own, re.IGNORECASE | re.DOTALL)
    if match is None:
        return {}
    values: dict[str, str] = {}
    for name, value in zip(names, match.groups(), strict=True):
        if values.setdefault(name, value).lower() != value.lower():
            return {}
    return values


def _regex(parts: Iterable[str]) -> str:
    """Return the expression of a split text: constants and names by turns."""
    return "".join(
        "(.*?)" if is_name else re.escape(part)
        for part, is_name in zip(parts, _turns(), strict=False)
    )


def _turns() -> Iterator[bool]:
    while True:
        yield False
        yield True
