import json

import pytest
from tests.core.families.kin import LOANS, loan, members, with_step
from tests.factories.kin import AT, make_family, make_followers, publish, revise
from tests.factories.office import make_government, make_office

from lajur.core.reading import questions
from lajur.core.sop.codec import from_json
from lajur.ledger.actor import SYSTEM
from lajur.procedures import errors, services
from lajur.procedures.family_errors import (
    PatternMissing,
    TitleTaken,
    TooFewKin,
    ValueMissing,
)
from lajur.procedures.models import Draft, Following, Pattern, Procedure, Version
from lajur.procedures.services.pattern import (
    draft_from_pattern,
    make_pattern,
    make_patterns,
    source_of,
)
from lajur.procedures.services.version import content_hash

pytestmark = pytest.mark.django_db


def own(office):
    return {"government_id": office.id, "by": SYSTEM, "at": AT}


def test_members_follow_the_pattern_found_behind_them():
    office = make_office()
    family = make_followers(office)
    assert Following.objects.count() == 3
    assert Pattern.objects.get().edition == 1
    again = make_pattern(family_id=family.pk, **own(office))
    assert again == Pattern.objects.get()


def test_what_is_stored_is_small_and_gives_the_version_back():
    office = make_office()
    sops = [sop.with_changes(certainty={}) for sop in members("sosialisasi")]
    make_followers(office, sops)
    versions = Version.objects.select_related("procedure")
    assert versions.count() == Following.objects.count() == 12
    for version in versions:
        following = Following.objects.get(version=version)
        stored = len(json.dumps(following.stored))
        assert stored < 0.2 * len(json.dumps(version.sop))
        source = source_of(version)
        assert source == version.sop
        assert content_hash(from_json(source)) == version.content_hash


def test_a_pattern_never_changes():
    from django.db import DatabaseError, transaction

    make_followers(make_office())
    with pytest.raises(DatabaseError), transaction.atomic():
        Pattern.objects.update(stored={})


def test_one_sop_or_sops_in_words_of_their_own_have_no_pattern():
    office = make_office()
    family = make_family(office)
    Procedure.objects.filter(family=family).exclude(slug=LOANS[0].slug).update(
        family=None
    )
    with pytest.raises(TooFewKin):
        make_pattern(family_id=family.pk, **own(office))
    Procedure.objects.update(family=None)
    with pytest.raises(TooFewKin):
        make_pattern(family_id=family.pk, **own(office))
    with pytest.raises(PatternMissing):
        draft_from_pattern(family_id=family.pk, values={"subject": "X"}, **own(office))


def test_patterns_are_made_for_every_family_that_can_have_one():
    office = make_office()
    make_family(office)
    assert make_patterns(**own(office)) == 1
    assert make_patterns(**own(office)) == 0
    bought = [
        loan(thing).with_changes(slug=f"beli-{n}", title=f"Pengadaan {thing}")
        for n, thing in enumerate(("Kursi", "Meja"))
    ]
    family = make_family(office, bought)
    Procedure.objects.filter(slug="beli-1").update(family=None)
    assert make_patterns(**own(office)) == 0
    assert not Pattern.objects.filter(family=family).exists()


def test_a_new_version_is_told_by_the_pattern_it_followed():
    office = make_office()
    make_followers(office)
    slug = LOANS[1].slug
    revise(office, slug, lambda sop: with_step(sop, 3, text="Menolak"))
    following = Following.objects.get(procedure__slug=slug)
    assert following.version.number == 2
    assert source_of(following.version) == following.version.sop
    assert "Menolak" in str(following.stored["differences"])


def test_a_newly_published_member_follows_its_familys_pattern():
    office = make_office()
    make_followers(office)
    slug = publish(office, loan("Tenda"))
    assert Following.objects.get(procedure__slug=slug).pattern.edition == 1


def test_an_sop_that_left_its_pattern_behind_follows_nothing():
    office = make_office()
    make_followers(office)
    slug = LOANS[1].slug

    def rewrite(sop):
        other = members("surat_himbauan")[0]
        return other.with_changes(slug=sop.slug, certainty={})

    revise(office, slug, rewrite)
    assert not Following.objects.filter(procedure__slug=slug).exists()
    version = Version.objects.filter(procedure__slug=slug).latest("number")
    assert source_of(version) == version.sop


def test_a_revision_begins_with_the_pattern_made_the_sops_own():
    office = make_office()
    make_followers(office)
    draft_id = services.open_revision(slug=LOANS[0].slug, **own(office))
    version = Version.objects.get(procedure__slug=LOANS[0].slug)
    assert Draft.objects.get(pk=draft_id).sop == version.sop


def test_a_new_sop_from_a_pattern_is_ready_to_be_published():
    office = make_office()
    family = make_followers(office)
    values = {"subject": " Layar  Lebar ", "number": "8/2026", "other": "x"}
    slug = draft_from_pattern(family_id=family.pk, values=values, **own(office))
    draft = Draft.objects.get(procedure__slug=slug)
    sop = from_json(draft.sop)
    assert slug == "prosedur-peminjaman-layar-lebar-kantor"
    assert sop.title == "Prosedur Peminjaman Layar Lebar Kantor"
    assert draft.open_questions == len(questions(sop)) == 0
    services.publish_version(draft_id=draft.pk, **own(office))
    following = Following.objects.get(procedure__slug=slug)
    assert following.stored["values"] == {"subject": "Layar Lebar", "number": "8/2026"}
    assert [c[0] for c in following.stored["differences"]] == ["/slug"]
    assert following.procedure.family == family


def test_what_stands_for_the_subject_in_the_steps_is_the_subject_unless_said():
    office = make_office()
    named = [
        with_step(
            with_step(sop, 1, text=f"Mencatat {short} pemohon"),
            4,
            text=f"Menyerahkan {short} itu",
        )
        for sop, short in zip(LOANS, ("alat", "mobil", "ruang"), strict=True)
    ]
    family = make_followers(office, named)
    one = draft_from_pattern(
        family_id=family.pk, values={"subject": "Tenda"}, **own(office)
    )
    assert "Mencatat Tenda pemohon" in str(Draft.objects.get(procedure__slug=one).sop)
    two = draft_from_pattern(
        family_id=family.pk,
        values={"subject": "Tenda Besar", "wording": "tenda"},
        **own(office),
    )
    assert "Mencatat tenda pemohon" in str(Draft.objects.get(procedure__slug=two).sop)


def test_a_new_sop_needs_a_subject_and_a_title_of_its_own():
    office = make_office()
    family = make_followers(office)
    with pytest.raises(ValueMissing):
        draft_from_pattern(family_id=family.pk, values={}, **own(office))
    values = {"subject": "Layar"}
    draft_from_pattern(family_id=family.pk, values=values, **own(office))
    with pytest.raises(TitleTaken):
        draft_from_pattern(family_id=family.pk, values=values, **own(office))


def test_a_pattern_of_another_government_is_unknown():
    family = make_followers(make_office(make_government("Kenari")))
    here = make_office()
    with pytest.raises(errors.Unknown):
        make_pattern(family_id=family.pk, **own(here))
    with pytest.raises(errors.Unknown):
        draft_from_pattern(family_id=family.pk, values={"subject": "X"}, **own(here))
