"""Words as SOP documents print them, brought to forms that can be compared."""

import re
from collections import Counter

#: Short forms of posts and offices, each with the words it stands for.
_LONG_FORMS = {
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kabag": "kepala bagian",
    "kabid": "kepala bidang",
    "kasi": "kepala seksi",
    "kasie": "kepala seksi",
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "kabadan": "kepala badan",
    "ka": "kepala",
    "subbag": "subbagian",
    "subag": "subbagian",
    "bag": "bagian",
    "bid": "bidang",
    "setda": "sekretariat daerah",
    "sekda": "sekretaris daerah",
    "sekdis": "sekretaris dinas",
    "sekcam": "sekretaris kecamatan",
    "seklur": "sekretaris kelurahan",
    "sekdes": "sekretaris desa",
    "sekban": "sekretaris badan",
    "kades": "kepala desa",
    "kasubbid": "kepala subbidang",
    "kasubid": "kepala subbidang",
    "kapus": "kepala puskesmas",
    "asda": "asisten daerah",
    "staff": "staf",
    "admin": "administrasi",
    "org": "organisasi",
    "rb": "reformasi birokrasi",
}
_GLUED = re.compile(r"(?<=[a-z]{3})(?=[A-Z]{2})")
_HYPHENED = re.compile(r"\b(\w{3,})- (?=\1\b)")
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SHAPE = re.compile(r"\[image:[^\]]*\]")


def line_of(text: str) -> str:
    """Return a cell as one line, its glued words parted."""
    joined = " ".join(_SHAPE.sub(" ", text).split())
    return _HYPHENED.sub(r"\1-", _GLUED.sub(" ", joined))


def squeeze(text: str) -> str:
    """Return only the letters and digits, small: for labels and headers."""
    return "".join(_WORD.findall(text.lower()))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words, small, short forms written out, "&" as "dan"."""
    found = _WORD.findall(
        text.lower().replace("&", " dan ").replace("sub bag", "subbag")
    )
    return tuple(
        word for short in found for word in _LONG_FORMS.get(short, short).split()
    )


def slug_of(text: str) -> str:
    """Return a title as it stands in an address: "penyusunan-lkpj"."""
    plain = "-".join(_WORD.findall(text.lower().encode("ascii", "ignore").decode()))
    return plain[:80].rstrip("-") or "sop"


def printed_variants(text: str) -> dict[str, str]:
    """Return the abbreviations a scan has garbled, with their right form.

    A scanner takes capital I for small l: of two forms of one abbreviation that
    differ only so, the one printed more often is right.
    """
    counts = Counter(re.findall(r"\b\w*[A-Z]\w*[A-Z]\w*\b", text))
    forms: dict[str, list[str]] = {}
    for word in counts:
        forms.setdefault(word.replace("l", "I"), []).append(word)
    return {
        word: max(alike, key=lambda form: counts[form])
        for alike in forms.values()
        for word in alike
        if len(alike) > 1 and word != max(alike, key=lambda form: counts[form])
    }


def mended(text: str, variants: dict[str, str]) -> str:
    """Return the text with what a scan has garbled put right."""
    text = re.sub(r"(?<=[a-z])!(?=[a-z])", "l", text)
    text = re.sub(r"\bl(?=r[a-z])", "I", text)
    for wrong, right in variants.items():
        text = re.sub(rf"\b{re.escape(wrong)}\b", right, text)
    return text
