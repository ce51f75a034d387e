from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.factories.cases import acting
from tests.factories.office import make_office
from tests.factories.procedures import AT, make_adoption

from lajur.ledger.queries import events_of
from lajur.office.models import Notice
from lajur.procedures import errors, services
from lajur.procedures.life_errors import MoveNotAllowed
from lajur.procedures.lifecycle import State
from lajur.procedures.models import Assessment, Draft, Procedure
from lajur.procedures.queries.schedule import assessments, schedule
from lajur.procedures.queries.standing import standing_of
from lajur.procedures.schedule import Kind
from lajur.procedures.services import Found

pytestmark = pytest.mark.django_db
#: In force since 5 January 2026.
SUMMER = AT + timedelta(days=182)
WELL = Found(runs_well=True, notes="Semua tepat waktu")
BADLY = Found(runs_well=False, notes="Sering terlambat", measures="Tambah petugas")
YES = Found(answers=(True,) * 7)


@pytest.fixture
def made():
    return make_adoption(make_office())


def record(made, found=WELL, kind=Kind.MONITORING, at: datetime = SUMMER):
    return services.record_assessment(
        government_id=made.government_id,
        adoption_id=made.adoption_id,
        kind=kind,
        found=found,
        by=acting(made.office, "kabag"),
        at=at,
    )


def next_on(made, kind=Kind.MONITORING, at=SUMMER) -> date:
    rows = schedule(made.government_id, at.date())
    return next(row.due.on for row in rows if row.due.kind is kind)


def test_what_is_done_counts_for_the_date_that_was_due(made):
    assert next_on(made) == date(2026, 7, 5)

    assert record(made) is None

    (row,) = assessments(made.government_id)
    assert (row.due_on, row.done_on) == (date(2026, 7, 5), SUMMER.date())
    assert row.runs_well is True
    assert next_on(made) == date(2027, 1, 5)
    procedure = Procedure.objects.get(government_id=made.government_id)
    newest = events_of(made.government_id, procedure.stream)[0]
    assert newest.kind == "monitoring_done"


def test_an_sop_is_monitored_then_evaluated(made):
    def state():
        return standing_of(
            made.government_id, made.slug, SUMMER, is_steward=True
        ).published

    record(made)
    assert state() is State.MONITORED
    record(made, YES, Kind.EVALUATION)
    assert state() is State.EVALUATED
    (row, _monitored) = assessments(made.government_id, slug=made.slug)
    assert (row.answers, row.met, row.runs_well) == ((True,) * 7, 7, None)


def test_wanting_a_revision_opens_its_draft(made):
    found = Found(runs_well=False, notes="Langkah 2 tidak perlu", wants_revision=True)

    draft_id = record(made, found)

    assert Draft.objects.get(pk=draft_id).based_on_id == made.version_id


@pytest.mark.parametrize(
    ("found", "kind", "told"),
    [
        (Found(runs_well=False), Kind.MONITORING, "alasannya"),
        (Found(runs_well=True, wants_revision=True), Kind.MONITORING, "alasannya"),
        (Found(), Kind.MONITORING, "berjalan dengan baik atau tidak"),
        (Found(answers=(True,) * 6), Kind.EVALUATION, "ketujuh pernyataan"),
        (Found(answers=(True,) * 6 + (False,)), Kind.EVALUATION, "alasannya"),
    ],
)
def test_a_finding_is_told_in_full(made, found, kind, told):
    with pytest.raises(errors.Refused, match=told):
        record(made, found, kind)

    assert assessments(made.government_id) == ()


def test_only_an_sop_at_work_is_assessed(made):
    services.end_adoption(
        government_id=made.government_id,
        adoption_id=made.adoption_id,
        valid_until=date(2026, 2, 1),
        by=acting(made.office, "kabag"),
        at=AT,
    )

    with pytest.raises(MoveNotAllowed, match="tidak sedang berlaku"):
        record(made)


def test_nothing_of_another_office_is_assessed(made):
    other = make_adoption(make_office())

    with pytest.raises(errors.Unknown):
        services.record_assessment(
            government_id=made.government_id,
            adoption_id=other.adoption_id,
            kind=Kind.MONITORING,
            found=WELL,
            by=acting(made.office, "kabag"),
            at=SUMMER,
        )


def test_what_was_found_never_changes(made):
    record(made, BADLY)

    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        Assessment.objects.filter(government_id=made.government_id).update(notes="")
    connection.ensure_connection()
    assert assessments(made.government_id)[0].notes == "Sering terlambat"


def remind(at):
    return services.remind_of_assessments(at=at, url="/sop/jadwal/")


def notices(office):
    return Notice.objects.filter(government_id=office.id).order_by("id")


def test_the_owners_post_is_told_when_due_and_when_late(made):
    office = made.office
    remind(AT + timedelta(days=100))
    assert not notices(office).exists()

    for _night in range(2):
        remind(SUMMER - timedelta(days=5))
    remind(SUMMER + timedelta(days=5))

    texts = [notice.text for notice in notices(office)]
    assert texts == [
        f"Pemantauan SOP {made.sop.title} jatuh tempo 5 Juli 2026",
        f"Pemantauan SOP {made.sop.title} terlewat sejak 5 Juli 2026",
    ]
    assert {notice.queue for notice in notices(office)} == {office.queue("kabag")}
    assert notices(office)[0].url == "/sop/jadwal/"


def test_what_was_done_in_time_is_not_told(made):
    record(made, at=SUMMER - timedelta(days=20))

    remind(SUMMER + timedelta(days=5))

    assert not notices(made.office).exists()
