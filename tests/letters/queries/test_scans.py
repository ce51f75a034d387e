import pytest
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.letters.books import PNG

from lajur.letters.models import Paper
from lajur.letters.queries.papers import paper_state
from lajur.letters.queries.scans import filed_scan, sheet_paper
from lajur.letters.sealing import sheet_code
from lajur.letters.services.scan import file_scan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running():
    """A case whose order waits for its signature."""
    made = make_running()
    made.do_until("s4")
    return made


def _paper(running):
    row = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    state = paper_state(running.government_id, row.pk)
    assert state is not None
    return state


def test_a_sheet_leads_to_its_paper_while_the_text_stands(running) -> None:
    code = sheet_code(_paper(running))

    found, stands = sheet_paper(running.government_id, code)

    assert found is not None
    assert (found.id, stands) == (_paper(running).id, True)
    changed = f"{code.partition('-')[0]}-00000000"
    assert sheet_paper(running.government_id, changed)[1] is False


def test_a_sheet_of_another_government_leads_nowhere(running) -> None:
    code = sheet_code(_paper(running))

    assert sheet_paper(make_office().id, code) == (None, False)
    assert sheet_paper(running.government_id, "tanpa kode") == (None, False)


def test_a_scan_counts_for_the_text_it_was_made_of(running) -> None:
    paper = _paper(running)
    assert filed_scan(paper) == ""

    filed = file_scan(
        government_id=running.government_id,
        code=sheet_code(paper),
        name="a.png",
        content=PNG,
        by=running.acting("arsiparis"),
        at=running.at,
    )

    assert filed_scan(paper) == filed.sha256
    running.do(drafts={"spt": {"menimbang": "bahwa ada hal baru"}})
    assert filed_scan(_paper(running)) == ""
