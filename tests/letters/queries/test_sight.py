import pytest
from tests.factories.letters import START, make_running
from tests.letters.books import pdf_book

from lajur.core.sop import Verb
from lajur.letters.errors import PaperMissing
from lajur.letters.models import Paper
from lajur.letters.queries import sight
from lajur.letters.queries.papers import paper_state, versions_of
from lajur.letters.services.upload import upload_version
from lajur.letters.state import MarkState

pytestmark = pytest.mark.django_db(transaction=True)


def _state(running, name: str):
    row = Paper.objects.get(government_id=running.government_id, sop_paper=name)
    state = paper_state(running.government_id, row.pk)
    assert state is not None
    return state


def test_a_paper_is_in_the_furthest_state_it_still_holds() -> None:
    running = make_running()
    states = []
    for step in ("s3", "s4", "s5", "s6"):
        running.do_until(step)
        states.append(sight.state_of(_state(running, "spt")))

    assert states == ["draft", "initialled", "signed", "numbered"]


def test_marks_say_whether_they_hold_for_the_text_as_it_is() -> None:
    running = make_running()
    running.do_until("s4")
    running.do(drafts={"spt": {"menimbang": "bahwa ada hal baru"}})

    marks = sight.mark_rows(_state(running, "spt"))

    assert [(m.kind, m.valid) for m in marks] == [
        ("initialled", False),
        ("signed", True),
    ]


def test_only_a_desk_that_writes_may_edit_and_upload() -> None:
    running = make_running()
    running.do_until("s7")
    paper = _state(running, "surat")

    read, initial = sight.paper_row(paper), sight.paper_row(paper, Verb.INITIAL)
    number = sight.paper_row(paper, Verb.NUMBER)

    assert (read.can_edit, read.takes_upload) == (False, "")
    assert (initial.can_edit, initial.takes_upload) == (True, ".docx")
    assert not number.can_edit


def test_an_older_version_is_shown_bare() -> None:
    running = make_running()
    running.do_until("s4")
    running.do(drafts={"spt": {"menimbang": "bahwa ada hal baru"}})
    paper = _state(running, "spt")

    old = sight.paper_row(paper, version=1)

    assert "bahwa ada hal baru" not in str(old.page)
    assert "bahwa ada hal baru" in str(sight.paper_row(paper).page)


def test_a_single_version_has_nothing_to_compare() -> None:
    running = make_running()
    running.do_until("s3")
    paper = _state(running, "spt")

    with pytest.raises(PaperMissing):
        sight.changed(versions_of(running.government_id, paper.id or 0))


def test_a_book_says_what_it_is_and_is_offered_before_it_is_signed() -> None:
    running = make_running()
    running.do_until("s11")
    task_id, step = running.open_task()
    upload_version(
        government_id=running.government_id,
        task_id=task_id,
        paper_id="laporan",
        name="buku.pdf",
        content=pdf_book("Bab satu."),
        expected_version=0,
        by=running.acting(running.hand(step)),
        at=running.at,
    )

    row = sight.paper_row(_state(running, "laporan"), Verb.PREPARE)

    assert row.book is not None
    assert [(file.media, file.name) for file in row.files] == [("book", "buku.pdf")]
    assert row.files[0].sha256 == row.book.sha256
    assert row.files[0].size > 0


def test_a_dispatch_is_told_with_its_addressees() -> None:
    def words(*to: str) -> str:
        mark = MarkState(
            "sent", "h", 1, "A", "B", "definitive", START, "s", "", {"to": to}
        )
        return sight.mark_words(mark)

    assert words() == "Dikirim"
    assert words("Kepala Bappeda") == "Dikirim kepada Kepala Bappeda"
    assert words("A", "B", "C", "D", "E") == "Dikirim kepada A, B, C, dan 2 lainnya"
