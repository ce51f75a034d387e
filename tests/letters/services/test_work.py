import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from tests.factories.letters import make_running

from lajur.cases.errors import CaseRefused
from lajur.letters import queries
from lajur.letters.errors import FieldMissing
from lajur.letters.models import Mark, NumberEntry, Paper, PaperVersion
from lajur.letters.services.work import do_task

pytestmark = pytest.mark.django_db(transaction=True)


class Counter:
    """Counts statements, as sent; BEGIN and COMMIT are not among them."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, execute, sql, params, many, context):
        self.seen.append(sql)
        return execute(sql, params, many, context)


def _marks(running, paper: str) -> list[tuple[str, bool]]:
    row = next(
        p
        for p in queries.case_papers(running.government_id, running.case_id)
        if p.paper_id == paper
    )
    page = queries.paper_page(running.government_id, row.id)
    return [(mark.kind, mark.valid) for mark in page.marks]


def test_no_step_costs_more_than_six_statements() -> None:
    running = make_running()
    cost = {}

    while True:
        _, step = running.open_task()
        counter, given = Counter(), running.ready()
        with connection.execute_wrapper(counter):
            done = do_task(**given)
        cost[step] = len(counter.seen)
        if done.acted.finished:
            break

    assert cost["s10"] == 2
    assert max(cost.values()) <= 6
    assert set(cost.values()) <= {2, 4, 5}, cost


def test_a_case_leaves_its_papers_with_all_their_marks() -> None:
    running = make_running()

    while not running.do().acted.finished:
        pass

    assert _marks(running, "disposisi") == [("signed", True)]
    assert _marks(running, "spt") == [
        ("initialled", True),
        ("signed", True),
        ("numbered", True),
    ]
    assert _marks(running, "surat") == [
        ("initialled", True),
        ("signed", True),
        ("numbered", True),
        ("sent", True),
        ("archived", True),
    ]
    assert _marks(running, "laporan") == [("checked", True), ("signed", True)]


def test_two_governments_never_mix_their_papers() -> None:
    running, other = make_running(), make_running()
    running.do_until("s6")
    other.do_until("s3")

    mine = queries.case_papers(running.government_id, running.case_id)

    assert {paper.paper_id for paper in mine} == {"disposisi", "spt"}
    assert queries.case_papers(other.government_id, running.case_id) == ()
    numbers = queries.register(other.government_id).rows
    assert numbers == ()


def test_an_initial_is_void_once_the_text_changes() -> None:
    running = make_running()
    running.do_until("s4")

    running.do(drafts={"spt": {"menimbang": "bahwa ada hal baru"}})

    assert _marks(running, "spt") == [("initialled", False), ("signed", True)]


def test_a_return_voids_nothing_until_the_text_changes() -> None:
    running = make_running()
    running.do_until("s4")

    running.do(outcome="return", note="Periksa lagi dasar hukumnya")

    assert _marks(running, "spt") == [("initialled", True)]
    assert running.open_task()[1] == "s3"


def test_a_returned_paper_shows_the_changed_paragraph() -> None:
    running = make_running()
    running.do_until("s7")
    running.do(outcome="return", note="Batas waktunya terlalu dekat")
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="surat")
    first = PaperVersion.objects.get(paper=paper, number=1).content["fields"]["isi"]
    new = first.replace("dokumen pendukung", "bukti dukung")

    running.do(drafts={"surat": {"isi": new}})

    changes = queries.paper_changes(running.government_id, paper.pk)
    assert changes.count == 1
    assert changes.paragraphs[0].before == "dokumen pendukung data tersebut; dan"
    assert changes.paragraphs[0].after == "bukti dukung data tersebut; dan"


def test_the_same_request_twice_leaves_one_mark() -> None:
    running = make_running()
    running.do_until("s5")
    task_id, _ = running.open_task()
    by, at = running.acting("arsiparis"), running.at + timedelta(hours=1)
    given = {"task_id": task_id, "by": by, "at": at, "request_key": "same"}

    do_task(government_id=running.government_id, **given)
    again = do_task(government_id=running.government_id, **given)

    assert again.acted.repeated
    assert NumberEntry.objects.filter(government_id=running.government_id).count() == 1


def test_a_refused_act_leaves_nothing_on_the_paper() -> None:
    running = make_running()
    running.do_until("s4")

    with pytest.raises(CaseRefused):
        running.do(by=running.acting("kadis"))

    assert not Mark.objects.filter(
        government_id=running.government_id, kind="signed", step="s4"
    ).exists()


def test_who_gave_the_last_initial_may_not_sign() -> None:
    running = make_running()
    running.do_until("s3")
    running.do()
    from lajur.office import services as office
    from lajur.office.models import Capacity
    from lajur.office.services.acting import Appointment

    kabag = running.office.people["kabag"]
    office.set_acting(
        government_id=running.government_id,
        post_id=running.office.posts["sekda"].pk,
        appointment=Appointment(
            kabag.pk,
            Capacity.PLH,
            running.at.date(),
            running.at.date() + timedelta(days=30),
            "SP 1",
        ),
        by=None,
        at=running.at,
    )

    with pytest.raises(CaseRefused, match="orang lain"):
        running.do(by=running.acting("kabag"))


def test_an_empty_required_field_is_told_by_name() -> None:
    running = make_running()
    running.do_until("s6")

    with pytest.raises(FieldMissing, match="Hal"):
        running.do(drafts={"surat": {"hal": "  "}})

    assert running.open_task()[1] == "s6"


def test_the_event_keeps_hash_and_number_of_the_papers() -> None:
    from lajur.ledger.queries import events_of

    running = make_running()
    running.do_until("s6")

    stream = f"case:{running.case_id}"
    event = events_of(running.government_id, stream, limit=1)[0]
    (row,) = event.body["paper"]["papers"]
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    assert row["number"] == paper.number
    assert row["hash"] == paper.content_hash
    assert row["marks"] == ["numbered"]


def test_two_at_once_number_a_paper_once() -> None:
    running = make_running()
    running.do_until("s5")
    given = running.ready()
    results: list[object] = []
    together = threading.Barrier(2)

    def number(key: str) -> None:
        together.wait()
        try:
            results.append(do_task(**{**given, "request_key": key}))
        except CaseRefused as refused:
            results.append(refused)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=number, args=(key,)) for key in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    entries = NumberEntry.objects.filter(government_id=running.government_id)
    assert [entry.text for entry in entries] == ["000.8/1/BAGIAN"]
    (refused,) = [one for one in results if isinstance(one, CaseRefused)]
    assert "Arsiparis" in str(refused)
    assert len(results) == 2
    assert queries.verify_papers(running.government_id) == ()
