"""Telling somebody something inside the application."""

from datetime import datetime

from lajur.office.models import Notice


def notify(
    *,
    government_id: int,
    text: str,
    at: datetime,
    person_id: int | None = None,
    queue: str = "",
    url: str = "",
    request_key: str = "",
) -> None:
    """Leave one sentence for a person or a queue; the same key leaves it once.

    A notice is not an act of the office and therefore leaves no event.
    """
    notice = Notice(
        government_id=government_id,
        person_id=person_id,
        queue="" if person_id else queue,
        text=text,
        url=url,
        created_at=at,
        request_key=request_key,
    )
    # Two workers may deliver the same effect: the database keeps the first.
    Notice.objects.bulk_create([notice], ignore_conflicts=bool(request_key))


def read_notice(
    *,
    government_id: int,
    notice_id: int,
    queues: tuple[str, ...],
    person_id: int,
    at: datetime,
) -> bool:
    """Mark a notice as read by somebody it was left for."""
    mine = Notice.objects.for_reader(government_id, person_id, queues)
    return bool(mine.filter(id=notice_id, read_at=None).update(read_at=at))
