"""What an office knows of a law beyond the register that ships."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class LawNote(models.Model):
    """A law as the office has it: in force, changed, replaced or ended.

    It stands over the shipped register of `lajur.core.checking.laws`.
    """

    class Status(models.TextChoices):
        """Whether the law can be cited."""

        IN_FORCE = "in_force"
        AMENDED = "amended"
        REPLACED = "replaced"
        ENDED = "ended"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    #: Its key in the register: "perda 8/2008".
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=16)
    number = models.CharField(max_length=24)
    year = models.PositiveSmallIntegerField()
    title = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=Status.choices)
    #: Codes of the laws that came after it.
    replaced_by = ArrayField(models.CharField(max_length=60), default=list)
    #: Where the office has it from.
    source = models.TextField(blank=True)
    #: The day somebody looked at it.
    checked_on = models.DateField()
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """A law is noted once by an office; what came after it is named."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "code"], name="procedures_law_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=("in_force", "ended")) | ~Q(replaced_by=[]),
                name="procedures_law_successor",
            ),
        ]

    def __str__(self) -> str:
        """Return code and status, for logs and shells."""
        return f"{self.code}: {self.status}"
