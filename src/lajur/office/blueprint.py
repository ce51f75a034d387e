"""A whole organisation as data: units with posts, teams, who is away.

Read from YAML. A unit may take a template's posts and units, with its own name and
short name put into theirs; so forty agencies that are built alike are one list.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lajur.office.models import UnitKind


@dataclass(frozen=True)
class PostPlan:
    """A post; `superior` is the short name of the post above it."""

    name: str
    short_name: str
    rank: int
    superior: str | None
    is_vacant: bool = False
    manages_office: bool = False
    qualifications: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitPlan:
    """A unit with its posts, and the code of the unit it stands in."""

    name: str
    short_name: str
    kind: UnitKind
    code: str
    parent: str | None
    posts: tuple[PostPlan, ...]


@dataclass(frozen=True)
class TeamPlan:
    """A team at a unit (by code) with posts (by short name) and their roles."""

    name: str
    unit: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ActingPlan:
    """Somebody (by the post he holds) who acts in another post for some days."""

    post: str
    by: str
    capacity: str
    days: int
    warrant: str


@dataclass(frozen=True)
class Blueprint:
    """Everything a government is set up with."""

    government: Mapping[str, Any]
    password: str
    units: tuple[UnitPlan, ...]
    teams: tuple[TeamPlan, ...]
    acting: tuple[ActingPlan, ...]


def read_blueprint(path: Path) -> Blueprint:
    """Read an organisation from a YAML file."""
    body = yaml.safe_load(path.read_text(encoding="utf-8"))
    templates = body.get("templates", {})
    units = [
        unit for node in body["units"] for unit in _units(node, templates, None, None)
    ]
    return Blueprint(
        government=body["government"],
        password=body["password"],
        units=tuple(units),
        teams=tuple(
            TeamPlan(row["name"], row["unit"], tuple(map(tuple, row["members"])))
            for row in body["teams"]
        ),
        acting=tuple(ActingPlan(**row) for row in body["acting"]),
    )


def _units(
    node: dict[str, Any],
    templates: dict[str, Any],
    parent: str | None,
    above: str | None,
) -> Iterator[UnitPlan]:
    """Unfold a unit and what stands in it; `above` is the head of its parent."""
    template = templates.get(node.get("template", ""), {})
    named = {"name": node["name"], "short": node["short"], "code": node["code"]}
    posts = [*_filled(template.get("posts", []), named), *node.get("posts", [])]
    above = node.get("under", above)
    head = posts[0]["short"] if posts else above
    yield UnitPlan(
        name=node["name"],
        short_name=node["short"],
        kind=UnitKind(node.get("kind") or template["kind"]),
        code=node["code"],
        parent=parent,
        posts=tuple(
            _post(row, above if row is posts[0] else head, node) for row in posts
        ),
    )
    below = [*_filled(template.get("units", []), named), *node.get("units", [])]
    for child in below:
        yield from _units(child, templates, node["code"], head)


def _post(row: dict[str, Any], superior: str | None, node: dict[str, Any]) -> PostPlan:
    return PostPlan(
        name=row["name"],
        short_name=row["short"],
        rank=row["rank"],
        superior=row.get("superior", superior),
        is_vacant=row["short"] in node.get("vacant", ()),
        manages_office=row.get("manages_office", False),
        qualifications=tuple(row.get("qualifications", ())),
    )


def _filled(value: Any, named: dict[str, str]) -> Any:
    """Put a unit's own names into a template's texts, however deep they stand."""
    if isinstance(value, str):
        return value.format(**named)
    if isinstance(value, list):
        return [_filled(item, named) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, named) for key, item in value.items()}
    return value
