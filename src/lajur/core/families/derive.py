"""Finding the pattern behind the SOPs of a family.

The member most like all others is the model: its lanes, rows and ways are the
pattern's. Each of its texts is laid beside the same text of the others; what
differs in the title is the subject, and what differs elsewhere in the same way is
the same parameter. A line of the identity sheet stays when half of the members
have it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lajur.core.checking.words import content, plain_text
from lajur.core.families.alignment import aligned_lanes, aligned_papers, aligned_steps
from lajur.core.families.groups import WORDED_ALIKE
from lajur.core.families.likeness import shared, wording
from lajur.core.families.naming import title_words
from lajur.core.families.pattern import (
    Json,
    Kind,
    Parameter,
    Pattern,
    said,
    slot,
    slots_in,
)
from lajur.core.families.profile import profile_of
from lajur.core.families.slots import Column, Cut, agree, best_cut, cut, varies
from lajur.core.sop import SHEET_LINES, SHEET_LISTS, Sop
from lajur.core.sop.codec import to_json

#: Lines of the identity sheet that no two SOPs share.
_OWN = frozenset({"number", "created_date", "revised_date", "effective_date"})
_HALF = 0.5
#: A subject of fewer letters may stand in a text by chance.
_SHORTEST = 2

#: The parameters by name, each with what every member has.
Columns = dict[str, Column]


@dataclass
class _Text:
    """One text of the model, with the same text of every member."""

    holder: Any
    key: Any
    cut: Cut
    texts: Column
    #: A line that goes when the members do not share it.
    is_line: bool = False
    names: list[str | None] = field(default_factory=list)


def derive(members: Sequence[Sop]) -> Pattern:
    """Return the pattern of SOPs that are one family; at least one is needed."""
    place = _model(members)
    forms = [to_json(said(sop)) for sop in members]
    template = to_json(said(members[place]))
    template["slug"] = ""
    template["title"] = template["title"] or ""
    rows = [_rows(template, form) for form in forms]
    texts = list(_texts(template, forms, rows, place))
    _set_majorities(template, forms, rows)
    title = best_cut([" ".join(title_words(form["title"] or "")) for form in forms])
    columns = _name_gaps(title, texts)
    for text in texts:
        _write(text)
    _drop_lines(template, texts, len(members))
    template["title"] = _title(title, columns, forms)
    _scrub(template, columns, place)
    parameters = [
        *_parameters(columns, used=slots_in(str(template))),
        *_identity(template, forms),
        *_lanes(template, forms),
    ]
    return Pattern(template, tuple(parameters))


def worded_alike(members: Sequence[Sop]) -> tuple[int, ...]:
    """Return the places of the members whose steps a pattern can tell.

    A family may hold SOPs of one course in words of their own; a pattern would
    have to tell all of their text as differences.
    """
    profiles = [profile_of(sop) for sop in members]
    model = profiles[_model(members)]
    return tuple(
        place
        for place, profile in enumerate(profiles)
        if wording(model, profile) >= WORDED_ALIKE
    )


def _model(members: Sequence[Sop]) -> int:
    profiles = [profile_of(sop) for sop in members]
    likeness = [sum(wording(a, b) for b in profiles) for a in profiles]
    order = sorted(range(len(members)), key=lambda n: members[n].title or "")
    return max(order, key=lambda n: round(likeness[n], 6))


def _rows(template: Json, form: Json) -> dict[str, Json]:
    """Return by id of the model's step the row of a member that is the same."""
    return {mine["id"]: theirs for mine, theirs in aligned_steps(template, form)}


def _texts(
    template: Json,
    forms: Sequence[Json],
    rows: Sequence[Mapping[str, Json]],
    place: int,
) -> Iterator[_Text]:
    """Yield every text but the title that a pattern may have slots in."""
    papers = [aligned_papers(template, form) for form in forms]
    named = [{p["id"]: p["name"] for p in form["papers"]} for form in forms]
    for paper in template["papers"]:
        names = [
            known.get(pairs.get(paper["id"], ""))
            for pairs, known in zip(papers, named, strict=True)
        ]
        yield _text(paper, "name", names, place)
    for step in template["steps"]:
        found = [row.get(step["id"]) for row in rows]
        yield _text(step, "text", [_cell(row, "text") for row in found], place)
        if step["remarks"]:
            remarks = [_cell(row, "remarks") for row in found]
            yield _text(step, "remarks", remarks, place)
        for n in range(len(step["checklist"])):
            lines = [_at(row, "checklist", n) for row in found]
            yield _text(step["checklist"], n, lines, place)
        for name in ("inputs", "outputs"):
            for n, own in enumerate(step[name]):
                items = [_at(row, name, n) for row in found]
                yield _text(own, "text", [_cell(item, "text") for item in items], place)
    for name in SHEET_LISTS:
        for n, line in enumerate(template[name]):
            lines = [_nearest(line, form[name]) for form in forms]
            yield _text(template[name], n, lines, place, is_line=True)


def _text(
    holder: Any,
    key: Any,
    texts: Sequence[str | None],
    place: int,
    *,
    is_line: bool = False,
) -> _Text:
    own = list(texts)
    own[place] = holder[key]
    return _Text(holder, key, cut(own, place), tuple(own), is_line)


