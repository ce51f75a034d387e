"""The identity sheet prints what the SOP says, and sums what it does not."""

import pytest
from tests.core.drawing.sops import sop_of

from lajur.core.drawing.identity import identity, printed_date, total_time
from lajur.core.sop.model import Duration


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("2024-08-12", "12 Agustus 2024"),
        ("2024-13-12", "2024-13-12"),
        ("Agustus 2024", "Agustus 2024"),
        (None, ""),
    ],
)
def test_prints_dates_in_words(iso, printed):
    assert printed_date(iso) == printed


def test_has_the_fields_of_the_form_in_their_order():
    sop = sop_of(
        0,
        government="Pemerintah Kota Contoh",
        office="Sekretariat Daerah",
        unit="Sekretariat Daerah",
        number="000/1",
        legal_bases=("Undang-Undang",),
    )

    sheet = identity(sop)

    assert sheet.makers == ("PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH")
    assert dict(sheet.facts)["Nomor SOP"] == "000/1"
    assert [name for name, _ in sheet.facts][-1] == "Nama SOP"
    assert sheet.boxes[0][0] == ("Dasar hukum", ("Undang-Undang",))


def test_keeps_the_total_that_is_stated():
    assert total_time(sop_of(0, stated_total="3 hari")) == "3 hari"


def test_sums_the_times_by_their_unit():
    sop = sop_of(0, 1, 0)
    durations = (
        Duration("2 hari", 2, "days"),
        Duration("0,5 hari", 0.5, "days"),
        Duration("Triwulan"),
    )
    steps = tuple(
        step.__class__(**{**vars(step), "duration": duration})
        for step, duration in zip(sop.steps, durations, strict=True)
    )

    assert total_time(sop.with_changes(steps=steps)) == "2,5 hari"
    assert total_time(sop) == "90 menit"
