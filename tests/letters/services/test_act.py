import pytest
from tests.factories.letters import make_running

from lajur.cases import services as cases
from lajur.ledger.queries import events_of
from lajur.letters.errors import ScanMissing, SigningUnfinished
from lajur.letters.models import Mark, Paper
from lajur.letters.services.act import Act, Signing, finish, send_back

pytestmark = pytest.mark.django_db(transaction=True)


def _act(running, **given) -> Act:
    ready = running.ready()
    task = cases.read_task(**{k: v for k, v in ready.items() if k != "outcome"})
    row = {"outcome": None, "note": "", "drafts": {}, "signing": Signing()} | given
    key = ready["request_key"]
    return Act(task, ready["by"], ready["at"], key, **row)


def test_the_passphrase_is_hidden_from_logs() -> None:
    assert "rahasia" not in repr(Signing("gateway", "rahasia"))


def test_going_back_is_the_word_return_or_the_drawn_label() -> None:
    running = make_running()
    running.do_until("s3")

    assert _act(running, outcome="return").goes_back
    assert _act(running, outcome="Tidak").goes_back
    assert not _act(running, outcome="Setuju").goes_back
    assert not _act(running).goes_back


def test_the_case_keeps_enough_of_a_paper_to_check_it_against() -> None:
    running = make_running()
    running.do_until("s5")

    done = finish(_act(running))

    (event,) = events_of(
        running.government_id, f"case:{running.case_id}", done.acted.seq + 1, limit=1
    )
    paper = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    assert event.body["paper"]["papers"] == [
        {
            "id": paper.pk,
            "paper": "spt",
            "kind": "surat_tugas",
            "version": 1,
            "hash": paper.content_hash,
            "marks": ["numbered"],
            "number": "000.8/1/BAGIAN",
        }
    ]


def test_a_signature_on_paper_wants_its_scan_and_writes_nothing_without() -> None:
    running = make_running()
    running.do_until("s4")

    with pytest.raises(ScanMissing):
        running.do(signing=Signing("wet"))

    marks = Mark.objects.filter(government_id=running.government_id, kind="signed")
    assert not marks.filter(paper__sop_paper="spt").exists()


def test_nothing_is_done_to_a_paper_while_it_is_being_signed() -> None:
    running = make_running()
    running.do_until("s4")
    papers = Paper.objects.filter(government_id=running.government_id, sop_paper="spt")
    papers.update(signing_since=running.at)

    with pytest.raises(SigningUnfinished):
        finish(_act(running))


def test_a_task_goes_back_with_its_reason() -> None:
    running = make_running()
    running.do_until("s3")

    send_back(_act(running, outcome="return", note="Dasar hukumnya kurang"))

    assert running.open_task()[1] == "s2"
