"""The act of a case against one raw guarded statement, in the same run.

    python -m bench.acts [--seconds 2] [--slices 7] [--json]

Works on a database of its own: on the server DATABASE_URL names, else on an embedded
one. Prints ratios: the machine's speed moves by a factor of two, so an absolute time
says nothing.
Slices of ours and of the control take turns, each after `sync`; medians count.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psycopg

AT = datetime(2026, 1, 6, 2, 0, tzinfo=UTC)
UNITS = 40

RAW_TABLES = """
DROP TABLE IF EXISTS raw_task, raw_case, raw_event;
CREATE TABLE raw_case (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, subject text, seq bigint,
    awaited int) WITH (fillfactor = 70);
CREATE TABLE raw_task (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id bigint, step text,
    queue text, state text, opened_at timestamptz, due_at timestamptz,
    done_at timestamptz, done_by bigint, outcome text);
CREATE INDEX raw_inbox ON raw_task (queue, due_at, id) WHERE state = 'open';
CREATE INDEX raw_by_case ON raw_task (case_id);
CREATE TABLE raw_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id bigint, seq bigint,
    at timestamptz, body text, UNIQUE (case_id, seq));
"""
RAW_ACT = """
WITH closed AS (
    UPDATE raw_task SET done_at = %(at)s, state = 'done', done_by = 7,
        outcome = 'Setuju'
    WHERE id = %(task)s AND done_at IS NULL RETURNING case_id
), bumped AS (
    UPDATE raw_case SET seq = seq + 1 FROM closed WHERE id = closed.case_id
    RETURNING id, seq
), event AS (
    INSERT INTO raw_event (case_id, seq, at, body)
    SELECT id, seq, %(at)s, %(body)s FROM bumped
)
INSERT INTO raw_task (case_id, step, queue, state, opened_at, due_at)
SELECT id, 's2', %(queue)s, 'open', %(at)s, %(at)s FROM bumped
RETURNING id
"""
RAW_START = """
WITH begun AS (
    INSERT INTO raw_case (subject, seq) VALUES ('LKPJ', 1) RETURNING id
), event AS (
    INSERT INTO raw_event (case_id, seq, at, body)
    SELECT id, 1, %(at)s, %(body)s FROM begun
)
INSERT INTO raw_task (case_id, step, queue, state, opened_at, due_at)
SELECT id, 's1', %(queue)s, 'open', %(at)s, %(at)s FROM begun
RETURNING id
"""


@dataclass(frozen=True)
class Slice:
    """Commits and seconds of one slice, with the log it wrote.

    Processor time is that of this process and of its server processes: on a machine
    that does other work beside, it says more than the clock.
    """

    commits: int
    seconds: float
    wal: int
    cpu: float = 0.0

    @property
    def each(self) -> float:
        return self.seconds / self.commits

    @property
    def cpu_each(self) -> float:
        return self.cpu / self.commits

    @property
    def wal_each(self) -> float:
        return self.wal / self.commits


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--slices", type=int, default=7)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with place():
        figures = measure(options)
    print(json.dumps(figures, indent=2) if options.json else told(figures))
    return 0


@contextmanager
def place() -> Iterator[None]:
    """Have a database of our own, as careful as one at work, with the raw tables."""
    from lajur.project.play.place import own_place

    def tell(line: str) -> None:
        print(line, file=sys.stderr)

    with own_place(keep=False, tell=tell, durable=True):
        raw_db().execute(RAW_TABLES)
        try:
            yield
        finally:
            _raw.pop().close()


def measure(options: argparse.Namespace) -> dict[str, float]:
    from bench.stage import collection_stage, letter_stage

    letters, collection = letter_stage(), collection_stage(UNITS)
    figures: dict[str, float] = {}
    lkpj = Pair(lambda: raw_lkpj(), lambda: our_lkpj(letters))
    figures |= lkpj.compare("lkpj_1", options)
    with unsynchronised():
        figures |= lkpj.compare("lkpj_1_unsynchronised", options)
    wide = Pair(lambda: raw_collection(), lambda: our_collection(collection))
    figures |= wide.compare("penghimpunan_40", options)
    figures |= many_clients(letters, options)
    return figures


@contextmanager
def unsynchronised() -> Iterator[None]:
    """Let neither side wait for the disk: what is left is the work itself."""
    from django.db import connection

    for value in ("off", "on"):
        raw_db().execute(f"SET synchronous_commit = {value}")
        with connection.cursor() as cursor:
            cursor.execute(f"SET synchronous_commit = {value}")
        if value == "off":
            yield


class Pair:
    """A control and ours, each a generator that commits once per step."""

    def __init__(
        self, raw: Callable[[], Iterator[None]], ours: Callable[[], Iterator[None]]
    ) -> None:
        self.raw, self.ours = raw, ours

    def compare(self, name: str, options: argparse.Namespace) -> dict[str, float]:
        run(self.raw, 0.5)
        run(self.ours, 0.5)
        pairs = [
            (run(self.raw, options.seconds), run(self.ours, options.seconds))
            for _ in range(options.slices)
        ]
        return ratios(name, pairs)


def ratios(name: str, pairs: list[tuple[Slice, Slice]]) -> dict[str, float]:
    raw = statistics.median(raw.each for raw, _ in pairs)
    ours = statistics.median(ours.each for _, ours in pairs)
    raw_wal = statistics.median(raw.wal_each for raw, _ in pairs)
    our_wal = statistics.median(ours.wal_each for _, ours in pairs)
    raw_cpu = statistics.median(raw.cpu_each for raw, _ in pairs)
    our_cpu = statistics.median(ours.cpu_each for _, ours in pairs)
    return {
        f"{name}_times_raw": round(ours / raw, 2),
        **({f"{name}_cpu_times_raw": round(our_cpu / raw_cpu, 2)} if raw_cpu else {}),
        f"{name}_wal_times_raw": round(our_wal / raw_wal, 2),
        f"{name}_raw_per_second": round(1 / raw),
        f"{name}_ours_per_second": round(1 / ours),
        f"{name}_wal_bytes": round(our_wal),
        f"{name}_raw_wal_bytes": round(raw_wal),
    }


def run(work: Callable[[], Iterator[None]], seconds: float) -> Slice:
    """Run whole cases until the time is over."""
    subprocess.run(["sync"], check=True)
    before, worked, begin, commits = wal(), cpu(), time.perf_counter(), 0
    while time.perf_counter() - begin < seconds:
        commits += sum(1 for _ in work())
    spent = time.perf_counter() - begin
    return Slice(commits, spent, wal() - before, cpu() - worked)


def cpu() -> float:
    """Return the processor time of this process and of its server processes so far."""
    from django.db import connection

    connection.ensure_connection()
    served = 0.0
    for db in (raw_db(), connection.connection):
        # told in nanoseconds; not told where the server is on another machine
        told = Path(f"/proc/{db.info.backend_pid}/schedstat")
        if told.exists():
            served += int(told.read_text().split()[0]) / 1e9
    return time.process_time() + served


def wal() -> int:
    row = raw_db().execute("SELECT pg_current_wal_insert_lsn() - '0/0'").fetchone()
    return int(row[0])


_raw: list[psycopg.Connection[Any]] = []


def raw_db() -> psycopg.Connection[Any]:
    """Give the control its connection, with prepared statements as ours has."""
    if not _raw:
        from django.db import connection

        own = connection.settings_dict
        _raw.append(
            psycopg.connect(
                dbname=own["NAME"],
                user=own["USER"],
                password=own["PASSWORD"] or None,
                host=own["HOST"] or None,
                port=own["PORT"] or None,
                autocommit=True,
                prepare_threshold=1,
            )
        )
    return _raw[0]


def raw_lkpj() -> Iterator[None]:
    """One start and 35 completions, as the LKPJ with each decision returning once."""
    db, body = raw_db(), "x" * 540
    given = {"at": AT, "body": body, "queue": "post:1"}
    row = db.execute(RAW_START, given).fetchone()
    yield
    for number in range(35):
        given = {"at": AT, "body": body, "queue": f"post:{number % 6}", "task": row[0]}
        row = db.execute(RAW_ACT, given).fetchone()
        yield


def raw_collection() -> Iterator[None]:
    """Commits as a Penghimpunan over 40 units: 243 guarded statements."""
    db, body = raw_db(), "x" * 540
    given = {"at": AT, "body": body, "queue": "post:1"}
    row = db.execute(RAW_START, given).fetchone()
    yield
    for number in range(242):
        given = {"at": AT, "body": body, "queue": f"unit:{number % 40}", "task": row[0]}
        row = db.execute(RAW_ACT, given).fetchone()
        yield


def our_lkpj(stage: Any) -> Iterator[None]:
    """Start, and every decision returns once: 35 acts, each committed."""
    from lajur.cases import services

    at, number = AT, 0
    started = stage.start(at)
    yield
    task, returned = started.opened_id, set()
    while task is not None:
        number += 1
        at += timedelta(minutes=1)
        step = stage.step_at(number, returned)
        given = {
            "government_id": stage.government_id,
            "task_id": task,
            "by": stage.holder(step),
            "at": at,
            "request_key": f"{started.case_id}.{number}",
        }
        if stage.is_returned(step, returned):
            acted = services.return_task(**given, reason="Mohon diperbaiki")
        else:
            acted = services.complete(**given, outcome=stage.outcome(step))
        task = acted.opened_id
        yield


def our_collection(stage: Any) -> Iterator[None]:
    """40 units submit, are checked, return once, go on; compiled and signed."""
    for _ in stage.collect(AT):
        yield


def many_clients(stage: Any, options: argparse.Namespace) -> dict[str, float]:
    """The same LKPJ from several processes at once, raw and ours in turns."""
    spawn = get_context("spawn")
    pairs = []
    with spawn.Pool(options.clients, _join, (stage,)) as pool:
        for kind in ("raw", "ours"):
            pool.map(_client, [(kind, 0.5)] * options.clients, chunksize=1)
        for _ in range(options.slices):
            pairs.append(
                tuple(_together(pool, kind, options) for kind in ("raw", "ours"))
            )
    return ratios(f"lkpj_{options.clients}", pairs)


def _together(pool: Any, kind: str, options: argparse.Namespace) -> Slice:
    subprocess.run(["sync"], check=True)
    before = wal()
    given = [(kind, options.seconds)] * options.clients
    done = pool.map(_client, given, chunksize=1)
    rate = sum(commits / seconds for commits, seconds in done)
    commits = sum(commits for commits, _ in done)
    return Slice(commits, commits / rate, wal() - before)


_stage: list[Any] = []


def _join(stage: Any) -> None:
    from lajur.project.running import set_up_django

    set_up_django()
    _stage.append(stage)


def _client(given: tuple[str, float]) -> tuple[int, float]:
    kind, seconds = given
    work = raw_lkpj if kind == "raw" else (lambda: our_lkpj(_stage[0]))
    begin, commits = time.perf_counter(), 0
    while time.perf_counter() - begin < seconds:
        commits += sum(1 for _ in work())
    return commits, time.perf_counter() - begin


def told(figures: dict[str, float]) -> str:
    width = max(len(name) for name in figures)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in figures.items())


if __name__ == "__main__":
    sys.exit(main())
