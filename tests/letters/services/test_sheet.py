import pytest
from tests.factories.letters import make_running

from lajur.cases.services import read_task
from lajur.core.sop import Verb
from lajur.letters.errors import StaleDraft
from lajur.letters.models import Paper
from lajur.letters.queries.papers import read_desk
from lajur.letters.services.mark import Hand, leave_mark
from lajur.letters.services.sheet import DeskSheets, write_sheets

pytestmark = pytest.mark.django_db(transaction=True)


def _sheet(running):
    task_id, step = running.open_task()
    by = running.acting(running.hand(step))
    task = read_task(
        government_id=running.government_id, task_id=task_id, by=by, at=running.at
    )
    sheet = DeskSheets(task, read_desk(task), running.at).sheet("spt", Verb.RECEIVE)
    leave_mark(Hand(task, by, running.at), sheet, "received", {})
    return task, sheet, by


def test_a_mark_keeps_the_number_another_desk_gave_meanwhile() -> None:
    running = make_running()
    running.do_until("s5")
    task, sheet, by = _sheet(running)
    running.do()

    write_sheets(task, [sheet], by, running.at)

    paper = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    assert (paper.number, paper.number_state) == ("000.8/1/BAGIAN", "registered")


def test_a_mark_on_a_text_that_changed_meanwhile_is_refused() -> None:
    running = make_running()
    running.do_until("s3")
    task, sheet, by = _sheet(running)
    running.do(drafts={"spt": {"waktu": "satu bulan"}})

    with pytest.raises(StaleDraft):
        write_sheets(task, [sheet], by, running.at)
