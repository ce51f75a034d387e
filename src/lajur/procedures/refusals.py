"""Why a file is not read, marked for translation.

The sentences are those of `core.paper.refusals`, which knows no Django.
"""

from django.utils.translation import gettext_noop

SENTENCES = {
    "empty": gettext_noop("Berkas ini kosong. Kirim berkas yang berisi SOP."),
    "damaged": gettext_noop(
        "Berkas ini rusak atau terpotong. Buka di aplikasi asalnya, simpan ulang, "
        "lalu kirim lagi."
    ),
    "encrypted": gettext_noop(
        "Berkas ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu kirim "
        "lagi."
    ),
    "old_word": gettext_noop(
        "Berkas Word 97-2003 (.doc) tidak dapat dibaca. Simpan sebagai .docx atau "
        "PDF, lalu kirim lagi."
    ),
    "other_office": gettext_noop(
        "Jenis berkas ini belum dapat dibaca. Simpan sebagai .docx, .xlsx, atau PDF, "
        "lalu kirim lagi."
    ),
    "unknown_kind": gettext_noop(
        "Isi berkas ini bukan dokumen yang dikenal. Kirim Word (.docx), Excel "
        "(.xlsx), PDF, halaman web, gambar pindaian, atau teks."
    ),
    "no_ocr": gettext_noop(
        "Berkas ini hasil pindai, dan pembaca gambar (Tesseract) belum terpasang. "
        "Minta admin memasang tesseract-ocr-ind, atau kirim berkas Word aslinya."
    ),
    "ocr_failed": gettext_noop(
        "Gambar dalam berkas ini tidak dapat dibaca. Pindai ulang dengan mutu lebih "
        "baik, atau kirim berkas Word aslinya."
    ),
    "unsafe_members": gettext_noop(
        "Berkas ini disusun tidak wajar dan tidak dibuka. Simpan ulang di Word atau "
        "Excel, lalu kirim lagi."
    ),
    "entities": gettext_noop(
        "Berkas ini memuat definisi XML yang tidak diizinkan. Simpan ulang di Word "
        "atau Excel, lalu kirim lagi."
    ),
    "too_big_inside": gettext_noop(
        "Isi berkas ini terlalu besar setelah dibuka. Hapus gambar dan lembar yang "
        "bukan SOP, atau bagi menjadi beberapa berkas."
    ),
    "too_deep": gettext_noop(
        "Susunan berkas ini terlalu bertingkat. Salin isinya ke dokumen baru, lalu "
        "kirim lagi."
    ),
    "too_many_pages": gettext_noop(
        "Berkas ini terlalu banyak halamannya untuk dibaca sekaligus. Bagi menjadi "
        "beberapa berkas."
    ),
    "too_many_cells": gettext_noop(
        "Tabel dalam berkas ini terlalu besar untuk sebuah SOP. Hapus lembar dan "
        "baris yang bukan SOP, lalu kirim lagi."
    ),
    "took_too_long": gettext_noop(
        "Membaca berkas ini terlalu lama dan dihentikan. Bagi menjadi beberapa "
        "berkas, lalu kirim lagi."
    ),
    "reader_failed": gettext_noop(
        "Berkas ini tidak dapat dibaca sampai selesai. Simpan ulang di aplikasi "
        "asalnya atau sebagai PDF, lalu kirim lagi."
    ),
    "reader_busy": gettext_noop(
        "Pembaca berkas sedang melayani orang lain. Coba lagi sebentar lagi."
    ),
}
