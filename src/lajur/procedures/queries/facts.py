"""The newest texts of a government, as the checks compare them."""

from collections.abc import Iterable

from django.db import connection

from lajur.core.checking import Catalogue, Entry
from lajur.core.sop.codec import from_json
from lajur.procedures.models import Draft, Version

#: Facts of texts that cannot change any more, by database and what names them:
#: the id of a version, or the id and edition of a draft.
_FACTS: dict[tuple[str, tuple[int, ...]], Entry] = {}
_FACTS_KEPT = 5_000


def facts_of(government_id: int) -> Catalogue:
    """Return the newest versions of a government.

    Two statements; texts already seen are not read again.
    """
    newest = (
        Version.objects.filter(government_id=government_id)
        .order_by("procedure_id", "-number")
        .distinct("procedure_id")
        .values_list("pk", "procedure__slug")
    )
    slugs = {(pk,): slug for pk, slug in newest}
    new = _unseen(slugs)
    rows = Version.objects.filter(government_id=government_id, pk__in=_ids(new))
    stored = rows.values_list("pk", "sop") if new else ()
    for pk, sop in stored:
        _keep((pk,), sop, slugs[pk,])
    return Catalogue(tuple(_entries(slugs)))


def draft_facts_of(government_id: int) -> tuple[Entry, ...]:
    """Return the open drafts of a government; nobody compares with them."""
    drafts = Draft.objects.filter(government_id=government_id, state=Draft.State.OPEN)
    open_ = drafts.values_list("pk", "edition", "procedure__slug")
    slugs = {(pk, edition): slug for pk, edition, slug in open_}
    new = _unseen(slugs)
    rows = drafts.filter(pk__in=_ids(new)).values_list("pk", "edition", "sop")
    for pk, edition, sop in rows if new else ():
        _keep((pk, edition), sop, slugs[pk, edition])
    return _entries(slugs)


def earlier_fact(government_id: int, slug: str, number: int) -> tuple[Entry, ...]:
    """Return the version of an SOP before this one, if there is one."""
    row = (
        Version.objects.filter(
            government_id=government_id, procedure__slug=slug, number__lt=number
        )
        .order_by("-number")
        .values_list("pk", "sop")
        .first()
    )
    if row is None:
        return ()
    _keep((row[0],), row[1], slug)
    return _entries([(row[0],)])


def _database() -> str:
    return str(connection.settings_dict["NAME"])


def _unseen(keys: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    every = list(keys)
    new = [key for key in every if (_database(), key) not in _FACTS]
    if len(_FACTS) + len(new) > _FACTS_KEPT:
        _FACTS.clear()
        return every
    return new


def _ids(keys: Iterable[tuple[int, ...]]) -> list[int]:
    return [key[0] for key in keys]


def _keep(key: tuple[int, ...], stored: dict[str, object], slug: str) -> None:
    _FACTS[_database(), key] = Entry.of(from_json(stored).with_changes(slug=slug))


def _entries(keys: Iterable[tuple[int, ...]]) -> tuple[Entry, ...]:
    return tuple(_FACTS[_database(), key] for key in keys)
