"""SOP documents, drafts, answers, frozen versions, adoptions and their lanes.

Who did something is stored as text of that moment beside the person's id, as in
the event log: it stays true after people move. Keys inside a government are kept
by the database over `(government_id, id)`; Django's own constraint is off.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from lajur.procedures.models.family import Family, Following, Offer, Pattern
from lajur.procedures.models.law import LawNote
from lajur.procedures.models.life import Approval, Assessment, Wish, Withdrawal

__all__ = [
    "Adoption",
    "Answer",
    "Approval",
    "Assessment",
    "Binding",
    "Dismissal",
    "Draft",
    "Edit",
    "Family",
    "Following",
    "LawNote",
    "Offer",
    "Pattern",
    "Procedure",
    "SourceDocument",
    "Version",
    "Wish",
    "Withdrawal",
]


class Procedure(models.Model):
    """One entry of the register: an SOP through all its drafts and versions."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    slug = models.SlugField(max_length=120)
    title = models.TextField()
    latest_version = models.PositiveIntegerField(default=0)
    #: Stems of what its newest text says; found by a GIN index of the database.
    words = SearchVectorField(null=True)
    #: The other SOPs that text names; see `lajur.procedures.relation`.
    names = models.JSONField(default=list)
    #: How many findings of each severity that text has; see `lajur.procedures.told`.
    findings = models.JSONField(default=dict)
    #: What that text looks like without its subject; see `lajur.core.families`.
    shape = models.JSONField(null=True)
    family = models.ForeignKey(
        Family, models.PROTECT, related_name="+", db_constraint=False, null=True
    )
    #: Whether a person said of which family it is, or that it is of none.
    is_placed = models.BooleanField(default=False)

    class Meta:
        """One slug names one procedure of a government."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "slug"], name="procedures_procedure_slug"
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_procedure_tenant"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["government", "family"], name="procedures_procedure_family"
            ),
        ]

    def __str__(self) -> str:
        """Return the title, for logs and shells."""
        return self.title

    @property
    def stream(self) -> str:
        """The name of this procedure's line in the ledger."""
        return f"sop:{self.pk}"


class SourceDocument(models.Model):
    """A file as it came in; its bytes stand in the ledger under the checksum."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    sha256 = models.CharField(max_length=64)
    name = models.TextField()
    media_type = models.TextField()
    size = models.PositiveBigIntegerField()
    #: The plain blocks the reader saw, so that pages never open the file again.
    blocks = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    #: "lajur" for a document written for this product, "" for an office's own.
    origin = models.CharField(max_length=20, default="")
    received_at = models.DateTimeField()
    received_by_id = models.BigIntegerField(null=True)
    received_by = models.TextField()

    class Meta:
        """The same bytes are received once by a government."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "sha256"], name="procedures_document_once"
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_document_tenant"
            ),
        ]

    def __str__(self) -> str:
        """Return the file's name, for logs and shells."""
        return self.name


class Draft(models.Model):
    """An SOP as read from a document, with the answers given so far."""

    class State(models.TextChoices):
        """What became of the draft."""

        OPEN = "open"
        PUBLISHED = "published"
        REPLACED = "replaced"
        DISCARDED = "discarded"

    class Stage(models.TextChoices):
        """How far an open draft is on its way to approval."""

        DRAFT = "draf"
        TRIAL = "uji_coba"
        REVIEW = "reviu"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="+", db_constraint=False
    )
    #: None for a revision, which comes from a version and not from a file.
    document = models.ForeignKey(
        SourceDocument, models.PROTECT, related_name="+", db_constraint=False, null=True
    )
    #: The version a revision began with.
    based_on = models.ForeignKey(
        "procedures.Version",
        models.PROTECT,
        related_name="+",
        db_constraint=False,
        null=True,
    )
    position = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.DRAFT)
    #: With the approvers: the database refuses any change of what it says.
    is_frozen = models.BooleanField(default=False)
    #: The stored form of the SOP before any answer.
    as_read = models.JSONField()
    #: The stored form with every answer and edit applied.
    sop = models.JSONField()
    #: Grows with every change, so that a stale page is noticed.
    edition = models.PositiveIntegerField(default=0)
    #: Whether a person changed values; answers then add to those.
    is_edited = models.BooleanField(default=False)
    #: What lists show of it, so that they need not decode the SOP; see `Summary`.
    summary = models.JSONField()
    open_questions = models.PositiveIntegerField(default=0)
    #: Key and words of each open question; see `lajur.procedures.asking`.
    asked = models.JSONField(default=list)
    created_at = models.DateTimeField()
    author_id = models.BigIntegerField(null=True)

    class Meta:
        """A procedure has at most one open draft."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["procedure"],
                condition=Q(state="open"),
                name="procedures_draft_one_open",
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_draft_tenant"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["government", "document"], name="procedures_draft_document"
            ),
            models.Index(
                fields=["government", "procedure"], name="procedures_draft_procedure"
            ),
        ]

    def __str__(self) -> str:
        """Return the draft's number, for logs and shells."""
        return f"draft {self.pk}"


