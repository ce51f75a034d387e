"""Governments, their units, and the posts in the units.

Foreign keys inside a government are kept by the database over two columns,
`(government_id, id)`, so that a row can never point into another government;
Django's own one-column constraint is therefore off.
"""

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Government(models.Model):
    """A regional government: the tenant every other row belongs to."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    city = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=40, default="Asia/Jakarta")
    address = models.TextField(default="", blank=True)
    #: Lines and marks of the letterhead, as the letters print them.
    letterhead = models.JSONField(default=dict)
    #: Whether a plain "hari" counts as a working day; a dated choice of the office.
    plain_day_is_working_day = models.BooleanField(default=True)
    #: Grows by one at every change of the calendar.
    calendar_version = models.PositiveIntegerField(default=0)
    #: Whether everybody here is made up and may be stood in for in demo mode.
    is_demo = models.BooleanField(default=False)
    settings = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class UnitKind(models.TextChoices):
    """What stands at a place of the organisation's tree."""

    LEADERSHIP = "leadership", "Kepala daerah"
    AGENCY = "agency", "Perangkat daerah"
    SECRETARIAT = "secretariat", "Sekretariat"
    DIVISION = "division", "Bagian"
    SUBDIVISION = "subdivision", "Subbagian"
    FIELD = "field", "Bidang"


class Unit(models.Model):
    """A unit of a government; the units of a government form a tree."""

    if TYPE_CHECKING:
        government_id: int
        parent_id: int | None

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    #: The unit's code in letter numbers.
    code = models.CharField(max_length=40)
    #: Ids from the root of the tree down to and with this unit itself.
    path = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "id"], name="office_unit_tenant"
            ),
            models.UniqueConstraint(
                fields=["government", "code"], name="office_unit_code"
            ),
        )
        indexes = (
            models.Index(fields=["government", "parent"], name="office_unit_parent"),
        )

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post (jabatan) in a unit; tasks are addressed to posts, not to people."""

    if TYPE_CHECKING:
        government_id: int
        unit_id: int
        superior_id: int | None

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    #: 1 is the highest; initials go up in this order.
    rank = models.PositiveSmallIntegerField()
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "id"], name="office_post_tenant"
            ),
        )
        indexes = (
            models.Index(
                fields=["government", "unit", "rank"], name="office_post_unit"
            ),
        )

    def __str__(self) -> str:
        return self.name
