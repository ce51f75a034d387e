"""The database of a test run, and its skips; `core` tests use none of it.

One server and one migrated template database serve the whole run; every parallel
worker gets a clone of the template.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from lajur.project.postgres.server import Server

RUN = Path(os.environ["LAJUR_TEST_RUN"])
_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
}
_servers: list[Server] = []


def pytest_configure(config: pytest.Config) -> None:
    if _is_parent(config) and config.getoption("numprocesses", None):
        _start_server()


def pytest_unconfigure(config: pytest.Config) -> None:
    if _is_parent(config):
        for server in _servers:
            server.stop()
        shutil.rmtree(RUN, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """Give this process a migrated database of its own."""
    from django.db import connection

    with django_db_blocker.unblock():
        if "PYTEST_XDIST_WORKER" not in os.environ:
            _start_server()
        name = _make_database(connection)

    yield

    with django_db_blocker.unblock():
        connection.close()
        if "LAJUR_TEST_SERVER" not in os.environ:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _make_database(connection: Any) -> str:
    creation = connection.creation
    template = creation._get_test_db_name()
    ready = RUN / "template-is-ready"
    with _one_at_a_time():
        if not ready.exists():
            creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            connection.close()
            ready.touch()
        worker = os.environ.get("PYTEST_XDIST_WORKER")
        name = f"{template}_{worker}" if worker else template
        if worker:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
                cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    _use(connection, name)
    return name


def _use(connection: Any, name: str) -> None:
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (RUN / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start_server() -> None:
    if "LAJUR_TEST_SERVER" not in os.environ or _servers:
        return
    server = Server(Path(os.environ["LAJUR_TEST_SERVER"]), settings=_FAST)
    server.prepare()
    server.start()
    _servers.append(server)
    server.wait_until_ready()


def _is_parent(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Count and name the skips: a reader must see what was not shown here."""
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        reasons[reason] = reasons.get(reason, 0) + 1
    if reasons:
        terminalreporter.section(f"{sum(reasons.values())} skipped")
        for reason, count in sorted(reasons.items()):
            terminalreporter.line(f"{count:5}  {reason}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run on any skip where LAJUR_NO_SKIPS says that all must run."""
    if os.environ.get("LAJUR_NO_SKIPS") != "1" or not _is_parent(session.config):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
