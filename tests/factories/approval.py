"""An office that approves SOPs by a case, and a draft on its way through one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.factories.cases import Running, acting
from tests.factories.office import Office, make_office
from tests.factories.procedures import lanes_of, make_adoption, make_draft, small_sop

from lajur.cases import services as cases
from lajur.cases.services.approval import submit_draft
from lajur.office.services import change_settings
from lajur.procedures import services
from lajur.procedures.lane import Adopting
from lajur.procedures.services import Drafted
from lajur.project.effects import HANDLERS

#: A Wednesday morning, after the approving SOP has come into force.
AT = datetime(2026, 1, 7, 2, 0, tzinfo=UTC)
TODAY = date(2026, 1, 7)


@dataclass
class Approving:
    """An office at work with the SOP that approves SOPs, and a draft."""

    office: Office
    running: Running
    drafted: Drafted

    @property
    def id(self) -> int:
        """The government's id."""
        return self.office.id

    def settle(self) -> None:
        """Let the worker do what is due after the time for undoing."""
        self.running.at += timedelta(seconds=11)
        while cases.drain_effects(at=self.running.at, handlers=HANDLERS).total:
            pass

    def complete(self, *posts: str) -> None:
        """Pass the draft on from desk to desk, the worker after each."""
        for post in posts:
            step = self.running.task().step
            is_asked = step in ("s2", "s3")
            self.running.complete(post, "Setuju" if is_asked else None)
            self.settle()

    def send_back(self, post: str, reason: str = "Langkah 2 kurang jelas") -> None:
        """Return the draft from a desk, the worker after it."""
        self.running.send_back(post, reason)
        self.settle()


def make_approving_office(office: Office | None = None) -> Office:
    """An office whose setting names an SOP in force that approves SOPs."""
    office = office or make_office()
    made = make_adoption(office, small_sop("pengesahan", "Pengesahan SOP Kantor"))
    change_settings(
        government_id=office.id, changes={"approval_sop": made.slug}, by=None, at=AT
    )
    return office


def plan(office: Office, drafted: Drafted, *, on: date = TODAY) -> None:
    """Settle how a draft of `small_sop` is adopted once it is approved."""
    services.plan_approval(
        government_id=office.id,
        draft_id=drafted.draft_id,
        adopting=Adopting(office.units["bagian"].pk, on, lanes_of(office, small_sop())),
        by=acting(office, "kabag"),
        at=AT,
    )


def make_approval(office: Office | None = None, *, by: str = "kabag") -> Approving:
    """A draft handed in for approval, its case at the first desk."""
    office = office or make_approving_office()
    drafted = make_draft(office, small_sop("rapat", "Penyiapan Rapat Dinas"))
    plan(office, drafted)
    started = submit_draft(
        government_id=office.id,
        draft_id=drafted.draft_id,
        by=acting(office, by),
        at=AT,
        request_key=f"ajukan-{drafted.draft_id}",
    )
    running = Running(None, office, started.case_id, AT)  # type: ignore[arg-type]
    return Approving(office, running, drafted)
