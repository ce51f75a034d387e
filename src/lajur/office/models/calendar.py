"""Office hours and days off, and every edition the calendar ever had."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from lajur.office.models.structure import Government


class Season(models.TextChoices):
    """Which weekly table a row belongs to."""

    NORMAL = "normal", "Biasa"
    RAMADAN = "ramadan", "Ramadan"


class WeekHours(models.Model):
    """Office hours of one day of the week; a day without a row is no working day."""

    if TYPE_CHECKING:
        government_id: int

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    season = models.CharField(max_length=8, choices=Season.choices)
    #: 0 is Monday.
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    break_starts = models.TimeField(null=True)
    break_ends = models.TimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "season", "weekday"], name="office_weekhours_day"
            ),
            models.CheckConstraint(
                name="office_weekhours_order",
                condition=Q(weekday__lte=6, opens__lt=F("closes")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.season} {self.weekday}"


class HolidayKind(models.TextChoices):
    """Who gave the day off."""

    NATIONAL = "national", "Libur nasional"
    COLLECTIVE = "collective", "Cuti bersama"
    LOCAL = "local", "Libur daerah"


class Holiday(models.Model):
    """One day off, with the decree that gave it where known."""

    if TYPE_CHECKING:
        government_id: int

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    date = models.DateField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=HolidayKind.choices)
    #: Number of the decree; empty while the date is an estimate.
    decree = models.CharField(max_length=160, default="", blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "date", "kind"], name="office_holiday_date"
            ),
        )

    def __str__(self) -> str:
        return f"{self.date} {self.name}"

    @property
    def is_estimate(self) -> bool:
        """Whether no decree has fixed this day yet."""
        return not self.decree


class Ramadan(models.Model):
    """The days of one Ramadan, when the shorter weekly table holds."""

    if TYPE_CHECKING:
        government_id: int

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    valid_from = models.DateField()
    valid_until = models.DateField()
    #: Number of the decree; empty while the dates are an estimate.
    decree = models.CharField(max_length=160, default="", blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "valid_from"], name="office_ramadan_from"
            ),
            models.CheckConstraint(
                name="office_ramadan_period",
                condition=Q(valid_until__gt=F("valid_from")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.valid_from}"


class CalendarEdition(models.Model):
    """The whole calendar as it stood in one version; never changed again.

    The rows of the other tables are what an administrator edits; deadlines are
    computed from an edition, so that a version means the same for ever.
    """

    if TYPE_CHECKING:
        government_id: int

    government = models.ForeignKey(
        Government, models.PROTECT, related_name="+", db_index=False
    )
    version = models.PositiveIntegerField()
    body = models.JSONField()
    reason = models.CharField(max_length=200)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "version"], name="office_calendaredition_version"
            ),
        )

    def __str__(self) -> str:
        return f"{self.government_id} v{self.version}"
