"""Every desk of an SOP in an office of its own names; no database needed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from lajur.cases.facts import TaskFacts
from lajur.core.engine import Memory, compile_sop
from lajur.core.reading import answers, read_file
from lajur.core.sop import ActorKind, Sop, Verb
from lajur.core.worktime import RAMADAN_WEEK, STANDARD_WEEK, Calendar, Zone
from lajur.letters import works
from lajur.letters.queries.compose import Composer
from lajur.letters.queries.facts import Known
from lajur.letters.queries.office import Named, OfficeNames, Standing
from lajur.letters.state import MAKING, PaperState
from lajur.procedures.services.catalogue import catalogue_folder

CALENDAR = Calendar(Zone.WIB, STANDARD_WEEK, RAMADAN_WEEK)
AT = datetime(2026, 1, 21, 2, 40, tzinfo=UTC)


def catalogue_sops() -> Iterator[Sop]:
    """Yield every SOP of the catalogue, with the answers kept beside it."""
    for entry in sorted(catalogue_folder().iterdir(), key=lambda one: one.name):
        if not entry.is_dir():
            continue
        files = {file.name: file for file in entry.iterdir()}
        name = next(name for name in files if name.startswith("source."))
        kept = files.get("answers.yaml")
        given = answers.parse(kept.read_text("utf-8")) if kept else ()
        for sop in read_file(name, files[name].read_bytes()).sops:
            yield answers.apply(sop, given)


def names_of(sop: Sop, *, bound: bool) -> tuple[dict[str, str], OfficeNames]:
    """Return lanes and office names: each lane on a post of its name, or none."""
    lanes: dict[str, str] = {}
    queues: dict[str, Named] = {}
    standing: dict[str, tuple[Standing, ...]] = {}
    for place, actor in enumerate(sop.actors, start=1):
        if not bound or actor.kind in (ActorKind.UNIT, ActorKind.EACH_UNIT):
            continue
        queue = f"post:{place}"
        lanes[actor.id] = queue
        queues[queue] = Named(
            queue, actor.name, 1, "Bagian", "division", place, None, None, None
        )
        person = Standing(actor.name, f"Pejabat {actor.name}", "definitive")
        standing[queue] = (person,)
    frame = {
        "name": "Pemerintah Kota Contoh",
        "city": "Kota Contoh",
        "time_zone": "Asia/Jakarta",
    }
    names = OfficeNames(frame, sop.unit or "Bagian", "UM", (), queues, standing)
    return lanes, names


def desk_of(
    sop: Sop,
    step_id: str,
    *,
    bound: bool = True,
    papers: tuple[PaperState, ...] = (),
    **given: Any,
) -> Known:
    """Return everything known at one step of an SOP."""
    lanes, names = names_of(sop, bound=bound)
    row: dict[str, Any] = {
        "government_id": 1,
        "case_id": 1,
        "seq": 1,
        "case_state": "running",
        "subject": sop.title or "Kegiatan",
        "period": "2026",
        "legal_date": date(2026, 3, 31),
        "version_id": 1,
        "adoption_id": 1,
        "is_backdated": False,
        "calendar_version": 1,
        "settings": {},
        "lanes": lanes,
        "unit_ids": (),
        "prior": None,
        "lead": None,
        "task_id": 1,
        "step_id": step_id,
        "round": 1,
        "unit_id": None,
        "join_id": None,
        "queue": "",
        "home_queue": "",
        "state": "open",
        "opened_at": AT,
        "due_stored": AT,
        "taken_by_id": None,
        "taken_by": "",
        "memory": Memory(()),
        "done_seq": None,
        "is_return": False,
        "sender": "",
        "region": None,
        "run": 0,
        "outer": None,
        "person_id": 1,
        "acting": None,
    } | given
    task = TaskFacts(**row)
    task.__dict__.update({"flow": compile_sop(sop), "calendar": CALENDAR})
    return Known(task, names, papers, AT)


def composed(desk: Known, paper: str, verb: Verb) -> PaperState:
    """Compose a paper of a desk nobody has written on."""
    composer = Composer(desk.task, desk.papers, desk.at)
    composer._desk = desk
    return composer.composed(paper, verb)


def papers_of(sop: Sop, *, bound: bool) -> Iterator[tuple[str, PaperState]]:
    """Yield every paper any step of an SOP may have to make, with the step's id."""
    for step in sop.steps:
        made = [pair for pair in works.paper_works(step, sop) if pair[0] in MAKING]
        if not made:
            continue
        desk = desk_of(sop, step.id, bound=bound)
        for verb, paper in made:
            yield step.id, composed(desk, paper, verb)
