"""People, the posts they hold from day to day, and the teams they sit in.

Every period is half open: it holds on `valid_from` and no longer on `valid_until`.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from lajur.office.models.structure import Government, Post, Unit


class Person(models.Model):
    """Somebody who works for a government, with or without an account here."""

    if TYPE_CHECKING:
        government_id: int
        user_id: int | None

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    name = models.CharField(max_length=200)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    qualifications = ArrayField(models.TextField(), default=list)
    #: The office administrator (pengelola): keeps holders, teams and the calendar.
    manages_office = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "id"], name="office_person_tenant"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Capacity(models.TextChoices):
    """In what right somebody acts for a post (Permendagri 1/2023)."""

    DEFINITIVE = "definitive", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."
    DELEGATE = "delegate", "Delegasi"


class Holding(models.Model):
    """One person in one post for one period."""

    if TYPE_CHECKING:
        government_id: int
        post_id: int
        person_id: int

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    capacity = models.CharField(max_length=12, choices=Capacity.choices)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    #: Number of the letter that gives the authority (surat perintah Plt/Plh).
    warrant = models.CharField(max_length=120, default="", blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="office_holding_period",
                condition=Q(valid_from__gte="1970-01-01")
                & (Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))),
            ),
        )
        indexes = (
            models.Index(fields=["government", "post"], name="office_holding_post"),
            models.Index(fields=["government", "person"], name="office_holding_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.capacity} {self.post_id}"


class Team(models.Model):
    """A team (tim kerja, tim penyusun) whose members share its tasks."""

    if TYPE_CHECKING:
        government_id: int
        unit_id: int

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    name = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "id"], name="office_team_tenant"
            ),
            models.UniqueConstraint(
                fields=["government", "unit", "name"], name="office_team_name"
            ),
        )

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A post or a person in a team for one period."""

    if TYPE_CHECKING:
        government_id: int
        team_id: int
        post_id: int | None
        person_id: int | None

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    team = models.ForeignKey(
        Team, models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    #: The place in the team as printed in its decree: Ketua, Anggota.
    role = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="office_teammember_one",
                condition=Q(post__isnull=True) ^ Q(person__isnull=True),
            ),
            models.CheckConstraint(
                name="office_teammember_period",
                condition=Q(valid_from__gte="1970-01-01")
                & (Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from"))),
            ),
        )
        indexes = (
            models.Index(fields=["government", "team"], name="office_teammember_team"),
            models.Index(fields=["government", "post"], name="office_teammember_post"),
            models.Index(
                fields=["government", "person"], name="office_teammember_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.team_id}"
