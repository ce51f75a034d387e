"""Number series and every number they gave."""

from typing import TYPE_CHECKING

from django.db import models

from lajur.core.numbering import Restart, Scope
from lajur.letters.models.paper import NumberState, Paper


class Series(models.Model):
    """A running count with its pattern; one serves some kinds or all of them."""

    if TYPE_CHECKING:
        government_id: int

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    name = models.CharField(max_length=120)
    #: Pattern of `core.numbering`, as {klas}/{urut}/{kode_unit}.
    pattern = models.CharField(max_length=120)
    #: Kinds it serves; empty serves every kind no other series names.
    kinds = models.JSONField(default=list)
    #: Fixed values the pattern may use, such as the classification code.
    values = models.JSONField(default=dict)
    #: Which letters share one count, and when it begins anew.
    scope = models.CharField(max_length=20, default=Scope.ALL.value)
    restart = models.CharField(max_length=12, default=Restart.YEARLY.value)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "id"], name="letters_series_tenant"
            ),
            models.UniqueConstraint(
                fields=["government", "name"], name="letters_series_name"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """The next number of a series in one scope; its row is the lock."""

    if TYPE_CHECKING:
        government_id: int
        series_id: int

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    series = models.ForeignKey(
        Series,
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    scope_key = models.CharField(max_length=120)
    latest = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "series", "scope_key"],
                name="letters_counter_scope",
            ),
        )

    def __str__(self) -> str:
        return f"{self.series_id} {self.scope_key}"


class NumberEntry(models.Model):
    """One number that was ever given: reserved, registered, or void."""

    if TYPE_CHECKING:
        government_id: int
        series_id: int
        paper_id: int | None

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    series = models.ForeignKey(
        Series,
        models.PROTECT,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    scope_key = models.CharField(max_length=120)
    ordinal = models.PositiveIntegerField()
    text = models.CharField(max_length=120)
    state = models.CharField(max_length=12, choices=NumberState.choices)
    paper = models.ForeignKey(
        Paper,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    dated = models.DateField()
    #: Register columns, as they stood when the number was registered.
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=500)
    addressees = models.TextField(default="", blank=True)
    signer = models.CharField(max_length=300, default="", blank=True)
    reserved_at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True)
    void_reason = models.TextField(default="", blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "series", "scope_key", "ordinal"],
                name="letters_number_once",
            ),
            models.UniqueConstraint(
                fields=["government", "paper"],
                condition=~models.Q(state="void"),
                name="letters_number_of_paper",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="void") | ~models.Q(void_reason=""),
                name="letters_number_void_reason",
            ),
        )
        indexes = (
            models.Index(fields=["government", "-id"], name="letters_number_register"),
        )

    def __str__(self) -> str:
        return self.text
