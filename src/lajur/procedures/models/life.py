"""The life of an SOP around its text: wishes, approvals, assessments, withdrawals."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Wish(models.Model):
    """An SOP somebody found missing, before anybody writes it (usulan)."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        "procedures.Procedure", models.PROTECT, related_name="+", db_constraint=False
    )
    unit = models.ForeignKey(
        "office.Unit", models.PROTECT, related_name="+", db_constraint=False
    )
    reason = models.TextField()
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """A procedure is wished for once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "procedure"], name="procedures_wish_once"
            ),
        ]

    def __str__(self) -> str:
        """Return why it is wished for, for logs and shells."""
        return self.reason


class Approval(models.Model):
    """A draft on its way through a case whose last effect publishes it.

    `case_id` is a number and no key: cases are a later chapter.
    """

    class State(models.TextChoices):
        """Where the approval stands; the first three are open."""

        #: How it shall be adopted is settled; no case has begun.
        PLANNED = "planned"
        #: With the approvers; the draft does not change.
        SUBMITTED = "submitted"
        #: Back with the author, who may change the draft.
        RETURNED = "returned"
        APPROVED = "approved"
        #: The case ended, but what was approved could not be published.
        FAILED = "failed"
        WITHDRAWN = "withdrawn"

    OPEN = (State.PLANNED, State.SUBMITTED, State.RETURNED)

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    draft = models.ForeignKey(
        "procedures.Draft", models.PROTECT, related_name="+", db_constraint=False
    )
    case_id = models.BigIntegerField(null=True)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.PLANNED
    )
    #: Unit, first day, lanes and identity of the adoption that follows.
    adopting = models.JSONField()
    #: What the approvers look at, and since when it stands.
    content_hash = models.CharField(max_length=64, default="")
    bound_at = models.DateTimeField(null=True)
    #: Why it came back, failed or was withdrawn.
    reason = models.TextField(default="")
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """A draft has one open approval, a case approves one draft."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "draft"],
                condition=Q(state__in=("planned", "submitted", "returned")),
                name="procedures_approval_one_open",
            ),
            models.UniqueConstraint(
                fields=["government", "case_id"], name="procedures_approval_case"
            ),
        ]

    def __str__(self) -> str:
        """Return draft and state, for logs and shells."""
        return f"draft {self.draft_id}: {self.state}"


class Assessment(models.Model):
    """A monitoring or evaluation that was done: a line of Tabel 7 or Tabel 8."""

    class Kind(models.TextChoices):
        """Which of the two forms of Permenpan RB 35/2012 it fills."""

        MONITORING = "monitoring"
        EVALUATION = "evaluation"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        "procedures.Procedure", models.PROTECT, related_name="+", db_constraint=False
    )
    adoption = models.ForeignKey(
        "procedures.Adoption", models.PROTECT, related_name="+", db_constraint=False
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    #: The date it was due, by which it is told from the next one.
    due_on = models.DateField()
    done_on = models.DateField()
    #: Column 3 of Tabel 7; None for an evaluation.
    runs_well = models.BooleanField(null=True)
    #: The seven statements of Tabel 8; empty for monitoring.
    answers = ArrayField(models.BooleanField(), default=list)
    notes = models.TextField(default="")
    #: What has to be done.
    measures = models.TextField(default="")
    wants_revision = models.BooleanField(default=False)
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """What was due is done once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "adoption", "kind", "due_on"],
                name="procedures_assessment_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["government", "procedure"], name="procedures_assessment_sop"
            ),
        ]

    def __str__(self) -> str:
        """Return kind and date, for logs and shells."""
        return f"{self.kind} {self.due_on}"


class Withdrawal(models.Model):
    """An SOP taken out of force for good, and what takes its place."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        "procedures.Procedure", models.PROTECT, related_name="+", db_constraint=False
    )
    #: The first day it is no longer in force.
    valid_from = models.DateField()
    reason = models.TextField()
    replaced_by = models.ForeignKey(
        "procedures.Procedure",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        null=True,
    )
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """Withdrawals are read per procedure, newest first."""

        indexes: ClassVar = [
            models.Index(
                fields=["government", "procedure"], name="procedures_withdrawal_sop"
            ),
        ]

    def __str__(self) -> str:
        """Return the reason, for logs and shells."""
        return self.reason
