"""A case closes with the checklist of its SOP's records."""

import pytest
from tests.factories.cases import (
    Running,
    acting,
    assert_sound,
    common,
    make_case,
    new_key,
    refused,
)
from tests.factories.office import make_office
from tests.factories.procedures import small_sop

from lajur.cases import queries, services
from lajur.cases.models import Record

pytestmark = pytest.mark.django_db
RECORDS = ("Buku agenda surat keluar", "Arsip undangan")


def finished() -> Running:
    running = make_case(small_sop().with_changes(records=RECORDS))
    running.complete("staf")
    running.complete("kasubag", "Setuju")
    running.complete("kabag", "Setuju")
    running.complete("staf")
    running.complete("staf")
    return running


def tick(running: Running, place: int, who: str = "arsiparis", **given):
    return services.tick_record(
        case_id=running.case_id, place=place, **common(running, who), **given
    )


def checklist(running: Running) -> list[tuple[str, str]]:
    page = queries.case_page(running.government_id, running.case_id, running.at)
    return [(row.text, row.post) for row in page.records]


def test_each_line_is_ticked_with_who_and_when() -> None:
    running = finished()
    assert checklist(running) == [(text, "") for text in RECORDS]

    tick(running, 1)

    assert checklist(running) == [(RECORDS[0], ""), (RECORDS[1], "Arsiparis")]
    story = queries.timeline(running.government_id, running.case_id)
    assert (story[0].act, story[0].post) == ("record", "Arsiparis")
    assert_sound(running)


def test_the_same_request_twice_ticks_once_and_another_is_told() -> None:
    running, key = finished(), new_key()

    first, again = (tick(running, 0, request_key=key) for _ in range(2))

    assert (first.seq, again.repeated) == (again.seq, True)
    with refused("record_ticked"):
        tick(running, 0)
    with refused("record_unknown"):
        tick(running, len(RECORDS))


def test_a_case_at_work_has_no_checklist_yet() -> None:
    running = make_case(small_sop().with_changes(records=RECORDS))

    assert checklist(running) == []
    with refused("not_finished"):
        tick(running, 0)


def test_a_stranger_ticks_nothing() -> None:
    running = finished()
    stranger = acting(make_office(), "kabag")

    with refused("not_member"):
        services.tick_record(
            government_id=running.government_id,
            case_id=running.case_id,
            place=0,
            by=stranger,
            at=running.at,
        )


def test_verify_finds_a_tick_that_was_changed_by_hand() -> None:
    running = finished()
    tick(running, 0)
    Record.objects.filter(case_id=running.case_id).update(text="Lain")

    findings = queries.verify_cases(running.government_id)

    assert [finding.code for finding in findings] == ["row_changed"]
