"""What must stand before pages are served: tables, catalogue, a demo office.

The web server does this before it serves, so that Django is loaded once for both;
what it says on the way is passed on to whoever started `lajur serve`.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lajur.project.errors import CannotRun
from lajur.project.language import gettext as _
from lajur.project.running import unreachable

#: any number, the same for every process of Lajur
_ADVISORY_LOCK = 7_216_020_301


@dataclass(frozen=True)
class Prepared:
    """What the office at hand allows."""

    #: the only office is the demo office, so its post switcher may be open
    is_demo: bool
    has_office: bool


def prepare() -> Prepared:
    """Prepare the database once, whoever else may try at the same time.

    Raises CannotRun when the database does not answer.
    """
    from django.db import OperationalError

    try:
        with _alone():
            _migrate()
            prepared = _fill()
    except OperationalError as error:
        raise CannotRun(unreachable(error)) from None
    _collect_static()
    return prepared


def say(line: str) -> None:
    """Print a line at once, for a reader that waits for it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextmanager
def _alone() -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
    try:
        yield
    finally:
        connection.close()  # which gives the lock back


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        say(_("Menyiapkan tabel: {count} perubahan …").format(count=len(plan)))
        call_command("migrate", interactive=False, verbosity=0)


def _fill() -> Prepared:
    from django.utils import timezone

    from lajur.office import queries
    from lajur.project.demo import load_demo

    offices = queries.governments()
    wanted = os.environ.get("LAJUR_DEMO", "") != "0"
    if not offices and wanted:
        say(_("Mengisi kantor contoh …"))
        load_demo(at=timezone.now())
        offices = queries.governments()
    is_demo = bool(offices) and all(office.is_demo for office in offices)
    if is_demo and wanted and os.environ.get("LAJUR_CATALOGUE", "") != "0":
        _load_catalogue(offices[0].id)
        _begin_cases(offices[0].id)
    return Prepared(is_demo=is_demo, has_office=bool(offices))


def _load_catalogue(government_id: int) -> None:
    from django.utils import timezone

    from lajur.ledger.actor import SYSTEM
    from lajur.procedures import services
    from lajur.project.demo_cases import IN_USE

    services.load_catalogue(
        government_id=government_id,
        by=SYSTEM,
        at=timezone.now() - IN_USE,
        progress=_tell_progress,
    )


def _tell_progress(position: int, total: int, slug: str) -> None:
    if position == 0:
        say(_("Membaca katalog SOP: {total} dokumen …").format(total=total))


def _begin_cases(government_id: int) -> None:
    from django.utils import timezone

    from lajur.project.demo_cases import begin_demo_cases

    begin_demo_cases(
        government_id=government_id, at=timezone.now(), tell=_tell_case_progress
    )


def _tell_case_progress(position: int, total: int) -> None:
    if position == 0:
        say(_("Memulai {total} kasus contoh …").format(total=total))


def _collect_static() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
