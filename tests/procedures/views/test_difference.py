import pytest
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import AT, make_adoption, small_sop

from lajur.core.sop import edit as do
from lajur.ledger.actor import SYSTEM
from lajur.procedures import services

pytestmark = pytest.mark.django_db

COMPARE = "/sop/surat-undangan/banding/"


def two_versions():
    office = make_office()
    make_adoption(office)
    newer = do.set_text(small_sop(), "s1", "Menyusun naskah surat undangan")
    newer = do.delete_step(do.insert_step(newer, "s2", "Mencatat agenda"), "s4")
    make_adoption(office, do.set_identity(newer, "records", ["Buku agenda", "Arsip"]))
    return office


def test_words_say_what_was_reworded():
    client = sit_down(two_versions(), "staf")

    page = shows(client.get(f"{COMPARE}?a=1&b=2"))

    assert "<del>konsep</del>" in page
    assert "<ins>naskah</ins>" in page
    assert "<ins>Arsip</ins>" in page
    assert "1 langkah baru, 1 dihapus, 1 diubah" in page


def test_the_table_tells_rows_and_cells():
    client = sit_down(two_versions(), "staf")

    page = shows(client.get(f"{COMPARE}?a=1&b=2&kedalaman=tabel"))

    assert 'class="is-added"' in page
    assert 'class="is-removed"' in page
    assert "<del>konsep</del>" in page


def test_the_charts_mark_what_changed():
    client = sit_down(two_versions(), "staf")

    page = shows(client.get(f"{COMPARE}?a=1&b=2&kedalaman=bagan"))

    assert page.count('class="fc upright"') == 2
    assert "Diubah: 1." in page
    assert "Dihapus: 4." in page
    assert "Baru: 3." in page


def test_without_a_choice_the_open_draft_is_compared_with_the_newest_version():
    office = make_office()
    made = make_adoption(office)
    client = sit_down(office, "kabag")
    page = shows(client.get(COMPARE))
    assert "SOP ini baru memiliki satu versi" in page
    assert "<select" not in page.split("<main")[1]
    draft = services.open_revision(
        government_id=office.id, slug=made.slug, by=SYSTEM, at=AT
    )
    services.edit_draft(
        government_id=office.id,
        draft_id=draft,
        edition=0,
        said="x",
        change=lambda sop: do.set_duration(sop, "s1", "2 jam"),
        by=SYSTEM,
        at=AT,
    )

    page = shows(client.get(f"{COMPARE}?kedalaman=tabel&a=99&b=99"))

    assert "Draf terbuka" in page
    assert "<ins>2</ins>" in page


def test_strangers_see_nothing():
    made = make_adoption(make_office())
    client = sit_down(make_office(), "kabag")

    assert client.get(f"/sop/{made.slug}/banding/").status_code == 404
