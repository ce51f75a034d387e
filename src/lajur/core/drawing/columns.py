"""The widths of the form's columns, and how high texts stand in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from lajur.core.drawing.text import fitted, wrap

#: Type size and line height on the screen; in print the type is smaller.
SIZE = 13.0
LEADING = 17.55
HEAD_SIZE = 12.0
HEAD_LEADING = 16.2
#: Padding and rule of a cell: left and right together, above and below together.
_ACROSS = 15.4
_DOWN = 10.6
_HEAD_ACROSS = 7.0

STEP_ROW = 66.0
CONNECTOR_ROW = 44.0
TOTAL_ROW = 28.0

_NUMBER = 36
_TIME = 67
#: The remarks: where none is made, and where there are some.
NO_REMARKS, REMARKS = 42, 100
#: What the texts get beside the lanes: as a rule, and where lanes are many.
_TEXTS = 528.0
_TEXTS_LEAST = 370.0
_LANE_LEAST, _LANE, _LANE_MOST = 54.0, 72.0, 96.0
#: What the uraian takes of it; kelengkapan and output share the rest.
_MAIN_SHARE = 0.56


@dataclass(frozen=True)
class Columns:
    """The widths of the columns, in whole pixels."""

    number: int
    text: int
    lanes: tuple[int, ...]
    inputs: int
    time: int
    outputs: int
    remarks: int

    @property
    def total(self) -> int:
        """Return the width of the whole table."""
        texts = self.number + self.text + self.inputs + self.time
        return texts + self.performers + self.outputs + self.remarks

    @property
    def performers(self) -> int:
        """Return the width of all lanes together."""
        return sum(self.lanes)

    def fit(self, text: str, wide: int) -> str:
        """Return a text with breaks marked where a column of this width needs them."""
        return fitted(text, wide - _ACROSS, SIZE)

    def heads(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the names over the lanes with breaks marked where needed."""
        return tuple(
            fitted(name, wide - _HEAD_ACROSS, HEAD_SIZE, bold=True)
            for name, wide in zip(names, self.lanes, strict=True)
        )


def lane_width(wide: int, lanes: int, remarks: int = NO_REMARKS) -> float:
    """Return how wide each lane of a table of this width may be."""
    free = wide - _NUMBER - _TIME - remarks
    if not lanes:
        return _LANE
    ample = (free - _TEXTS) / lanes
    if ample >= _LANE:
        return min(ample, _LANE_MOST)
    tight = (free - _TEXTS_LEAST) / lanes
    return max(_LANE_LEAST, min(tight, _LANE))


def columns_for(
    wide: int, lanes: Sequence[float], remarks: int = NO_REMARKS
) -> Columns:
    """Return the columns of a table; it grows where lanes leave texts no room."""
    rounded = tuple(ceil(lane) for lane in lanes)
    free = wide - _NUMBER - _TIME - remarks - sum(rounded)
    texts = max(free, int(_TEXTS_LEAST))
    side = int(texts * (1 - _MAIN_SHARE) / 2)
    return Columns(
        number=_NUMBER,
        text=texts - 2 * side,
        lanes=rounded,
        inputs=side,
        time=_TIME,
        outputs=side,
        remarks=remarks,
    )


def head_height(names: Sequence[str], columns: Columns) -> int:
    """Return the height of the two header rows."""
    heads = zip(columns.heads(names), columns.lanes, strict=True)
    lines = [len(head_lines(name, wide)) for name, wide in heads]
    high = max([2, *lines]) * HEAD_LEADING + _DOWN
    return ceil(LEADING + _DOWN + high)


def text_height(texts: Sequence[str], wide: int) -> int:
    """Return the height of a cell with these texts, one under the other."""
    return ceil(len(text_lines(texts, wide)) * LEADING + _DOWN)


def text_lines(texts: Sequence[str], wide: int) -> list[str]:
    """Return the lines of texts one under the other in a column of this width."""
    return [line for text in texts for line in wrap(text, wide - _ACROSS, SIZE)]


def head_lines(name: str, wide: int) -> tuple[str, ...]:
    """Return the lines of a name over a lane of this width."""
    return wrap(name, wide - _HEAD_ACROSS, HEAD_SIZE, bold=True)
