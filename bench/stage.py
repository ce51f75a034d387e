"""An office and two SOPs for the measurements, made through the services."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lajur.core.sop import (
    Actor,
    ActorKind,
    Duration,
    Exit,
    How,
    Region,
    Sop,
    Step,
    Verb,
    Work,
)
from lajur.ledger.actor import ActingAs

DECISIONS = frozenset({3, 4, 5, 9, 10, 16, 17, 18})
STEPS = 19
LANES = ("kabag", "staf", "asisten", "sekda", "arsiparis", "kasubag")
_HOUR = Duration("60 menit", 60, "minutes")


@dataclass(frozen=True)
class Stage:
    """What a run of the 19 steps needs, plain enough to send to a process."""

    government_id: int
    adoption_id: int
    holders: dict[str, ActingAs]

    def start(self, at: datetime) -> Any:
        from lajur.cases import services

        return services.start_case(
            government_id=self.government_id,
            adoption_id=self.adoption_id,
            period="2025",
            subject="LKPJ 2025",
            by=self.holders[lane(1)],
            at=at,
            request_key=None,
        )

    def step_at(self, number: int, returned: set[int]) -> int:
        return PATH[number - 1][0]

    def is_returned(self, step: int, returned: set[int]) -> bool:
        if step in DECISIONS and step not in returned:
            returned.add(step)
            return True
        return False

    def outcome(self, step: int) -> str | None:
        return "Setuju" if step in DECISIONS else None

    def holder(self, step: int) -> ActingAs:
        return self.holders[lane(step)]


def lane(step: int) -> str:
    return LANES[step % len(LANES)]


def _path() -> list[tuple[int, bool]]:
    path, step, returned = [], 1, set()
    while step <= STEPS:
        back = step in DECISIONS and step not in returned
        path.append((step, back))
        returned |= {step} if back else set()
        step += -1 if back else 1
    return path


#: The 35 acts in order: which step, and whether it is sent back.
PATH = _path()


def nineteen_steps() -> Sop:
    steps = []
    for number in range(1, STEPS + 1):
        onward = f"s{number + 1}" if number < STEPS else None
        exits: tuple[Exit, ...] = (Exit(None, onward),)
        if number in DECISIONS:
            back = Exit("Tidak", f"s{number - 1}", How.RETURN)
            exits = (Exit("Setuju", onward), back)
        verb = Verb.CHECK if number in DECISIONS else Verb.PREPARE
        steps.append(_step(number, lane(number), verb, exits))
    from tests.factories.procedures import small_sop

    return small_sop("ukur-lkpj").with_changes(
        actors=tuple(Actor(key, key.title()) for key in LANES),
        steps=tuple(steps),
        stated_total=None,
    )


def letter_stage() -> Stage:
    from tests.factories.office import make_office
    from tests.factories.procedures import make_adoption

    office = make_office()
    made = make_adoption(office, nineteen_steps())
    return Stage(office.id, made.adoption_id, _holders(office))


def _holders(office: Any) -> dict[str, ActingAs]:
    return {
        key: ActingAs(
            person.pk, person.name, office.posts[key].pk, office.posts[key].name
        )
        for key, person in office.people.items()
    }


def _step(
    number: int,
    actor: str,
    verb: Verb,
    exits: tuple[Exit, ...],
    region: str | None = None,
) -> Step:
    return Step(
        id=f"s{number}",
        number=str(number),
        text=f"Langkah {number}",
        actor=actor,
        works=(Work(verb, "undangan"),),
        kind=verb,
        duration=_HOUR,
        exits=exits,
        region=region,
    )


@dataclass(frozen=True)
class Collection:
    """Units that submit, are checked, return once and go on."""

    government_id: int
    adoption_id: int
    holders: dict[str, ActingAs]
    #: Whoever may act for a unit.
    heads: dict[int, ActingAs]

    def collect(self, at: datetime) -> Iterator[None]:
        from lajur.cases import services
        from lajur.cases.models import Task

        started = services.start_case(
            government_id=self.government_id,
            adoption_id=self.adoption_id,
            period="2025",
            subject="Penghimpunan",
            by=self.holders["kasubag"],
            at=at,
            request_key=None,
        )
        yield
        mine = Task.objects.filter(case_id=started.case_id, done_at__isnull=True)
        kasubag = self.holders["kasubag"]
        self._do(services.complete, started.opened_id, kasubag, at)
        yield
        tasks = list(mine.order_by("pk").values_list("unit_id", "pk"))
        left = []
        for unit, first in tasks:
            task: Any = first
            for act, who, outcome in self._acts(unit):
                at += timedelta(seconds=1)
                task = self._do(act, task, who, at, outcome)
                yield
            left.append(task)
        task = next(found for found in left if found is not None)
        for who in ("staf", "kabag"):
            task = self._do(services.complete, task, self.holders[who], at)
            yield

    def _acts(self, unit: int) -> Iterator[tuple[Any, ActingAs, str | None]]:
        from lajur.cases import services

        head, kasubag = self.heads[unit], self.holders["kasubag"]
        yield services.complete, head, None
        yield services.return_task, kasubag, None
        yield services.complete, head, None
        yield services.complete, kasubag, "Setuju"
        yield services.complete, head, None
        yield services.complete, kasubag, "Setuju"

    def _do(
        self,
        act: Any,
        task: int,
        by: ActingAs,
        at: datetime,
        outcome: str | None = None,
    ) -> int | None:
        given: dict[str, Any] = {"outcome": outcome}
        if act.__name__ == "return_task":
            given = {"reason": "Lengkapi"}
        acted = act(
            government_id=self.government_id,
            task_id=task,
            by=by,
            at=at,
            request_key=f"t{task}",
            **given,
        )
        opened: int | None = acted.opened_id
        return opened


def collection_stage(units: int) -> Collection:
    from tests.factories.office import AT, SINCE, make_office
    from tests.factories.procedures import make_adoption

    from lajur.office import services as offices
    from lajur.office.models import UnitKind
    from lajur.procedures.lane import Lane

    office = make_office()
    heads, ids = {}, []
    for number in range(units):
        unit = offices.create_unit(
            government_id=office.id,
            name=f"Dinas {number}",
            short_name=f"D{number}",
            kind=UnitKind.AGENCY,
            code=f"D{number}",
            by=None,
            at=AT,
        )
        post = offices.create_post(
            government_id=office.id,
            unit_id=unit.pk,
            name=f"Kepala Dinas {number}",
            short_name=f"Kadis {number}",
            rank=2,
            by=None,
            at=AT,
        )
        person = offices.create_person(
            government_id=office.id, name=f"Kepala Dinas {number}", by=None, at=AT
        )
        offices.set_holder(
            government_id=office.id,
            post_id=post.pk,
            person_id=person.pk,
            valid_from=SINCE,
            by=None,
            at=AT,
        )
        heads[unit.pk] = ActingAs(person.pk, person.name, post.pk, post.name)
        ids.append(unit.pk)
    lanes = {
        "kasubag": Lane(office.queue("kasubag")),
        "staf": Lane(office.queue("staf")),
        "kabag": Lane(office.queue("kabag")),
        "opd": Lane(None, tuple(ids)),
    }
    made = make_adoption(office, collection_sop(), lanes=lanes)
    return Collection(office.id, made.adoption_id, _holders(office), heads)


def collection_sop() -> Sop:
    """Ask; each unit submits, is checked, finalises, is approved; compile; sign."""
    forward = Verb.CARRY_OUT
    inside = ("s2", "s3", "s4", "s5")
    steps = (
        _step(1, "kasubag", Verb.SEND, (Exit(None, "s2"),)),
        _step(2, "opd", Verb.SUBMIT, (Exit(None, "s3"),), "r"),
        _step(3, "kasubag", Verb.CHECK, _checked("s4", "s2"), "r"),
        _step(4, "opd", forward, (Exit(None, "s5"),), "r"),
        _step(5, "kasubag", Verb.CHECK, _checked("s6", "s4"), "r"),
        _step(6, "staf", Verb.COLLECT, (Exit(None, "s7"),)),
        _step(7, "kabag", Verb.PUBLISH, (Exit(None, None),)),
    )
    from tests.factories.procedures import small_sop

    actors = (
        Actor("kasubag", "Kasubag"),
        Actor("opd", "Perangkat Daerah", ActorKind.EACH_UNIT),
        Actor("staf", "Staf"),
        Actor("kabag", "Kabag"),
    )
    return small_sop("ukur-penghimpunan").with_changes(
        actors=actors,
        steps=steps,
        regions=(Region("r", inside, "opd"),),
        stated_total=None,
    )


def _checked(onward: str, back: str) -> tuple[Exit, ...]:
    return (Exit("Setuju", onward), Exit("Tidak", back, How.RETURN))
