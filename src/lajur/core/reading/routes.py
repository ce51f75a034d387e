"""Ways on that are more than yes or no: who takes a matter up, or which step."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lajur.core.reading.actors import Doer
from lajur.core.reading.rows import Row
from lajur.core.reading.words import line_of, words_of

_WHETHER = re.compile(r"\bapakah\b(.*)", re.IGNORECASE | re.DOTALL)
_OR = re.compile(r"\s+atau\s+|\s*,\s*(?:atau\s+)?|\s*/\s*", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:\bdi ?|\bke ?|\boleh |\b)((?:sub ?bagian|bagian|bidang|seksi|unit|dinas|badan)"
    r"\s+(?:(?!dan\b|untuk\b|guna\b|serta\b|agar\b)\w+\s*){1,6})",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\s*,?\s*(?:\bmaka\b|\b(?:(?:surat|berkas|dokumen|naskah)\s+)?(?:di|me)\w+(?:kan|i)\b|"
    r"\blangsung\b|\blanjut\w*|\bke\b).*",
    re.IGNORECASE | re.DOTALL,
)
_TO_STEP = re.compile(
    r"\b(?:lanjut\w*|menuju|langsung|loncat)\s+(?:ke\s+)?(?:langkah|tahap|nomor|no\.?)"
    r"\s*(?:nomor|no\.?)?\s*(\d{1,2})\b",
    re.IGNORECASE,
)
_LONGEST = 40


@dataclass(frozen=True)
class Route:
    """One outcome and the step it leads to; None leads out of the SOP."""

    label: str
    to: int | None


def find_routes(
    rows: Sequence[Row], doers: Sequence[Doer | None], own: Sequence[str]
) -> tuple[tuple[Route, ...], ...]:
    """Return the ways on of each step the text names, none where it names one.

    `own` are the names of the offices the SOP is of: what they take up goes on here.
    """
    return tuple(
        _by_office(row.text, index, len(rows), own)
        or _distinct(_by_condition(index, rows, doers))
        for index, row in enumerate(rows)
    )


def _by_office(
    text: str, index: int, length: int, own: Sequence[str]
) -> tuple[Route, ...]:
    """Return the offices that may take a matter up: "apakah diproses di A atau B"."""
    whether = _WHETHER.search(text)
    names = _offices(whether[1]) if whether else []
    if len(names) < 2:
        return ()
    owned = {word for name in own for word in words_of(name)}
    here = next((n for n in names if set(words_of(n)[1:]) <= owned), names[0])
    on = index + 1 if index + 1 < length else None
    others = [Route(name, None) for name in names if name != here]
    return (Route(here, on), *others)


def _offices(text: str) -> list[str]:
    found = [_OFFICE.search(part) for part in _OR.split(text)]
    names = [line_of(match[1]).strip() for match in found if match]
    return [name[:1].upper() + name[1:] for name in dict.fromkeys(names)]


def _by_condition(
    index: int, rows: Sequence[Row], doers: Sequence[Doer | None]
) -> Iterator[Route]:
    """Give the steps that conditions lead on to, by number or by who does them."""
    for condition, lane, said in rows[index].said.ways:
        label = line_of(_DEED.sub("", condition))[:_LONGEST].strip(" ,.")
        if not label:
            continue
        numbered = _TO_STEP.search(said)
        for ahead in range(index + 1, len(rows)):
            doer = doers[ahead]
            named = numbered and rows[ahead].raw.number == numbered[1]
            taken = lane and doer and not numbered and doer.lane.index == lane.index
            if named or taken:
                yield Route(label[:1].upper() + label[1:], ahead)
                break


def _distinct(routes: Iterator[Route]) -> tuple[Route, ...]:
    """Return the routes as far as they part: to several steps, each with its name."""
    found = tuple(dict.fromkeys(routes))
    labels = {route.label for route in found}
    several = len({route.to for route in found}) > 1 and len(labels) == len(found)
    return tuple(sorted(found, key=lambda route: route.to or 0)) if several else ()
