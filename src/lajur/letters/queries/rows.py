"""What pages receive about papers: frozen rows, no models."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class FieldRow:
    """One field of a paper's form."""

    name: str
    label: str
    type: str
    value: str
    hint: str
    #: Pairs of value and word.
    choices: tuple[tuple[str, str], ...]
    required: bool
    #: Name of the form input: `<paper_id>.<name>`.
    input_name: str


@dataclass(frozen=True)
class MarkRow:
    """One mark, and whether it still holds for the text as it stands."""

    kind: str
    label: str
    person: str
    post: str
    capacity: str
    at: datetime
    note: str
    valid: bool


@dataclass(frozen=True)
class VersionRow:
    """One version in the history of a paper."""

    number: int
    author: str
    post: str
    at: datetime
    #: `page` or `upload`.
    source: str
    file_name: str


@dataclass(frozen=True)
class FileRow:
    """One file of a paper, ready to download."""

    media: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class ChangedParagraph:
    """One paragraph that differs from the version before."""

    before: str
    after: str
    #: Pairs of `same`, `del` or `ins` and the words it applies to.
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChangesPage:
    """The newer page with insertions and deletions, and the list of them."""

    page: dict[str, Any]
    paragraphs: tuple[ChangedParagraph, ...]
    old: int
    new: int

    @property
    def count(self) -> int:
        """How many paragraphs differ."""
        return len(self.paragraphs)


@dataclass(frozen=True)
class DeskPaper:
    """One paper as a desk sees it."""

    #: The paper's id in the SOP; form inputs begin with it.
    paper_id: str
    #: None while nobody has saved it.
    id: int | None
    kind: str
    kind_name: str
    title: str
    version: int
    author: str
    saved_at: datetime | None
    can_edit: bool
    fields: tuple[FieldRow, ...]
    #: For `letters/paper/paper.html`.
    page: dict[str, Any]
    marks: tuple[MarkRow, ...]
    #: Media types the file input accepts, "" for no upload.
    takes_upload: str
    number: str | None
    number_state: str
    state: str
    state_word: str
    #: Whether writing it is what this step is for.
    asks_writing: bool
    versions: tuple[VersionRow, ...]
    #: How many paragraphs differ from the version before.
    changes: int
    files: tuple[FileRow, ...]
    #: The uploaded file that is the paper's own body, if one is.
    book: "BookRow | None" = None
    case_id: int | None = None


@dataclass(frozen=True)
class BookRow:
    """An uploaded book: what it is, and the checksum marks bind to."""

    name: str
    #: `pdf` stays page for page; of `docx` the text is also shown on the page.
    media: str
    pages: int | None
    sha256: str


@dataclass(frozen=True)
class SigningWay:
    """One way of signing offered at this desk."""

    code: str
    label: str
    hint: str


@dataclass(frozen=True)
class Desk:
    """What the task page shows about papers."""

    task_id: int
    papers: tuple[DeskPaper, ...]
    #: The main work's verb, and what its button says.
    verb: str
    primary_label: str
    ways: tuple[SigningWay, ...]
    #: Why the work cannot be done now for a reason of the papers, or None.
    why_not: str | None
    #: Set when a certified signature of this desk was begun and has not ended.
    unfinished_attempt: int | None


@dataclass(frozen=True)
class CasePaper:
    """One paper in the list of a case."""

    id: int
    paper_id: str
    kind: str
    kind_name: str
    title: str
    state: str
    state_word: str
    number: str | None
    date: date | None
    unit_id: int | None
    files: tuple[FileRow, ...]


@dataclass(frozen=True)
class RegisterRow:
    """One line of the register of numbers."""

    id: int
    number: str
    date: date
    kind: str
    kind_name: str
    subject: str
    to: str
    signer: str
    state: str
    state_word: str
    void_reason: str
    paper_id: int | None
    case_id: int | None
    #: Sorts of file kept of the paper: pdf, docx, book, combined, scan, sealed.
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class RegisterPage:
    """One page of the register, newest first."""

    rows: tuple[RegisterRow, ...]
    #: Pass as `before` for the next page; None on the last one.
    more: int | None


@dataclass(frozen=True)
class Unfinished:
    """A certified signature that was begun and has not ended."""

    attempt_id: int
    government_id: int
    paper_id: int
    title: str
    since: datetime
