"""The act: completing and returning, in two statements."""

import pytest
from tests.factories.cases import make_case
from tests.factories.procedures import region_sop

from lajur.cases.models import Case, Join, Task
from lajur.ledger.queries import verify_streams

pytestmark = pytest.mark.django_db


def test_runs_a_case_from_start_to_end() -> None:
    running = make_case()

    running.complete("staf")
    running.complete("kasubag", "Setuju")
    running.complete("kabag", "Setuju")
    running.complete("staf")
    last = running.complete("staf")

    assert last.finished
    case = Case.objects.get(pk=running.case_id)
    assert case.state == "finished"
    assert case.finished_at == running.at
    assert not running.open_tasks()
    assert verify_streams(running.government_id, b"key") == ()


def test_runs_a_region_over_units_and_goes_on_when_the_last_has_closed() -> None:
    running = make_case(region_sop())
    running.complete("kasubag")
    dinas, setda = (running.office.units[key].pk for key in ("dinas", "setda"))

    running.complete("kadis", unit=dinas)
    running.complete("sekda", unit=setda)
    running.send_back("kasubag", unit=setda)
    running.complete("sekda", unit=setda)
    first = running.complete("kasubag", "Setuju", unit=dinas)
    second = running.complete("kasubag", "Setuju", unit=setda)

    assert (first.joined, second.joined) == (False, True)
    assert running.task().step == "s4"
    join = Join.objects.get(case_id=running.case_id)
    assert (join.expected, join.remaining) == (2, 0)
    rounds = Task.objects.filter(unit_id=setda, step="s2").values_list(
        "round", flat=True
    )
    assert sorted(rounds) == [1, 2]
