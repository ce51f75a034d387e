from datetime import date, timedelta

import pytest
from tests.factories.cases import acting, make_case
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption, make_draft, small_sop

from lajur.cases import services as cases
from lajur.cases.errors import CaseRefused
from lajur.core.sop.edit import set_identity
from lajur.ledger.queries import events_of
from lajur.office.errors import NotOfficeManager
from lajur.procedures import errors, queries, services
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import Move, State
from lajur.procedures.models import Draft, Procedure, Version, Withdrawal
from lajur.procedures.queries.standing import approving_sop, standing_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)


@pytest.fixture
def office():
    return make_office()


def wish(office, title="Pengelolaan Arsip Dinamis", reason="Belum diatur", unit="umum"):
    return services.wish_for(
        government_id=office.id,
        title=title,
        unit_id=office.units[unit].pk,
        reason=reason,
        by=acting(office, "staf"),
        at=AT,
    )


def withdraw(office, slug, *, on=TODAY, reason="Kegiatan dihapus", heir=None):
    services.withdraw_sop(
        government_id=office.id,
        slug=slug,
        valid_from=on,
        reason=reason,
        replaced_by=heir,
        by=acting(office, "kabag"),
        at=AT,
    )


def standing(office, slug):
    return standing_of(office.id, slug, AT, is_steward=True)


def kinds(office, slug):
    procedure = Procedure.objects.get(government_id=office.id, slug=slug)
    return [e.kind for e in reversed(events_of(office.id, procedure.stream))]


def move(office, drafted, which):
    services.move_draft(
        government_id=office.id,
        draft_id=drafted.draft_id,
        move=which,
        by=acting(office, "kabag"),
        at=AT,
    )


def test_a_wish_stands_in_the_register_until_somebody_writes_it(office):
    slug = wish(office)

    assert standing(office, slug).drafted is State.WISHED
    (row,) = queries.catalogue(office.id, TODAY, state="wished").rows
    assert (row.summary.title, row.unit) == (
        "Pengelolaan Arsip Dinamis",
        office.units["umum"].name,
    )
    assert queries.catalogue(office.id, TODAY, words="arsip").total == 1
    assert kinds(office, slug) == ["wished"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"title": "  "}, "Tulis nama SOP"),
        ({"reason": " "}, "Tulis alasannya"),
    ],
)
def test_a_wish_says_what_and_why(office, given, told):
    with pytest.raises(errors.Refused, match=told):
        wish(office, **given)


def test_what_is_in_the_register_is_not_wished_for(office):
    wish(office)

    with pytest.raises(MoveNotAllowed, match="Sudah ada SOP bernama"):
        wish(office)


def test_a_wish_is_for_a_unit_of_the_own_government(office):
    other = make_office()

    with pytest.raises(errors.Unknown):
        services.wish_for(
            government_id=office.id,
            title="Arsip",
            unit_id=other.units["umum"].pk,
            reason="x",
            by=acting(office, "staf"),
            at=AT,
        )


def test_words_of_the_catalogues_own_addresses_are_no_slugs(office):
    assert wish(office, title="Jadwal") == "sop-jadwal"


def test_a_wish_becomes_an_empty_draft(office):
    slug = wish(office)

    draft_id = services.begin_draft(
        government_id=office.id, slug=slug, by=acting(office, "kabag"), at=AT
    )

    row = queries.draft(office.id, draft_id)
    assert (row.sop.title, row.sop.unit) == (
        "Pengelolaan Arsip Dinamis",
        office.units["umum"].name,
    )
    assert len(row.sop.steps) == 1
    assert standing(office, slug).drafted is State.DRAFT
    with pytest.raises(MoveNotAllowed):
        services.begin_draft(
            government_id=office.id, slug=slug, by=acting(office, "kabag"), at=AT
        )


def test_a_document_of_that_name_fills_the_wish(office):
    slug = wish(office, title="Penyusunan Surat Undangan Rapat")

    drafted = make_draft(office, small_sop("penyusunan-surat-undangan-rapat"))

    assert drafted.slug == slug
    assert standing(office, slug).drafted is State.DRAFT


def test_a_draft_is_tried_out_reviewed_and_written_again(office):
    drafted = make_draft(office)

    move(office, drafted, Move.TRY_OUT)
    assert standing(office, drafted.slug).drafted is State.TRIAL
    move(office, drafted, Move.REVIEW)
    assert standing(office, drafted.slug).drafted is State.REVIEW
    move(office, drafted, Move.REWORK)
    assert standing(office, drafted.slug).drafted is State.DRAFT
    assert kinds(office, drafted.slug)[-3:] == ["try_out", "review", "rework"]
    with pytest.raises(MoveNotAllowed, match="draf"):
        move(office, drafted, Move.REWORK)


def test_stages_are_lines_of_the_catalogue(office):
    drafted = make_draft(office)
    move(office, drafted, Move.TRY_OUT)

    assert queries.catalogue(office.id, TODAY, state="trial").total == 1
    assert queries.catalogue(office.id, TODAY).counts == {"trial": 1}


def test_withdrawing_ends_every_adoption_and_says_why(office):
    made = make_adoption(office)
    heir = make_adoption(office, small_sop("rapat", "Penyiapan Rapat"))

    withdraw(office, made.slug, heir=heir.slug)

    assert queries.in_force(office.id, TODAY, slug=made.slug) == ()
    assert standing(office, made.slug).published is State.WITHDRAWN
    gone = queries.withdrawal_of(office.id, made.adoption_id)
    assert (gone.reason, gone.heir) == ("Kegiatan dihapus", "Penyiapan Rapat")
    (row,) = queries.catalogue(office.id, TODAY, state="withdrawn").rows
    assert row.slug == made.slug
    assert queries.version(office.id, made.version_id).number == 1


