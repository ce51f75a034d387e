"""What acts put on a paper after it was written: number, date, signature, initials."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: What stands where a number or date is still to come.
BLANK = "………………"
#: What stands before the post of an acting official.
PREFIX = {"plt": "Plt. ", "plh": "Plh. ", "pj": "Pj. "}


@dataclass(frozen=True)
class Signature:
    """The foot of a paper: post lines, names and how it was signed."""

    posts: tuple[str, ...]
    names: tuple[str, ...] = ()
    state: str = "open"
    statement: str = ""
    code: str = ""


@dataclass(frozen=True)
class Initial:
    """One row of the box Paraf Hierarki."""

    post: str
    word: str
    date: str


@dataclass(frozen=True)
class Seal:
    """Everything acts have put on a paper so far."""

    signature: Signature
    number: str | None = None
    date: datetime.date | None = None
    initials: tuple[Initial, ...] = ()
    foot: tuple[str, ...] = ()
    #: Whether the paper is to be signed or numbered at all.
    signable: bool = True
    numbered: bool = True

    def for_source(self) -> dict[str, Any]:
        """Return the names a paper source may use."""
        return {
            "number": self.number or BLANK,
            "number_known": self.numbered,
            "date": self.date,
            "initials": self.initials,
            "signature": self.signature,
            "signable": self.signable,
        }


def post_lines(
    post: str, capacity: str = "definitive", mandate: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Write the post lines over a signature.

    Prefixes as in Permendagri 54/2009 Lampiran C: `a.n.` the post that gave the
    mandate, `u.b.` one level further, `Plt.` `Plh.` `Pj.` before the post of an
    acting official.
    """
    own = f"{PREFIX.get(capacity, '')}{post.upper()},"
    mandate = mandate or {}
    if not mandate.get("an"):
        return (own,)
    head = f"a.n. {mandate['an'].upper()}"
    if mandate.get("ub"):
        return (head, f"{mandate['ub'].upper()},", "u.b.", own)
    return (head, own)
