"""Papers, their versions, and the marks acts leave on them."""

from typing import TYPE_CHECKING

from django.db import models


class NumberState(models.TextChoices):
    """Where a letter number stands."""

    RESERVED = "reserved", "Dipesan"
    REGISTERED = "registered", "Terdaftar"
    VOID = "void", "Batal"


class Paper(models.Model):
    """One paper of one case; everything written on it is a version."""

    if TYPE_CHECKING:
        government_id: int

    government = models.ForeignKey(
        "office.Government", models.PROTECT, related_name="+", db_index=False
    )
    case_id = models.BigIntegerField()
    #: The paper's id in the SOP.
    sop_paper = models.CharField(max_length=120)
    #: The unit whose branch it belongs to, None for the whole case.
    unit_id = models.BigIntegerField(null=True)
    #: The step that made it, where each step makes a paper of its own; else "".
    step = models.CharField(max_length=120, default="", blank=True)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=500)
    #: The latest version, and its content's hash that marks bind to.
    version = models.PositiveIntegerField(default=1)
    content_hash = models.CharField(max_length=64)
    #: As printed; kept here so that a list needs no join.
    number = models.CharField(max_length=120, null=True)  # noqa: DJ001 - none yet
    number_state = models.CharField(
        max_length=12, choices=NumberState.choices, default="", blank=True
    )
    #: The date the paper bears.
    dated = models.DateField(null=True)
    #: Set while a certified signature is being made.
    signing_since = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "id"], name="letters_paper_tenant"
            ),
            models.UniqueConstraint(
                fields=["government", "case_id", "sop_paper", "unit_id", "step"],
                name="letters_paper_once",
                nulls_distinct=False,
            ),
        )
        indexes = (
            models.Index(
                fields=["government", "signing_since"],
                name="letters_paper_signing",
                condition=models.Q(signing_since__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title


class PaperVersion(models.Model):
    """One state of a paper's text; never changed once the desk has let it go."""

    if TYPE_CHECKING:
        government_id: int
        paper_id: int

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
    number = models.PositiveIntegerField()
    #: {"kind", "facts", "fields"}: all that the page needs besides the marks.
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    person_id = models.BigIntegerField(null=True)
    person = models.CharField(max_length=200)
    post = models.CharField(max_length=200)
    at = models.DateTimeField()
    task_id = models.BigIntegerField()
    #: The uploaded original, when the version came as a file.
    file_sha256 = models.CharField(max_length=64, default="", blank=True)
    file_name = models.CharField(max_length=255, default="", blank=True)
    #: Whether the desk has let it go; an open one may be overwritten by autosave.
    is_closed = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "paper", "number"],
                name="letters_version_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.number}"


class Mark(models.Model):
    """Something a desk did to a paper, bound to the content it saw."""

    if TYPE_CHECKING:
        government_id: int
        paper_id: int

    class Kind(models.TextChoices):
        CHECKED = "checked", "Diperiksa"
        INITIALLED = "initialled", "Diparaf"
        SIGNED = "signed", "Ditandatangani"
        NUMBERED = "numbered", "Dinomori"
        SENT = "sent", "Dikirim"
        RECEIVED = "received", "Diterima"
        ARCHIVED = "archived", "Diarsipkan"

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
    kind = models.CharField(max_length=12, choices=Kind.choices)
    content_hash = models.CharField(max_length=64)
    person_id = models.BigIntegerField(null=True)
    person = models.CharField(max_length=200)
    post_id = models.BigIntegerField(null=True)
    post = models.CharField(max_length=200)
    capacity = models.CharField(max_length=12)
    at = models.DateTimeField()
    task_id = models.BigIntegerField()
    step = models.CharField(max_length=120)
    note = models.TextField(default="", blank=True)
    #: Set when the act was undone; the mark then never counts again.
    undone_at = models.DateTimeField(null=True)
    #: What a signature is looked up by on the page for everybody; else "".
    code = models.CharField(max_length=24, default="", blank=True)
    #: For a signature: its way, code and post lines; for a number: the number.
    data = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(
                fields=["government", "paper", "id"], name="letters_mark_paper"
            ),
            models.Index(
                fields=["government", "code"],
                name="letters_mark_code",
                condition=~models.Q(code=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.paper_id}"


class PaperFile(models.Model):
    """A file made of a paper, kept by the ledger under its checksum."""

    if TYPE_CHECKING:
        government_id: int
        paper_id: int

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
    #: `pdf`, `docx`, `sealed` for the PDF with its certified signature, `book` for
    #: an uploaded one, `combined` for both in one, `scan` for a signed sheet.
    media = models.CharField(max_length=12)
    #: Hash of content and marks the file was made of; of a scan the content's.
    made_of = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    name = models.CharField(max_length=255)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "paper", "media", "made_of"],
                name="letters_file_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Dispatch(models.Model):
    """One addressee of a sent paper, and whether it reached his desk."""

    if TYPE_CHECKING:
        government_id: int
        paper_id: int

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
    addressee = models.CharField(max_length=300)
    #: Desk inside this government, "" for somebody outside.
    queue = models.CharField(max_length=40, default="", blank=True)
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["government", "paper", "addressee"],
                name="letters_dispatch_once",
            ),
        )

    def __str__(self) -> str:
        return self.addressee
