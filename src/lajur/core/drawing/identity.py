"""The identity sheet of the official form, and the total of the standard times."""

from collections.abc import Iterable
from dataclasses import dataclass

from lajur.core.sop.model import Duration, Sop

_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_UNITS = {
    "years": "tahun",
    "months": "bulan",
    "weeks": "minggu",
    "working_days": "hari kerja",
    "days": "hari",
    "hours": "jam",
    "minutes": "menit",
}


@dataclass(frozen=True)
class Identity:
    """The identity sheet, in the words it prints."""

    #: Who made it, largest first.
    makers: tuple[str, ...]
    #: Name and value of the rows beside the crest.
    facts: tuple[tuple[str, str], ...]
    #: Pairs of boxes, each with its name and items.
    boxes: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]


def identity(sop: Sop) -> Identity:
    """Return the identity sheet of an SOP; what is unknown stays empty."""
    makers = (sop.government, sop.office, sop.unit, sop.subunit)
    return Identity(
        makers=tuple(dict.fromkeys(maker.upper() for maker in makers if maker)),
        facts=(
            ("Nomor SOP", sop.number or ""),
            ("Tanggal pembuatan", printed_date(sop.created_date)),
            ("Tanggal revisi", printed_date(sop.revised_date)),
            ("Tanggal efektif", printed_date(sop.effective_date)),
            ("Disahkan oleh", sop.approved_by or ""),
            ("Nama SOP", sop.title or ""),
        ),
        boxes=(
            (
                ("Dasar hukum", sop.legal_bases),
                ("Kualifikasi pelaksana", sop.qualifications),
            ),
            (
                ("Keterkaitan", sop.related_sops),
                ("Peralatan/perlengkapan", sop.equipment),
            ),
            (
                ("Peringatan", sop.warnings),
                ("Pencatatan dan pendataan", sop.records),
            ),
        ),
    )


def printed_date(iso: str | None) -> str:
    """Return "12 Agustus 2024" for an ISO date, and any other text as it is."""
    year, _, rest = (iso or "").partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal()):
        return iso or ""
    if not 1 <= int(month) <= len(_MONTHS):
        return iso or ""
    return f"{day} {_MONTHS[int(month) - 1]} {year}"


def total_time(sop: Sop) -> str:
    """Return the total the document states, or else the sum of its times."""
    return sop.stated_total or _sum(step.duration for step in sop.steps)


def _sum(durations: Iterable[Duration | None]) -> str:
    totals = dict.fromkeys(_UNITS, 0.0)
    for duration in durations:
        if duration is not None and duration.unit is not None:
            totals[duration.unit] += duration.value or 0
    return " ".join(
        f"{f'{value:.2f}'.rstrip('0').rstrip('.').replace('.', ',')} {_UNITS[unit]}"
        for unit, value in totals.items()
        if value
    )
