"""Why a file is not read: one sentence each, saying what to do next.

The sentences are constant and collected with those of pages, so that a page can
show them in the reader's language; the core itself knows one.
"""

from lajur.core.paper.blocks import Refused

#: Marks a sentence for the collection of those to translate; the core does not.
_ = str

SENTENCES = {
    "empty": _("Berkas ini kosong. Kirim berkas yang berisi SOP."),
    "damaged": _(
        "Berkas ini rusak atau terpotong. Buka di aplikasi asalnya, simpan ulang, "
        "lalu kirim lagi."
    ),
    "encrypted": _(
        "Berkas ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu kirim "
        "lagi."
    ),
    "old_word": _(
        "Berkas Word 97-2003 (.doc) tidak dapat dibaca. Simpan sebagai .docx atau "
        "PDF, lalu kirim lagi."
    ),
    "other_office": _(
        "Jenis berkas ini belum dapat dibaca. Simpan sebagai .docx, .xlsx, atau PDF, "
        "lalu kirim lagi."
    ),
    "unknown_kind": _(
        "Isi berkas ini bukan dokumen yang dikenal. Kirim Word (.docx), Excel "
        "(.xlsx), PDF, halaman web, gambar pindaian, atau teks."
    ),
    "unknown_json": _(
        "Berkas JSON ini bukan SOP yang dikenal. Kirim SOP yang diekspor dari "
        "aplikasi ini."
    ),
    "no_ocr": _(
        "Berkas ini hasil pindai, dan pembaca gambar (Tesseract) belum terpasang. "
        "Minta admin memasang tesseract-ocr-ind, atau kirim berkas Word aslinya."
    ),
    "ocr_failed": _(
        "Gambar dalam berkas ini tidak dapat dibaca. Pindai ulang dengan mutu lebih "
        "baik, atau kirim berkas Word aslinya."
    ),
    "unsafe_members": _(
        "Berkas ini disusun tidak wajar dan tidak dibuka. Simpan ulang di Word atau "
        "Excel, lalu kirim lagi."
    ),
    "entities": _(
        "Berkas ini memuat definisi XML yang tidak diizinkan. Simpan ulang di Word "
        "atau Excel, lalu kirim lagi."
    ),
    "too_big_inside": _(
        "Isi berkas ini terlalu besar setelah dibuka. Hapus gambar dan lembar yang "
        "bukan SOP, atau bagi menjadi beberapa berkas."
    ),
    "too_deep": _(
        "Susunan berkas ini terlalu bertingkat. Salin isinya ke dokumen baru, lalu "
        "kirim lagi."
    ),
    "too_many_pages": _(
        "Berkas ini terlalu banyak halamannya untuk dibaca sekaligus. Bagi menjadi "
        "beberapa berkas."
    ),
    "too_many_cells": _(
        "Tabel dalam berkas ini terlalu besar untuk sebuah SOP. Hapus lembar dan "
        "baris yang bukan SOP, lalu kirim lagi."
    ),
    "took_too_long": _(
        "Membaca berkas ini terlalu lama dan dihentikan. Bagi menjadi beberapa "
        "berkas, lalu kirim lagi."
    ),
    "reader_failed": _(
        "Berkas ini tidak dapat dibaca sampai selesai. Simpan ulang di aplikasi "
        "asalnya atau sebagai PDF, lalu kirim lagi."
    ),
    "reader_busy": _(
        "Pembaca berkas sedang melayani orang lain. Coba lagi sebentar lagi."
    ),
}


def refused(code: str) -> Refused:
    """Return the refusal of this code."""
    return Refused(code, SENTENCES[code])
