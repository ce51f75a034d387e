"""What the application has to tell somebody."""

from dataclasses import dataclass
from datetime import datetime

from lajur.office.models import Notice


@dataclass(frozen=True)
class NoticeRow:
    """One notice as a page shows it."""

    id: int
    text: str
    url: str
    created_at: datetime
    read_at: datetime | None


def notices_of(
    government_id: int, person_id: int, queues: tuple[str, ...], limit: int = 50
) -> tuple[NoticeRow, ...]:
    """Return the latest notices for a person or the queues he serves."""
    rows = Notice.objects.for_reader(government_id, person_id, queues)
    fields = ("id", "text", "url", "created_at", "read_at")
    latest = rows.order_by("-created_at", "-id").values_list(*fields)[:limit]
    return tuple(NoticeRow(*row) for row in latest)


def unread_count(government_id: int, person_id: int, queues: tuple[str, ...]) -> int:
    """Count the notices nobody has read yet."""
    rows = Notice.objects.for_reader(government_id, person_id, queues)
    return rows.filter(read_at=None).count()
