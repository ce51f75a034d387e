from typing import Any

import pytest
from tests.factories.letters import START, make_running
from tests.factories.office import make_office
from tests.factories.procedures import make_adoption, small_sop

from lajur.letters.queries.office import Named, OfficeNames, Standing, office_names

pytestmark = pytest.mark.django_db(transaction=True)


def _named(queue: str, post: int, superior: int | None, **given: Any) -> Named:
    row: dict[str, Any] = {
        "queue": queue,
        "name": f"Jabatan {post}",
        "unit_id": 1,
        "unit_name": "Dinas",
        "unit_kind": "division",
        "post_id": post,
        "superior_id": superior,
        "head_post_id": None,
        "head_post": None,
    }
    return Named(**row | given)


def _names(**standing: tuple[Standing, ...]) -> OfficeNames:
    """Return an agency of head 1, below him 2, below him 3, below him 4."""
    posts = [_named(f"post:{at}", at, at - 1 or None) for at in range(1, 5)]
    agency = _named(
        "unit:9",
        0,
        None,
        name="Dinas Contoh",
        unit_kind="agency",
        post_id=None,
        head_post_id=1,
        head_post="Kepala Dinas",
    )
    queues = {one.queue: one for one in (*posts, agency)}
    people = {name.replace("_", ":"): rows for name, rows in standing.items()}
    return OfficeNames({}, "Dinas Contoh", "DC", (9,), queues, people)


def test_whoever_signs_below_the_head_signs_on_his_behalf() -> None:
    names = _names()

    assert names.mandate("post:1") == {}
    assert names.mandate("post:2") == {"an": "Kepala Dinas"}
    assert names.mandate("post:3") == {"an": "Kepala Dinas", "ub": "Jabatan 2"}
    assert names.mandate("post:4") == {}
    assert names.mandate("post:99") == {}


def test_a_unit_speaks_through_the_post_of_its_head() -> None:
    names = _names()

    post = names.post_of("unit:9")

    assert post is not None
    assert post.queue == "post:1"
    assert names.post_of("post:3") == names.queues["post:3"]
    assert names.post_of(None) is None
    assert names.label("unit:9") == "Dinas Contoh"
    assert names.label(None) is None


def test_an_acting_official_is_printed_before_the_absent_holder() -> None:
    absent = Standing("Sekretaris", "Pejabat Lama", "definitive")
    acting = Standing("Sekretaris", "Pejabat Pengganti", "plh")
    names = _names(post_2=(absent, acting))

    assert names.holder("post:2") == acting
    assert names.holder("post:3") is None


def test_reads_only_the_names_of_its_own_government() -> None:
    office, other = make_office(), make_office()
    made = make_adoption(office, small_sop())
    queue = f"post:{office.posts['sekda'].pk}"
    foreign = f"post:{other.posts['sekda'].pk}"

    names = office_names(office.id, made.adoption_id, {queue, foreign}, START.date())

    assert names.label(queue) == "Sekretaris Daerah"
    assert names.label(foreign) is None
    holder = names.holder(queue)
    assert holder is not None
    assert holder.person == "Pejabat Sekretaris Daerah"
    assert names.agency is not None


def test_an_office_without_the_adoption_has_no_home() -> None:
    running = make_running()

    names = office_names(running.government_id, 0, (), START.date())

    assert (names.unit, names.unit_code, names.home_path) == ("", "", ())
    assert names.agency is None
    assert names.mandate("post:1") == {}