def test_no_case_begins_from_a_withdrawn_sop_and_running_ones_go_on(office):
    running = make_case(office=office)
    withdraw(office, running.made.slug, on=date(2026, 1, 6))

    with pytest.raises(CaseRefused, match="dicabut sejak 06-01-2026"):
        cases.start_case(
            government_id=office.id,
            adoption_id=running.made.adoption_id,
            period="2026",
            subject="Rapat",
            by=acting(office, "staf"),
            at=running.at,
            request_key=None,
        )
    running.complete("staf")

    assert running.task().step == "s2"


def test_a_later_day_lets_it_stand_until_then(office):
    made = make_adoption(office)

    withdraw(office, made.slug, on=TODAY + timedelta(days=10))

    assert standing(office, made.slug).published is State.IN_FORCE
    assert queries.in_force(office.id, TODAY + timedelta(days=10)) == ()


def test_only_a_new_adoption_undoes_it(office):
    made = make_adoption(office)
    withdraw(office, made.slug)

    with pytest.raises(MoveNotAllowed):
        withdraw(office, made.slug)
    services.adopt_version(
        government_id=office.id,
        version_id=made.version_id,
        unit_id=office.units["bagian"].pk,
        valid_from=TODAY,
        lanes=_lanes(office, made),
        by=acting(office, "kabag"),
        at=AT,
    )

    assert standing(office, made.slug).published is State.IN_FORCE
    assert Withdrawal.objects.filter(government_id=office.id).count() == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"reason": " "}, "alasannya"),
        ({"on": date(2025, 1, 1)}, "mendahului tanggal berlakunya"),
        ({"heir": "surat-undangan"}, "dirinya sendiri"),
    ],
)
def test_a_withdrawal_that_makes_no_sense_is_refused(office, given, told):
    made = make_adoption(office)

    with pytest.raises(errors.Refused, match=told):
        withdraw(office, made.slug, **given)

    assert standing(office, made.slug).published is State.IN_FORCE


def test_another_offices_sop_is_not_withdrawn(office):
    made = make_adoption(make_office())

    with pytest.raises(errors.Unknown):
        withdraw(office, made.slug)


def test_an_sop_never_adopted_is_withdrawn_too(office):
    drafted = make_draft(office)
    services.publish_version(
        government_id=office.id,
        draft_id=drafted.draft_id,
        by=acting(office, "kadis"),
        at=AT,
    )

    withdraw(office, drafted.slug)

    assert Version.objects.get(government_id=office.id).state == "dicabut"


def test_the_approving_sop_is_one_in_force(office):
    made = make_adoption(office)
    by = acting(office, "kabag")

    services.let_approve(government_id=office.id, slug=made.slug, by=by, at=AT)
    assert approving_sop(office.id, TODAY).slug == made.slug
    services.let_approve(government_id=office.id, slug=None, by=by, at=AT)
    assert approving_sop(office.id, TODAY) is None
    with pytest.raises(MoveNotAllowed, match="tidak sedang berlaku"):
        services.let_approve(government_id=office.id, slug="lain", by=by, at=AT)
    assert approving_sop(office.id, TODAY) is None


def test_only_the_administrator_appoints_it(office):
    made = make_adoption(office)

    with pytest.raises(NotOfficeManager):
        services.let_approve(
            government_id=office.id, slug=made.slug, by=acting(office, "staf"), at=AT
        )


def test_a_person_publishes_by_a_case_where_the_office_says_so(office):
    made = make_adoption(office)
    services.let_approve(
        government_id=office.id, slug=made.slug, by=acting(office, "kabag"), at=AT
    )
    drafted = make_draft(office, small_sop("rapat", "Penyiapan Rapat"))
    by = acting(office, "kadis")

    with pytest.raises(MoveNotAllowed, match="lewat kasus pengesahan"):
        services.publish_version(
            government_id=office.id, draft_id=drafted.draft_id, by=by, at=AT
        )

    assert "lewat kasus" in str(
        services.why_not_publish(office.id, drafted.draft_id, by, AT)
    )


def test_a_revision_keeps_the_number_counts_on_and_says_when(office):
    made = make_adoption(office)
    later = AT + timedelta(days=30)
    by = acting(office, "kadis")
    draft_id = services.open_revision(
        government_id=office.id, slug=made.slug, by=acting(office, "staf"), at=later
    )
    services.edit_draft(
        government_id=office.id,
        draft_id=draft_id,
        edition=0,
        said="Peringatan diubah",
        change=lambda sop: set_identity(sop, "warnings", ["Jika lupa maka terlambat"]),
        by=acting(office, "staf"),
        at=later,
    )

    published = services.publish_version(
        government_id=office.id, draft_id=draft_id, by=by, at=later
    )

    sop = queries.version(office.id, published.version_id).sop
    assert published.number == 2
    assert sop.number == made.sop.number
    assert sop.revised_date == "2026-02-04"
    assert queries.version(office.id, made.version_id).sop.revised_date is None
    assert Draft.objects.get(pk=draft_id).state == "published"


def test_a_revision_date_the_document_prints_stands(office):
    make_adoption(office)
    printed = small_sop().with_changes(revised_date="2025-12-24")
    drafted = make_draft(office, printed)

    published = services.publish_version(
        government_id=office.id,
        draft_id=drafted.draft_id,
        by=acting(office, "kadis"),
        at=AT,
    )

    sop = queries.version(office.id, published.version_id).sop
    assert sop.revised_date == "2025-12-24"


def _lanes(office, made):
    return dict(queries.lanes(office.id, made.adoption_id, TODAY))
