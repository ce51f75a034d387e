import pytest
from tests.core.families.kin import LOANS, catalogue, loan
from tests.factories.kin import AT, make_family, make_followers, publish, revise
from tests.factories.office import make_government, make_office

from lajur.core.families import profile_of
from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import events_of
from lajur.procedures import errors, services
from lajur.procedures.family_errors import NameMissing
from lajur.procedures.models import Draft, Family, Offer, Procedure
from lajur.procedures.services.family import place_sop, recognise, rename_family
from lajur.procedures.services.offer import accept_offer, mend_pattern

pytestmark = pytest.mark.django_db
STRANGER = loan("Tenda").with_changes(slug="pengadaan", title="Pengadaan Tenda")


def own(office):
    return {"government_id": office.id, "by": SYSTEM, "at": AT}


def members(family):
    rows = Procedure.objects.filter(family=family).order_by("pk")
    return list(rows.values_list("slug", flat=True))


def test_sops_of_one_act_and_wording_become_a_family():
    office = make_office()
    publish(office, STRANGER)
    family = make_family(office)
    assert family.name == "Peminjaman"
    assert members(family) == [sop.slug for sop in LOANS]
    assert Procedure.objects.get(slug=STRANGER.slug).family is None
    (event, *_) = events_of(office.id, family.stream)
    assert event.kind == "recognised"


def test_another_government_has_families_of_its_own():
    here, there = make_office(), make_office(make_government("Kenari"))
    publish(here, LOANS[0])
    publish(there, LOANS[1])
    assert not Family.objects.exists()
    make_family(there, LOANS[2:])
    assert set(Family.objects.values_list("government_id", flat=True)) == {there.id}


def test_a_newly_read_draft_joins_its_family():
    office = make_office()
    family = make_family(office)
    services.import_sop(sop=loan("Tenda"), **own(office))
    assert members(family)[-1] == "peminjaman-tenda"
    assert Family.objects.count() == 1


def test_a_draft_put_away_counts_no_more():
    office = make_office()
    drafted = services.import_sop(sop=LOANS[0], **own(office))
    services.discard_draft(draft_id=drafted.draft_id, **own(office))
    publish(office, LOANS[1])
    assert not Family.objects.exists()
    assert Draft.objects.count() == 2


def test_a_changed_act_finds_another_family():
    office = make_office()
    family = make_family(office)
    slug = LOANS[2].slug
    draft_id = services.open_revision(slug=slug, **own(office))
    services.edit_draft(
        draft_id=draft_id,
        edition=0,
        said="Ubah",
        change=lambda sop: sop.with_changes(title="Pengadaan Ruang"),
        **own(office),
    )
    services.publish_version(draft_id=draft_id, **own(office))
    assert members(family) == [sop.slug for sop in LOANS[:2]]
    assert Procedure.objects.get(slug=slug).family is None


def test_a_name_people_gave_stays():
    office = make_office()
    family = make_family(office, LOANS[:2])
    rename_family(family_id=family.pk, name="  Pinjam   barang ", **own(office))
    publish(office, LOANS[2])
    family.refresh_from_db()
    assert family.name == "Pinjam barang"
    assert len(members(family)) == 3
    with pytest.raises(NameMissing):
        rename_family(family_id=family.pk, name=" ", **own(office))


def test_a_family_of_another_government_is_unknown():
    here, there = make_office(), make_office(make_government("Kenari"))
    family = make_family(there)
    with pytest.raises(errors.Unknown):
        rename_family(family_id=family.pk, name="X", **own(here))
    with pytest.raises(errors.Unknown):
        place_sop(slug=LOANS[0].slug, family_id=None, **own(here))
    publish(here, STRANGER)
    with pytest.raises(errors.Unknown):
        place_sop(slug=STRANGER.slug, family_id=family.pk, **own(here))


def test_what_a_person_placed_stays_there():
    office = make_office()
    family = make_family(office)
    publish(office, STRANGER)
    place_sop(slug=STRANGER.slug, family_id=family.pk, **own(office))
    place_sop(slug=LOANS[0].slug, family_id=None, **own(office))
    assert recognise(**own(office)) == 0
    assert members(family) == [LOANS[1].slug, LOANS[2].slug, STRANGER.slug]


def test_a_family_stays_one_while_its_members_come_and_go():
    office = make_office()
    family = make_family(office)
    for thing in ("Tenda", "Layar", "Mikrofon"):
        publish(office, loan(thing))
    assert Family.objects.get() == family
    assert len(members(family)) == 6
    assert recognise(**own(office)) == 0


def test_an_sop_without_a_title_is_compared_with_all():
    office = make_office()
    family = make_family(office)
    bare = loan("Tenda").with_changes(slug="tanpa-nama", title=None)
    services.import_sop(sop=bare, **own(office))
    assert "tanpa-nama" in members(family)


def test_a_change_accepted_into_a_draft_put_away_is_offered_again():
    office = make_office()
    make_followers(office)
    revise(office, LOANS[0].slug, lambda sop: sop.with_changes(warnings=("Awas",)))
    mend_pattern(slug=LOANS[0].slug, **own(office))
    slug = LOANS[1].slug
    draft_id = accept_offer(slug=slug, **own(office))
    services.discard_draft(draft_id=draft_id, **own(office))
    offer = Offer.objects.get(procedure__slug=slug)
    assert (offer.state, offer.draft) == ("open", None)
    draft_id = accept_offer(slug=slug, **own(office))
    revise(office, LOANS[0].slug, lambda sop: sop.with_changes(records=("Buku",)))
    mend_pattern(slug=LOANS[0].slug, **own(office))
    services.discard_draft(draft_id=draft_id, **own(office))
    states = Offer.objects.filter(procedure__slug=slug).order_by("pk")
    assert list(states.values_list("state", flat=True)) == ["accepted", "open"]


def test_the_whole_catalogue_is_sorted_by_the_same_service():
    office = make_office()
    for number, (sop, _) in enumerate(catalogue()):
        named = sop.with_changes(slug=f"s-{number}", certainty={})
        Procedure.objects.create(
            government_id=office.id,
            slug=f"s-{number}",
            title=sop.title or "",
            latest_version=1,
            shape=profile_of(named).to_json(),
        )
    recognise(**own(office))
    sizes = sorted(len(members(f)) for f in Family.objects.all())
    assert sizes == [2, 3, 3, 4, 4, 5, 9, 12]
    for family in Family.objects.all():
        kinds = {catalogue()[int(slug[2:])][1] for slug in members(family)}
        assert len(kinds) == 1
