"""Writing an SOP as documents of several kinds, for the reader to read again.

Word, Excel and PDF come from the product's own writers, with drawn symbols; the
tables of text and HTML files are written here, with a tick in the lane.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape

from lajur.core.sop import Sop, Step
from lajur.procedures.export.formats import written

_AT = datetime(2026, 1, 5, tzinfo=UTC)
_MONTHS = [
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Desember"),
]
Rows = list[list[str]]


def as_text(sop: Sop) -> bytes:
    """Return an SOP as Markdown: an identity sheet and the table of its steps."""
    heads = [text.upper() for text in (sop.government, sop.office, sop.unit) if text]
    lines = [*(f"# {head}" for head in heads), ""]
    for rows in (_sheet(sop), _lists(sop), _steps(sop)):
        lines += ["| " + " | ".join(row) + " |" for row in rows]
        lines += [""]
    return "\n".join(lines).encode()


def as_html(sop: Sop) -> bytes:
    """Return an SOP as a web page with three tables."""
    heads = [text.upper() for text in (sop.government, sop.office, sop.unit) if text]
    parts = [f"<h1>{escape(head)}</h1>" for head in heads]
    for rows in (_sheet(sop), _lists(sop), _steps(sop)):
        cells = "".join(
            "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>"
            for row in rows
        )
        parts.append(f"<table>{cells}</table>")
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>".encode()


def _sheet(sop: Sop) -> Rows:
    return [
        ["Nomor SOP", sop.number or ""],
        ["Tanggal Pembuatan", day(sop.created_date)],
        ["Tanggal Revisi", day(sop.revised_date)],
        ["Tanggal Efektif", day(sop.effective_date)],
        ["Disahkan oleh", sop.approved_by or ""],
        ["Nama SOP", sop.title or ""],
    ]


def _lists(sop: Sop) -> Rows:
    return [
        ["Dasar Hukum", "Kualifikasi Pelaksana"],
        [_items(sop.legal_bases), _items(sop.qualifications)],
        ["Keterkaitan", "Peralatan/Perlengkapan"],
        [_items(sop.related_sops), _items(sop.equipment)],
        ["Peringatan", "Pencatatan dan Pendataan"],
        [_items(sop.warnings), _items(sop.records)],
    ]


def _items(texts: tuple[str, ...]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return " ".join(f"{n}. {text}" for n, text in enumerate(texts, start=1))


def _steps(sop: Sop) -> Rows:
    lanes = [actor.name for actor in sop.actors]
    gap = [""] * (len(lanes) - 1)
    rows = [
        ["No", "Kegiatan", "Pelaksana", *gap, "Mutu Baku", "", "", "Ket"],
        ["", "", *lanes, "Kelengkapan", "Waktu", "Output", ""],
    ]
    rows += [_step(sop, step) for step in sop.steps]
    if sop.stated_total:
        rows.append(["", "Jumlah", "", *gap, "", sop.stated_total, "", ""])
    return rows


def _step(sop: Sop, step: Step) -> list[str]:
    return [
        step.number,
        step.text,
        *("√" if a.id in (step.actor, *step.with_) else "" for a in sop.actors),
        _items(tuple(item.text for item in step.inputs)),
        step.duration.text if step.duration else "",
        _items(tuple(item.text for item in step.outputs)),
        step.remarks or "",
    ]


def day(text: str | None) -> str:
    """Return a stored date as a document prints it; other texts as they are."""
    try:
        date = datetime.fromisoformat(text or "").date()
    except ValueError:
        return text or ""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


#: By the ending of the file's name.
KINDS: dict[str, Callable[[Sop], bytes]] = {
    "txt": as_text,
    "html": as_html,
    "docx": lambda sop: written(sop, "docx", _AT),
    "xlsx": lambda sop: written(sop, "xlsx", _AT),
    "pdf": lambda sop: written(sop, "pdf", _AT),
}
