"""The page of posts and holders, and the history of one post."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal

from lajur.office.models import Capacity, Holding
from lajur.office.queries.acting import PostHolder, holders_on

Filling = Literal["", "vacant", "acting"]


@dataclass(frozen=True)
class UnitGroup:
    """The posts of one unit, in order of rank."""

    unit_id: int
    name: str
    #: How deep in the tree the unit stands; 0 is an agency.
    depth: int
    rows: tuple[PostHolder, ...]


@dataclass(frozen=True)
class PostsPage:
    """Posts by unit, and how many of the whole government want a look."""

    groups: tuple[UnitGroup, ...]
    total: int
    vacant: int
    acting: int


@dataclass(frozen=True)
class HoldingRow:
    """Somebody in a post for a period, now, before or to come."""

    id: int
    person_name: str
    capacity: str
    #: Empty for the definitive holder.
    capacity_word: str
    valid_from: date
    #: The last day, or None while no end is known.
    last_day: date | None
    warrant: str
    is_current: bool
    #: Whether it is an acting official whose time can still be cut short.
    can_end: bool


def posts_page(
    government_id: int, on: date, *, unit_id: int | None = None, filling: Filling = ""
) -> PostsPage:
    """Return the posts of a unit and all below it, or those in one state."""
    everything = holders_on(government_id, on)
    shown = [
        row
        for row in everything
        if (unit_id is None or unit_id in row.unit_path) and _is_filled(row, filling)
    ]
    return PostsPage(
        groups=tuple(_groups(shown)),
        total=len(everything),
        vacant=sum(_is_filled(row, "vacant") for row in everything),
        acting=sum(_is_filled(row, "acting") for row in everything),
    )


def holdings_of(government_id: int, post_id: int, on: date) -> tuple[HoldingRow, ...]:
    """Return everybody who held or will hold a post, newest first."""
    rows = Holding.objects.filter(government_id=government_id, post_id=post_id)
    newest = rows.select_related("person").order_by("-valid_from", "-id")
    return tuple(_holding_row(row, on) for row in newest)


def _is_filled(row: PostHolder, filling: Filling) -> bool:
    if filling == "vacant":
        return row.holding_id is None
    if filling == "acting":
        return row.capacity not in (None, Capacity.DEFINITIVE)
    return True


def _groups(rows: list[PostHolder]) -> Iterator[UnitGroup]:
    for unit_id, posts in groupby(rows, key=lambda row: row.unit_id):
        standing = tuple(posts)
        first = standing[0]
        yield UnitGroup(unit_id, first.unit_name, len(first.unit_path) - 1, standing)


def _holding_row(row: Holding, on: date) -> HoldingRow:
    capacity = Capacity(row.capacity)
    is_over = row.valid_until is not None and row.valid_until <= on
    tomorrow = on + timedelta(days=1)
    is_definitive = capacity is Capacity.DEFINITIVE
    return HoldingRow(
        id=row.pk,
        person_name=row.person.name,
        capacity=capacity.value,
        capacity_word="" if is_definitive else str(capacity.label),
        valid_from=row.valid_from,
        last_day=row.valid_until - timedelta(days=1) if row.valid_until else None,
        warrant=row.warrant,
        is_current=row.valid_from <= on and not is_over,
        can_end=not is_definitive
        and row.valid_from <= on
        and row.valid_until is not None
        and row.valid_until > tomorrow,
    )
