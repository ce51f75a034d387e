"""Does an act, a list or a sweep cost more when there is more of everything?

    python -m bench.growth [--full] [--slices 7] [--json]

Each figure is a ratio: of the same work among much and among little, or to a raw
statement that does the least such a work can be. Both sides take turns in one run.
Without --full there is ten times less of everything, so that it ends in minutes.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from multiprocessing import get_context
from typing import Any

from bench import acts
from bench.stage import Collection, Stage, collection_stage, letter_stage

ON = date(2026, 1, 6)

FILL_CASES = """
WITH model AS (SELECT * FROM cases_case WHERE id = %(case)s),
made AS (
    INSERT INTO cases_case (government_id, adoption_id, version_id, subject, period,
        unit_ids, is_backdated, started_at, started_by_id, state, touched_at, seq, head)
    SELECT government_id, adoption_id, version_id, subject, period, unit_ids,
        is_backdated, started_at, started_by_id, 'running', touched_at, 2, head
    FROM model, generate_series(1, %(count)s)
    RETURNING id, government_id
), events AS (
    INSERT INTO ledger_event
        (government_id, stream, seq, request_key, kind, at, body, hash)
    SELECT government_id, 'case:' || id, n, id || '.' || n, 'complete', now(),
        repeat('x', 450), sha256('x')
    FROM made, generate_series(1, 2) AS n
)
INSERT INTO cases_task (government_id, case_id, step, round, queue, home_queue, state,
    is_return, opened_at, due_at, opened_seq, sender, taken_by, done_at, done_seq,
    outcome, visits, eyes)
SELECT government_id, id, 's' || n, 1, 'post:' || (1000 + id %% 200), '',
    CASE n WHEN 1 THEN 'done' ELSE 'open' END, false, now(), now(), n, '', '',
    CASE n WHEN 1 THEN now() END, CASE n WHEN 1 THEN 2 END, '', '{1}', '{}'
FROM made, generate_series(1, 2) AS n
"""
#: One open task in ten; the desks of the reader hold a fortieth of them.
FILL_TASKS = """
INSERT INTO cases_task (government_id, case_id, step, round, queue, home_queue, state,
    is_return, opened_at, due_at, opened_seq, sender, taken_by, done_at, done_seq,
    outcome, visits, eyes, unit_id)
SELECT %(government)s, %(case)s, 's1', 1,
    CASE WHEN n %% 400 < 10 THEN (%(queues)s::text[])[1 + n / 10 %% 5]
         ELSE 'post:' || (1000 + n %% 200) END,
    '', CASE n %% 10 WHEN 0 THEN 'open' ELSE 'done' END, false, now(),
    timestamptz '2026-01-06 02:00Z' + n * interval '1 second', n, '', '',
    CASE n %% 10 WHEN 0 THEN NULL ELSE now() END,
    CASE n %% 10 WHEN 0 THEN NULL ELSE n END, '', '{1}', '{}', %(first)s + n
FROM generate_series(1, %(count)s) AS n
"""
RAW_INBOX = """
SELECT t.* FROM unnest(%(queues)s::text[]) AS q (queue)
CROSS JOIN LATERAL (
    SELECT * FROM cases_task t
    WHERE t.government_id = %(government)s AND t.queue = q.queue AND t.state = 'open'
    ORDER BY t.due_at, t.id LIMIT 50
) t
ORDER BY t.due_at, t.id LIMIT 50
"""
RAW_NEWEST = """
SELECT seq, kind, at, body FROM ledger_event
WHERE stream = %(stream)s ORDER BY seq DESC LIMIT 50
"""
RAW_FAN = """
INSERT INTO raw_task (case_id, step, queue, state, opened_at, due_at)
SELECT 1, 's1', 'unit:' || u, 'open', now(), now()
FROM unnest(%(units)s::bigint[]) AS u
"""
FILL_ALARMS = """
INSERT INTO cases_alarm (government_id, case_id, target_id, kind, due_at, deadline)
SELECT %(government)s, %(case)s, t.id, 'due', %(due)s, t.due_at FROM (
    SELECT id, due_at FROM cases_task
    WHERE government_id = %(government)s AND state = 'open' ORDER BY id
    LIMIT %(count)s) t
CROSS JOIN generate_series(1, %(times)s)
"""
RAW_ALARMS = """
CREATE TABLE IF NOT EXISTS raw_alarm (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, task_id bigint,
    due_at timestamptz);
