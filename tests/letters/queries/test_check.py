from hashlib import sha256

import pytest
from tests.factories.letters import make_running
from tests.letters.texts import pdf_text

from lajur.ledger.actor import SYSTEM
from lajur.ledger.queries import open_file
from lajur.letters import queries
from lajur.letters.jobs import render_paper
from lajur.letters.models import Mark, NumberEntry, NumberState, Paper
from lajur.letters.services.number import void_number
from lajur.letters.services.undo import undo_act
from lajur.letters.services.work import Signing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running():
    """A case whose order is signed and numbered."""
    made = make_running()
    made.do_until("s6")
    return made


def _code(running) -> str:
    mark = Mark.objects.filter(
        government_id=running.government_id, paper__sop_paper="spt", kind="signed"
    )
    return mark.latest("id").code


def _paper(running) -> Paper:
    return Paper.objects.get(government_id=running.government_id, sop_paper="spt")


def test_a_code_tells_what_stands_on_the_paper_and_nothing_else(running) -> None:
    found = queries.check(_code(running))

    assert found is not None
    assert found.number == "000.8/1/BAGIAN"
    assert found.date == running.at.date()
    assert (found.post, found.capacity) == ("Sekretaris Daerah", "definitive")
    assert (found.state, found.way) == ("valid", "screen")
    assert set(found.__dataclass_fields__) == {
        "code",
        "government",
        "kind_name",
        "title",
        "number",
        "date",
        "post",
        "capacity",
        "signed_at",
        "way",
        "state",
        "zone",
    }


def test_the_code_stands_in_the_qr_code_with_its_address() -> None:
    running = make_running()
    running.do_until("s4")
    running.do(signing=Signing(site="https://contoh.example/periksa/"))
    mark = Mark.objects.filter(government_id=running.government_id).latest("id")

    assert mark.data["verify"] == "https://contoh.example/periksa/"
    assert mark.code == mark.data["code"]
    assert mark.code.startswith(f"{running.government_id}-")
    text = pdf_text(queries.draft_pdf(running.government_id, mark.paper_id))
    assert f"Kode periksa {mark.code}" in text


def test_a_paper_signed_anew_supersedes_the_old_sheet() -> None:
    running = make_running()
    running.do_until("s4")
    running.do()
    first, title = _code(running), _paper(running).title
    paper = _paper(running)
    Paper.objects.filter(pk=paper.pk).update(content_hash="0" * 64, title="Lain")

    found = queries.check(first)

    assert found is not None
    assert (found.state, found.title) == ("superseded", title)


def test_a_signature_taken_back_is_void() -> None:
    running = make_running()
    running.do_until("s4")
    task_id, _ = running.open_task()
    by = running.acting("sekda")
    done = running.do()
    undo_act(
        government_id=running.government_id,
        case_id=running.case_id,
        seq=done.acted.seq,
        task_id=task_id,
        by=by,
        at=running.at,
        request_key=None,
    )

    found = queries.check(_code(running))

    assert found is not None
    assert found.state == "void"


def test_a_paper_whose_number_was_made_void_is_void(running) -> None:
    entries = NumberEntry.objects.filter(government_id=running.government_id)
    entries.update(state=NumberState.RESERVED)
    void_number(
        government_id=running.government_id,
        entry_id=entries.get().pk,
        reason="Salah ketik",
        by=SYSTEM,
        at=running.at,
    )

    found = queries.check(_code(running))

    assert found is not None
    assert (found.state, found.number) == ("void", "000.8/1/BAGIAN")


@pytest.mark.parametrize(
    "code", ["", "7F3A-91C2", "1-7F3A-91C2-0B4D", "x-7F3A-91C2-0B4D"]
)
def test_a_code_of_no_paper_stands_for_nothing(running, code: str) -> None:
    assert queries.check(code) is None
    assert not queries.is_known_file(code, "0" * 64)


def test_a_code_under_another_governments_number_stands_for_nothing(running) -> None:
    other = make_running()
    rest = _code(running).partition("-")[2]

    assert queries.check(f"{other.government_id}-{rest}") is None


def test_a_file_is_known_by_every_bit_of_it(running) -> None:
    paper = _paper(running)
    payload = {"government_id": running.government_id, "paper": paper.pk}
    render_paper(payload, running.at)
    files = queries.paper_page(running.government_id, paper.pk).files
    kept = next(file for file in files if file.media == "pdf")
    with open_file(running.government_id, kept.sha256) as stream:
        content = stream.read()

    assert queries.is_known_file(_code(running), sha256(content).hexdigest())
    other = sha256(content + b" ").hexdigest()
    assert not queries.is_known_file(_code(running), other)
