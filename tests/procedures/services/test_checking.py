import pytest
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, make_draft, small_sop

from lajur.core.checking import Change, Diagnosis, Mend
from lajur.core.sop.codec import from_json
from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import events_of
from lajur.procedures import errors, services
from lajur.procedures.models import Draft, Procedure, Version
from lajur.procedures.queries.checking import checked
from lajur.procedures.services import checking

pytestmark = pytest.mark.django_db

SPOILT = small_sop().with_changes(
    title="Mekanisme Penyusunan Surat Undangan", number=None
)
ACT = {"by": SYSTEM, "at": AT}


def key(government_id: int, slug: str, code: str) -> str:
    found = checked(government_id, slug)
    rows = (*found.told, *found.asked)
    return next(row.key for row in rows if row.diagnosis.code == code)


def test_mending_opens_a_revision_and_leaves_the_version_alone():
    office = make_office()
    made = make_adoption(office, SPOILT)
    where = {"government_id": made.government_id, "slug": made.slug}

    edited = services.mend_finding(**where, key=key(*where.values(), "L07"), **ACT)

    assert edited.sop.title == "Penyusunan Surat Undangan"
    draft = Draft.objects.get(procedure__slug=made.slug, state="open")
    assert from_json(draft.sop).title == "Penyusunan Surat Undangan"
    version = Version.objects.get(procedure__slug=made.slug)
    assert version.sop["title"] == SPOILT.title
    assert "L07" not in {r.diagnosis.code for r in checked(*where.values()).told}


def test_mending_again_changes_the_same_draft_and_can_be_undone():
    office = make_office()
    draft = make_draft(office, SPOILT.with_changes(revised_date="1990-01-01"))
    where = {"government_id": office.government.pk, "slug": draft.slug}
    for code in ("L07", "L11"):
        services.mend_finding(**where, key=key(*where.values(), code), **ACT)

    undone = services.undo_edit(
        government_id=office.government.pk, draft_id=draft.draft_id, edition=2, **ACT
    )

    assert undone.sop.revised_date == "1990-01-01"
    assert undone.sop.title == "Penyusunan Surat Undangan"


def test_what_is_gone_or_needs_a_person_is_refused():
    office = make_office()
    made = make_adoption(office, SPOILT)
    where = {"government_id": made.government_id, "slug": made.slug}
    alone = key(*where.values(), "identity_missing")

    with pytest.raises(errors.FindingGone):
        services.mend_finding(**where, key="x", **ACT)
    with pytest.raises(errors.FindingWithoutMend):
        services.mend_finding(**where, key=alone, **ACT)
    with pytest.raises(errors.FindingGone):
        services.dismiss_finding(**where, key="x", reason="Ada", **ACT)
    with pytest.raises(errors.ReasonMissing):
        services.dismiss_finding(**where, key=alone, reason=" ", **ACT)
    with pytest.raises(errors.FindingGone):
        services.restore_finding(**where, key="x", **ACT)
    with pytest.raises(errors.Unknown):
        services.mend_finding(**{**where, "slug": "tidak-ada"}, key="x", **ACT)
    assert not Draft.objects.filter(procedure__slug=made.slug, state="open").exists()


def test_a_mend_that_no_longer_fits_is_refused(monkeypatch):
    office = make_office()
    made = make_adoption(office, SPOILT)
    where = {"government_id": made.government_id, "slug": made.slug}
    wanted = key(*where.values(), "L07")
    gone = Mend("Ubah", (Change("remove", "/steps/99"),))
    told = Diagnosis("L07", "/title", "note", "", "", gone)
    monkeypatch.setattr(checking, "told_of", lambda _: (told,))

    with pytest.raises(errors.FindingGone):
        services.mend_finding(**where, key=wanted, **ACT)


def test_a_finding_put_aside_is_kept_with_its_reason_and_not_counted():
    office = make_office()
    made = make_adoption(office, SPOILT)
    where = {"government_id": made.government_id, "slug": made.slug}
    procedure = Procedure.objects.get(slug=made.slug)
    before = procedure.findings["warning"]
    number = key(*where.values(), "identity_missing")

    services.dismiss_finding(**where, key=number, reason="Belum diberi", **ACT)

    found = checked(*where.values())
    assert number not in {row.key for row in found.told}
    assert [row.reason for row in found.put_aside] == ["Belum diberi"]
    procedure.refresh_from_db()
    assert procedure.findings["warning"] == before - 1
    kinds = [e.kind for e in events_of(made.government_id, procedure.stream)]
    assert "finding_dismissed" in kinds

    services.restore_finding(**where, key=number, **ACT)

    procedure.refresh_from_db()
    assert procedure.findings["warning"] == before
    assert checked(*where.values()).put_aside == ()


def test_an_answered_question_is_not_asked_again():
    office = make_office()
    made = make_adoption(office)
    where = {"government_id": made.government_id, "slug": made.slug}
    asked = key(*where.values(), "L09")

    services.dismiss_finding(**where, key=asked, reason="Ya, rapat 3 Maret", **ACT)

    assert [r.diagnosis.code for r in checked(*where.values()).asked] == ["L10"]


def test_another_government_cannot_act_on_it():
    here, there = make_office(), make_office()
    made = make_adoption(here, SPOILT)
    number = key(made.government_id, made.slug, "identity_missing")

    with pytest.raises(errors.Unknown):
        services.dismiss_finding(
            government_id=there.government.pk,
            slug=made.slug,
            key=number,
            reason="Ada",
            **ACT,
        )


def test_the_count_is_of_the_version_again_when_the_draft_is_discarded():
    office = make_office()
    made = make_adoption(office, SPOILT)
    where = {"government_id": made.government_id, "slug": made.slug}
    before = Procedure.objects.get(slug=made.slug).findings
    services.mend_finding(**where, key=key(*where.values(), "L07"), **ACT)
    changed = Procedure.objects.get(slug=made.slug).findings
    draft = Draft.objects.get(procedure__slug=made.slug, state="open")

    services.discard_draft(government_id=made.government_id, draft_id=draft.pk, **ACT)

    assert changed != before
    assert Procedure.objects.get(slug=made.slug).findings == before
