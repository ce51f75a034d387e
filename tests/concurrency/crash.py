"""A process that completes one task and dies by kill -9 at a chosen point."""

import os
import signal
import sys
from datetime import datetime
from typing import Any

import django

django.setup()

from django.db import transaction  # noqa: E402

from lajur.cases import services, sql  # noqa: E402
from lajur.ledger.actor import ActingAs  # noqa: E402


def main(point: str, government: str, task: str, person: str, post: str) -> None:
    plain, calls = sql.one, []

    def die() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def one(statement: str, parameters: Any) -> Any:
        calls.append(statement)
        if point == "before":
            die()
        if point == "between" and len(calls) == 2:
            die()
        row = plain(statement, parameters)
        if point == "after" and len(calls) == 2:
            die()
        if point == "uncommitted" and len(calls) == 2:
            die()
        return row

    sql.one = one
    given = {
        "government_id": int(government),
        "task_id": int(task),
        "by": ActingAs(int(person), "Staf", int(post), "Staf"),
        "at": datetime.fromisoformat("2026-01-06T02:05:00+00:00"),
        "request_key": "crash",
    }
    if point == "uncommitted":
        with transaction.atomic():
            services.complete(**given)
    services.complete(**given)


if __name__ == "__main__":
    main(*sys.argv[1:])
