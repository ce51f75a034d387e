"""Do the tables of cases say what the log says? Built again and compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import groupby
from typing import TypeVar

from lajur.cases.models import Attachment, Case, Record, Task
from lajur.cases.rebuild import Rebuilt, TaskRow, rebuild
from lajur.ledger.queries import Finding, Head, heads_of, stories_of

_BATCH = 200
Row = TypeVar("Row", Task, Attachment, Record)
_TASK_FIELDS = tuple(field.name for field in fields(TaskRow))


def verify_cases(government_id: int) -> tuple[Finding, ...]:
    """Return where tables of cases differ from what their events lead to."""
    heads = heads_of(government_id, "case:")
    known: set[str] = set()
    found: list[Finding] = []
    for batch in _batches(government_id):
        known |= {f"case:{case.pk}" for case in batch}
        found += _batch_findings(government_id, batch, heads)
    lost = sorted(set(heads) - known)
    found += [
        Finding("case_removed", name, f"Kasus {name} tidak ada, catatannya ada.")
        for name in lost
    ]
    return tuple(found)


def _batches(government_id: int) -> Iterator[list[Case]]:
    newest = 0
    while True:
        cases = Case.objects.filter(government_id=government_id, pk__gt=newest)
        batch = list(cases.order_by("pk")[:_BATCH])
        if not batch:
            return
        yield batch
        newest = batch[-1].pk


def _batch_findings(
    government_id: int, batch: list[Case], heads: Mapping[str, Head]
) -> Iterator[Finding]:
    ids = [case.pk for case in batch]
    mine = {"government_id": government_id, "case_id__in": ids}
    tasks = _by_case(Task.objects.filter(**mine).order_by("case_id", "pk"))
    files = _by_case(Attachment.objects.filter(**mine).order_by("case_id", "pk"))
    records = _by_case(Record.objects.filter(**mine).order_by("case_id", "pk"))
    streams = {f"case:{case.pk}": case for case in batch}
    stories = stories_of(government_id, list(streams))
    for name, case in streams.items():
        head = heads.get(name)
        harm = _head_finding(case, head)
        if harm:
            yield harm
            continue
        told = rebuild(stories.get(name, ()))
        yield from _case_findings(case, told)
        yield from _task_findings(case, told, tasks.get(case.pk, []))
        yield from _file_findings(case, told, files.get(case.pk, []))
        yield from _record_findings(case, told, records.get(case.pk, []))


def _by_case(rows: Iterable[Row]) -> dict[int, list[Row]]:
    return {key: list(own) for key, own in groupby(rows, lambda row: row.case_id)}


def _head_finding(case: Case, head: Head | None) -> Finding | None:
    where = f"case:{case.pk}"
    seq = head.seq if head else 0
    if seq < case.seq:
        return Finding(
            "last_event_removed",
            f"{where} {case.seq}",
            f"Peristiwa terakhir kasus {case.pk} tidak ada.",
        )
    if head is None or seq > case.seq or head.hash != bytes(case.head):
        return Finding(
            "head_differs", where, f"Rantai kasus {case.pk} beda dari kepalanya."
        )
    return None


def _case_findings(case: Case, told: Rebuilt) -> Iterator[Finding]:
    pairs = {
        "state": (case.state, told.state),
        "subject": (case.subject, told.subject),
        "period": (case.period, told.period),
        "version": (case.version_id, told.version_id),
        "units": (list(case.unit_ids), told.units),
    }
    for name, (row, log) in pairs.items():
        if row != log:
            yield _changed(case, f"{name}", row, log)


def _task_findings(case: Case, told: Rebuilt, rows: list[Task]) -> Iterator[Finding]:
    expected = dict(told.tasks)
    for row in rows:
        if row.state == Task.State.UNDONE:
            continue
        log = expected.pop((row.opened_seq, row.step, row.unit_id), None)
        if log is None:
            yield _changed(case, f"task {row.pk}", row.step, None)
            continue
        for name in _TASK_FIELDS:
            if getattr(row, name) != getattr(log, name):
                yield _changed(
                    case,
                    f"task {row.pk} {name}",
                    getattr(row, name),
                    getattr(log, name),
                )
    for log in expected.values():
        yield _changed(case, f"task {log.step} {log.unit_id}", None, log.state)


def _file_findings(
    case: Case, told: Rebuilt, rows: list[Attachment]
) -> Iterator[Finding]:
    kept = sorted((row.seq, row.sha256) for row in rows)
    if kept != sorted(told.files):
        yield _changed(case, "attachments", kept, told.files)


def _record_findings(
    case: Case, told: Rebuilt, rows: list[Record]
) -> Iterator[Finding]:
    kept = sorted((row.seq, row.text) for row in rows)
    if kept != sorted(told.records):
        yield _changed(case, "records", kept, told.records)


def _changed(case: Case, where: str, row: object, log: object) -> Finding:
    return Finding(
        "row_changed",
        f"case:{case.pk} {where}",
        f"Isi tabel kasus {case.pk} berubah ({where}): tertulis {row}, menurut "
        f"catatan {log}.",
    )
