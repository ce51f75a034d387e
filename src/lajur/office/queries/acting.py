"""Who may act where on a day, and how a queue is called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lajur.office.models import Capacity, Holding, Post, Team
from lajur.office.sql import acting_rows, label_rows

#: Who is named first where several may act: the one standing in, then the holder.
PRECEDENCE = (
    Capacity.PLT,
    Capacity.PJ,
    Capacity.PLH,
    Capacity.DEFINITIVE,
    Capacity.DELEGATE,
)


@dataclass(frozen=True)
class ActingQueue:
    """A queue a person may act on, and in what right."""

    #: `post:7`, `team:3` or `unit:12`.
    queue: str
    #: None for a team member who sits there as a person, without a post.
    post_id: int | None
    post_name: str
    person_id: int
    person_name: str
    capacity: str
    valid_from: date
    valid_until: date | None
    #: Short name and unit of the post; nothing without one.
    post_short_name: str = ""
    unit_name: str = ""


@dataclass(frozen=True)
class QueueLabel:
    """How a queue is called, and who stands there today."""

    queue: str
    name: str
    #: None for a vacant post, and for teams and units.
    holder: str | None = None
    capacity: str | None = None
    valid_until: date | None = None

    @property
    def title(self) -> str:
        """Return the holder with "Plt.", "Plh." … before his name, or nothing."""
        return f"{_capacity_word(self.capacity)} {self.holder or ''}".strip()


@dataclass(frozen=True)
class PostHolder:
    """One line of the page of posts: who stands there today, and until when."""

    post_id: int
    post_name: str
    rank: int
    unit_id: int
    unit_name: str
    #: Ids from the root of the tree down to the unit.
    unit_path: tuple[int, ...]
    #: None marks a vacant post.
    holding_id: int | None
    person_id: int | None
    person_name: str | None
    capacity: str | None
    valid_from: date | None
    valid_until: date | None
    warrant: str
    #: The definitive holder somebody stands in for.
    absent: str | None

    @property
    def capacity_word(self) -> str:
        """Return "Plt.", "Plh." …, or nothing for the definitive holder."""
        return _capacity_word(self.capacity)

    @property
    def last_day(self) -> date | None:
        """Return the last day, or None while no end is known."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None


def queues_of(government_id: int, person_id: int, on: date) -> tuple[ActingQueue, ...]:
    """Return every queue a person may act on that day, definitive posts first.

    A person with two posts in one unit has two rows for the unit's queue.
    """
    return tuple(ActingQueue(*row) for row in acting_rows(government_id, person_id, on))


def acting_posts(
    government_id: int, person_id: int, on: date
) -> tuple[ActingQueue, ...]:
    """Return the posts a person may act as that day, definitive posts first."""
    return tuple(
        row
        for row in queues_of(government_id, person_id, on)
        if row.queue.startswith("post:")
    )


def may_act(
    government_id: int, person_id: int, queue: str, on: date
) -> ActingQueue | None:
    """Return in what right a person may act on a queue that day, if at all."""
    rows = queues_of(government_id, person_id, on)
    return next((row for row in rows if row.queue == queue), None)


def describe_queue(government_id: int, queue: str, on: date) -> QueueLabel:
    """Return the name of a queue; an unknown one is called as it is written."""
    return describe_queues(government_id, [queue], on)[queue]


def describe_queues(
    government_id: int, queues: Iterable[str], on: date
) -> dict[str, QueueLabel]:
    """Return the names of many queues in one statement."""
    wanted = set(queues)
    labels = {queue: QueueLabel(queue, queue) for queue in wanted}
    ids = {kind: _ids(wanted, kind) for kind in ("post", "team", "unit", "person")}
    if any(ids.values()):
        found = label_rows(government_id, ids, on, PRECEDENCE)
        labels |= {row[0]: QueueLabel(*row) for row in found}
    return labels


def superior_queue(government_id: int, queue: str) -> str | None:
    """Return the post above a queue: a post's superior, a team's or unit's head."""
    kind, _, number = queue.partition(":")
    posts = Post.objects.filter(government_id=government_id)
    if kind == "post":
        below = posts.filter(id=int(number)).first()
        above = below.superior_id if below else None
        return f"post:{above}" if above else None
    if kind == "team":
        team = Team.objects.filter(government_id=government_id, id=int(number))
        posts = posts.filter(unit__in=team.values("unit"))
    elif kind == "unit":
        posts = posts.filter(unit=int(number))
    else:
        return None
    head = posts.order_by("rank", "id").first()
    return f"post:{head.pk}" if head else None


def holders_on(government_id: int, on: date) -> tuple[PostHolder, ...]:
    """Return every post in the order of the tree, with who stands there that day."""
    standing = _standing(government_id, on)
    posts = Post.objects.filter(government_id=government_id).select_related("unit")
    return tuple(
        _post_holder(row, standing.get(row.pk, []))
        for row in posts.order_by("unit__path", "rank", "id")
    )


def _capacity_word(capacity: str | None) -> str:
    if capacity in (None, Capacity.DEFINITIVE):
        return ""
    return str(Capacity(capacity).label)


def _ids(queues: Iterable[str], kind: str) -> list[int]:
    parts = (queue.partition(":") for queue in queues)
    return [int(number) for head, _, number in parts if head == kind]


def _standing(government_id: int, on: date) -> dict[int, list[Holding]]:
    """Group the holdings of a day by post, whoever is named first in front."""
    rows: QuerySet[Holding] = Holding.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        government_id=government_id,
        valid_from__lte=on,
    ).select_related("person")
    by_post: dict[int, list[Holding]] = {}
    for row in sorted(
        rows, key=lambda r: (PRECEDENCE.index(Capacity(r.capacity)), r.pk)
    ):
        by_post.setdefault(row.post_id, []).append(row)
    return by_post


def _post_holder(post: Post, holdings: list[Holding]) -> PostHolder:
    first = holdings[0] if holdings else None
    absent = next((h for h in holdings[1:] if h.capacity == Capacity.DEFINITIVE), None)
    return PostHolder(
        post_id=post.pk,
        post_name=post.name,
        rank=post.rank,
        unit_id=post.unit_id,
        unit_name=post.unit.name,
        unit_path=tuple(post.unit.path),
        holding_id=first.pk if first else None,
        person_id=first.person_id if first else None,
        person_name=first.person.name if first else None,
        capacity=first.capacity if first else None,
        valid_from=first.valid_from if first else None,
        valid_until=first.valid_until if first else None,
        warrant=first.warrant if first else "",
        absent=absent.person.name if absent else None,
    )
