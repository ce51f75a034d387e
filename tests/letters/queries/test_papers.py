import pytest
from tests.factories.letters import make_running

from lajur.cases import services as cases
from lajur.letters.models import Paper
from lajur.letters.queries.papers import (
    paper_state,
    papers_of_case,
    read_desk,
    versions_of,
)

pytestmark = pytest.mark.django_db(transaction=True)


def _task(running):
    task_id, step = running.open_task()
    return cases.read_task(
        government_id=running.government_id,
        task_id=task_id,
        by=running.acting(running.hand(step)),
        at=running.at,
    )


def test_a_desk_reads_its_papers_and_the_open_series_at_once() -> None:
    running, other = make_running(), make_running()
    running.do_until("s3")
    other.do_until("s3")

    read = read_desk(_task(running))

    assert [paper.key.sop_paper for paper in read.papers] == ["disposisi", "spt"]
    assert {paper.case_id for paper in read.papers} == {running.case_id}
    assert [series.pattern for series in read.series] == ["{klas}/{urut}/{kode_unit}"]


def test_a_desk_before_any_paper_still_reads_the_series() -> None:
    read = read_desk(_task(make_running()))

    assert read.papers == ()
    assert len(read.series) == 1


def test_a_paper_is_read_with_its_marks_in_their_order() -> None:
    running, other = make_running(), make_running()
    running.do_until("s6")
    row = Paper.objects.get(government_id=running.government_id, sop_paper="spt")

    paper = paper_state(running.government_id, row.pk)

    assert paper is not None
    assert [m.kind for m in paper.marks] == ["initialled", "signed", "numbered"]
    assert (paper.number, paper.number_state) == ("000.8/1/BAGIAN", "registered")
    assert paper_state(other.government_id, row.pk) is None


def test_papers_of_a_case_come_as_they_were_made() -> None:
    running, other = make_running(), make_running()
    running.do_until("s7")

    papers = papers_of_case(running.government_id, running.case_id)

    assert [one.key.sop_paper for one in papers] == ["disposisi", "spt", "surat"]
    assert papers_of_case(other.government_id, running.case_id) == ()


def test_versions_come_newest_first_and_no_further_than_asked() -> None:
    running = make_running()
    running.do_until("s3")
    running.do(drafts={"spt": {"menimbang": "bahwa ada hal baru"}})
    row = Paper.objects.get(government_id=running.government_id, sop_paper="spt")

    versions = versions_of(running.government_id, row.pk)

    assert [one.number for one in versions] == [2, 1]
    assert versions[0].content["fields"]["menimbang"] == "bahwa ada hal baru"
    assert len(versions_of(running.government_id, row.pk, 1)) == 1
