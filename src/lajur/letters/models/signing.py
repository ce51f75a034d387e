"""Certified signatures that were begun, with the bytes they were begun on."""

from typing import TYPE_CHECKING

from django.db import models

from lajur.letters.models.paper import Paper


class SigningAttempt(models.Model):
    """One certified signature from its frozen bytes to its sealed file."""

    if TYPE_CHECKING:
        government_id: int
        paper_id: int

    class State(models.TextChoices):
        OPEN = "open", "Belum selesai"
        SEALED = "sealed", "Selesai"
        ABANDONED = "abandoned", "Dibatalkan"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    paper = models.ForeignKey(
        Paper,
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    task_id = models.BigIntegerField()
    content_hash = models.CharField(max_length=64)
    #: The unsigned PDF that every try signs.
    frozen_sha256 = models.CharField(max_length=64)
    sealed_sha256 = models.CharField(max_length=64, default="", blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    person_id = models.BigIntegerField(null=True)
    person = models.CharField(max_length=200)
    post = models.CharField(max_length=200)
    since = models.DateTimeField()
    #: What the act wants besides the signature, to finish it after a crash.
    act = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "paper"],
                condition=models.Q(state="open"),
                name="letters_signing_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} {self.state}"
