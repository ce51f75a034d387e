"""SOPs that are kin, the pattern behind them, and what is offered to them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Family(models.Model):
    """SOPs that do the same to different subjects."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    name = models.TextField()
    #: Whether a person named it; its name then stays.
    is_named = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        """Others point to it within its government."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_family_tenant"
            ),
        ]

    def __str__(self) -> str:
        """Return the name, for logs and shells."""
        return self.name

    @property
    def stream(self) -> str:
        """The name of this family's line in the ledger."""
        return f"family:{self.pk}"


class Pattern(models.Model):
    """One edition of a family's pattern; the database refuses any change of it."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    family = models.ForeignKey(
        Family, models.PROTECT, related_name="+", db_constraint=False
    )
    edition = models.PositiveIntegerField()
    #: The stored form of `core.families.Pattern`.
    stored = models.JSONField()
    #: The SOP whose change it took over; None for the first edition.
    origin = models.ForeignKey(
        "procedures.Procedure",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        null=True,
    )
    #: Which version of that SOP brought the change.
    origin_version = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """Editions are numbered within a family."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "family", "edition"],
                name="procedures_pattern_edition",
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_pattern_tenant"
            ),
        ]

    def __str__(self) -> str:
        """Return family and edition, for logs and shells."""
        return f"pattern {self.family_id}.{self.edition}"


class Following(models.Model):
    """An SOP as values and differences of one edition of a pattern."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        "procedures.Procedure", models.PROTECT, related_name="+", db_constraint=False
    )
    pattern = models.ForeignKey(
        Pattern, models.PROTECT, related_name="+", db_constraint=False
    )
    #: The version these values and differences give back.
    version = models.ForeignKey(
        "procedures.Version", models.PROTECT, related_name="+", db_constraint=False
    )
    #: The stored form of `core.families.Following`.
    stored = models.JSONField()

    class Meta:
        """A procedure follows one pattern."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "procedure"], name="procedures_following_once"
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_following_tenant"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["government", "pattern"], name="procedures_following_pattern"
            ),
        ]

    def __str__(self) -> str:
        """Return the procedure's number, for logs and shells."""
        return f"following of {self.procedure_id}"


class Offer(models.Model):
    """A mend of the pattern, offered to one follower."""

    class State(models.TextChoices):
        """What the follower's keeper did with it."""

        OPEN = "open"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        #: A newer edition of the pattern is offered in its place.
        OVERTAKEN = "overtaken"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        "procedures.Procedure", models.PROTECT, related_name="+", db_constraint=False
    )
    #: The edition that is offered.
    pattern = models.ForeignKey(
        Pattern, models.PROTECT, related_name="+", db_constraint=False
    )
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    #: Places both sides had changed, where the follower's own text stays.
    conflicts = models.JSONField(default=list)
    #: The draft the change went into.
    draft = models.ForeignKey(
        "procedures.Draft",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        null=True,
    )
    #: Why it was declined.
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    person_id = models.BigIntegerField(null=True)
    person = models.TextField(blank=True)
    post = models.TextField(blank=True)

    class Meta:
        """An edition is offered once; a follower has one open offer."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "procedure", "pattern"],
                name="procedures_offer_once",
            ),
            models.UniqueConstraint(
                fields=["government", "procedure"],
                condition=Q(state="open"),
                name="procedures_offer_one_open",
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_offer_tenant"
            ),
        ]

    def __str__(self) -> str:
        """Return the offer's number, for logs and shells."""
        return f"offer {self.pk}"