CREATE INDEX IF NOT EXISTS raw_alarm_order ON raw_alarm (due_at, id);
CREATE TABLE IF NOT EXISTS raw_effect (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, task_id bigint, kind text,
    due_at timestamptz);
INSERT INTO raw_alarm (task_id, due_at)
SELECT n, timestamptz '2026-01-06Z' FROM generate_series(1, %(count)s) AS n
"""
RAW_SWEEP = """
WITH taken AS (
    SELECT id, task_id FROM raw_alarm WHERE due_at <= %(at)s ORDER BY due_at, id
    LIMIT 1000 FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM raw_alarm a USING taken WHERE a.id = taken.id)
INSERT INTO raw_effect (task_id, kind, due_at)
SELECT t.id, 'late', %(at)s FROM taken JOIN cases_task t ON t.id = taken.task_id
"""


@dataclass
class Scene:
    """The stages, and how much of everything there is to be."""

    slices: int
    #: A tenth of the sizes the goals speak of, unless --full.
    share: int
    letters: Stage
    narrow: Collection
    figures: dict[str, float] = field(default_factory=dict)

    def many(self, count: int) -> int:
        return count // self.share


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--slices", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with acts.place():
        figures = measure(options)
    print(json.dumps(figures, indent=2) if options.json else acts.told(figures))
    return 0


def measure(options: argparse.Namespace) -> dict[str, float]:
    share = 1 if options.full else 10
    scene = Scene(options.slices, share, letter_stage(), collection_stage(10))
    for part in (returns, units, fan_out, opening, among_cases, inbox, sweep):
        begin = time.perf_counter()
        part(scene)
        seconds = time.perf_counter() - begin
        print(f"{part.__name__}: {seconds:.0f} s", file=sys.stderr)
    return scene.figures


def seconds(work: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def in_turns(slices: int, *works: Callable[[], Any]) -> list[float]:
    """Return the median time of each work, all taking turns."""
    for work in works:
        work()
    rows = [[seconds(work) for work in works] for _ in range(slices)]
    return [statistics.median(each) for each in zip(*rows, strict=True)]


def returns(scene: Scene) -> None:
    """An act in a case with many returns behind it, and in one that just began."""
    from lajur.cases import services

    stage = scene.letters
    at = acts.AT

    def pair(case: list[Any]) -> None:
        # step 3 sends back to step 2, which is done again
        nonlocal at
        at += timedelta(seconds=1)
        given = {"government_id": stage.government_id, "at": at, "request_key": None}
        sent = services.return_task(
            task_id=case[0], by=stage.holder(3), reason="Mohon diperbaiki", **given
        )
        done = services.complete(task_id=sent.opened_id, by=stage.holder(2), **given)
        case[0] = done.opened_id

    def fresh() -> list[Any]:
        task = stage.start(at).opened_id
        given = {"government_id": stage.government_id, "at": at, "request_key": None}
        for step in (1, 2):
            done = services.complete(task_id=task, by=stage.holder(step), **given)
            task = done.opened_id
        return [task]

    long = fresh()
    for _ in range(scene.many(1000)):
        pair(long)
    short = [fresh() for _ in range(40)]
    places = iter(range(10_000))

    def few() -> None:
        for _ in range(20):
            pair(short[next(places) % len(short)])

    def much() -> None:
        for _ in range(20):
            pair(long)

    little, after = in_turns(max(scene.slices, 15), few, much)
    scene.figures["act_after_many_returns"] = round(after / little, 2)


def units(scene: Scene) -> None:
    """The acts of a region over many units and over ten, the closing one included."""
    wide = collection_stage(scene.many(1000))
    narrow_acts, wide_acts = scene.narrow.collect(acts.AT), wide.collect(acts.AT)
    spent: dict[str, list[tuple[float, int]]] = {"narrow": [], "wide": []}
    for collected in (narrow_acts, wide_acts):
        list(islice(collected, 2))  # begun, and opened to the units
    for commits in _batches(wide_acts, 63):
        spent["wide"].append(commits)
        narrow = scene.narrow.collect(acts.AT)
        list(islice(narrow, 2))
        spent["narrow"] += list(_batches(narrow, 63))
    each = {
        name: statistics.mean(time for time, _ in rows)
        / statistics.mean(count for _, count in rows)
        for name, rows in spent.items()
    }
    scene.figures["act_among_many_units"] = round(each["wide"] / each["narrow"], 2)


def _batches(work: Iterator[None], size: int) -> Iterator[tuple[float, int]]:
    from lajur.cases import remembered

    while True:
        remembered.forget()  # heads of ten units would be known, of a thousand not
        begin = time.perf_counter()
        count = sum(1 for _ in islice(work, size))
        if not count:
            return
        yield time.perf_counter() - begin, count


def fan_out(scene: Scene) -> None:
    """The act that opens a thousand units, and one INSERT … SELECT of as many."""
    from lajur.cases import services

    stage = scene.narrow
    ids = list(range(10_000_000, 10_001_000))
    _bare_units(stage.government_id, ids)
    started = iter(
        [
            services.start_case(
                government_id=stage.government_id,
                adoption_id=stage.adoption_id,
                period="2025",
                subject="Penghimpunan",
                by=stage.holders["kasubag"],
                at=acts.AT,
                request_key=None,
            )
            for _ in range(scene.slices + 1)
        ]
    )
    acts.raw_db().execute(
        "UPDATE cases_case SET unit_ids = %s WHERE adoption_id = %s AND seq = 1",
        (ids, stage.adoption_id),
    )

    def ours() -> None:
        services.complete(
            government_id=stage.government_id,
            task_id=next(started).opened_id,
            by=stage.holders["kasubag"],
            at=acts.AT,
            request_key=None,
        )

    def raw() -> None:
        acts.raw_db().execute(RAW_FAN, {"units": ids})

    least, fanned = in_turns(scene.slices, raw, ours)
    scene.figures["fan_out_times_raw"] = round(fanned / least, 2)


def _bare_units(government: int, ids: list[int]) -> None:
    from lajur.office.models import Unit

    model = Unit.objects.filter(government_id=government).first()
    assert model is not None
    for number in ids:
        model.pk, model.name, model.code = number, f"Unit {number}", str(number)
        model.path = [number]
        model.save(force_insert=True)


def opening(scene: Scene) -> None:
    """The story and the facts of a case with a thousand events."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from lajur.cases import queries, services

    stage = scene.letters
    case = stage.start(acts.AT).case_id
    given = {
        "government_id": stage.government_id,
        "case_id": case,
        "by": stage.holder(1),
        "at": acts.AT,
    }
    for _ in range(1000):
        services.comment(text="Sudah dibaca", request_key=None, **given)

    def ours() -> None:
        page = queries.case_page(stage.government_id, case, acts.AT)
        known = (page.version_id, page.calendar)
        queries.timeline(stage.government_id, case, limit=25, known=known)

    def newest() -> None:
        acts.raw_db().execute(RAW_NEWEST, {"stream": f"case:{case}"}).fetchall()

    page = queries.case_page(stage.government_id, case, acts.AT)
    known = (page.version_id, page.calendar)

    def story() -> None:
        queries.timeline(stage.government_id, case, limit=50, known=known)

    def ten(work: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: [work() for _ in range(10)]

    least, told, opened = in_turns(scene.slices, ten(newest), ten(story), ten(ours))
    scene.figures["case_story_times_raw_newest"] = round(told / least, 2)
    scene.figures["case_page_times_raw_newest"] = round(opened / least, 2)
    with CaptureQueriesContext(connection) as captured:
        ours()
    scene.figures["case_page_statements"] = len(captured)


def among_cases(scene: Scene) -> None:
    """An act in an office with many cases, against the same before they were there.

    The raw act beside it, whose tables stay as they are, tells how the machine's
    speed moved meanwhile.
    """

    def ratio() -> float:
        pair = [
            (acts.run(acts.raw_lkpj, 0.4), acts.run(ours, 0.4))
            for _ in range(scene.slices)
        ]
        return statistics.median(our.each / raw.each for raw, our in pair)

    def ours() -> Iterator[None]:
        return acts.our_lkpj(scene.letters)

    acts.run(ours, 0.3)
    with acts.unsynchronised():
        before = ratio()
    case = scene.letters.start(acts.AT).case_id
    db = acts.raw_db()
    for _ in range(10):
        db.execute(FILL_CASES, {"case": case, "count": scene.many(10_000)})
    db.execute("ANALYZE cases_case, cases_task, ledger_event")
    db.execute("CHECKPOINT") if _may_checkpoint() else None
    acts.run(ours, 0.3)
    with acts.unsynchronised():
        scene.figures["act_among_many_cases"] = round(ratio() / before, 2)


def _may_checkpoint() -> bool:
    row = acts.raw_db().execute(
        "SELECT pg_has_role(current_user, 'pg_checkpoint', 'usage')"
    )
    return bool(row.fetchone()[0])


def inbox(scene: Scene) -> None:
    """The first page of five busy desks, at a tenth of the tasks and at all."""
    from lajur.cases import queries

    db, stage = acts.raw_db(), scene.letters
    queues = [f"post:{900 + n}" for n in range(5)]
    given = {"government": stage.government_id, "queues": queues}
    person = stage.holder(1).person_id
    case = stage.start(acts.AT).case_id

    def ours() -> None:
        page = queries.inbox_of(stage.government_id, person, ON, served=queues)
        assert len(page.rows) == 50

    def raw() -> None:
        assert len(db.execute(RAW_INBOX, given).fetchall()) == 50

    total = scene.many(10_000_000) // 5
    fill = {**given, "case": case, "first": 0, "count": total // 10}
    db.execute(FILL_TASKS, fill)
    db.execute("ANALYZE cases_task")
    little, _ = p95(150, ours, raw)
    db.execute(FILL_TASKS, {**fill, "first": total, "count": total - total // 10})
    db.execute("ANALYZE cases_task")
    much, least = p95(150, ours, raw)
    scene.figures["inbox_p95_times_raw"] = round(much / least, 2)
    scene.figures["inbox_p95_times_a_tenth"] = round(much / little, 2)
    scene.figures["inbox_tasks"] = total


def p95(times: int, *works: Callable[[], Any]) -> list[float]:
    """Return the 95th percentile of each work, all taking turns."""
    for work in works:
        work()
    rows = [[seconds(work) for work in works] for _ in range(times)]
    return [sorted(each)[int(times * 0.95)] for each in zip(*rows, strict=True)]


def sweep(scene: Scene) -> None:
    """The clock's look at the alarms: nothing due, a thousand due, and beside lists."""
    from lajur.cases import queries
    from lajur.cases.services import sweep_alarms

    db, stage = acts.raw_db(), scene.letters
    case = stage.start(acts.AT).case_id
    late = acts.AT - timedelta(days=400)
    given = {"government": stage.government_id, "case": case}
    db.execute(
        FILL_ALARMS,
        {**given, "due": acts.AT + timedelta(days=999), "count": 1_000_000, "times": 5},
    )
    db.execute("ANALYZE cases_alarm")
    idle, looked = in_turns(
        scene.slices,
        lambda: [db.execute("SELECT 1").fetchone() for _ in range(20)],
        lambda: [sweep_alarms(at=late - timedelta(days=1)) for _ in range(20)],
    )
    scene.figures["sweep_nothing_due_times_select_1"] = round(looked / idle, 2)
    rounds = scene.slices + 1
    db.execute(FILL_ALARMS, {**given, "due": late, "count": 1000, "times": rounds})
    for statement in RAW_ALARMS.strip().split(";"):
        db.execute(statement, {"count": 1000 * rounds})
    least, rung = in_turns(
        scene.slices,
        lambda: db.execute(RAW_SWEEP, {"at": acts.AT}),
        lambda: sweep_alarms(at=late),
    )
    scene.figures["sweep_times_raw"] = round(rung / least, 2)
    db.execute(FILL_ALARMS, {**given, "due": late, "count": 10_000, "times": 30})
    queues = [f"post:{900 + n}" for n in range(5)]
    person = stage.holder(1).person_id

    def page() -> None:
        queries.inbox_of(stage.government_id, person, ON, served=queues)

    (quiet,) = p95(100, page)
    spawn = get_context("spawn")
    rings = spawn.Event()
    clock = spawn.Process(target=_sweep_until_done, args=(late, rings))
    clock.start()
    rings.wait(60)
    (busy,) = p95(100, page)
    assert clock.is_alive(), "the sweep ended before the lists were read"
    clock.terminate()
    clock.join()
    scene.figures["inbox_p95_beside_a_sweep"] = round(busy / quiet, 2)


def _sweep_until_done(at: Any, rings: Any) -> None:
    from lajur.project.running import set_up_django

    set_up_django()
    from lajur.cases.services import sweep_alarms

    while sweep_alarms(at=at):
        rings.set()


if __name__ == "__main__":
    sys.exit(main())
