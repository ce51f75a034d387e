import pytest
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down

from lajur.letters.models import NumberEntry, NumberState, Series

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Keputusan",
    "pattern": "{klas}/Kep.{urut:03}/{YYYY}",
    "klas": "700",
    "kinds": ["keputusan"],
    "scope": "kind",
    "restart": "yearly",
}


@pytest.fixture
def reserved():
    """A case with a number that was reserved and never registered."""
    running = make_running()
    running.do_until("s6")
    entries = NumberEntry.objects.filter(government_id=running.government_id)
    entries.update(state=NumberState.RESERVED)
    return running, entries.get()


def test_the_manager_opens_a_series_and_sees_its_next_number() -> None:
    running = make_running()
    client = sit_down(running.office, "kabag")
    assert "/surat/deret/" in shows(client.get("/surat/"))

    answer = client.post("/surat/deret/", NEW, follow=True)

    page = shows(answer)
    assert "Deret “Keputusan” dibuka." in page
    assert "700/Kep.001/" in page
    made = Series.objects.get(government_id=running.government_id, name="Keputusan")
    assert (made.kinds, made.scope, made.values["klas"]) == (
        ["keputusan"],
        "kind",
        "700",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "Surat keluar"}, "Sudah ada deret bernama"),
        ({"pattern": "tanpa hitungan"}, "belum dapat dipakai"),
        ({"name": ""}, "Beri nama deretnya."),
    ],
)
def test_a_series_that_cannot_be_is_refused_at_the_form(change, said) -> None:
    running = make_running()
    client = sit_down(running.office, "kabag")

    answer = client.post("/surat/deret/", {**NEW, **change})

    assert answer.status_code == 422
    assert said in shows(answer)
    assert Series.objects.filter(government_id=running.government_id).count() == 1


def test_everybody_else_reads_the_series_and_who_may_change_them() -> None:
    running = make_running()
    client = sit_down(running.office, "staf")

    page = shows(client.get("/surat/deret/"))
    answer = client.post("/surat/deret/", NEW)

    assert "Hanya pengelola kantor" in page
    assert "Buka deret baru" not in page
    assert answer.status_code == 403
    assert "Hubungi pengelola kantor Anda" in shows(answer)


def test_the_example_follows_the_pattern_while_it_is_typed() -> None:
    client = sit_down(make_office(), "kabag")
    address = "/surat/deret/contoh/"

    good = client.get(address, {"pattern": "{urut:03}/{klas}", "klas": "140"})
    bad = client.get(address, {"pattern": "{urut"})

    assert "001/140" in shows(good)
    assert "belum memberi nomor" in shows(bad)


def test_a_closed_series_gives_no_more_numbers() -> None:
    running = make_running()
    series = Series.objects.get(government_id=running.government_id)
    client = sit_down(running.office, "kabag")

    for _ in range(2):
        answer = client.post(f"/surat/deret/{series.pk}/tutup/", follow=True)

    assert "Ditutup" in shows(answer)
    series.refresh_from_db()
    assert not series.is_open
    assert client.post("/surat/deret/999999/tutup/").status_code == 404
    other = sit_down(running.office, "staf")
    assert other.post(f"/surat/deret/{series.pk}/tutup/").status_code == 403


def test_the_manager_makes_a_reserved_number_void_with_a_reason(reserved) -> None:
    running, entry = reserved
    client = sit_down(running.office, "kabag")
    address = f"/surat/nomor/{entry.pk}/batal/"
    assert address in shows(client.get("/surat/"))
    asked = shows(client.get(address))
    assert f"Batalkan nomor {entry.text}? Nomor tetap tercatat" in asked

    empty = client.post(address, {"reason": ""})
    done = client.post(address, {"reason": "Salah ketik"}, follow=True)

    assert empty.status_code == 422
    assert "Salah ketik" in shows(done)
    entry.refresh_from_db()
    assert entry.state == NumberState.VOID
    assert "Hanya nomor yang baru dipesan" in shows(client.get(address))
    assert client.post(address, {"reason": "Lagi"}).status_code == 422


def test_nobody_else_makes_a_number_void(reserved) -> None:
    running, entry = reserved
    client = sit_down(running.office, "staf")
    address = f"/surat/nomor/{entry.pk}/batal/"

    assert address not in shows(client.get("/surat/"))
    assert "Hanya pengelola kantor" in shows(client.get(address))
    assert client.post(address, {"reason": "Salah"}).status_code == 403
    stranger = sit_down(make_office(), "kabag")
    assert stranger.get(address).status_code == 404
