"""The web server: granian around the plain `wsgi` application.

Django is loaded once here and the workers are forked from it.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from lajur.project.processes import end_with_parent
from lajur.project.wsgi import application

_THREADS = 8
_MOST_WORKERS = 4


def build() -> Callable[..., Any]:
    """Return the application inside a fresh worker, which ends with its parent."""
    end_with_parent(signal.SIGKILL)
    return application


def main(host: str, port: int) -> None:
    """Serve until told to stop."""
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


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
