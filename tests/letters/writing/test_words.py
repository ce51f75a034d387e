from datetime import date

import pytest

from lajur.letters.writing.words import day_and_date, in_words, long_date, short_date


def test_writes_dates_as_papers_do() -> None:
    day = date(2026, 1, 21)

    assert long_date(day) == "21 Januari 2026"
    assert day_and_date(day) == "Rabu, 21 Januari 2026"
    assert short_date(day) == "21-01-2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (1000, "seribu"),
        (2026, "dua ribu dua puluh enam"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
    ],
)
def test_writes_numbers_in_words(number: int, words: str) -> None:
    assert in_words(number) == words
