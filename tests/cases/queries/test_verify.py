"""Every kind of damage is planted and found; what is whole stays silent."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.cases import AT, Running, acting, make_case
from tests.factories.procedures import region_sop

from lajur.cases import queries, services
from lajur.ledger.files import path_of
from lajur.ledger.queries import verify_files, verify_streams
from lajur.ledger.services import seal_day, store_file

pytestmark = pytest.mark.django_db
KEY = b"kept outside the database"


def codes(government_id: int, key: bytes = KEY) -> set[str]:
    found = (
        *verify_streams(government_id, key),
        *verify_files(government_id),
        *queries.verify_cases(government_id),
    )
    return {finding.code for finding in found}


def as_superuser(sql: str, *parameters: object) -> None:
    """Change the log as only an owner of the database can, around the trigger."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER USER")
        cursor.execute(sql, parameters)
        cursor.execute("ALTER TABLE ledger_event ENABLE TRIGGER USER")


@pytest.fixture
def running() -> Running:
    running = make_case()
    running.complete("staf")
    running.send_back("kasubag")
    content = store_file(
        government_id=running.government_id,
        name="lampiran.txt",
        media_type="text/plain",
        content=b"Lampiran",
        at=running.at,
    )
    services.attach(
        government_id=running.government_id,
        case_id=running.case_id,
        sha256=content.sha256,
        name=content.name,
        by=acting(running.office, "staf"),
        at=running.at,
    )
    seal_day(government_id=running.government_id, key=KEY, at=running.at)
    return running


@pytest.fixture
def neighbour() -> Running:
    neighbour = make_case()
    seal_day(government_id=neighbour.government_id, key=KEY, at=AT)
    return neighbour


def stream(running: Running) -> str:
    return f"case:{running.case_id}"


def test_finds_nothing_where_nothing_was_harmed(
    running: Running, neighbour: Running
) -> None:
    assert codes(running.government_id) == set()
    assert codes(neighbour.government_id) == set()


def change_event(running: Running) -> None:
    as_superuser(
        "UPDATE ledger_event SET body = replace(body, 'complete', 'return')"
        " WHERE stream = %s AND seq = 2",
        stream(running),
    )


def change_moment(running: Running) -> None:
    as_superuser(
        "UPDATE ledger_event SET at = at - interval '1 day'"
        " WHERE stream = %s AND seq = 2",
        stream(running),
    )


def remove_middle_event(running: Running) -> None:
    as_superuser(
        "DELETE FROM ledger_event WHERE stream = %s AND seq = 2", stream(running)
    )


def remove_last_event(running: Running) -> None:
    as_superuser(
        "DELETE FROM ledger_event WHERE stream = %s AND seq ="
        " (SELECT seq FROM cases_case WHERE id = %s)",
        stream(running),
        running.case_id,
    )


def remove_last_event_and_set_the_case_back(running: Running) -> None:
    remove_last_event(running)
    as_superuser(
        "UPDATE cases_case SET seq = seq - 1, head = (SELECT hash FROM ledger_event"
        " WHERE stream = %s ORDER BY seq DESC LIMIT 1) WHERE id = %s",
        stream(running),
        running.case_id,
    )


def remove_the_case_row(running: Running) -> None:
    as_superuser("DELETE FROM cases_attachment WHERE case_id = %s", running.case_id)
    as_superuser("DELETE FROM cases_case WHERE id = %s", running.case_id)


def remove_the_whole_case(running: Running) -> None:
    as_superuser("DELETE FROM ledger_event WHERE stream = %s", stream(running))
    as_superuser("DELETE FROM cases_task WHERE case_id = %s", running.case_id)
    remove_the_case_row(running)


