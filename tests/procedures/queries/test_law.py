from datetime import date

import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, small_sop

from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.queries.law import law_page, laws_of

pytestmark = pytest.mark.django_db
OLD = "Perda Nomor 8 Tahun 2008 tentang Susunan Organisasi"
NEW = "Perda Nomor 7 Tahun 2017 tentang Perangkat Daerah"
CITING = small_sop().with_changes(
    legal_bases=(OLD, "UU Nomor 32 Tahun 2004", "Keputusan Bupati tentang Tim")
)


def note(office, law: str = OLD, **changes) -> str:
    given = {
        "text": law,
        "status": "replaced",
        "successor": NEW,
        "source": "JDIH",
        "today": date(2026, 2, 3),
        "by": SYSTEM,
        "at": AT,
        **changes,
    }
    return services.note_law(government_id=office.id, **given)


def test_lists_every_law_with_its_standing_and_who_cites_it():
    office, other = make_office(), make_office()
    made = make_adoption(office, CITING)
    make_adoption(other)

    page = law_page(office.id)

    rows = {row.code: row for row in page.rows}
    assert set(rows) == {"perda 8/2008", "uu 32/2004"}
    assert [row.status for row in page.rows] == ["replaced", "unknown"]
    assert rows["perda 8/2008"].name == OLD
    assert [one.slug for one in rows["uu 32/2004"].citing] == [made.slug]
    assert "Nomor 23 Tahun 2014" in rows["uu 32/2004"].after[0]
    assert page.outdated == 1


def test_what_the_office_noted_stands_over_the_register():
    office = make_office()
    make_adoption(office, CITING)

    note(office)

    rows = {row.code: row for row in law_page(office.id).rows}
    assert rows["perda 8/2008"].status == "replaced"
    assert rows["perda 8/2008"].noted.source == "JDIH"
    assert rows["perda 8/2008"].checked_on == date(2026, 2, 3)
    assert rows["perda 7/2017"].citing == ()
    assert laws_of(office.id).laws["perda 7/2017"].title == "Perangkat Daerah"


def test_a_note_of_one_government_is_not_seen_by_another():
    here, there = make_office(), make_office()

    note(here)

    assert "perda 8/2008" not in laws_of(there.id).laws
    assert law_page(there.id).rows == ()


def test_words_of_the_name_are_looked_for():
    office = make_office()
    make_adoption(office, CITING)

    assert [row.code for row in law_page(office.id, "undang").rows] == ["uu 32/2004"]
