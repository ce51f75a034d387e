"""The identity sheet: what is missing, dates (L11) and values in the wrong box."""

import re
from datetime import date

from lajur.core.checking.acts import is_doing
from lajur.core.checking.model import (
    Change,
    Diagnoses,
    Diagnosis,
    Mend,
    Severity,
    removing,
    replacing,
)
from lajur.core.sop import Sop
from lajur.core.sop.said import said

_REQUIRED: tuple[tuple[str, str, Severity], ...] = (
    ("number", said("Nomor SOP"), "warning"),
    ("title", said("Nama SOP"), "error"),
    ("created_date", said("Tanggal pembuatan"), "warning"),
    ("effective_date", said("Tanggal efektif"), "warning"),
    ("approved_by", said("Jabatan yang mengesahkan"), "warning"),
    ("legal_bases", said("Dasar hukum"), "warning"),
    ("qualifications", said("Kualifikasi pelaksana"), "note"),
    ("related_sops", said("Keterkaitan"), "note"),
    ("equipment", said("Peralatan"), "note"),
    ("warnings", said("Peringatan"), "note"),
    ("records", said("Pencatatan dan pendataan"), "note"),
)
_REASON_DATES = said(
    "Tanggal efektif tidak mendahului tanggal pembuatan; tanggal "
    "revisi kosong atau sesudah tanggal pembuatan (L11)."
)
_IS_POST = re.compile(
    r"^(?:kepala|kasubb?ag|kasubb?id|kabag|kabid|kasie?|kadis|kaban|sekretaris|sekda|"
    r"asisten|asda|staff?|camat|lurah|bendahara|inspektur|direktur)\b",
    re.IGNORECASE,
)
_SKILL = re.compile(
    r"\b(?:me\w+|mampu|minimal|S-?[123]|D-?[1-4]|SMA|SMK|SMU|SLTA|pendidikan|"
    r"sarjana|diploma|bersertifikat|pengalaman)\b",
    re.IGNORECASE,
)
_LONG_NAME = re.compile(r"^\W*standar operasional prosedur\b", re.IGNORECASE)
#: Less is a slip of the reader, not a name.
_LETTERS = re.compile(r"[A-Za-z]{3}")
_PURPOSE = re.compile(
    r"^(?:untuk|agar|supaya|guna)\b(?!\s+(?:menghindari|mencegah))", re.I
)


def missing(sop: Sop) -> Diagnoses:
    """Find the fields of the identity sheet that are empty."""
    for name, words, severity in _REQUIRED:
        if not getattr(sop, name):
            yield Diagnosis(
                "identity_missing",
                f"/{name}",
                severity,
                said("{field} belum diisi.", field=words),
                said(
                    "Bagian identitas diisi lengkap; kesampingkan temuan ini bila "
                    "memang tidak ada."
                ),
            )


def dates(sop: Sop) -> Diagnoses:
    """L11: in force not before it was made; revised never, or after that."""
    made = _day(sop.created_date)
    for name, words in (
        ("created_date", said("pembuatan")),
        ("revised_date", said("revisi")),
        ("effective_date", said("efektif")),
    ):
        printed = getattr(sop, name)
        if printed and printed != "-" and _day(printed) is None:
            yield _date(
                name,
                said(
                    "Tanggal {field} “{printed}” bukan tanggal yang lengkap.",
                    field=words,
                    printed=printed,
                ),
                None,
            )
    effective, revised = _day(sop.effective_date), _day(sop.revised_date)
    if made and effective and effective < made:
        yield _date(
            "effective_date",
            said("Tanggal efektif mendahului tanggal pembuatan."),
            replacing(
                said("Samakan dengan tanggal pembuatan"),
                "/effective_date",
                sop.created_date,
            ),
        )
    if made and revised and revised < made:
        yield _date(
            "revised_date",
            said("Tanggal revisi mendahului tanggal pembuatan."),
            removing(said("Kosongkan tanggal revisi"), "/revised_date"),
        )


def _date(name: str, text: str, mend: Mend | None) -> Diagnosis:
    return Diagnosis("L11", f"/{name}", "error", text, _REASON_DATES, mend)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def wrong_box(sop: Sop) -> Diagnoses:
    """Find qualifications that are posts and warnings that are purposes."""
    for index, text in enumerate(sop.qualifications):
        if _IS_POST.match(text) and not _SKILL.search(text):
            yield Diagnosis(
                "qualification_is_post",
                f"/qualifications/{index}",
                "note",
                said(
                    "Kualifikasi “{text}” adalah jabatan, bukan kemampuan.", text=text
                ),
                said(
                    "Kualifikasi menyatakan kemampuan yang diperlukan, berlaku umum "
                    "bagi semua pelaksana."
                ),
                removing(said("Hapus dari Kualifikasi"), f"/qualifications/{index}"),
            )
    for index, text in enumerate(sop.warnings):
        if _PURPOSE.match(text):
            yield Diagnosis(
                "warning_is_purpose",
                f"/warnings/{index}",
                "note",
                said("Peringatan “{text}” menyatakan tujuan.", text=_short(text)),
                said(
                    "Peringatan menyatakan akibat bila SOP tidak dijalankan atau batas "
                    "waktunya."
                ),
            )
    for index, text in enumerate(sop.related_sops):
        if not is_sop_name(text) and _LETTERS.search(text):
            yield Diagnosis(
                "related_not_sop",
                f"/related_sops/{index}",
                "warning",
                said("Keterkaitan “{text}” bukan nama SOP.", text=text),
                said(
                    "Keterkaitan memuat SOP yang memasok, dipasok, atau berjalan "
                    "bersama SOP ini (L14)."
                ),
                Mend(
                    said("Pindahkan ke Peralatan"),
                    (
                        Change("remove", f"/related_sops/{index}"),
                        Change("add", "/equipment/-", text),
                    ),
                ),
            )


def is_sop_name(text: str) -> bool:
    """Whether a text names an SOP: it says so or begins with a noun of doing."""
    words = _LONG_NAME.sub("SOP", text).split()
    return bool(words) and (
        any(word.strip(".:").upper() == "SOP" for word in words)
        or is_doing(words[0])
        or words[0] == "-"
    )


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"
