"""A paper as it stands, loaded in one row: version, marks, number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lajur.core.sop import Verb
from lajur.letters.writing.kind import Kind, kind_of

#: What each verb leaves on a paper; the others leave no mark.
MARK_OF = {
    Verb.CHECK: "checked",
    Verb.INITIAL: "initialled",
    Verb.SIGN: "signed",
    Verb.INSTRUCT: "signed",
    Verb.NUMBER: "numbered",
    Verb.SEND: "sent",
    Verb.PUBLISH: "sent",
    Verb.RECEIVE: "received",
    Verb.ARCHIVE: "archived",
}
#: The sort of file a signed sheet's scan is.
SCAN = "scan"
#: Verbs whose desk may write on the paper.
WRITING = frozenset(
    {
        Verb.INSTRUCT,
        Verb.PREPARE,
        Verb.SUBMIT,
        Verb.CHECK,
        Verb.INITIAL,
        Verb.SIGN,
    }
)
#: Verbs that make the paper when nobody has.
MAKING = WRITING | {Verb.NUMBER, Verb.SEND, Verb.PUBLISH}


@dataclass(frozen=True)
class MarkState:
    """One mark with its text, as it was at that moment."""

    kind: str
    content_hash: str
    person_id: int | None
    person: str
    post: str
    capacity: str
    at: datetime
    step: str
    note: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Key:
    """Which paper of a case: its id in the SOP, its unit, and its own step."""

    sop_paper: str
    unit_id: int | None = None
    step: str = ""


@dataclass(frozen=True)
class PaperState:
    """One paper with its latest version and every mark."""

    key: Key
    kind_code: str
    title: str
    content: Mapping[str, Any]
    content_hash: str
    #: None while nobody has saved it.
    id: int | None = None
    government_id: int | None = None
    case_id: int | None = None
    version: int = 0
    number: str | None = None
    number_state: str = ""
    dated: date | None = None
    signing_since: datetime | None = None
    #: Whether the latest version may still be overwritten.
    is_open: bool = False
    author: str = ""
    author_id: int | None = None
    saved_at: datetime | None = None
    file_sha256: str = ""
    file_name: str = ""
    marks: tuple[MarkState, ...] = field(default_factory=tuple)

    @property
    def kind(self) -> Kind:
        """The kind of paper."""
        return kind_of(self.kind_code)

    def valid(self, kind: str) -> tuple[MarkState, ...]:
        """Return the marks of a kind that still match the content.

        A mark whose hash no longer matches is void, wherever it stands.
        """
        return tuple(
            mark
            for mark in self.marks
            if mark.kind == kind and mark.content_hash == self.content_hash
        )

    @property
    def signed(self) -> MarkState | None:
        """The latest signature that still holds, if any."""
        marks = self.valid("signed")
        return marks[-1] if marks else None


@dataclass(frozen=True)
class VersionState:
    """One version of a paper, as it was let go."""

    number: int
    content: Mapping[str, Any]
    content_hash: str
    author: str
    post: str
    at: datetime
    file_sha256: str
    file_name: str


@dataclass(frozen=True)
class SeriesRow:
    """One open number series."""

    id: int
    pattern: str
    #: Kinds it serves; empty serves every kind no other series names.
    kinds: Sequence[str]
    values: Mapping[str, str]
    scope: str
    restart: str


@dataclass(frozen=True)
class DeskRead:
    """The papers of one desk, and the series their numbers come from."""

    papers: tuple[PaperState, ...]
    series: tuple[SeriesRow, ...]