class Answer(models.Model):
    """What a person said about one doubt of the reader; never changed."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="+", db_constraint=False
    )
    question = models.CharField(max_length=120)
    #: The question in words, as it was shown.
    asked = models.TextField()
    value = models.TextField()
    source = models.TextField()
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """Answers are read per draft, in the order they were given."""

        indexes: ClassVar = [
            models.Index(
                fields=["government", "draft", "id"], name="procedures_answer_draft"
            ),
        ]

    def __str__(self) -> str:
        """Return question and value, for logs and shells."""
        return f"{self.question}: {self.value}"


class Edit(models.Model):
    """One change a person made to a draft, with what it changed from and to."""

    class State(models.TextChoices):
        """Whether the change stands, and whether it can still be taken back."""

        DONE = "done"
        UNDONE = "undone"
        #: Taken back for good: something else was changed after that.
        DROPPED = "dropped"
        #: Stands for good: a question was answered after it.
        SETTLED = "settled"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    draft = models.ForeignKey(
        Draft, models.PROTECT, related_name="+", db_constraint=False
    )
    #: What was done, in words.
    said = models.TextField()
    #: The same with its values apart, so that it is told in the reader's language.
    told = models.JSONField(null=True)
    before = models.JSONField()
    after = models.JSONField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DONE)
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """Edits are read per draft, in the order they were made."""

        indexes: ClassVar = [
            models.Index(
                fields=["government", "draft", "id"], name="procedures_edit_draft"
            ),
        ]

    def __str__(self) -> str:
        """Return what was done, for logs and shells."""
        return self.said


class Version(models.Model):
    """A published SOP; the database refuses any change of what it says."""

    class State(models.TextChoices):
        """Where the version stands in its life (Permenpan RB 35/2012)."""

        APPROVED = "disahkan"
        IN_FORCE = "efektif"
        REVISED = "direvisi"
        WITHDRAWN = "dicabut"

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="+", db_constraint=False
    )
    number = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.APPROVED
    )
    title = models.TextField()
    sop = models.JSONField()
    #: What lists show of it; see `Summary`.
    summary = models.JSONField()
    content_hash = models.CharField(max_length=64)
    document = models.ForeignKey(
        SourceDocument, models.PROTECT, related_name="+", db_constraint=False, null=True
    )
    published_at = models.DateTimeField()
    published_by_id = models.BigIntegerField(null=True)
    published_by = models.TextField()

    class Meta:
        """Version numbers are unique within a procedure."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "procedure", "number"],
                name="procedures_version_number",
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_version_tenant"
            ),
        ]

    def __str__(self) -> str:
        """Return title and number, for logs and shells."""
        return f"{self.title} v{self.number}"


class Adoption(models.Model):
    """A version at work in one unit, with the identity that unit prints."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="+", db_constraint=False
    )
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="+", db_constraint=False
    )
    unit = models.ForeignKey(
        "office.Unit", models.PROTECT, related_name="+", db_constraint=False
    )
    #: What the adopting office prints in place of the source's identity.
    identity = models.JSONField(default=dict)
    valid_from = models.DateField()
    #: The first day it is no longer in force.
    valid_until = models.DateField(null=True)
    adopted_at = models.DateTimeField()
    adopted_by_id = models.BigIntegerField(null=True)
    adopted_by = models.TextField()

    class Meta:
        """A unit runs one version of a procedure at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "unit", "procedure"],
                condition=Q(valid_until=None),
                name="procedures_adoption_one_open",
            ),
            models.UniqueConstraint(
                fields=["government", "id"], name="procedures_adoption_tenant"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="procedures_adoption_period",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["government", "procedure"],
                name="procedures_adoption_procedure",
            ),
        ]

    def __str__(self) -> str:
        """Return the adoption's number, for logs and shells."""
        return f"adoption {self.pk}"


class Binding(models.Model):
    """Who stands in a lane of an adoption, from one day to another."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    adoption = models.ForeignKey(
        Adoption, models.PROTECT, related_name="+", db_constraint=False
    )
    actor_id = models.CharField(max_length=120)
    #: `post:<id>`, `team:<id>` or `unit:<id>`; None for a set of units.
    queue = models.CharField(max_length=40, null=True)  # noqa: DJ001 - None is "a set"
    unit_ids = ArrayField(models.BigIntegerField(), default=list)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    bound_at = models.DateTimeField()
    bound_by = models.TextField()

    class Meta:
        """A lane has one open binding, to a queue or to units."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "adoption", "actor_id"],
                condition=Q(valid_until=None),
                name="procedures_binding_one_open",
            ),
            models.CheckConstraint(
                condition=Q(queue__isnull=False) ^ ~Q(unit_ids=[]),
                name="procedures_binding_queue_or_units",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="procedures_binding_period",
            ),
        ]

    def __str__(self) -> str:
        """Return lane and queue, for logs and shells."""
        return f"{self.actor_id} -> {self.queue or self.unit_ids}"


class Dismissal(models.Model):
    """A finding somebody has put aside, or a question answered, and why."""

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="+", db_constraint=False
    )
    #: Names the finding through new versions; see `lajur.procedures.told.key_of`.
    key = models.CharField(max_length=32)
    code = models.CharField(max_length=40)
    #: The finding in words, as it was shown.
    text = models.TextField()
    #: The same with its values apart, so that it is told in the reader's language.
    told = models.JSONField(null=True)
    reason = models.TextField()
    at = models.DateTimeField()
    person_id = models.BigIntegerField(null=True)
    person = models.TextField()
    post = models.TextField()

    class Meta:
        """A finding of a procedure is put aside once."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["government", "procedure", "key"],
                name="procedures_dismissal_once",
            ),
        ]

    def __str__(self) -> str:
        """Return code and reason, for logs and shells."""
        return f"{self.code}: {self.reason}"
