"""Carrying a change over: from an SOP to its pattern, from a pattern to others."""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from lajur.core.families.merge import merged
from lajur.core.families.pattern import (
    Following,
    Json,
    Pattern,
    express,
    filled,
    is_slot,
    renamed,
    said,
    slot,
)
from lajur.core.families.tree import same_run
from lajur.core.sop import SHEET_LINES, Sop
from lajur.core.sop.codec import from_json, to_json

#: A value of fewer letters may stand in a text by chance.
_SHORTEST = 2
#: Parameters whose values stand inside of texts.
_IN_TEXTS = frozenset({"subject", "wording"})


@dataclass(frozen=True)
class Mended:
    """A pattern with a change, and what of the change it could not take."""

    pattern: Pattern
    #: Pointers to changes of texts in which the follower differs from its pattern.
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Carried:
    """An SOP with the change of its pattern, its own differences kept."""

    sop: Sop
    #: Pointers to what both sides had changed; there the SOP's own text stays.
    conflicts: tuple[str, ...] = ()


def mended(pattern: Pattern, old: Sop, new: Sop) -> Mended:
    """Return the pattern with the change that one follower went through.

    The follower's own values become slots again where its changed texts name
    them; its own identity, lanes' names and subject are no change of the pattern.
    """
    before, after = express(pattern, said(old)), express(pattern, said(new))
    base = filled(pattern, Following(before.values, before.ids))
    changed = _revalued(pattern, to_json(said(new)), after.values, before.values)
    own = to_json(said(old))
    for name in ("slug", *SHEET_LINES):
        changed[name] = own[name]
    result = merged(own, base, changed)
    back = {
        f"{name.partition('/')[0]}/{own_id}": name.partition("/")[2]
        for name, own_id in before.ids.items()
    }
    template = _unfilled(
        pattern.template,
        renamed(base, back),
        renamed(result.form, back),
        _named(pattern, before.values),
    )
    return Mended(Pattern(template, pattern.parameters), result.conflicts)


def carried(old: Pattern, new: Pattern, sop: Sop) -> Carried:
    """Return a follower of the old pattern as the new one would have it."""
    following = express(old, said(sop))
    plain = Following(following.values, following.ids)
    own = to_json(said(sop))
    result = merged(filled(old, plain), own, {**filled(new, plain), "slug": ""})
    form = {**result.form, "slug": sop.slug}
    conflicts = tuple(place for place in result.conflicts if place != "/slug")
    read = _still_read(own, form, sop)
    return Carried(from_json(form).with_changes(**read), conflicts)


def _still_read(own: Json, form: Json, sop: Sop) -> dict[str, object]:
    """Return how the SOP was read, for what it says as before."""
    if [step["id"] for step in own["steps"]] != [step["id"] for step in form["steps"]]:
        return {"source": sop.source}
    same = {
        str(n)
        for n, (a, b) in enumerate(zip(own["steps"], form["steps"], strict=True))
        if a == b
    }
    kept = {
        pointer: certainty
        for pointer, certainty in sop.certainty.items()
        if not pointer.startswith("/steps/") or pointer.split("/")[2] in same
    }
    return {"source": sop.source, "certainty": kept}


def _revalued(
    pattern: Pattern, form: Json, old: Mapping[str, str], new: Mapping[str, str]
) -> Json:
    """Return a form that speaks of another subject."""
    names = {
        value: new.get(name, "")
        for value, name in _named(pattern, old).items()
        if new.get(name, "") != value
    }
    result: Json = _replaced(form, names)
    return result


def _named(pattern: Pattern, values: Mapping[str, str]) -> dict[str, str]:
    """Return which parameter a word in a text stands for, the longest words first."""
    told = {
        values[p.id]: p.id
        for p in reversed(pattern.parameters)
        if p.kind in _IN_TEXTS and len(values.get(p.id, "")) >= _SHORTEST
    }
    return dict(sorted(told.items(), key=lambda pair: -len(pair[0])))


def _unfilled(template: Any, base: Any, form: Any, names: Mapping[str, str]) -> Any:
    """Return the template where nothing changed, else the new text with its slots."""
    if form == base or is_slot(template):
        return template
    if isinstance(form, dict) and isinstance(base, dict):
        return {
            name: _unfilled(template[name], base[name], form[name], names)
            for name in form
        }
    if isinstance(form, list) and isinstance(base, list):
        return _unfilled_list(template, base, form, names)
    return _replaced(form, {value: slot(name) for value, name in names.items()})


def _unfilled_list(
    template: Sequence[Any],
    base: Sequence[Any],
    form: Sequence[Any],
    names: Mapping[str, str],
) -> list[Any]:
    marks = {value: slot(name) for value, name in names.items()}
    result: list[Any] = []
    for tag, a, b, c, d in same_run(base, form):
        if tag == "equal":
            sides = zip(template[a:b], base[a:b], form[c:d], strict=True)
            result += [_unfilled(*three, names) for three in sides]
        else:
            result += _replaced(list(form[c:d]), marks)
    return result


def _replaced(form: Any, names: Mapping[str, str]) -> Any:
    """Return a form with whole words replaced in all its texts, ids apart."""
    if not names:
        return deepcopy(form)
    if isinstance(form, dict):
        return {
            key: value if key in _NO_TEXTS else _replaced(value, names)
            for key, value in form.items()
        }
    if isinstance(form, list):
        return [_replaced(value, names) for value in form]
    if not isinstance(form, str):
        return form
    words = "|".join(re.escape(value) for value in names)
    return re.sub(rf"(?<!\w)(?:{words})(?!\w)", lambda mark: names[mark[0]], form)


#: Values that are ids or codes, not words.
_NO_TEXTS = frozenset(
    {"id", "actor", "with", "paper", "paper_kind", "kind", "do", "to", "how", "each"}
    | {"region", "join", "number", "unit", "counts", "slug", "status", "decision"}
)
