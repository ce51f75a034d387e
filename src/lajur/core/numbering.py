"""Letter numbers: patterns as data, the scope of a sequence, and a number's life.

Patterns follow Permendagri 83/2022 (`{klas}/{urut}/{kode_unit}`) or the older
use with month and year (`{klas}/{urut}/{kode}/{ROMAN}/{YYYY}`). Where the counter
stands is stored elsewhere; here is only what a counter, a pattern and a date say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

#: Written from the date of the letter.
_DATED = {
    "MM": lambda day: f"{day.month:02}",
    "ROMAN": lambda day: ROMAN[day.month - 1],
    "YYYY": lambda day: f"{day.year:04}",
    "YY": lambda day: f"{day.year % 100:02}",
}
#: How such a part looks when a number is read.
_SHAPES = {
    "MM": r"0[1-9]|1[0-2]",
    "ROMAN": "|".join(sorted(ROMAN, key=len, reverse=True)),
    "YYYY": r"\d{4}",
    "YY": r"\d{2}",
}
_FIELD = re.compile(r"\{(?P<name>[^{}:]*)(?::0?(?P<width>[1-9]))?\}")
_WORD = re.compile(r"[A-Za-z_]+\Z")


class NumberingError(ValueError):
    """A number or its pattern is not what it should be."""


class BadPattern(NumberingError):
    """A pattern needs `{urut}` exactly once, and only well-formed fields."""


class FieldMissing(NumberingError):
    """A field of the pattern has no value."""


class BadValue(NumberingError):
    """A value would make the number unreadable."""


class NumberMismatch(NumberingError):
    """A number does not follow its pattern."""


class WrongState(NumberingError):
    """A number cannot go from its state to the wanted one."""


class ReasonMissing(NumberingError):
    """A number is made void only with a reason."""


@dataclass(frozen=True)
class Pattern:
    """How a number is put together; `{urut:03}` pads the counter with zeros.

    `{MM}`, `{ROMAN}`, `{YYYY}` and `{YY}` come from the letter's date, every
    other field (`{klas}`, `{kode_unit}`, `{keamanan}` …) is given. Raises
    BadPattern.
    """

    text: str

    def __post_init__(self) -> None:
        """Refuse a pattern no number could be read back from."""
        rest = _FIELD.sub("", self.text)
        fields = [match["name"] for match in _FIELD.finditer(self.text)]
        well_formed = all(_WORD.match(name) for name in fields)
        touching = re.search(r"\}\{", self.text)
        if "{" in rest or "}" in rest or not well_formed or touching:
            raise BadPattern(self.text)
        if fields.count("urut") != 1 or len(fields) != len(set(fields)):
            raise BadPattern(self.text)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields that must be given, in order."""
        names = (match["name"] for match in _FIELD.finditer(self.text))
        return tuple(name for name in names if name != "urut" and name not in _DATED)

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """Return what a number of this pattern looks like."""
        parts = []
        end = 0
        for match in _FIELD.finditer(self.text):
            parts.append(re.escape(self.text[end : match.start()]))
            parts.append(_field_shape(match["name"], match["width"]))
            end = match.end()
        return re.compile("".join((*parts, re.escape(self.text[end:]), r"\Z")))


@dataclass(frozen=True)
class Read:
    """What stands in a number: its counter and its fields."""

    counter: int
    values: Mapping[str, str]


class Scope(StrEnum):
    """Which letters share one sequence."""

    ALL = "all"
    KIND = "kind"
    CLASSIFICATION = "classification"
    UNIT = "unit"
    KIND_UNIT = "kind_unit"


class Restart(StrEnum):
    """When a sequence begins again at one."""

    YEARLY = "yearly"
    NEVER = "never"


@dataclass(frozen=True)
class Letter:
    """What of a letter decides its sequence."""

    kind: str
    classification: str
    unit: str
    date: date


class NumberState(StrEnum):
    """The life of a number."""

    RESERVED = "reserved"
    REGISTERED = "registered"
    VOID = "void"


@dataclass(frozen=True)
class Number:
    """A number as the register keeps it; it is never given twice, nor taken back."""

    text: str
    counter: int
    state: NumberState
    reserved_at: datetime
    registered_at: datetime | None = None
    voided_at: datetime | None = None
    #: Why it is void.
    reason: str = ""


def render(pattern: Pattern, counter: int, day: date, values: Mapping[str, str]) -> str:
    """Return the number of a letter; raises FieldMissing or BadValue."""
    if counter < 1:
        raise BadValue(f"urut: {counter}")

    def field(match: re.Match[str]) -> str:
        name = match["name"]
        if name == "urut":
            return str(counter).zfill(int(match["width"] or 1))
        if name in _DATED:
            return _DATED[name](day)
        return _given(name, values)

    text = _FIELD.sub(field, pattern.text)
    # A value with a separator in it ("000/8") would read back as something else.
    match = pattern.shape.match(text)
    if match is None or int(match["urut"]) != counter:
        raise BadValue(text)
    return text


def read(pattern: Pattern, text: str) -> Read:
    """Return the parts of a number; raises NumberMismatch."""
    match = pattern.shape.match(text)
    if match is None:
        raise NumberMismatch(text)
    values = match.groupdict()
    return Read(counter=int(values.pop("urut")), values=values)


def scope_key(scope: Scope, restart: Restart, letter: Letter) -> str:
    """Return the name of the sequence a letter is counted in."""
    parts = {
        Scope.ALL: (),
        Scope.KIND: (letter.kind,),
        Scope.CLASSIFICATION: (letter.classification,),
        Scope.UNIT: (letter.unit,),
        Scope.KIND_UNIT: (letter.kind, letter.unit),
    }[scope]
    year = (str(letter.date.year),) if restart is Restart.YEARLY else ()
    return "|".join((scope.value, *year, *parts))


def reserve(text: str, counter: int, at: datetime) -> Number:
    """Return a number just taken from its sequence."""
    return Number(text, counter, NumberState.RESERVED, at)


def register(number: Number, at: datetime) -> Number:
    """Return the number entered in the register; raises WrongState."""
    if number.state is not NumberState.RESERVED:
        raise WrongState(f"{number.text}: {number.state} → registered")
    return replace(number, state=NumberState.REGISTERED, registered_at=at)


def void(number: Number, reason: str, at: datetime) -> Number:
    """Return a reserved number that will not be used; raises WrongState.

    What is registered has gone out with its letter and stays. Raises
    ReasonMissing without a reason.
    """
    if number.state is not NumberState.RESERVED:
        raise WrongState(f"{number.text}: {number.state} → void")
    if not reason.strip():
        raise ReasonMissing(number.text)
    return replace(number, state=NumberState.VOID, voided_at=at, reason=reason.strip())


def _given(name: str, values: Mapping[str, str]) -> str:
    value = values.get(name, "").strip()
    if not value:
        raise FieldMissing(name)
    return value


def _field_shape(name: str, width: str | None) -> str:
    if name == "urut":
        return rf"(?P<urut>\d{{{width or 1},}})"
    return rf"(?P<{name}>{_SHAPES.get(name, '.+?')})"
