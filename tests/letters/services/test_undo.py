from datetime import timedelta

import pytest
from tests.factories.letters import make_running

from lajur.cases.errors import CaseRefused
from lajur.letters import queries
from lajur.letters.models import NumberEntry, Paper
from lajur.letters.services.undo import undo_act

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_undone_number_is_kept_reserved_for_the_same_paper() -> None:
    running = make_running()
    running.do_until("s5")
    task_id, _ = running.open_task()
    done = running.do()

    undo_act(
        government_id=running.government_id,
        case_id=running.case_id,
        seq=done.acted.seq,
        task_id=task_id,
        by=running.acting("arsiparis"),
        at=running.at + timedelta(seconds=5),
        request_key="undo",
    )

    paper = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    entry = NumberEntry.objects.get(government_id=running.government_id)
    page = queries.paper_page(running.government_id, paper.pk)
    assert running.open_task()[1] == "s5"
    assert (entry.state, paper.number_state) == ("reserved", "reserved")
    assert "numbered" not in [mark.kind for mark in page.marks]
    running.do()
    assert NumberEntry.objects.get(government_id=running.government_id).state == (
        "registered"
    )


def test_marks_of_another_task_stay_when_one_act_is_undone() -> None:
    running = make_running()
    running.do_until("s3")
    initialled, _ = running.open_task()
    running.do()
    running.do_until("s5")
    done = running.do()

    with pytest.raises(CaseRefused):
        undo_act(
            government_id=running.government_id,
            case_id=running.case_id,
            seq=done.acted.seq,
            task_id=initialled,
            by=running.acting("arsiparis"),
            at=running.at + timedelta(seconds=5),
            request_key="undo",
        )

    paper = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    page = queries.paper_page(running.government_id, paper.pk)
    assert {"initialled", "numbered"} <= {mark.kind for mark in page.marks}
