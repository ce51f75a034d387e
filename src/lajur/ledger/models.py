"""Events in hash chains, the effects they want, and files by checksum.

The ledger stands below the office, so `government_id` is a plain number here:
the log stays true even after an office is gone.
"""

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """One thing that happened; rows are only ever added."""

    government_id = models.BigIntegerField()
    stream = models.TextField()
    seq = models.BigIntegerField()
    #: NULL, not "": acts without a key must not be one and the same act.
    request_key = models.TextField(null=True)  # noqa: DJ001
    kind = models.TextField()
    at = models.DateTimeField()
    #: Canonical JSON, stored as the very text the hash was taken of.
    body = models.TextField()
    hash = models.BinaryField()

    class Meta:
        """Both keys of a stream are unique: no act is recorded twice."""

        db_table = "ledger_event"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["stream", "seq"], name="event_seq"),
            models.UniqueConstraint(
                fields=["stream", "request_key"],
                condition=models.Q(request_key__isnull=False),
                name="event_request_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.seq}"


class Stream(models.Model):
    """Where a chain stands; cases keep their own head on their own row."""

    government_id = models.BigIntegerField()
    stream = models.TextField()
    seq = models.BigIntegerField()
    head = models.BinaryField()

    class Meta:
        """One row per stream of a government."""

        db_table = "ledger_stream"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government_id", "stream"], name="stream_name"
            )
        ]

    def __str__(self) -> str:
        return self.stream


class PendingEffect(models.Model):
    """One effect of one event, waiting for the worker or done."""

    government_id = models.BigIntegerField()
    stream = models.TextField()
    seq = models.BigIntegerField()
    effect = models.SmallIntegerField()
    kind = models.TextField()
    payload = models.JSONField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    attempts = models.SmallIntegerField(default=0)
    error = models.TextField(default="")

    class Meta:
        """Done once: its place in the stream is its key."""

        db_table = "ledger_effect"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stream", "seq", "effect"], name="effect_place"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"],
                condition=models.Q(done_at__isnull=True),
                name="effect_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.seq}.{self.effect} {self.kind}"


class File(models.Model):
    """A file of a government, found on disk by its checksum."""

    government_id = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    name = models.TextField()
    media_type = models.TextField()
    stored_at = models.DateTimeField()

    class Meta:
        """The same bytes are kept once per government."""

        db_table = "ledger_file"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government_id", "sha256"], name="file_checksum"
            )
        ]

    def __str__(self) -> str:
        return self.name
