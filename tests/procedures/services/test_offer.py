import pytest
from tests.core.families.kin import LOANS, with_step
from tests.factories.kin import AT, make_followers, revise
from tests.factories.office import make_government, make_office

from lajur.core.sop import Duration
from lajur.core.sop.codec import from_json
from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import events_of
from lajur.procedures import errors, services
from lajur.procedures.family_errors import NothingToApply, OfferSettled
from lajur.procedures.models import (
    Draft,
    Following,
    Offer,
    Pattern,
    Procedure,
    Version,
)
from lajur.procedures.services.family import place_sop
from lajur.procedures.services.offer import (
    accept_all,
    accept_offer,
    decline_offer,
    mend_of,
    mend_pattern,
)

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (sop.slug for sop in LOANS)
DAY = Duration("1 hari", 1, "days")


def own(office):
    return {"government_id": office.id, "by": SYSTEM, "at": AT}


def slower(sop):
    return with_step(sop, 2, duration=DAY)


def town(name="Delima"):
    """Return an office with three followers, the first of them mended."""
    office = make_office(make_government(name))
    family = make_followers(office)
    revise(office, FIRST, slower)
    return office, family


def newest(slug):
    return from_json(Draft.objects.filter(procedure__slug=slug).latest("pk").sop)


def test_a_mend_of_one_follower_is_offered_to_the_others():
    office, family = town()
    offered = mend_pattern(slug=FIRST, **own(office))
    assert set(offered) == {SECOND, THIRD}
    assert Pattern.objects.latest("edition").edition == 2
    assert Offer.objects.filter(state="open").count() == 2
    first = Following.objects.get(procedure__slug=FIRST)
    assert first.pattern.edition == 2
    assert "days" not in str(first.stored)
    kinds = [event.kind for event in events_of(office.id, family.stream)]
    assert kinds[:2] == ["offered", "pattern_mended"]


def test_an_accepted_offer_opens_a_draft_with_the_change():
    office, _ = town()
    mend_pattern(slug=FIRST, **own(office))
    draft_id = accept_offer(slug=SECOND, **own(office))
    sop = newest(SECOND)
    assert sop.steps[1].duration == DAY
    assert sop.steps[0].text == LOANS[1].steps[0].text
    services.publish_version(draft_id=draft_id, **own(office))
    following = Following.objects.get(procedure__slug=SECOND)
    assert following.pattern.edition == 2
    assert "days" not in str(following.stored)
    stream = Procedure.objects.get(slug=SECOND).stream
    assert "offer_accepted" in [e.kind for e in events_of(office.id, stream)]


def test_own_differences_stay_and_conflicts_are_told():
    office = make_office()
    make_followers(office)
    revise(office, SECOND, lambda sop: with_step(sop, 3, text="Menolak peminjaman"))
    revise(office, FIRST, lambda sop: with_step(sop, 3, text="Mengizinkan peminjaman"))
    mend_pattern(slug=FIRST, **own(office))
    assert set(Offer.objects.values_list("procedure__slug", flat=True)) == {THIRD}
    revise(
        office,
        FIRST,
        lambda sop: slower(with_step(sop, 3, text="Menyetujui segera")),
    )
    mend_pattern(slug=FIRST, **own(office))
    offer = Offer.objects.get(procedure__slug=SECOND, state="open")
    assert offer.conflicts == ["/steps/s3/text"]
    accept_offer(slug=SECOND, **own(office))
    assert newest(SECOND).steps[2].text == "Menolak peminjaman"
    assert newest(SECOND).steps[1].duration == DAY


def test_a_newer_edition_takes_the_place_of_an_open_offer():
    office, _ = town()
    mend_pattern(slug=FIRST, **own(office))
    revise(office, FIRST, lambda sop: sop.with_changes(warnings=("Periksa alat",)))
    mend_pattern(slug=FIRST, **own(office))
    states = Offer.objects.filter(procedure__slug=SECOND).order_by("pk")
    assert list(states.values_list("state", flat=True)) == ["overtaken", "open"]
    accept_offer(slug=SECOND, **own(office))
    sop = newest(SECOND)
    assert sop.warnings == ("Periksa alat",)
    assert sop.steps[1].duration == DAY


