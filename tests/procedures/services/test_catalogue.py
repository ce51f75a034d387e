import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, ON, sop_text

from lajur.core.reading import questions, read_file
from lajur.ledger.actor import SYSTEM
from lajur.procedures import queries, services
from lajur.procedures.models import Version
from lajur.procedures.services import catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A catalogue of our own: one entry answered, one with open questions."""
    monkeypatch.setattr(catalogue, "catalogue_folder", lambda: tmp_path)
    for slug, title in (("nota", "Penyusunan Nota Rapat"), ("notula", "Notula")):
        text = sop_text(title, slug)
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "source.txt").write_text(text)
    sop = read_file("source.txt", sop_text("Penyusunan Nota Rapat").encode()).sops[0]
    lines = [
        f"- {{question: {q.key}, answer: {q.choices[0].label}, source: lazim}}"
        for q in questions(sop)
    ]
    (tmp_path / "nota" / "answers.yaml").write_text("\n".join(lines))
    return tmp_path


def load(office):
    return services.load_catalogue(government_id=office.id, by=SYSTEM, at=AT)


def test_publishes_what_is_answered_and_reports_the_rest(shelf):
    office = make_office()

    loaded = load(office)

    assert (loaded.received, loaded.published) == (2, 1)
    ((slug, reason),) = loaded.rest
    assert slug == "notula"
    assert "4 pertanyaan belum dijawab" in reason
    adopted = queries.in_force(office.id, ON)
    assert [row.slug for row in adopted] == ["penyusunan-nota-rapat"]
    assert adopted[0].unit_id == office.units["bagian"].pk


def test_loading_again_changes_nothing(shelf):
    office = make_office()
    load(office)

    again = load(office)

    assert (again.received, again.published) == (2, 0)
    assert Version.objects.filter(government_id=office.id).count() == 1


def test_every_government_loads_its_own(shelf):
    office, other = make_office(), make_office()

    load(office)
    load(other)

    for each in (office, other):
        (row,) = queries.in_force(each.id, ON)
        assert row.unit_id == each.units["bagian"].pk


def test_tells_how_far_it_is(shelf):
    seen = []

    services.load_catalogue(
        government_id=make_office().id,
        by=SYSTEM,
        at=AT,
        progress=lambda *told: seen.append(told),
    )

    assert seen == [(0, 2, "nota"), (1, 2, "notula")]


def test_leaves_an_sop_of_a_foreign_unit_to_a_person(shelf):
    (shelf / "nota" / "source.txt").write_text(
        sop_text("Penyusunan Nota Rapat")
        .replace("SEKRETARIAT DAERAH", "BADAN PENANAMAN MODAL")
        .replace("BAGIAN ORGANISASI", "BIDANG PERIZINAN")
    )
    office = make_office()

    reasons = dict(load(office).rest)

    assert "tidak ada di kantor ini" in reasons["penyusunan-nota-rapat"]


def test_leaves_a_lane_whose_name_fits_only_in_part_to_a_person():
    text = sop_text().replace("Kabag Organisasi", "Kabag Organisasi Baru")
    office = make_office()
    draft = services.receive_document(
        government_id=office.id,
        name="a.txt",
        content=text.encode(),
        by=SYSTEM,
        at=AT,
    ).drafts[0]
    services.accept_guesses(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    reason = services.publish_by_itself(
        government_id=office.id, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    assert reason.startswith("Pelaksana “Kabag Organisasi Baru” belum pasti")
    assert not Version.objects.filter(government_id=office.id).exists()


def test_the_shipped_catalogue_has_entries_with_sources():
    names = [entry.name for entry in catalogue._entries()]

    assert len(names) >= 5
    assert names == sorted(names)
