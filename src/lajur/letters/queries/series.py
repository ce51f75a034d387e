"""The number series of an office, with the number each would give next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lajur.core.numbering import NumberingError, Pattern, render
from lajur.letters.models import Counter, Series
from lajur.letters.writing.kind import kind_of

#: What a unit's code is in an example.
EXAMPLE_UNIT = "UM"


@dataclass(frozen=True)
class SeriesLine:
    """One number series as its page lists it."""

    id: int
    name: str
    pattern: str
    #: What its next number would look like.
    example: str
    #: Names of the kinds it serves; empty serves all that no other names.
    kinds: tuple[str, ...]
    scope: str
    restart: str
    is_open: bool
    #: How many numbers it has given.
    given: int


def series_list(government_id: int, on: date) -> tuple[SeriesLine, ...]:
    """Return every series of an office, the open ones first."""
    given: dict[int, int] = {}
    counters = Counter.objects.filter(government_id=government_id)
    for series, latest in counters.values_list("series_id", "latest"):
        given[series] = given.get(series, 0) + latest
    rows = Series.objects.filter(government_id=government_id)
    return tuple(
        _line(row, given.get(row.pk, 0), on) for row in rows.order_by("-is_open", "id")
    )


def example_number(
    pattern: str, values: Mapping[str, str], on: date, counter: int = 1
) -> str:
    """Return what a number of a pattern looks like; raises NumberingError."""
    own = {"kode_unit": EXAMPLE_UNIT, "kode": EXAMPLE_UNIT, "keamanan": "B"}
    return render(Pattern(pattern), counter, on, {**own, **values})


def _line(row: Series, given: int, on: date) -> SeriesLine:
    try:
        example = example_number(row.pattern, row.values, on, given + 1)
    except NumberingError:
        example = ""
    return SeriesLine(
        id=row.pk,
        name=row.name,
        pattern=row.pattern,
        example=example,
        kinds=tuple(kind_of(code).name for code in row.kinds),
        scope=row.scope,
        restart=row.restart,
        is_open=row.is_open,
        given=given,
    )
