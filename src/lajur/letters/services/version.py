"""Papers follow a case that was moved to another version of its SOP."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from lajur.ledger import services as ledger
from lajur.ledger.queries import events_of
from lajur.letters.models import Paper


def follow_version(*, government_id: int, case_id: int, seq: int, at: datetime) -> int:
    """Name the papers of a case as its new version does; returns how many changed.

    The event of the move says which paper and step is which. A paper the new version
    does not know keeps its old name, and stays in the case. Done once per event:
    two papers may have changed names.
    """
    moved = events_of(government_id, f"case:{case_id}", seq + 1, limit=1)
    if not moved or moved[0].seq != seq or moved[0].kind != "change_version":
        return 0
    body = moved[0].body
    with transaction.atomic():
        told = ledger.append(
            government_id=government_id,
            stream=f"papers:{case_id}",
            kind="follow_version",
            body={"seq": seq},
            by=None,
            at=at,
            request_key=f"version-{seq}",
        )
        if told.repeated:
            return 0
        return _rename(government_id, case_id, body["papers"], body["steps"])


def _rename(
    government_id: int,
    case_id: int,
    papers: Mapping[str, str],
    steps: Mapping[str, str],
) -> int:
    """Give each paper its new name, in two passes: names may trade places."""
    rows = Paper.objects.select_for_update().filter(
        government_id=government_id, case_id=case_id
    )
    changed = []
    taken = {_key(row) for row in rows}
    for row in rows.order_by("pk"):
        old = _key(row)
        row.sop_paper = papers.get(row.sop_paper, row.sop_paper)
        row.step = steps.get(row.step, row.step)
        if _key(row) != old:
            changed.append((row, old))
    taken -= {old for _, old in changed}
    # A desk may have begun the paper anew before this was done: it keeps its name.
    changed = [(row, old) for row, old in changed if _key(row) not in taken]
    for row, _old in changed:
        rows.filter(pk=row.pk).update(sop_paper=f"@{row.pk}")
    for row, _old in changed:
        rows.filter(pk=row.pk).update(sop_paper=row.sop_paper, step=row.step)
    return len(changed)


def _key(row: Paper) -> tuple[str, int | None, str]:
    return row.sop_paper, row.unit_id, row.step