def test_a_declined_change_is_not_offered_again():
    office, _ = town()
    mend_pattern(slug=FIRST, **own(office))
    with pytest.raises(errors.ReasonMissing):
        decline_offer(slug=SECOND, reason=" ", **own(office))
    decline_offer(slug=SECOND, reason="Kendaraan diperiksa cepat.", **own(office))
    with pytest.raises(OfferSettled):
        accept_offer(slug=SECOND, **own(office))
    revise(office, FIRST, lambda sop: sop.with_changes(warnings=("Periksa alat",)))
    mend_pattern(slug=FIRST, **own(office))
    accept_offer(slug=SECOND, **own(office))
    sop = newest(SECOND)
    assert sop.warnings == ("Periksa alat",)
    assert sop.steps[1].duration == LOANS[1].steps[1].duration


def test_an_open_draft_takes_the_change_as_one_more():
    office, _ = town()
    draft_id = services.open_revision(slug=SECOND, **own(office))
    services.edit_draft(
        draft_id=draft_id,
        edition=0,
        said="Ubah",
        change=lambda sop: with_step(sop, 4, text="Menyerahkan kunci"),
        **own(office),
    )
    mend_pattern(slug=FIRST, **own(office))
    assert accept_offer(slug=SECOND, **own(office)) == draft_id
    assert newest(SECOND).steps[1].duration == DAY
    assert newest(SECOND).steps[3].text == "Menyerahkan kunci"
    services.undo_edit(draft_id=draft_id, edition=2, **own(office))
    assert newest(SECOND).steps[1].duration != DAY


def test_all_offers_of_a_family_are_accepted_at_once():
    office, family = town()
    mend_pattern(slug=FIRST, **own(office))
    result = accept_all(family_id=family.pk, **own(office))
    assert set(result.accepted) == {SECOND, THIRD}
    assert result.refused == ()
    assert newest(THIRD).steps[1].duration == DAY


def test_an_offer_that_cannot_be_taken_stays_open():
    office, family = town()
    draft_id = services.open_revision(slug=THIRD, **own(office))
    Draft.objects.filter(pk=draft_id).update(is_frozen=True)
    mend_pattern(slug=FIRST, **own(office))
    result = accept_all(family_id=family.pk, **own(office))
    assert result.accepted == (SECOND,)
    ((title, reason),) = result.refused
    assert title == LOANS[2].title
    assert reason
    assert Offer.objects.get(procedure__slug=THIRD).state == "open"


def test_what_says_nothing_about_the_pattern_is_not_applied():
    office = make_office()
    make_followers(office)
    with pytest.raises(NothingToApply):
        mend_of(office.id, FIRST)
    revise(office, FIRST, lambda sop: sop.with_changes(number="99/2026"))
    with pytest.raises(NothingToApply):
        mend_of(office.id, FIRST)
    revise(office, FIRST, slower)
    mend_pattern(slug=FIRST, **own(office))
    with pytest.raises(NothingToApply):
        mend_pattern(slug=FIRST, **own(office))


def test_the_sop_whose_family_changed_still_follows():
    office, _ = town()
    place_sop(slug=SECOND, family_id=None, **own(office))
    assert SECOND in mend_pattern(slug=FIRST, **own(office))


def test_a_withdrawn_sop_is_offered_nothing():
    office, _ = town()
    Version.objects.filter(procedure__slug=SECOND).update(state="dicabut")
    assert mend_pattern(slug=FIRST, **own(office)) == (THIRD,)


def test_offers_of_another_government_are_unknown():
    town("Kenari")
    here = make_office()
    for act in (mend_pattern, accept_offer):
        with pytest.raises(errors.Unknown):
            act(slug=FIRST, **own(here))
    with pytest.raises(errors.Unknown):
        decline_offer(slug=FIRST, reason="Tidak", **own(here))
