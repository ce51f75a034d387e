"""A government with everything in it: SOPs, a case, papers, files, a notice.

Every name a person typed carries the town's mark, so that a page of another
government shows at once when a row went astray.
"""

from dataclasses import dataclass

from tests.core.families.kin import loan
from tests.factories.kin import make_followers, revise
from tests.factories.letters import Running, make_running
from tests.factories.office import AT as SETTLED
from tests.factories.office import Office, make_government, make_office, make_person
from tests.factories.procedures import (
    AT,
    ON,
    MadeAdoption,
    lanes_of,
    make_adoption,
    make_draft,
    receive_text,
    region_sop,
    small_sop,
)

from lajur.cases import services as cases
from lajur.cases.models import Attachment, Task
from lajur.ledger.actor import SYSTEM
from lajur.ledger.services import store_file
from lajur.letters.models import NumberEntry, Paper, Series
from lajur.office import services as offices
from lajur.office.models import Holding, Notice
from lajur.procedures import services as procedures
from lajur.procedures.services.offer import mend_pattern

#: Who has the open task of the town's case.
HOLDER = "staf"


@dataclass(frozen=True)
class Town:
    """A government and one of each thing an address can name."""

    mark: str
    office: Office
    running: Running
    task_id: int
    #: The task done before, and the act that closed it.
    done_task_id: int
    done_seq: int
    small: MadeAdoption
    region: MadeAdoption
    draft: procedures.Drafted
    spare: procedures.Drafted
    #: A draft whose approval is planned; `small` is what approves it.
    planned: procedures.Drafted
    document_id: int
    #: Three SOPs that follow one pattern: the first mended it and was revised
    #: again, the others have an open offer.
    family_id: int
    followers: tuple[str, ...]
    paper_id: int
    attachment_id: int
    notice_id: int
    holding_id: int
    post_id: int
    person_id: int
    series_id: int
    #: The line of the letter book of the numbered paper.
    entry_id: int

    @property
    def case_id(self) -> int:
        """The case at work."""
        return self.running.case_id


def make_town(mark: str) -> Town:
    """Build a government whose case stands at a draft, after a numbered paper."""
    office = make_office(make_government(f"Kota {mark}", city=mark))
    post_id, person_id = _add_post(office, mark)
    running = make_running(office, subject=f"Laporan Kinerja {mark}")
    running.do_until("s6")
    slug = mark.lower()
    small = make_adoption(office, small_sop(f"undangan-{slug}", f"Undangan {mark}"))
    region = make_adoption(office, region_sop(f"pengumpulan-{slug}"))
    received = receive_text(office, f"Nota {mark}", f"Catatan {mark}")
    draft, spare = received.drafts
    task_id, _step = running.open_task()
    done = Task.objects.filter(case_id=running.case_id, done_at__isnull=False)
    _talk(running, mark)
    paper = Paper.objects.filter(
        government_id=office.id, case_id=running.case_id, number__gt=""
    ).latest("id")
    family_id, followers = _follow(office, mark)
    return Town(
        mark=mark,
        office=office,
        running=running,
        task_id=task_id,
        done_task_id=done.latest("done_seq").pk,
        done_seq=done.latest("done_seq").done_seq,
        small=small,
        region=region,
        draft=draft,
        spare=spare,
        planned=_plan_approval(office, small, mark),
        document_id=received.document_id,
        family_id=family_id,
        followers=followers,
        paper_id=paper.pk,
        attachment_id=Attachment.objects.get(case_id=running.case_id).pk,
        notice_id=_notice(office, mark),
        holding_id=_stand_in(office),
        post_id=post_id,
        person_id=person_id,
        series_id=Series.objects.get(government_id=office.id).pk,
        entry_id=NumberEntry.objects.get(government_id=office.id).pk,
    )


def _follow(office: Office, mark: str) -> tuple[int, tuple[str, ...]]:
    """Publish SOPs of one family, mend its pattern, and revise the first again."""
    sops = [loan(f"{thing} {mark}") for thing in ("Proyektor", "Tenda", "Layar")]
    family = make_followers(office, sops)
    first = sops[0].slug
    revise(office, first, lambda sop: sop.with_changes(warnings=(f"Awas {mark}",)))
    mend_pattern(government_id=office.id, slug=first, by=SYSTEM, at=AT)
    revise(office, first, lambda sop: sop.with_changes(records=(f"Buku {mark}",)))
    return family.pk, tuple(sop.slug for sop in sops)


def _plan_approval(
    office: Office, approving: MadeAdoption, mark: str
) -> procedures.Drafted:
    """Let the small SOP approve SOPs, and settle how a draft will be adopted."""
    offices.change_settings(
        government_id=office.id,
        changes={"approval_sop": approving.slug},
        by=None,
        at=AT,
    )
    sop = small_sop(f"usul-{mark.lower()}", f"Usul {mark}")
    drafted = make_draft(office, sop)
    adopting = procedures.Adopting(office.units["bagian"].pk, ON, lanes_of(office, sop))
    procedures.plan_approval(
        government_id=office.id,
        draft_id=drafted.draft_id,
        adopting=adopting,
        by=SYSTEM,
        at=AT,
    )
    return drafted


def _add_post(office: Office, mark: str) -> tuple[int, int]:
    post = offices.create_post(
        government_id=office.id,
        unit_id=office.units["bagian"].pk,
        name=f"Analis {mark}",
        short_name=f"Analis {mark}",
        rank=6,
        by=None,
        at=SETTLED,
    )
    return post.pk, make_person(office.government, f"Pegawai {mark}").pk


def _talk(running: Running, mark: str) -> None:
    by = running.acting("kabag")
    cases.comment(
        government_id=running.government_id,
        case_id=running.case_id,
        text=f"Mohon segera, {mark}.",
        by=by,
        at=running.at,
    )
    stored = store_file(
        government_id=running.government_id,
        name=f"data-{mark}.txt",
        media_type="text/plain",
        content=f"Isi {mark}".encode(),
        at=AT,
    )
    cases.attach(
        government_id=running.government_id,
        case_id=running.case_id,
        sha256=stored.sha256,
        name=f"data-{mark}.txt",
        by=by,
        at=running.at,
    )


def _notice(office: Office, mark: str) -> int:
    offices.notify(
        government_id=office.id,
        text=f"Naskah {mark} menunggu.",
        person_id=office.people[HOLDER].pk,
        at=AT,
    )
    return Notice.objects.get(government_id=office.id, text__contains=mark).pk


def _stand_in(office: Office) -> int:
    """Let somebody stand in for the assistant, and return the appointment."""
    holding = Holding.objects.get(
        government_id=office.id, post_id=office.posts["asisten"].pk
    )
    made = offices.set_acting(
        government_id=office.id,
        post_id=office.posts["asisten"].pk,
        appointment=offices.Appointment(
            person_id=office.people["kadis"].pk,
            capacity=offices.Capacity.PLH,
            valid_from=AT.date(),
            valid_until=AT.date().replace(year=2099),
            warrant="800/1",
        ),
        by=None,
        at=AT,
    )
    assert holding.pk != made.pk
    return made.pk
