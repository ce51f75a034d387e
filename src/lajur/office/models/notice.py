"""Notices inside the application."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q, QuerySet

from lajur.office.models.people import Person
from lajur.office.models.structure import Government


class NoticeQuerySet(QuerySet["Notice"]):
    """Notices by reader."""

    def for_reader(
        self, government_id: int, person_id: int, queues: tuple[str, ...]
    ) -> "NoticeQuerySet":
        """Return what was left for a person or for the queues he serves."""
        return self.filter(government_id=government_id).filter(
            Q(person_id=person_id) | Q(queue__in=queues)
        )


class Notice(models.Model):
    """One sentence for one person, or for whoever serves a queue."""

    if TYPE_CHECKING:
        government_id: int
        person_id: int | None

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    #: `post:7`, `team:3` or `unit:12`; empty when a person is named.
    queue = models.CharField(max_length=40, default="", blank=True)
    text = models.TextField()
    url = models.CharField(max_length=300, default="", blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    #: Makes a notice given twice one notice; empty for those without a key.
    request_key = models.CharField(max_length=120, default="", blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="office_notice_one",
                condition=Q(person__isnull=True) ^ Q(queue=""),
            ),
            models.UniqueConstraint(
                fields=["government", "request_key"],
                name="office_notice_key",
                condition=~Q(request_key=""),
            ),
        )
        indexes = (
            models.Index(
                fields=["government", "person", "-created_at"],
                name="office_notice_person",
            ),
            models.Index(
                fields=["government", "queue", "-created_at"],
                name="office_notice_queue",
            ),
        )

    def __str__(self) -> str:
        return self.text
