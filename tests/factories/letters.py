"""A case with papers at work: an SOP of our own with every work on a letter."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.factories.office import Office, make_office
from tests.factories.procedures import make_adoption

from lajur.cases import services as cases
from lajur.core.sop import (
    Actor,
    ActorKind,
    Duration,
    Exit,
    How,
    Item,
    Paper,
    Sop,
    Step,
    Verb,
    Work,
)
from lajur.ledger.actor import ActingAs
from lajur.letters.services.number import make_series
from lajur.letters.services.work import Done, do_task
from lajur.office.queries import acting_posts

START = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def _step(
    number: int,
    actor: str,
    works: list[tuple[str, str | None]],
    text: str,
    to: int | None,
    back: int | None = None,
) -> Step:
    exits = [Exit("Setuju" if back else None, f"s{to}" if to else None)]
    if back:
        exits.append(Exit("Tidak", f"s{back}", How.RETURN))
    return Step(
        id=f"s{number}",
        number=str(number),
        text=text,
        actor=actor,
        works=tuple(Work(Verb(do), paper) for do, paper in works),
        kind=Verb(works[0][0]),
        outputs=tuple(Item(paper, paper) for _, paper in works if paper),
        duration=Duration("1 hari", 1, "days"),
        exits=tuple(exits),
    )


def letter_sop(slug: str = "permintaan-data") -> Sop:
    """Return an order, a letter asking units for data, and a report.

    Three kinds of paper go through disposition, draft, check, initial, signature,
    number, dispatch, receipt and archive.
    """
    return Sop(
        slug=slug,
        title="Penyusunan Laporan Kinerja",
        government="Pemerintah Kota Seberang",
        unit="Bagian Organisasi",
        legal_bases=("Peraturan tentang Laporan Kinerja;", "Peraturan Tata Naskah"),
        actors=(
            Actor("kabag", "Kepala Bagian"),
            Actor("tim", "Tim Kerja Pelaporan", ActorKind.TEAM),
            Actor("asisten", "Asisten"),
            Actor("sekda", "Sekretaris Daerah"),
            Actor("arsiparis", "Arsiparis"),
        ),
        papers=(
            Paper("disposisi", "Lembar Disposisi", "disposisi"),
            Paper("spt", "Surat Perintah Tugas", "surat_tugas"),
            Paper("surat", "Surat Permohonan Data Kinerja", "surat_dinas"),
            Paper("laporan", "Laporan Kinerja", "laporan"),
        ),
        steps=(
            _step(1, "kabag", [("instruct", "disposisi")], "Memerintahkan tim", 2),
            _step(2, "tim", [("prepare", "spt")], "Menyiapkan SPT", 3),
            _step(3, "kabag", [("initial", "spt")], "Memaraf SPT", 4, back=2),
            _step(4, "sekda", [("sign", "spt")], "Menandatangani SPT", 5, back=3),
            _step(5, "arsiparis", [("number", "spt")], "Memberi nomor", 6),
            _step(6, "tim", [("prepare", "surat")], "Menyusun surat", 7),
            _step(7, "kabag", [("initial", "surat")], "Memaraf surat", 8, back=6),
            _step(8, "asisten", [("sign", "surat")], "Menandatangani", 9, back=7),
            _step(
                9,
                "arsiparis",
                [("number", "surat"), ("send", "surat"), ("archive", "surat")],
                "Memberi nomor dan mengirim surat",
                10,
            ),
            _step(10, "tim", [("carry_out", None)], "Mengolah data", 11),
            _step(11, "tim", [("prepare", "laporan")], "Menyusun laporan", 12),
            _step(12, "kabag", [("check", "laporan")], "Memeriksa", 13, back=11),
            _step(
                13,
                "sekda",
                [("sign", "laporan")],
                "Menandatangani laporan untuk disampaikan kepada Bappeda",
                None,
                back=12,
            ),
        ),
    )


@dataclass
class Running:
    """A case on its way, with the office around it."""

    office: Office
    case_id: int
    at: datetime
    #: Post or team key by actor of the SOP.
    hands: dict[str, str] = field(default_factory=dict)

    @property
    def government_id(self) -> int:
        return self.office.id

    def acting(self, key: str) -> ActingAs:
        """Return the person of a post key, acting in his own post."""
        person = self.office.people[key]
        rows = acting_posts(self.government_id, person.pk, self.at.date())
        row = rows[0]
        return ActingAs(
            person.pk, row.person_name, row.post_id, row.post_name, row.capacity
        )

    def open_task(self) -> tuple[int, str]:
        """Return the one open task and its step."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT task_id, step FROM case_open_tasks"
                " WHERE government_id = %s AND case_id = %s ORDER BY task_id",
                [self.government_id, self.case_id],
            )
            row = cursor.fetchone()
        assert row is not None
        return row

    def hand(self, step: str) -> str:
        """Return whose turn it is at a step of `letter_sop`."""
        actor = next(s.actor for s in letter_sop().steps if s.id == step)
        return self.hands.get(actor or "", actor or "")

    def ready(self, **given: Any) -> dict[str, Any]:
        """Return the arguments with which whoever's turn it is does the task."""
        task_id, step = self.open_task()
        self.at += timedelta(hours=1)
        by = given.pop("by", None) or self.acting(self.hand(step))
        return {
            "government_id": self.government_id,
            "task_id": task_id,
            "by": by,
            "at": self.at,
            "request_key": f"{task_id}-{self.at.isoformat()}",
            **given,
        }

    def do(self, **given: Any) -> Done:
        """Do the open task by whoever's turn it is, an hour later."""
        return do_task(**self.ready(**given))

    def do_until(self, step: str) -> None:
        """Do tasks until this step is open."""
        while self.open_task()[1] != step:
            self.do()


def make_running(
    office: Office | None = None,
    *,
    subject: str = "Laporan Kinerja Tahun 2025",
    period: str = "2025",
    legal_date: date | None = date(2026, 3, 31),
    unit_keys: tuple[str, ...] = ("umum", "dinas"),
) -> Running:
    """Adopt `letter_sop` and start a case of it."""
    office = office or make_office()
    make_series(government_id=office.id, name="Surat keluar", by=None, at=START)
    made = make_adoption(office, letter_sop())
    running = Running(office, 0, START, {"tim": "staf"})
    started = cases.start_case(
        government_id=office.id,
        adoption_id=made.adoption_id,
        period=period,
        subject=subject,
        legal_date=legal_date,
        unit_ids=[office.units[key].pk for key in unit_keys],
        by=running.acting("kabag"),
        at=START,
        request_key=None,
    )
    running.case_id = started.case_id
    return running
