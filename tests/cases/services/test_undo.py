"""Taking an act back within ten seconds."""

from datetime import timedelta

import pytest
from tests.factories.cases import (
    assert_sound,
    common,
    make_case,
    refused,
)

from lajur.cases import services

pytestmark = pytest.mark.django_db


def test_an_undo_comes_in_time_from_the_same_person_and_before_others_go_on() -> None:
    running = make_case()
    acted = running.complete("staf")
    given = {"case_id": running.case_id, "seq": acted.seq}

    with refused("undo_not_yours"):
        services.undo(**given, **common(running, "kasubag"))
    with refused("too_late_to_undo"):
        late = common(running, "staf") | {"at": running.at + timedelta(seconds=10)}
        services.undo(**given, **late)
    running.at -= timedelta(minutes=5)
    running.complete("kasubag", "Setuju")
    with refused("undo_touched"):
        services.undo(**given, **common(running, "staf"))


def test_a_repair_can_be_undone_like_any_move() -> None:
    running = make_case()
    task = running.task().pk
    acted = services.move(
        task_id=task, to="s3", reason="Sudah", **common(running, "kabag")
    )

    services.undo(case_id=running.case_id, seq=acted.seq, **common(running, "kabag"))

    assert running.task().pk == task
    assert_sound(running)
