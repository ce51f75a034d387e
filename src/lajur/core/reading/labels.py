"""The labels of the identity sheet under all the names offices give them."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from lajur.core.reading.words import squeeze
from lajur.core.sop import SHEET_LISTS

#: Fields that hold one value, and those that hold a list.
PLAIN = (
    "number",
    "created_date",
    "revised_date",
    "effective_date",
    "approved_by",
    "title",
)
LISTS = SHEET_LISTS
#: A label that is printed but stands for no field of the sheet.
NO_FIELD = "none"
#: What is printed where a value is left open.
_DASHES = ("-", "\u2013", "\u2014", "--")

_SOP = "(?:sop|standaroperasionalprosedur)"
_PATTERNS = {
    "number": rf"(?:nomor|no){_SOP}?(?:ap)?",
    "created_date": r"(?:tanggal|tgl)(?:pembuatan|dibuat|ditetapkan)",
    "revised_date": r"(?:tanggal|tgl)(?:revisi|perubahan)",
    "effective_date": r"(?:tanggal|tgl)(?:efektif|berlaku|pengesahan)",
    "approved_by": r"(?:di)?(?:sahkan|tetapkan)oleh",
    "title": rf"(?:nama|judul){_SOP}",
    "legal_bases": r"dasarhukum",
    "qualifications": r"kualifikasi(?:pelaksana(?:an)?)?",
    "related_sops": r"keter[ki]aitan(?:dengan)?(?:soplain(?:nya)?|sop)?|keterikatan\w*",
    "equipment": r"(?:peralatan|perlengkapan)(?:dan|atau)?(?:perlengkapan)?",
    "warnings": r"peringatan",
    "records": r"pencatatan(?:dan)?(?:pendataan)?(?:dokumentasi)?",
    NO_FIELD: r"keterangan",
}
#: Labels whole and long enough to be told although a scan has garbled a letter or two.
_WHOLE = {
    "tanggalpembuatan": "created_date",
    "tglpembuatan": "created_date",
    "tanggalrevisi": "revised_date",
    "tanggalefektif": "effective_date",
    "tanggalpengesahan": "effective_date",
    "disahkanoleh": "approved_by",
    "dasarhukum": "legal_bases",
    "kualifikasipelaksana": "qualifications",
    "keterkaitan": "related_sops",
    "keterkaitandengansoplain": "related_sops",
    "peralatanperlengkapan": "equipment",
    "peralatandanperlengkapan": "equipment",
    "peringatan": "warnings",
    "pencatatandanpendataan": "records",
    "pencatatanpendataan": "records",
}
#: What counts the headings of a sheet written as a list: "E. Peralatan".
_COUNTED = re.compile(r"\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+(?=\S)")
#: The heading such a list has for what follows the sheet.
_STEPS = re.compile(r"(?:uraian)?(?:prosedur|kegiatan|langkah\w*)(?:kerja)?")
_LENGTHS = (9, 25)
_ALIKE = 0.84
_LABELS = {field: re.compile(pattern) for field, pattern in _PATTERNS.items()}


def label_of(text: str) -> str | None:
    """Return the field this text is the label of, None where it is no label."""
    if len(text) > 60:
        return None
    counted = _COUNTED.match(text)
    if counted is None:
        return _field(squeeze(text))
    bare = squeeze(text[counted.end() :])
    return _field(bare) or (NO_FIELD if _STEPS.fullmatch(bare) else None)


@lru_cache(maxsize=4096)
def _field(bare: str) -> str | None:
    told = next((f for f, label in _LABELS.items() if label.fullmatch(bare)), None)
    # A figure behind a label begins its value: "Tanggal pembuatan : 2 Januari".
    if told or not bare.isalpha() or not _LENGTHS[0] <= len(bare) <= _LENGTHS[1]:
        return told
    near = [(_likeness(bare, label), field) for label, field in _WHOLE.items()]
    likeness, field = max(near)
    return field if likeness >= _ALIKE else None


def _likeness(bare: str, label: str) -> float:
    """Return how alike a garbled label is to a whole one, of nearly its length."""
    if abs(len(bare) - len(label)) > 1:
        return 0.0
    return SequenceMatcher(None, bare, label, autojunk=False).ratio()


def begins_with(text: str) -> str | None:
    """Return the field a text is or begins with the label of."""
    both = split_label(text)
    return both[0] if both else label_of(text)


def split_label(text: str) -> tuple[str, str] | None:
    """Return a label and the value printed behind its colon, if there is one."""
    head, colon, rest = text.partition(":")
    if not colon or not rest.strip():
        return None
    field = label_of(head)
    return (field, rest.strip()) if field else None


def labels_in(text: str) -> tuple[tuple[str, ...], str]:
    """Return the labels a line runs together, and what is printed after them."""
    found: list[str] = []
    colon: list[str] = []
    words = text.split()
    while words:
        for size in range(min(6, len(words)), 0, -1):
            field = label_of(" ".join(words[:size]))
            if field and words[size - 1] not in _DASHES and not _of_a_law(words, size):
                found.append(field)
                colon = [":"] if words[size - 1].endswith(":") else []
                words = words[size:]
                break
        else:
            break
    return tuple(found), " ".join([*colon, *words])


def _of_a_law(words: list[str], size: int) -> bool:
    """Whether a bare "Nomor" belongs to what follows: "Nomor 3 Tahun 2017"."""
    bare = squeeze(" ".join(words[:size])) in ("nomor", "no")
    return (
        bare
        and words[size : size + 1] not in ([], [":"])
        and words[size - 1][-1] != ":"
    )
