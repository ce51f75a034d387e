"""The facts of one letter, as the queries gather them; no database needed."""

from datetime import UTC, date, datetime
from typing import Any

from lajur.letters.writing import compose
from lajur.letters.writing.blocks import Page
from lajur.letters.writing.kind import kind_of
from lajur.letters.writing.seal import Initial, Seal, Signature, post_lines

AT = datetime(2026, 1, 21, 2, 40, tzinfo=UTC)
NAMES = {
    "surat_dinas": "Surat Permohonan Data Laporan",
    "surat_tugas": "Surat Perintah Tugas",
    "laporan": "Laporan Keterangan",
    "disposisi": "Lembar Disposisi",
}


def facts(kind: str = "surat_dinas", **given: Any) -> dict[str, Any]:
    """Return facts for a kind, with some of them changed."""
    return {
        "government": "Pemerintah Kota Contoh",
        "city": "Kota Contoh",
        "size": "F4",
        "zone": "Asia/Jakarta",
        "letterhead": {
            "names": ["Pemerintah Kota Contoh", "Sekretariat Daerah"],
            "address": [
                "Jalan Balai Kota Nomor 1, Kota Contoh 10000",
                "setda.kotacontoh.example",
            ],
        },
        "sop": "Penyusunan Laporan Keterangan",
        "activity": "penyusunan Laporan Keterangan",
        "subject": "Laporan Keterangan Tahun 2025",
        "topic": "Laporan Keterangan Tahun 2025",
        "matter": "Laporan Keterangan Tahun 2025",
        "period": "Tahun 2025",
        "legal_date": "2026-03-31",
        "reply_by": "2026-02-03",
        "paper": NAMES.get(kind, kind_of(kind).name),
        "unit": "Bagian Perencanaan dan Keuangan",
        "unit_code": "RENKEU",
        "signer": {
            "post": "Asisten Administrasi Umum",
            "name": "Pejabat Asisten",
            "capacity": "definitive",
            "mandate": {"an": "Sekretaris Daerah"} if kind_of(kind).mandate else {},
        },
        "drafter": {"post": "Tim Kerja Pelaporan"},
        "asked": [
            {"unit": "Bagian Umum", "post": "Kepala Bagian Umum", "queue": "unit:1"},
            {"unit": "Bagian Hukum", "post": "Kepala Bagian Hukum", "queue": "unit:2"},
        ],
        "assigned": ["Pejabat Kasubag, Kepala Subbagian", "Pejabat Staf, Staf"],
        "reports_to": "Kepala Bagian Perencanaan dan Keuangan",
        "to": ["Kepala Bappeda"],
        "bases": [
            "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan",
            "Peraturan Pemerintah Nomor 17 Tahun 2017",
        ],
        "earlier": [
            {"cite": "Surat Perintah Tugas Nomor 000.8/12/UM tanggal 8 Januari 2026"}
        ],
        "copies": ["Sekretaris Daerah"],
        "instruction": "Memerintahkan tim menyiapkan laporan",
        "incoming": {
            "sender": "Sekretaris Daerah",
            "number": "000.8/9/UM",
            "date": "2026-01-05",
            "received": "2026-01-06",
        },
        "signable": True,
        "numbered": True,
    } | given


def seal(**given: Any) -> Seal:
    """Return a number, a date, an on-screen signature and one initial."""
    row: dict[str, Any] = {
        "signature": Signature(
            post_lines(
                "Asisten Administrasi Umum", mandate={"an": "Sekretaris Daerah"}
            ),
            ("Pejabat Asisten",),
            "screen",
            "Disetujui di layar pada 21 Januari 2026 pukul 09.40. "
            "Kode periksa 7F3A-91C2.",
            "7F3A-91C2",
        ),
        "number": "000.8/44/RENKEU",
        "date": date(2026, 1, 21),
        "initials": (
            Initial("Kepala Bagian Perencanaan dan Keuangan", "diparaf", "20-01-2026"),
        ),
    }
    return Seal(**row | given)


def page(
    kind: str = "surat_dinas",
    *,
    fields: dict[str, str] | None = None,
    sealed: Seal | None = None,
    **given: Any,
) -> Page:
    """Draw a paper of a kind from these facts."""
    known = kind_of(kind)
    row = facts(kind, **given)
    first = compose.first_fields(known, row) | (fields or {})
    return compose.page(known, compose.content_of(known, row, first), sealed or seal())
