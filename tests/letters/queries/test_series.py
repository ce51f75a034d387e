from datetime import date

import pytest
from tests.factories.letters import START, make_running
from tests.factories.office import make_office

from lajur.core.numbering import BadPattern, FieldMissing
from lajur.letters import queries
from lajur.letters.models import Series
from lajur.letters.services.number import make_series

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 1, 21)


def test_lists_every_series_with_its_next_number() -> None:
    running = make_running()
    running.do_until("s6")
    make_series(
        government_id=running.government_id,
        name="Laporan",
        pattern="{urut:03}/LAP/{YYYY}",
        kinds=["laporan"],
        by=None,
        at=START,
    )
    make_series(government_id=make_office().id, name="Lain", by=None, at=START)

    rows = queries.series_list(running.government_id, DAY)

    assert [(row.name, row.example, row.given, row.kinds) for row in rows] == [
        ("Surat keluar", "000.8/2/UM", 1, ()),
        ("Laporan", "001/LAP/2026", 0, ("Laporan",)),
    ]


def test_closed_series_come_last_and_a_harmed_pattern_gives_no_example() -> None:
    office = make_office()
    for name in ("Satu", "Dua"):
        make_series(government_id=office.id, name=name, by=None, at=START)
    Series.objects.filter(government_id=office.id, name="Satu").update(
        is_open=False, pattern="{urut}{klas}"
    )

    rows = queries.series_list(office.id, DAY)

    assert [(row.name, row.is_open, row.example) for row in rows] == [
        ("Dua", True, "000.8/1/UM"),
        ("Satu", False, ""),
    ]


def test_an_example_shows_the_pattern_at_work() -> None:
    pattern = "{klas}/{urut:03}/{kode_unit}/{ROMAN}/{YYYY}"

    assert queries.example_number(pattern, {"klas": "140"}, DAY) == (
        "140/001/UM/I/2026"
    )
    with pytest.raises(BadPattern):
        queries.example_number("tanpa hitungan", {}, DAY)
    with pytest.raises(FieldMissing):
        queries.example_number("{urut}/{asing}", {}, DAY)
