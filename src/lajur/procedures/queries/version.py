"""One published version, decoded and compiled once per process."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from lajur.core.engine import Flow, compile_sop
from lajur.core.sop import Sop
from lajur.core.sop.codec import from_json
from lajur.procedures.errors import Unknown
from lajur.procedures.models import Version


@dataclass(frozen=True)
class LoadedVersion:
    """A published version as the engine and the pages use it."""

    id: int
    procedure_id: int
    slug: str
    title: str
    number: int
    content_hash: str
    sop: Sop
    #: The engine's table of this SOP.
    table: Flow


def version(government_id: int, version_id: int) -> LoadedVersion:
    """Return a published version; raises Unknown for another government's.

    Published versions never change, so a process keeps what it has decoded; the
    name of the database is part of the key because one process may see two.
    """
    return _loaded(str(connection.settings_dict["NAME"]), government_id, version_id)


@lru_cache(maxsize=512)
def _loaded(database: str, government_id: int, version_id: int) -> LoadedVersion:
    row = (
        Version.objects.select_related("procedure")
        .filter(government_id=government_id, pk=version_id)
        .first()
    )
    if row is None:
        raise Unknown
    sop = from_json(row.sop)
    return LoadedVersion(
        id=row.pk,
        procedure_id=row.procedure_id,
        slug=row.procedure.slug,
        title=row.title,
        number=row.number,
        content_hash=row.content_hash,
        sop=sop,
        table=compile_sop(sop),
    )
