import pytest

from lajur.ui.text import LONGEST, headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Menyusun konsep surat.", "Menyusun konsep surat"),
        ("Memeriksa draf. Jika tidak setuju dikembalikan", "Memeriksa draf"),
        ("Memeriksa draf, jika tidak setuju dikembalikan", "Memeriksa draf"),
        ("Menyusun surat; mengirimkannya", "Menyusun surat"),
        ("Menyusun SK Nomor 1.2 tahun ini", "Menyusun SK Nomor 1.2 tahun ini"),
    ],
)
def test_first_clause_names_the_work(text: str, title: str) -> None:
    assert headline(text) == title


def test_a_long_clause_is_cut_at_a_word() -> None:
    title = headline("menyiapkan " * 20)

    assert len(title) <= LONGEST + 2
    assert title.endswith("menyiapkan …")
