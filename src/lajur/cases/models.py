"""Tables of cases, their tasks, joins over units, alarms and attachments.

Tasks, alarms and the log carry no foreign key to the case: each row is written
by the one statement that holds the case's lock, and checking a key again would
lock the case and the government once more for every row.
"""

from datetime import UTC, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

#: Due moment of a task whose step has no standard time; sorts last.
NO_DUE = datetime(9999, 1, 1, tzinfo=UTC)


class Case(models.Model):
    """One run of an adopted SOP, pinned to the version it began with."""

    class State(models.TextChoices):
        """Where a case stands."""

        RUNNING = "running"
        SUSPENDED = "suspended"
        FINISHED = "finished"
        CANCELLED = "cancelled"

    # Pointers of two columns, `(government, …)`, are checked by the database: a
    # second check of one column would be done at every act.
    government = models.ForeignKey(
        "office.Government",
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    adoption = models.ForeignKey(
        "procedures.Adoption",
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    version = models.ForeignKey(
        "procedures.Version",
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    subject = models.TextField()
    period = models.TextField()
    legal_date = models.DateField(null=True)
    #: Units asked; a region runs once for each.
    unit_ids = ArrayField(models.BigIntegerField(), default=list)
    is_backdated = models.BooleanField(default=False)
    #: The request that began it; the same request twice begins one case.
    start_key = models.TextField(null=True)  # noqa: DJ001 NULL is no request
    started_at = models.DateTimeField()
    started_by_id = models.BigIntegerField(null=True)
    state = models.TextField(choices=State.choices, default=State.RUNNING)
    finished_at = models.DateTimeField(null=True)
    # The next three change with every act and stand together: the log of the
    # database then writes only this stretch of the row.
    touched_at = models.DateTimeField()
    seq = models.BigIntegerField()
    head = models.BinaryField()

    class Meta:
        """Lists of a government come by state, newest first."""

        constraints = (
            models.UniqueConstraint(fields=["government", "id"], name="case_tenant"),
            models.UniqueConstraint(
                fields=["government", "start_key"], name="case_started_once"
            ),
        )
        indexes = (
            models.Index(fields=["government", "state", "id"], name="case_by_state"),
            models.Index(fields=["government", "adoption"], name="case_by_adoption"),
        )

    def __str__(self) -> str:
        return self.subject


class Task(models.Model):
    """One visit of one step by one branch; the open ones are the state."""

    class State(models.TextChoices):
        """How a task stands; all but the first two are over."""

        OPEN = "open"
        SUSPENDED = "suspended"
        DONE = "done"
        RETURNED = "returned"
        LAPSED = "lapsed"
        EXCUSED = "excused"
        CANCELLED = "cancelled"
        UNDONE = "undone"
        REPAIRED = "repaired"

    government = models.ForeignKey(
        "office.Government",
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    case = models.ForeignKey(
        Case,
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    #: The join this unit's branch will arrive at.
    join_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    step = models.TextField()
    round = models.SmallIntegerField()
    queue = models.TextField()
    #: The queue it came from, while it is delegated to one person.
    home_queue = models.TextField(default="")
    state = models.TextField(choices=State.choices, default=State.OPEN)
    #: Whether a return opened it.
    is_return = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    opened_seq = models.BigIntegerField()
    #: The post whose act opened it.
    sender = models.TextField(default="")
    taken_by_id = models.BigIntegerField(null=True)
    taken_by = models.TextField(default="")
    done_at = models.DateTimeField(null=True)
    done_seq = models.BigIntegerField(null=True)
    done_by_id = models.BigIntegerField(null=True)
    outcome = models.TextField(default="")
    #: Memory of the branch: visits of each step by printed order.
    visits = ArrayField(models.SmallIntegerField())
    #: Memory of the branch: paper to the person who looked at it last.
    eyes = models.JSONField(default=dict)

    class Meta:
        """A branch has one open task; the inbox reads its own small index."""

        constraints = (
            models.UniqueConstraint(
                fields=["case", "unit_id"],
                condition=Q(done_at__isnull=True),
                nulls_distinct=False,
                name="task_one_open_per_branch",
            ),
        )
        indexes = (
            models.Index(
                fields=["government", "queue", "due_at", "id"],
                condition=Q(state="open"),
                name="task_inbox",
            ),
            models.Index(fields=["government", "case", "unit_id"], name="task_by_case"),
        )

    def __str__(self) -> str:
        return f"{self.step} ({self.round})"


class Join(models.Model):
    """A region over units that runs or has run: how many are still awaited."""

    government = models.ForeignKey(
        "office.Government",
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    case = models.ForeignKey(
        Case,
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    region = models.TextField()
    run = models.SmallIntegerField()
    #: The step the region was entered at.
    step = models.TextField()
    expected = models.IntegerField()
    remaining = models.IntegerField()
    opened_at = models.DateTimeField()
    opened_seq = models.BigIntegerField()
    due_at = models.DateTimeField()
    #: Set once, by the last unit to arrive or by the deadline, never by both.
    joined_at = models.DateTimeField(null=True)
    #: Memory of the whole case while the region runs.
    visits = ArrayField(models.SmallIntegerField())
    eyes = models.JSONField(default=dict)

    class Meta:
        """One row each time a region is entered."""

        constraints = (
            models.UniqueConstraint(
                fields=["government", "case", "region", "run"], name="join_run"
            ),
        )

    def __str__(self) -> str:
        return f"{self.region} ({self.run})"


class Alarm(models.Model):
    """A moment at which somebody must look whether a task is late.

    It stands apart from the task, so that a deadline touches neither the task's
    row nor the inbox index. A task that is done leaves its alarm to be thrown
    away when it rings.
    """

    class Kind(models.TextChoices):
        """What rings."""

        REMIND = "remind"
        DUE = "due"
        JOIN = "join"

    government = models.ForeignKey(
        "office.Government",
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    case = models.ForeignKey(
        Case,
        models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    #: The task, or the join where `kind` is `join`.
    target_id = models.BigIntegerField()
    kind = models.TextField(choices=Kind.choices)
    #: When it rings.
    due_at = models.DateTimeField()
    #: The deadline itself; a reminder rings again then.
    deadline = models.DateTimeField()

    class Meta:
        """Rung in the order of their moment, by one sweep for all governments."""

        indexes = (models.Index(fields=["due_at", "id"], name="alarm_order"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at}"


class Attachment(models.Model):
    """A file laid beside a case, kept by the ledger under its checksum."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    task_id = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64)
    name = models.TextField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """Listed with their case."""

        indexes = (models.Index(fields=["government", "case"], name="attachment_case"),)

    def __str__(self) -> str:
        return self.name


class Record(models.Model):
    """One line of an SOP's "pencatatan dan pendataan", ticked after the last step."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    #: Place in the SOP's list, from 0.
    place = models.SmallIntegerField()
    text = models.TextField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """A line is ticked once."""

        constraints = (
            models.UniqueConstraint(
                fields=["government", "case", "place"], name="record_once"
            ),
        )

    def __str__(self) -> str:
        return self.text
