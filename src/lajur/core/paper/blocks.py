"""Paragraphs and tables: what every file format is brought to."""

from dataclasses import dataclass


class Refused(ValueError):
    """A file that is not read; its text is one sentence for the person."""

    def __init__(self, code: str, text: str) -> None:
        """Keep the code beside the sentence."""
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Paragraph:
    """One line of running text; an empty one parts what stands around it."""

    text: str
    #: Line (or running number of the block) in the source, from 1.
    line: int
    #: Whether the document sets it as a heading.
    heading: bool = False


@dataclass(frozen=True)
class Row:
    """One row of cells; a cell may hold several lines."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Table:
    """Rows of cells.

    In a loose table the ends of the rows are not known for sure: one row of the
    document may stand in several of ours, so only the order of cells counts.
    """

    rows: tuple[Row, ...]
    loose: bool = False

    @property
    def line(self) -> int:
        """The place of its first row."""
        return self.rows[0].line


Block = Paragraph | Table
