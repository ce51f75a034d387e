"""The stored form of an SOP: one JSON shape for import, export and storage.

Its JSON Schema ships beside this module. Old shapes stay readable through the
named upgrades in `UPGRADES`; the shape never changes without one.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from lajur.core.sop.model import (
    SHEET_LINES,
    SHEET_LISTS,
    Actor,
    ActorKind,
    Certainty,
    Counts,
    Duration,
    Exit,
    Finding,
    How,
    Item,
    Join,
    Link,
    Paper,
    Region,
    Sop,
    Source,
    Step,
    Verb,
    Work,
)
from lajur.core.sop.said import from_kept, kept

SCHEMA_VERSION = 1

Json = dict[str, Any]

#: From the version that was stored to the function that lifts it by one.
UPGRADES: dict[int, Callable[[Json], Json]] = {}

#: The number stands first, as the documented shape prints it.
_PLAIN_FIELDS = (SHEET_LINES[0], "title", *SHEET_LINES[1:])


class UnreadableSop(ValueError):
    """The data is not an SOP in a shape this program knows."""


@cache
def schema() -> Json:
    """Return the JSON Schema of one stored SOP."""
    text = resources.files(__package__).joinpath("sop.schema.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


def to_json(sop: Sop) -> Json:
    """Return the stored form of an SOP, ready for `json.dumps`."""
    return {
        "schema": SCHEMA_VERSION,
        "slug": sop.slug,
        "source": vars(sop.source) if sop.source else None,
        **{name: getattr(sop, name) for name in _PLAIN_FIELDS},
        **{name: list(getattr(sop, name)) for name in SHEET_LISTS},
        "actors": [
            {"id": a.id, "name": a.name, "kind": a.kind.value} for a in sop.actors
        ],
        "papers": [dict(vars(paper)) for paper in sop.papers],
        "steps": [_step_to_json(step) for step in sop.steps],
        "regions": [
            {
                "id": r.id,
                "steps": list(r.steps),
                "each": r.each,
                "join": r.join.value,
            }
            for r in sop.regions
        ],
        "stated_total": sop.stated_total,
        "certainty": {
            pointer: {
                "is": c.is_,
                "from": dict(c.from_),
                "why": c.why,
                "others": list(c.others),
            }
            for pointer, c in sop.certainty.items()
        },
    }


def from_json(data: Mapping[str, Any]) -> Sop:
    """Return the SOP a stored form describes, lifted from older shapes.

    Raises UnreadableSop when the shape is unknown or a value does not fit it.
    """
    lifted = _lift(dict(data))
    try:
        return _sop_from_json(lifted)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnreadableSop(
            f"{lifted.get('slug') or 'SOP'}: {type(error).__name__}: {error}"
        ) from error


def sops_in(data: Any) -> tuple[Sop, ...]:
    """Return the SOPs of one SOP, of a list of them, or of an import's output.

    Raises UnreadableSop for what is none of these.
    """
    if isinstance(data, list):
        return tuple(sop for item in data for sop in sops_in(item))
    if not isinstance(data, dict):
        raise UnreadableSop("SOP")
    for name in ("files", "sops"):
        if name in data:
            return sops_in(data[name])
    return (from_json(data),)


def finding_to_json(finding: Finding) -> Json:
    """Return the printed form of a finding."""
    return dict(vars(finding))


def kept_finding(finding: Finding) -> Json:
    """Return a finding as it is kept: it can be told in any language later."""
    return {**vars(finding), "said": kept(finding.text)}


def finding_from_kept(data: Json) -> Finding:
    """Return a finding that was kept, also one from before it could be told anew."""
    return Finding(
        data["code"],
        data["where"],
        data["severity"],
        from_kept(data.get("said", data["text"])),
        data["mend"],
    )


def canonical_text(sop: Sop) -> str:
    """Return the one text of an SOP that hashes are taken of.

    Provenance and certainty are left out: they say how the SOP was read, not
    what it says.
    """
    data = to_json(sop)
    for name in ("source", "certainty", "slug"):
        del data[name]
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lift(data: Json) -> Json:
    version = data.get("schema")
    while isinstance(version, int) and version in UPGRADES:
        data = UPGRADES[version](data)
        version = data.get("schema")
    if version != SCHEMA_VERSION:
        raise UnreadableSop(f"schema {version!r} is not known")
    return data


def _step_to_json(step: Step) -> Json:
    return {
        "id": step.id,
        "number": step.number,
        "text": step.text,
        "actor": step.actor,
        "with": list(step.with_),
        "works": [{"do": w.do.value, "paper": w.paper} for w in step.works],
        "kind": step.kind.value,
        "checklist": list(step.checklist),
        "inputs": [dict(vars(item)) for item in step.inputs],
        "outputs": [dict(vars(item)) for item in step.outputs],
        "duration": _duration_to_json(step.duration),
        "remarks": step.remarks,
        "links": [dict(vars(link)) for link in step.links],
        "exits": [
            {"label": e.label, "to": e.to, "how": e.how.value} for e in step.exits
        ],
        "decision": _decision(step),
        "region": step.region,
    }


def _decision(step: Step) -> Json | None:
    if not step.is_decision:
        return None
    return {
        "outcomes": [e.label for e in step.exits],
        "return_to": step.return_to,
    }


def _duration_to_json(duration: Duration | None) -> Json | None:
    if duration is None:
        return None
    return {
        "text": duration.text,
        "value": _plain(duration.value),
        "unit": duration.unit,
        "min": _plain(duration.min),
        "max": _plain(duration.max),
        "counts": duration.counts.value,
    }


def _plain(number: float | None) -> float | None:
    """Write 3.0 as 3, so that one amount has one text and one hash."""
    return int(number) if number is not None and number == int(number) else number


def _sop_from_json(data: Json) -> Sop:
    source = data.get("source")
    return Sop(
        slug=data["slug"],
        source=Source(**source) if source else None,
        **_identity_from_json(data),
        actors=tuple(
            Actor(a["id"], a["name"], ActorKind(a["kind"])) for a in data["actors"]
        ),
        papers=tuple(Paper(**paper) for paper in data.get("papers", ())),
        steps=tuple(_step_from_json(step) for step in data["steps"]),
        regions=tuple(
            Region(r["id"], tuple(r["steps"]), r["each"], Join(r["join"]))
            for r in data.get("regions", ())
        ),
        stated_total=data.get("stated_total"),
        certainty={
            pointer: Certainty(
                c["is"],
                dict(c.get("from", {})),
                c.get("why", ""),
                tuple(c.get("others", ())),
            )
            for pointer, c in data.get("certainty", {}).items()
        },
    )


def _identity_from_json(data: Json) -> dict[str, Any]:
    return {
        **{name: data.get(name) for name in _PLAIN_FIELDS},
        **{name: tuple(data.get(name) or ()) for name in SHEET_LISTS},
    }


def _step_from_json(data: Json) -> Step:
    return Step(
        id=data["id"],
        number=data["number"],
        text=data["text"],
        actor=data["actor"],
        with_=tuple(data.get("with", ())),
        works=tuple(Work(Verb(w["do"]), w.get("paper")) for w in data.get("works", ())),
        kind=Verb(data["kind"]),
        checklist=tuple(data.get("checklist", ())),
        inputs=_items(data.get("inputs", ())),
        outputs=_items(data.get("outputs", ())),
        duration=_duration_from_json(data.get("duration")),
        remarks=data.get("remarks"),
        links=tuple(Link(**link) for link in data.get("links", ())),
        exits=tuple(
            Exit(e["label"], e["to"], How(e["how"])) for e in data.get("exits", ())
        ),
        region=data.get("region"),
    )


def _items(data: Sequence[Json]) -> tuple[Item, ...]:
    return tuple(Item(**item) for item in data)


def _duration_from_json(data: Json | None) -> Duration | None:
    if data is None:
        return None
    return Duration(**{**data, "counts": Counts(data.get("counts", "limit"))})