def _cell(row: Json | None, name: str) -> str | None:
    return row[name] if row else None


def _at(row: Json | None, name: str, n: int) -> Any:
    return row[name][n] if row and n < len(row[name]) else None


def _nearest(line: str, lines: Sequence[str]) -> str | None:
    words = content(line)
    best = max(lines, key=lambda other: shared(words, content(other)), default=None)
    if best is None or shared(words, content(best)) < _HALF:
        return None
    return best


def _name_gaps(title: Cut, texts: Sequence[_Text]) -> Columns:
    """Give the gaps that are parameters their names, those of the title first."""
    columns: Columns = {}
    for gap in title.gaps:
        columns[_numbered("subject", len(columns))] = gap
    others = [
        gap
        for text in texts
        if not text.is_line
        for gap in text.cut.gaps
        if varies(gap)
    ]
    words = 0
    for n, gap in enumerate(others):
        if _name(gap, columns):
            continue
        if any(agree(gap, other) for other in others[n + 1 :]):
            columns[_numbered("wording", words)] = gap
            words += 1
    for text in texts:
        text.names = [_name(gap, columns) for gap in text.cut.gaps]
    return columns


def _title(title: Cut, columns: Columns, forms: Sequence[Json]) -> str:
    """Return the title with its slots, opened as the member opens it that fits best."""
    printed = forms[title.model]["title"] or ""
    opener = printed[: printed.lower().rfind(title.text.lower())]
    return opener + title.template([_name(gap, columns) for gap in title.gaps])


def _name(gap: Column, columns: Columns) -> str | None:
    return next((name for name, own in columns.items() if agree(gap, own)), None)


def _numbered(name: str, count: int) -> str:
    return f"{name}-{count + 1}" if count else name


def _parameters(columns: Columns, used: Sequence[str]) -> Iterator[Parameter]:
    for name, column in columns.items():
        if name in used:
            kind: Kind = "subject" if name.startswith("subject") else "wording"
            yield Parameter(name, kind, "", _examples(column))


def _examples(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(value for value, _ in Counter(v for v in values if v).most_common(5))


def _identity(template: Json, forms: Sequence[Json]) -> Iterator[Parameter]:
    for name in SHEET_LINES:
        values = [form[name] or "" for form in forms]
        default = "" if name in _OWN else _most(values)
        template[name] = slot(name)
        yield Parameter(name, "identity", default, _examples(values))


def _lanes(template: Json, forms: Sequence[Json]) -> Iterator[Parameter]:
    """Make the name of each lane a parameter: the chain of hands is its office's."""
    pairs = [aligned_lanes(template, form) for form in forms]
    names = [{a["id"]: a["name"] for a in form["actors"]} for form in forms]
    for actor in template["actors"]:
        found = [
            known[pair[actor["id"]]]
            for pair, known in zip(pairs, names, strict=True)
            if actor["id"] in pair
        ]
        name = f"lane:{actor['id']}"
        actor["name"] = slot(name)
        yield Parameter(name, "lane", _most(found), _examples(found))


def _most(values: Sequence[str]) -> str:
    return Counter(values).most_common(1)[0][0]


def _set_majorities(
    template: Json, forms: Sequence[Json], rows: Sequence[Mapping[str, Json]]
) -> None:
    """Take standard times and the total as most members have them."""
    for step in template["steps"]:
        times = [row[step["id"]]["duration"] for row in rows if step["id"] in row]
        step["duration"] = max(times, key=times.count)
    totals = [form["stated_total"] for form in forms]
    template["stated_total"] = max(totals, key=totals.count)


def _write(text: _Text) -> None:
    if any(text.names):
        text.holder[text.key] = text.cut.template(text.names)
        return
    known = [t for t in text.texts if t]
    most = Counter(known).most_common(1)[0]
    if most[1] > 1:
        text.holder[text.key] = most[0]


def _drop_lines(template: Json, texts: Sequence[_Text], members: int) -> None:
    """Leave out the lines of the identity sheet that few members have."""
    for name in SHEET_LISTS:
        lines = template[name]
        kept = [
            text.holder[text.key]
            for text in texts
            if text.is_line and text.holder is lines and _is_common(text, members)
        ]
        template[name] = kept


def _is_common(text: _Text, members: int) -> bool:
    if any(text.names):
        fitting = text.cut.fitting
    else:
        own = plain_text(text.holder[text.key])
        fitting = sum(plain_text(t or "") == own for t in text.texts)
    return fitting >= _HALF * members


def _scrub(template: Json, columns: Columns, place: int) -> None:
    """Put the slot wherever the model still names its own subject."""
    subject = columns["subject"][place] if "subject" in columns else None
    if not subject or len(subject) < _SHORTEST:
        return
    name = re.compile(rf"(?<!\w){re.escape(subject)}(?!\w)", re.IGNORECASE)

    def put(text: str) -> str:
        return name.sub(slot("subject"), text)

    for paper in template["papers"]:
        paper["name"] = put(paper["name"])
    for step in template["steps"]:
        step["text"] = put(step["text"])
        step["checklist"] = [put(line) for line in step["checklist"]]
        for item in (*step["inputs"], *step["outputs"]):
            item["text"] = put(item["text"])
    for lines in SHEET_LISTS:
        template[lines] = [put(line) for line in template[lines]]