def rewrite_the_chain(running: Running) -> None:
    """Tell another story, with every hash and the case's head made to fit."""
    as_superuser(
        """
        WITH RECURSIVE told AS (
            SELECT id, stream, seq, request_key, kind,
                   replace(body, 'Angka belum benar', 'Tidak apa-apa') AS body
            FROM ledger_event WHERE stream = %s
        ), chain AS (
            SELECT told.*, ledger_chain(NULL, stream, seq, request_key, kind, body) AS h
            FROM told WHERE seq = 1
            UNION ALL
            SELECT n.*,
                ledger_chain(c.h, n.stream, n.seq, n.request_key, n.kind, n.body)
            FROM chain c JOIN told n ON n.seq = c.seq + 1
        ), written AS (
            UPDATE ledger_event e SET body = chain.body, hash = chain.h
            FROM chain WHERE e.id = chain.id
        )
        UPDATE cases_case SET head = (SELECT h FROM chain ORDER BY seq DESC LIMIT 1)
        WHERE id = %s
        """,
        stream(running),
        running.case_id,
    )


def change_a_task_row(running: Running) -> None:
    as_superuser(
        "UPDATE cases_task SET due_at = due_at + interval '1 day' WHERE case_id = %s",
        running.case_id,
    )


def close_a_task_by_hand(running: Running) -> None:
    as_superuser(
        "UPDATE cases_task SET state = 'done', done_at = now(), done_seq = 3"
        " WHERE case_id = %s AND done_at IS NULL",
        running.case_id,
    )


def remove_a_task_row(running: Running) -> None:
    as_superuser(
        "DELETE FROM cases_task WHERE case_id = %s AND done_at IS NULL", running.case_id
    )


def change_a_case_row(running: Running) -> None:
    as_superuser(
        "UPDATE cases_case SET subject = 'Lain' WHERE id = %s", running.case_id
    )


def remove_an_attachment_row(running: Running) -> None:
    as_superuser("DELETE FROM cases_attachment WHERE case_id = %s", running.case_id)


def change_a_file(running: Running) -> None:
    attached().write_bytes(b"Lampirin")


def remove_a_file(running: Running) -> None:
    attached().unlink()


def forge_an_anchor(running: Running) -> None:
    seal_day(
        government_id=running.government_id,
        key=b"another key",
        at=running.at + timedelta(days=1),
    )


def attached() -> Path:
    return path_of(hashlib.sha256(b"Lampiran").hexdigest())


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (change_event, "event_changed"),
        (change_moment, "event_changed"),
        (remove_middle_event, "event_removed"),
        (remove_last_event, "last_event_removed"),
        (remove_last_event_and_set_the_case_back, "last_event_removed"),
        (remove_the_case_row, "case_removed"),
        (remove_the_whole_case, "stream_removed"),
        (rewrite_the_chain, "chain_rewritten"),
        (change_a_task_row, "row_changed"),
        (close_a_task_by_hand, "row_changed"),
        (remove_a_task_row, "row_changed"),
        (change_a_case_row, "row_changed"),
        (remove_an_attachment_row, "row_changed"),
        (change_a_file, "file_changed"),
        (remove_a_file, "file_missing"),
        (forge_an_anchor, "anchor_forged"),
    ],
)
def test_finds_what_was_harmed(
    running: Running, neighbour: Running, harm: Callable[[Running], None], code: str
) -> None:
    harm(running)

    assert code in codes(running.government_id)
    assert codes(neighbour.government_id) == set()


@pytest.mark.parametrize(
    "act", ["UPDATE ledger_event SET kind = 'x'", "DELETE FROM ledger_event"]
)
def test_the_database_refuses_changes_of_the_log(running: Running, act: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(f"{act} WHERE stream = %s", [stream(running)])


def test_a_seal_of_another_key_is_seen(running: Running) -> None:
    assert codes(running.government_id, b"another key") == {"anchor_forged"}


def test_a_region_over_units_is_rebuilt(neighbour: Running) -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    as_superuser(
        "UPDATE cases_task SET unit_id = 0 WHERE case_id = %s AND unit_id = %s",
        running.case_id,
        running.office.units["dinas"].pk,
    )

    assert "row_changed" in codes(running.government_id)
