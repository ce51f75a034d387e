"""How queues are called, who is above them, and the page of posts."""

from datetime import date

import pytest
from tests.factories.office import make_office

from lajur.office import queries
from lajur.office.models import Holding

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def office():
    return make_office()


def test_queues_of_every_kind_are_called_by_name(office):
    wanted = {
        office.queue("kabag"): "Kepala Bagian Organisasi",
        f"unit:{office.units['bagian'].pk}": "Bagian Organisasi",
        f"team:{office.team.pk}": "Tim Kerja Pelaporan",
        f"person:{office.people['staf'].pk}": office.people["staf"].name,
    }

    labels = queries.describe_queues(office.id, wanted, DAY)

    assert {queue: label.name for queue, label in labels.items()} == wanted


def test_queues_are_described_in_few_statements(office, django_assert_max_num_queries):
    posts = [office.queue(key) for key in office.posts]

    with django_assert_max_num_queries(5):
        labels = queries.describe_queues(
            office.id, [*posts, f"team:{office.team.pk}"], DAY
        )

    assert len(labels) == len(posts) + 1


def test_unit_alone_needs_no_look_at_posts(office, django_assert_num_queries):
    queue = f"unit:{office.units['dinas'].pk}"

    with django_assert_num_queries(1):
        label = queries.describe_queue(office.id, queue, DAY)

    assert label.name == "Dinas Contoh"


def test_queue_of_another_government_keeps_its_secret(office):
    stranger = make_office()

    label = queries.describe_queue(stranger.id, office.queue("kabag"), DAY)

    assert (label.name, label.holder) == (office.queue("kabag"), None)


def test_vacant_post_has_no_holder(office):
    Holding.objects.filter(post=office.posts["kabag"]).delete()

    label = queries.describe_queue(office.id, office.queue("kabag"), DAY)
    row = next(
        row
        for row in queries.holders_on(office.id, DAY)
        if row.post_name == "Kepala Bagian Organisasi"
    )

    assert (label.name, label.holder) == ("Kepala Bagian Organisasi", None)
    assert label.title == ""
    assert (row.holding_id, row.person_name, row.warrant) == (None, None, "")


def test_escalation_goes_to_the_post_above(office):
    def above(queue):
        return queries.superior_queue(office.id, queue)

    assert above(office.queue("staf")) == office.queue("kasubag")
    assert above(office.queue("sekda")) is None
    assert above(f"team:{office.team.pk}") == office.queue("kabag")
    assert above(f"unit:{office.units['dinas'].pk}") == office.queue("kadis")
    assert above(f"person:{office.people['staf'].pk}") is None
    assert queries.superior_queue(make_office().id, office.queue("staf")) is None


def test_page_of_posts_follows_the_tree(office):
    make_office()

    rows = queries.holders_on(office.id, DAY)

    assert [row.post_id for row in rows][:3] == [
        office.posts["sekda"].pk,
        office.posts["asisten"].pk,
        office.posts["kabag"].pk,
    ]
    assert {len(row.unit_path) for row in rows} == {1, 2, 3}
    assert len(rows) == len(office.posts)
