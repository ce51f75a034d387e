import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, make_draft, small_sop
from tests.procedures.queries.test_law import CITING, NEW, OLD, note

from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import events_of
from lajur.procedures import law_errors, services
from lajur.procedures.models import LawNote, Procedure
from lajur.procedures.queries.checking import checked

pytestmark = pytest.mark.django_db


def counted(office, slug: str) -> int:
    row = Procedure.objects.get(government_id=office.id, slug=slug)
    return sum(row.findings.values())


def shown(office, slug: str) -> int:
    return len(checked(office.id, slug).told)


def test_a_law_replaced_is_told_of_every_sop_that_cites_it_at_once():
    here, there = make_office(), make_office()
    made, other = make_adoption(here, CITING), make_adoption(there, CITING)
    draft = make_draft(here, CITING.with_changes(title="Penyusunan Neraca", slug="n"))
    before = {slug: shown(here, slug) for slug in (made.slug, draft.slug)}

    code = note(here)

    assert code == "perda 8/2008"
    for slug, count in before.items():
        assert shown(here, slug) == counted(here, slug) == count + 1
    told = [row.diagnosis for row in checked(here.id, made.slug).told]
    assert any("Nomor 7 Tahun 2017" in one.text for one in told if one.code == "L12")
    assert shown(there, other.slug) == counted(there, other.slug)
    (event,) = events_of(here.id, f"laws:{here.id}")
    assert event.kind == "law_noted"


def test_a_note_taken_back_takes_its_findings_back():
    office = make_office()
    made = make_adoption(office, CITING)
    before = counted(office, made.slug)
    code = note(office)

    services.forget_law(government_id=office.id, code=code, by=SYSTEM, at=AT)

    assert counted(office, made.slug) == shown(office, made.slug) == before
    with pytest.raises(law_errors.LawNotNoted):
        services.forget_law(government_id=office.id, code=code, by=SYSTEM, at=AT)


def test_what_cannot_be_kept_is_refused_with_what_to_do():
    office = make_office()

    with pytest.raises(law_errors.LawUnreadable, match="Aturan lama"):
        note(office, "Aturan lama")
    with pytest.raises(law_errors.LawUnreadable):
        note(office, successor="yang baru")
    with pytest.raises(law_errors.LawWithoutSuccessor):
        note(office, successor=" ")
    with pytest.raises(law_errors.LawItsOwnSuccessor):
        note(office, successor=OLD)
    note(office)
    with pytest.raises(law_errors.LawItsOwnSuccessor):
        note(office, NEW, successor=OLD)
    assert LawNote.objects.filter(government_id=office.id).count() == 2


def test_a_law_that_ended_needs_no_successor_and_keeps_the_title_known():
    office = make_office()

    note(office, "UU Nomor 25 Tahun 2009", status="ended", successor="")

    row = LawNote.objects.get(government_id=office.id)
    assert (row.title, row.replaced_by) == ("Pelayanan Publik", [])


def test_laws_chained_to_each_other_are_followed():
    office = make_office()
    newest = "Perda Nomor 1 Tahun 2026 tentang Perangkat Daerah"
    made = make_adoption(office, small_sop().with_changes(legal_bases=(OLD,)))
    note(office)

    note(office, NEW, successor=newest)

    (told,) = [
        row.diagnosis
        for row in checked(office.id, made.slug).told
        if row.diagnosis.code == "L12"
    ]
    assert "Nomor 1 Tahun 2026" in told.text
