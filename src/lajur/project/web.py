"""The web server: granian around the plain `wsgi` application.

Django is loaded once here, for the preparation and for the pages; the preparation
and the workers are forked from it. Every page is loaded before the first request,
so that a broken one stops the start instead of the first visitor.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.prepare import Prepared, prepare, say
from lajur.project.processes import end_with_parent
from lajur.project.running import set_up_django

_THREADS = 8
_MOST_WORKERS = 4


def build() -> Callable[..., Any]:
    """Return the application inside a fresh worker, which ends with its parent."""
    end_with_parent(signal.SIGKILL)
    from lajur.project.wsgi import application

    return application


def main(host: str, port: int) -> int:
    """Prepare what pages need, say so, and serve until told to stop."""
    set_up_django()
    from django.conf import settings
    from django.db import connections

    try:
        check_pages()
        prepared = prepare_apart()
    except CannotRun as refusal:
        say(str(refusal))
        return 1
    if prepared is None:
        return 1
    settings.DEMO = prepared.is_demo and os.environ.get("LAJUR_DEMO") != "0"
    connections.close_all()  # a worker must not share one with us
    # only now: the application looks once which files there are to hand out
    import_module("lajur.project.wsgi")
    say(json.dumps(asdict(prepared)))
    Granian(
        "lajur.project.web:build",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(os.cpu_count() or 1, _MOST_WORKERS),
        blocking_threads=_THREADS,
        workers_kill_timeout=5,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def prepare_apart() -> Prepared | None:
    """Prepare in a process of its own; None when it ended with an error of its own.

    Writing the papers of the demo's cases starts threads of the typesetter. The
    workers would be forked without them, and wait for them for ever.
    """
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        os._exit(_prepare_for(sink))
    os.close(sink)
    with os.fdopen(source) as words:
        told = words.read()
    _, status = os.waitpid(child, 0)
    outcome = json.loads(told) if status == 0 and told else {}
    if "refused" in outcome:
        raise CannotRun(outcome["refused"])
    return Prepared(**outcome["prepared"]) if "prepared" in outcome else None


def _prepare_for(sink: int) -> int:
    end_with_parent(signal.SIGKILL)
    try:
        outcome: dict[str, Any] = {"prepared": asdict(prepare())}
    except CannotRun as refusal:
        outcome = {"refused": str(refusal)}
    os.write(sink, json.dumps(outcome).encode())
    return 0


def check_pages() -> None:
    """Load every address and look it over; raises CannotRun for what is broken.

    An error while loading is let through: its last line says what is wrong.
    """
    from django.core import checks

    for problem in checks.run_checks():
        if problem.is_serious():
            raise CannotRun(
                _("Halaman tidak dapat dimuat: {reason}").format(reason=problem.msg)
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
