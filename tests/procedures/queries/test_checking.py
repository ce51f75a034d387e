import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, make_draft, small_sop

from lajur.ledger.actor import SYSTEM
from lajur.procedures import services
from lajur.procedures.errors import Unknown
from lajur.procedures.queries import checking
from lajur.procedures.queries.facts import facts_of

pytestmark = pytest.mark.django_db

SPOILT = small_sop().with_changes(number=None, related_sops=("SOP Pemusnahan Arsip",))


def test_tells_of_the_version_grouped_by_severity():
    office = make_office()
    made = make_adoption(office, SPOILT)

    found = checking.checked(made.government_id, made.slug)

    told = {row.diagnosis.code: row for row in found.told}
    assert told["identity_missing"].place == "Nomor SOP"
    assert found.draft_id is None
    severities = [severity for severity, _rows in found.groups]
    assert severities == sorted(severities, key=("error", "warning", "note").index)
    assert [row.diagnosis.code for row in found.asked] == ["L09", "L10"]


def test_tells_of_the_open_draft_where_there_is_one():
    office = make_office()
    made = make_adoption(office)
    make_draft(office, small_sop().with_changes(number=None))

    found = checking.checked(made.government_id, made.slug)

    assert found.draft_id is not None
    assert found.has_version
    assert "/number" in {row.diagnosis.where for row in found.told}


def test_links_a_finding_to_its_step():
    office = make_office()
    steps = small_sop().steps
    made = make_adoption(office, small_sop().with_changes(steps=steps))

    found = checking.checked(made.government_id, made.slug)

    known = {step.id for step in steps}
    assert {row.step for row in found.told} <= {"", *known}


def test_another_government_s_sops_are_neither_shown_nor_compared():
    here, there = make_office(), make_office()
    made = make_adoption(here, SPOILT)
    title = "Pemusnahan Arsip"
    make_adoption(there, small_sop("arsip", title))

    with pytest.raises(Unknown):
        checking.checked(there.government.pk, "tidak-ada")
    found = checking.checked(made.government_id, made.slug)

    assert [e.title for e in facts_of(made.government_id).entries] == [made.sop.title]
    assert "L14" not in {row.diagnosis.code for row in found.told}


def test_a_name_is_known_once_its_sop_is_in_the_catalogue(django_assert_num_queries):
    office = make_office()
    made = make_adoption(office, SPOILT)
    make_adoption(office, small_sop("lain", "Penyusunan Neraca"))
    first = checking.checked(made.government_id, made.slug)
    make_adoption(office, small_sop("arsip", "Pemusnahan Arsip"))

    second = checking.checked(made.government_id, made.slug)

    assert "L14" in {row.diagnosis.code for row in first.told}
    assert "L14" not in {row.diagnosis.code for row in second.told}
    with django_assert_num_queries(6):
        checking.checked(made.government_id, made.slug)


def test_a_procedure_without_any_text_is_unknown():
    office = make_office()
    draft = make_draft(office)
    services.discard_draft(
        government_id=office.government.pk, draft_id=draft.draft_id, by=SYSTEM, at=AT
    )

    with pytest.raises(Unknown):
        checking.subject_of(office.government.pk, draft.slug)
