import json

import pytest
from tests.factories.letters import make_running

from lajur.letters import queries
from lajur.letters.errors import PaperMissing

pytestmark = pytest.mark.django_db(transaction=True)


def test_no_row_of_another_government_can_be_reached() -> None:
    running, other = make_running(), make_running()
    running.do_until("s10")
    row = queries.case_papers(running.government_id, running.case_id)[-1]
    mine = other.government_id

    assert queries.register(mine).rows == ()
    assert queries.case_papers(mine, running.case_id) == ()
    for read in (queries.paper_page, queries.draft_pdf, queries.draft_docx):
        with pytest.raises(PaperMissing):
            read(mine, row.id)
    with pytest.raises(PaperMissing):
        queries.paper_changes(mine, row.id)
    with pytest.raises(PaperMissing):
        queries.file_of(mine, row.id, "0" * 64)


def test_the_register_is_filtered_and_paged() -> None:
    running = make_running()
    running.do_until("s10")
    government_id = running.government_id

    page = queries.register(government_id, limit=1)
    rest = queries.register(government_id, limit=1, before=page.more)

    assert [row.kind for row in (*page.rows, *rest.rows)] == [
        "surat_dinas",
        "surat_tugas",
    ]
    assert rest.more is None
    assert len(queries.register(government_id, q="permohonan").rows) == 1
    assert len(queries.register(government_id, kind="surat_tugas").rows) == 1
    assert queries.register(government_id, year=2024).rows == ()


def test_a_paper_can_be_read_as_an_older_version() -> None:
    running = make_running()
    running.do_until("s7")
    running.do(drafts={"surat": {"hal": "Hal yang baru"}})
    row = queries.case_papers(running.government_id, running.case_id)[-1]

    old = queries.paper_page(running.government_id, row.id, version=1)

    assert "Hal yang baru" not in json.dumps(old.page)
    assert "Hal yang baru" in json.dumps(
        queries.paper_page(running.government_id, row.id).page
    )


def test_play_writes_papers_in_the_shape_of_case_json() -> None:
    running = make_running()
    while not running.do().acted.finished:
        pass

    papers = queries.play_papers(running.government_id, running.case_id)

    assert [p["kind"] for p in papers] == [
        "disposisi",
        "surat_tugas",
        "surat_dinas",
        "laporan",
    ]
    assert papers[1]["number"] == "000.8/1/BAGIAN"
    assert papers[1]["marks"] == ["initialled", "signed", "numbered"]
    json.dumps(papers)
