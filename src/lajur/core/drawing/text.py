"""How wide a text stands in the official face, and where its lines break.

The advance widths are those of Helvetica, which Arial, Liberation Sans and TeX
Gyre Heros have, in thousandths of the type size, with the letters that share it.
"""

import re

SOFT_HYPHEN = "\u00ad"
#: Where a line may break without a hyphen.
BREAK = "\u200b"
_BREAKS = re.compile(f"[{SOFT_HYPHEN}{BREAK}]")

_REGULAR = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl",
    280: "|",
    333: "!()-:;[]`ft",
    389: "*r{}",
    474: '"',
    500: "z",
    556: "#$0123456789J_aceksvxy",
    584: "+<=>^~",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
}
#: Any other letter is taken as this wide: a little more than most are.
_OTHER = 600
_RARE = {"\u2014": 1000, "\u2026": 1000, SOFT_HYPHEN: 0, BREAK: 0}


def _table(letters: dict[int, str]) -> dict[str, int]:
    return {letter: wide for wide, some in letters.items() for letter in some} | _RARE


_TABLES = {False: _table(_REGULAR), True: _table(_BOLD)}

#: Between the syllables of an Indonesian word: vowel | consonant + vowel, and
#: vowel + consonant | one or two consonants + vowel; ng, ny, sy, kh are one sound.
_SOUND = "(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])"
_SYLLABLE = re.compile(
    f"[aiueo](?={_SOUND}[aiueo])|[aiueo]{_SOUND}(?={_SOUND}{{1,2}}[aiueo])",
    re.IGNORECASE,
)
_WORD_MIN = 7


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text stands at a type size, in the same unit."""
    table = _TABLES[bold]
    return sum(table.get(letter, _OTHER) for letter in text) * size / 1000


def hyphenated(text: str) -> str:
    """Return the text with breaks between syllables and after strokes."""
    return re.sub(r"[^\W\d_]+", _soft, text).replace("/", f"/{BREAK}")


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into the lines a browser would set in this room.

    A word breaks where it is marked, and anywhere when it has no mark that helps.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        grown = f"{line} {word}" if line else word
        if width(grown, size, bold=bold) <= room:
            line = grown
            continue
        *full, line = _broken(line, word, room, size, bold=bold)
        lines.extend(full)
    lines.append(line)
    return tuple(_BREAKS.sub("", line) for line in lines if line)


def _soft(match: re.Match[str]) -> str:
    word = match.group()
    if len(word) < _WORD_MIN:
        return word
    return _SYLLABLE.sub(lambda m: m.group() + SOFT_HYPHEN, word)


def _broken(line: str, word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """Set a word that does not fit behind the line; the last line stays open."""
    done: list[str] = []
    rest = word
    while True:
        head = _head(f"{line} " if line else "", rest, room, size, bold=bold)
        if head:
            done.append((f"{line} " if line else "") + head[0])
            rest = head[1]
        elif line:
            done.append(line)
        line = ""
        if width(rest, size, bold=bold) <= room:
            return [*done, rest]
        if not _head("", rest, room, size, bold=bold):
            cut = _letters(rest, room, size, bold=bold)
            done.append(rest[:cut])
            rest = rest[cut:]


def _head(
    before: str, word: str, room: float, size: float, *, bold: bool
) -> tuple[str, str] | None:
    """Return the longest part of a word up to a break that fits, and the rest."""
    for found in reversed(list(_BREAKS.finditer(word))):
        head = word[: found.start()] + ("-" if found.group() == SOFT_HYPHEN else "")
        if width(before + head, size, bold=bold) <= room:
            return head, word[found.end() :]
    return None


def _letters(word: str, room: float, size: float, *, bold: bool) -> int:
    count = len(word) - 1
    while count > 1 and width(word[:count], size, bold=bold) > room:
        count -= 1
    return count


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text with breaks marked in the words too long for this room."""
    return " ".join(
        hyphenated(word) if width(word, size, bold=bold) > room else word
        for word in text.split()
    )
