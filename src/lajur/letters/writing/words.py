"""Dates and numbers as Indonesian official papers write them."""

from datetime import date

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_DIGITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam",
    "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_STEPS = (
    (1_000_000_000, "miliar"),
    (1_000_000, "juta"),
    (1_000, "ribu"),
    (100, "ratus"),
)


def long_date(day: date) -> str:
    """Write a date as papers do: 21 Januari 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """Write a date with its day: Rabu, 21 Januari 2026."""
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def short_date(day: date) -> str:
    """Write a date for a narrow cell: 21-01-2026."""
    return f"{day:%d-%m-%Y}"


def in_words(number: int) -> str:
    """Write a whole number of zero or more in words: 21 is dua puluh satu."""
    if number < 12:
        return _DIGITS[number]
    if number < 20:
        return f"{_DIGITS[number - 10]} belas"
    if number < 100:
        return _joined(f"{_DIGITS[number // 10]} puluh", number % 10)
    size, name = next(step for step in _STEPS if number >= step[0])
    count, rest = divmod(number, size)
    # One hundred and one thousand have words of their own.
    head = f"se{name}" if count == 1 and size <= 1000 else f"{in_words(count)} {name}"
    return _joined(head, rest)


def _joined(head: str, rest: int) -> str:
    return f"{head} {in_words(rest)}" if rest else head
