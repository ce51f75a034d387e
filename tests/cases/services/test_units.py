"""Units added and excused while a region runs."""

from datetime import timedelta

import pytest
from tests.factories.cases import Running, acting, common, make_case, refused
from tests.factories.office import make_government, make_office
from tests.factories.procedures import region_sop

from lajur.cases import queries, services
from lajur.cases.models import Join
from lajur.ledger.queries import verify_streams

pytestmark = pytest.mark.django_db


def later(running: Running, who: str) -> dict:
    running.at += timedelta(minutes=3)
    return {
        "government_id": running.government_id,
        "by": acting(running.office, who),
        "at": running.at,
    }


def assert_sound(running: Running) -> None:
    assert queries.verify_cases(running.government_id) == ()
    assert verify_streams(running.government_id, b"key") == ()


def test_after_units_were_added_and_excused_and_all_arrived() -> None:
    running = make_case(region_sop())
    dinas, setda, umum = (
        running.office.units[key].pk for key in ("dinas", "setda", "umum")
    )
    running.complete("kasubag")

    services.add_unit(
        case_id=running.case_id,
        unit_id=umum,
        reason="Lupa diminta",
        **later(running, "kasubag"),
    )
    running.complete("kadis", unit=dinas)
    running.complete("kasubag", "Setuju", unit=dinas)
    services.excuse_unit(
        case_id=running.case_id,
        unit_id=setda,
        reason="Tidak punya data",
        **later(running, "kasubag"),
    )
    running.complete("arsiparis", unit=umum)
    running.complete("kasubag", "Setuju", unit=umum)

    assert running.task().step == "s4"
    join = Join.objects.get(case_id=running.case_id)
    assert (join.expected, join.remaining) == (3, 0)
    assert_sound(running)


def test_excusing_the_last_awaited_unit_lets_the_region_go_on() -> None:
    running = make_case(region_sop())
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))
    running.complete("kasubag")
    running.complete("kadis", unit=dinas)
    running.complete("kasubag", "Setuju", unit=dinas)

    acted = services.excuse_unit(
        case_id=running.case_id,
        unit_id=setda,
        reason="Tidak punya data",
        **later(running, "kasubag"),
    )

    assert acted.joined
    assert running.task().step == "s4"
    assert_sound(running)


def test_only_a_unit_of_the_same_government_can_be_asked() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    theirs = make_office(make_government("Kota Lain")).units["dinas"].pk

    with refused("unit_missing"):
        services.add_unit(
            case_id=running.case_id,
            unit_id=theirs,
            reason="Perlu",
            **common(running, "kasubag"),
        )
