import pytest
from tests.factories.letters import make_running

from lajur.cases.errors import CaseRefused
from lajur.letters import queries
from lajur.letters.errors import PaperMissing, StaleDraft
from lajur.letters.models import Paper, PaperVersion
from lajur.letters.services.draft import save_draft

pytestmark = pytest.mark.django_db(transaction=True)


def _save(running, paper: str = "surat", **given):
    task_id, step = running.open_task()
    given.setdefault("by", running.acting(running.hand(step)))
    return save_draft(
        government_id=running.government_id,
        task_id=task_id,
        paper_id=paper,
        at=running.at,
        **given,
    )


def _versions(running) -> list[tuple[int, str, bool]]:
    rows = PaperVersion.objects.filter(
        government_id=running.government_id, paper__sop_paper="surat"
    )
    return [(v.number, v.content["fields"]["hal"], v.is_closed) for v in rows]


def test_autosave_overwrites_its_own_open_version() -> None:
    running = make_running()
    running.do_until("s6")

    _save(running, fields={"hal": "Satu"}, expected_version=0)
    _save(running, fields={"hal": "Dua"}, expected_version=1)

    assert _versions(running) == [(1, "Dua", False)]


def test_letting_it_go_closes_the_version_and_the_next_hand_makes_another() -> None:
    running = make_running()
    running.do_until("s6")
    _save(running, fields={"hal": "Satu"}, expected_version=0)
    running.do()

    _save(running, fields={"hal": "Dua"}, expected_version=1)

    assert _versions(running) == [(1, "Satu", True), (2, "Dua", False)]


def test_what_was_saved_is_what_is_submitted() -> None:
    running = make_running()
    running.do_until("s6")
    _save(running, fields={"hal": "Hal yang disimpan"}, expected_version=0)

    done = running.do()

    assert done.papers[0].content["fields"]["hal"] == "Hal yang disimpan"
    assert done.papers[0].title == "Hal yang disimpan"


def test_a_draft_somebody_saved_meanwhile_is_not_overwritten() -> None:
    running = make_running()
    running.do_until("s6")
    _save(running, fields={"hal": "Satu"}, expected_version=0)

    with pytest.raises(StaleDraft):
        _save(running, fields={"hal": "Dua"}, expected_version=0)


def test_the_same_text_makes_no_version() -> None:
    running = make_running()
    running.do_until("s7")

    saved = _save(running, fields={}, expected_version=1)

    assert saved.version == 1


def test_only_a_desk_that_writes_may_save() -> None:
    running = make_running()
    running.do_until("s9")

    with pytest.raises(PaperMissing):
        _save(running, fields={"hal": "x"}, expected_version=1)


def test_a_stranger_may_not_save() -> None:
    running, other = make_running(), make_running()
    running.do_until("s6")

    with pytest.raises(CaseRefused):
        _save(
            running,
            fields={"hal": "x"},
            expected_version=0,
            by=other.acting("staf"),
        )


def test_a_signed_paper_is_closed() -> None:
    running = make_running()
    while not running.do().acted.finished:
        pass
    row = queries.case_papers(running.government_id, running.case_id)[-1]

    assert not queries.paper_page(running.government_id, row.id).can_edit


def test_a_paper_keeps_its_title_when_only_its_kind_is_chosen() -> None:
    running = make_running()
    running.do_until("s2")
    fields = {"judul": "Surat Perintah Tugas", "waktu": "Januari 2026"}

    _save(running, "spt", fields=fields, expected_version=0)

    paper = Paper.objects.get(government_id=running.government_id, sop_paper="spt")
    assert paper.title.startswith("Surat Perintah Tugas penyusunan")
