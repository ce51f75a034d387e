"""How many statements each main page costs, however much it shows."""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.cases import make_case
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.pages import sit_down

pytestmark = pytest.mark.django_db


def cost(client: Client, address: str) -> int:
    """Count the statements of a page that was opened once before."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as taken:
        client.get(address)
    return len(taken)


@dataclass
class Seat:
    client: Client
    case: int
    task: int


@pytest.fixture
def seat() -> Seat:
    running = make_running()
    running.do_until("s4")
    task, _step = running.open_task()
    return Seat(sit_down(running.office, "sekda"), running.case_id, task)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        # the frame: session, account, person with government, desks, two counts
        ("/pengaturan/", 6),
        ("/tugas/", 10),
        ("/tugas/{task}/", 14),
        ("/kasus/", 9),
        ("/kasus/{case}/", 12),
        ("/surat/", 7),
        ("/cari/?q=kinerja", 15),
    ],
)
def test_page_costs_so_many_statements(seat: Seat, address: str, most: int) -> None:
    wanted = address.format(task=seat.task, case=seat.case)

    assert cost(seat.client, wanted) <= most


def test_lists_cost_the_same_however_long_they_are() -> None:
    office = make_office()
    first = make_case(office=office)
    client = sit_down(office, "staf")
    before = [cost(client, address) for address in ("/tugas/", "/kasus/")]

    for _ in range(4):
        make_case(office=office, made=first.made)

    assert [cost(client, address) for address in ("/tugas/", "/kasus/")] == before
