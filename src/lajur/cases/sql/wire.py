"""Values as PostgreSQL writes them, both ways, for statements sent directly.

Only the types the statements of an act use: whole numbers, words, moments, dates,
truth, bytes, and lists of them. The driver finds out anew for every value how to
send it; here the type of the Python value says it all, since every parameter of
our statements names its own type.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from psycopg import DataError


def all_sent(values: Iterable[Any]) -> list[bytes | None]:
    """Return values as texts for the server."""
    # looked up here where that does it: an act sends thirty values
    return [
        None if value is None else _SENT.get(type(value), sent)(value)
        for value in values
    ]


def sent(value: Any) -> bytes | None:
    """Return a value as text for the server; raises TypeError for other types."""
    if value is None:
        return None
    write = _SENT.get(type(value))
    if write is None:
        # a word of a closed list, or words a page has marked as safe
        kind = next((kind for kind in _SENT if isinstance(value, kind)), None)
        if kind is None:
            raise TypeError(f"{type(value).__name__} cannot be sent")
        write = _SENT[kind]
    return write(value)


def _words(value: str) -> bytes:
    if "\0" in value:
        # the same refusal as the driver's: the text would end there
        raise DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")
    return value.encode()


def _list(values: Any) -> bytes:
    return b"{" + b",".join(map(_member, values)) + b"}"


def _member(value: Any) -> bytes:
    text = sent(value)
    if text is None:
        return b"NULL"
    if isinstance(value, str):
        quoted = text.replace(b"\\", rb"\\").replace(b'"', rb"\"")
        return b'"' + quoted + b'"'
    return text


_SENT: Mapping[type, Callable[[Any], bytes | None]] = {
    str: _words,
    int: lambda value: str(value).encode(),
    bool: lambda value: b"t" if value else b"f",
    datetime: lambda value: value.isoformat().encode(),
    date: lambda value: value.isoformat().encode(),
    bytes: lambda value: b"\\x" + value.hex().encode(),
    list: _list,
    tuple: _list,
}

Loader = Callable[[bytes], Any]


def loader(oid: int) -> Loader:
    """Return what reads a column of this type; unknown types stay words."""
    return _LOADERS.get(oid, bytes.decode)


def _moment(text: bytes) -> datetime:
    return datetime.fromisoformat(text.decode()).astimezone(UTC)


def _numbers(text: bytes) -> list[int]:
    return [int(number) for number in text[1:-1].split(b",") if number]


def _names(text: bytes) -> list[str]:
    return [name.strip('"') for name in text[1:-1].decode().split(",") if name]


#: By the numbers PostgreSQL gives its own types, the same in every database.
_LOADERS: Mapping[int, Loader] = {
    16: lambda text: text == b"t",  # boolean
    17: lambda text: bytes.fromhex(text[2:].decode()),  # bytea
    20: int,  # bigint
    21: int,  # smallint
    23: int,  # integer
    1082: lambda text: date.fromisoformat(text.decode()),  # date
    1184: _moment,  # timestamptz
    1005: _numbers,  # smallint[]
    1016: _numbers,  # bigint[]
    1009: _names,  # text[]
}
