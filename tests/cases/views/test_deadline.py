"""The page that moves deadlines after the calendar was corrected."""

import pytest
from tests.cases.services.test_calendar import add_holiday, daily
from tests.factories.cases import make_case
from tests.factories.pages import shows, sit_down

pytestmark = pytest.mark.django_db
ADDRESS = "/kalender/tenggat/"


def test_the_manager_sees_the_deadlines_before_and_after_and_moves_them() -> None:
    running = make_case(daily())
    before = running.task().due_at
    version = add_holiday(running)
    client = sit_down(running.office, "kabag")

    page = shows(client.get(ADDRESS))
    assert "1 dari 1 tugas terbuka" in page
    client.post(ADDRESS, {"version": version})

    assert running.task().due_at > before
    assert "Tidak ada tenggat yang bergeser" in shows(client.get(ADDRESS))


def test_a_page_shown_for_an_older_calendar_moves_nothing() -> None:
    running = make_case(daily())
    before = running.task().due_at
    version = add_holiday(running)
    client = sit_down(running.office, "kabag")

    for given in ({"version": version - 1}, {"version": "x"}):
        answer = client.post(ADDRESS, given, follow=True)
        assert "Kalender sudah berubah lagi" in shows(answer)

    assert running.task().due_at == before


def test_nobody_else_may_look() -> None:
    running = make_case()

    assert sit_down(running.office, "staf").get(ADDRESS).status_code == 403
