"""Running cases, begun and acted on through the services."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from tests.factories.office import Office, make_office
from tests.factories.procedures import MadeAdoption, make_adoption

from lajur.cases import queries, services
from lajur.cases.errors import CaseRefused
from lajur.cases.models import Task
from lajur.core.sop import Sop
from lajur.ledger.actor import ActingAs
from lajur.ledger.queries import verify_streams

#: A Tuesday morning in office hours.
AT = datetime(2026, 1, 6, 2, 0, tzinfo=UTC)
_serial = count(1)


@dataclass
class Running:
    """A case at work, with the office whose people act on it."""

    made: MadeAdoption
    office: Office
    case_id: int
    at: datetime = AT
    acts: list[services.Acted] = field(default_factory=list)

    @property
    def government_id(self) -> int:
        """The government's id."""
        return self.office.id

    def task(self, unit: int | None = None) -> Task:
        """The open task of a branch."""
        return Task.objects.get(
            government_id=self.government_id,
            case_id=self.case_id,
            unit_id=unit,
            done_at__isnull=True,
        )

    def open_tasks(self) -> list[Task]:
        """All open tasks in the order they were opened."""
        return list(
            Task.objects.filter(case_id=self.case_id, done_at__isnull=True).order_by(
                "id"
            )
        )

    def complete(
        self, who: str, outcome: str | None = None, *, unit: int | None = None
    ) -> services.Acted:
        """Complete the open task of a branch as the holder of a post."""
        self.at += timedelta(minutes=5)
        acted = services.complete(
            government_id=self.government_id,
            task_id=self.task(unit).pk,
            by=acting(self.office, who),
            at=self.at,
            outcome=outcome,
            request_key=new_key(),
        )
        self.acts.append(acted)
        return acted

    def send_back(
        self, who: str, reason: str = "Angka belum benar", *, unit: int | None = None
    ) -> services.Acted:
        """Return the open task of a branch as the holder of a post."""
        self.at += timedelta(minutes=5)
        acted = services.return_task(
            government_id=self.government_id,
            task_id=self.task(unit).pk,
            by=acting(self.office, who),
            at=self.at,
            reason=reason,
            request_key=new_key(),
        )
        self.acts.append(acted)
        return acted


def new_key() -> str:
    """A request key nobody used."""
    return f"r{next(_serial)}"


def acting(office: Office, key: str) -> ActingAs:
    """The definitive holder of a post."""
    post, person = office.posts[key], office.people[key]
    return ActingAs(person.pk, person.name, post.pk, post.name, "definitive")


def make_case(
    sop: Sop | None = None,
    *,
    office: Office | None = None,
    starter: str | None = None,
    units: tuple[int, ...] = (),
    made: MadeAdoption | None = None,
) -> Running:
    """A case just begun, by default by whoever holds step 1."""
    office = office or make_office()
    made = made or make_adoption(office, sop)
    first = starter or made.sop.steps[0].actor or ""
    started = services.start_case(
        government_id=office.id,
        adoption_id=made.adoption_id,
        period="2025",
        subject="Rapat koordinasi",
        unit_ids=units,
        by=acting(office, first),
        at=AT,
        request_key=new_key(),
    )
    return Running(made, office, started.case_id)


def only_step(running: Running, unit: int | None = None) -> str:
    """The step the open task of a branch stands at."""
    return running.task(unit).step


class _Code:
    """Expects a refusal by its code, with a sentence for the person."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind, error, trace) -> bool:
        assert isinstance(error, CaseRefused), error
        assert error.code == self.code
        assert len(str(error)) > 10
        return True


def refused(code: str) -> "_Code":
    """Expect a refusal by its code."""
    return _Code(code)


def common(running: Running, who: str) -> dict:
    """What every act of this person is given."""
    return {
        "government_id": running.government_id,
        "by": acting(running.office, who),
        "at": running.at,
    }


def assert_sound(running: Running) -> None:
    """The tables say what the log says, and the log is whole."""
    assert queries.verify_cases(running.government_id) == ()
    assert verify_streams(running.government_id, b"key") == ()
