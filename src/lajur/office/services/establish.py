"""Setting up a whole organisation at once, in few statements and one event."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.text import slugify

from lajur.ledger.actor import ActingAs
from lajur.office.blueprint import ActingPlan, Blueprint, PostPlan, UnitPlan
from lajur.office.models import (
    Capacity,
    Holding,
    Person,
    Post,
    Team,
    TeamMember,
    Unit,
)
from lajur.office.services.record import record, require_manager

Row = TypeVar("Row")


@transaction.atomic
def establish(
    *,
    government_id: int,
    plan: Blueprint,
    valid_from: date,
    by: ActingAs | None,
    at: datetime,
) -> None:
    """Create a plan's units, posts, people, holders and teams.

    Everybody holds his post definitively from the given day, is named by it, and
    signs in with its short name as user name.
    """
    require_manager(government_id, by)
    units = _create_units(government_id, plan.units)
    posts = _create_posts(government_id, plan.units, units)
    people = _create_people(government_id, plan)
    _create_holdings(government_id, posts, people, valid_from)
    _create_acting(government_id, plan.acting, posts, people, at.date())
    _create_teams(government_id, plan, units, posts, valid_from)
    record(
        government_id=government_id,
        kind="organisation.established",
        body={
            "units": len(units),
            "posts": len(posts),
            "people": len(people),
            "teams": len(plan.teams),
            "valid_from": valid_from.isoformat(),
        },
        by=by,
        at=at,
    )


def username_of(post: PostPlan) -> str:
    """Return the user name of whoever holds a post."""
    return slugify(post.short_name)


def _create_units(government_id: int, plans: Sequence[UnitPlan]) -> dict[str, Unit]:
    rows = {
        plan.code: Unit(
            government_id=government_id,
            name=plan.name,
            short_name=plan.short_name,
            kind=plan.kind,
            code=plan.code,
        )
        for plan in plans
    }
    Unit.objects.bulk_create(rows.values())
    # A parent stands before its children in a plan, so its path is known.
    for plan in plans:
        row = rows[plan.code]
        above = rows[plan.parent] if plan.parent else None
        row.parent_id = above.pk if above else None
        row.path = [*(above.path if above else ()), row.pk]
    Unit.objects.bulk_update(rows.values(), ["parent", "path"])
    return rows


def _create_posts(
    government_id: int, plans: Sequence[UnitPlan], units: Mapping[str, Unit]
) -> dict[str, Post]:
    rows = {
        post.short_name: Post(
            government_id=government_id,
            unit_id=units[unit.code].pk,
            name=post.name,
            short_name=post.short_name,
            rank=post.rank,
        )
        for unit in plans
        for post in unit.posts
    }
    Post.objects.bulk_create(rows.values())
    for unit in plans:
        for post in unit.posts:
            if post.superior:
                rows[post.short_name].superior_id = rows[post.superior].pk
    Post.objects.bulk_update(rows.values(), ["superior"])
    return rows


def _create_people(government_id: int, plan: Blueprint) -> dict[str, Person]:
    held = [post for unit in plan.units for post in unit.posts if not post.is_vacant]
    model = get_user_model()
    # One hash for all: the password is printed anyway, and hashing is slow on purpose.
    password = make_password(plan.password)
    users = _keyed(
        model.objects.bulk_create(
            model(username=username_of(post), password=password) for post in held
        ),
        lambda user: user.get_username(),
    )
    rows = [
        Person(
            government_id=government_id,
            name=post.short_name,
            user=users[username_of(post)],
            qualifications=list(post.qualifications),
            manages_office=post.manages_office,
        )
        for post in held
    ]
    return _keyed(Person.objects.bulk_create(rows), lambda row: row.name)


def _create_holdings(
    government_id: int,
    posts: Mapping[str, Post],
    people: Mapping[str, Person],
    valid_from: date,
) -> None:
    Holding.objects.bulk_create(
        Holding(
            government_id=government_id,
            post_id=posts[post].pk,
            person_id=person.pk,
            capacity=Capacity.DEFINITIVE,
            valid_from=valid_from,
        )
        for post, person in people.items()
    )


def _create_acting(
    government_id: int,
    plans: Iterable[ActingPlan],
    posts: Mapping[str, Post],
    people: Mapping[str, Person],
    begin: date,
) -> None:
    Holding.objects.bulk_create(
        Holding(
            government_id=government_id,
            post_id=posts[plan.post].pk,
            person_id=people[plan.by].pk,
            capacity=plan.capacity,
            valid_from=begin,
            valid_until=begin + timedelta(days=plan.days),
            warrant=plan.warrant,
        )
        for plan in plans
    )


def _create_teams(
    government_id: int,
    plan: Blueprint,
    units: Mapping[str, Unit],
    posts: Mapping[str, Post],
    valid_from: date,
) -> None:
    teams = Team.objects.bulk_create(
        Team(government_id=government_id, unit_id=units[row.unit].pk, name=row.name)
        for row in plan.teams
    )
    TeamMember.objects.bulk_create(
        TeamMember(
            government_id=government_id,
            team_id=team.pk,
            post_id=posts[post].pk,
            role=role,
            valid_from=valid_from,
        )
        for team, row in zip(teams, plan.teams, strict=True)
        for post, role in row.members
    )


def _keyed(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Row]:
    return {key(row): row for row in rows}
