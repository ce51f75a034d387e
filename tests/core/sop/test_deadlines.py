"""An SOP may say by which day of the year it has to be done."""

from datetime import date

import pytest

from lajur.core.sop import Sop, Step
from lajur.core.sop.deadlines import legal_date

TODAY = date(2026, 4, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Laporan disampaikan paling lambat tanggal 31 Maret", date(2027, 3, 31)),
        ("Paling lambat 30 April setiap tahun", date(2026, 4, 30)),
        ("selambat-lambatnya pada 2 April", date(2026, 4, 2)),
        ("Batas waktu 31 Desember 2026", date(2026, 12, 31)),
        ("Sebelum 1 Mei 2020 telah selesai", None),
        ("Paling lambat 31 Februari", None),
        ("Paling lambat 3 hari", None),
        ("Peraturan tanggal 31 Maret 2017", None),
    ],
)
def test_the_next_day_a_warning_sets_is_the_legal_date(
    text: str, day: date | None
) -> None:
    assert legal_date(Sop("sop", None, warnings=(text,)), TODAY) == day


def test_of_several_days_the_first_counts_wherever_it_stands() -> None:
    steps = (
        Step("s1", "1", "Dikirim sebelum 10 Juni", None),
        Step("s2", "2", "Arsip", None, remarks="paling lambat 1 Mei"),
    )

    assert legal_date(Sop("sop", None, steps=steps), TODAY) == date(2026, 5, 1)
