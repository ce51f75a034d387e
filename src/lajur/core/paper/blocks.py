"""Paragraphs, tables and drawn shapes: what every file format is brought to."""

from dataclasses import dataclass
from enum import StrEnum


class Refused(ValueError):
    """A file that is not read; its text is one sentence for the person."""

    def __init__(self, code: str, text: str) -> None:
        """Keep the code beside the sentence."""
        super().__init__(text)
        self.code = code


class ShapeKind(StrEnum):
    """What a symbol of a flowchart means."""

    PROCESS = "process"
    DECISION = "decision"
    #: A capsule: where the flow begins or ends.
    TERMINATOR = "terminator"
    #: A pentagon: the flow goes on, on another page.
    OFFPAGE = "offpage"
    OTHER = "other"


@dataclass(frozen=True)
class Arrow:
    """A line drawn from one shape to another."""

    #: Id of the shape it points at.
    to: str
    #: What is printed along it ("Ya", "Tidak").
    label: str | None = None


@dataclass(frozen=True)
class Shape:
    """A symbol of a flowchart, in the row it is drawn in."""

    #: Unique in the file.
    id: str
    kind: ShapeKind
    #: The cells of its row it stands in; several when drawn across lanes.
    columns: tuple[int, ...]
    text: str = ""
    arrows: tuple[Arrow, ...] = ()
    #: Whether it is drawn as none of the five symbols of an SOP.
    is_odd: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One line of running text; an empty one parts what stands around it."""

    text: str
    #: Line (or running number of the block) in the source, from 1.
    line: int
    #: Whether the document sets it as a heading.
    heading: bool = False
    page: int | None = None
    #: The line as printed, where spaces hold the columns of the page apart.
    spacing: str | None = None


@dataclass(frozen=True)
class Row:
    """One row of cells; a cell may hold several lines."""

    cells: tuple[str, ...]
    line: int
    page: int | None = None
    #: The symbols drawn in this row.
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of cells.

    In a loose table the ends of the rows are not known for sure: one row of the
    document may stand in several of ours, so only the order of cells counts. In
    any other table all rows have the same columns: a merged cell's text stands in
    its first column and row, its other cells are empty.
    """

    rows: tuple[Row, ...]
    loose: bool = False
    #: Its columns were found by the spaces between words: small marks may stray.
    spaced: bool = False

    @property
    def line(self) -> int:
        """The place of its first row."""
        return self.rows[0].line


Block = Paragraph | Table
