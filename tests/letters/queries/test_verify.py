import pytest
from django.db import connection
from tests.factories.letters import make_running

from lajur.letters import queries
from lajur.letters.models import NumberEntry, Paper, PaperVersion

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running():
    made = make_running()
    made.do_until("s10")
    return made


def _codes(running) -> list[str]:
    return [harm.code for harm in queries.verify_papers(running.government_id)]


def test_papers_as_they_were_written_have_no_harm(running) -> None:
    assert _codes(running) == []


def test_finds_a_changed_number(running) -> None:
    Paper.objects.filter(sop_paper="spt").update(number="000.8/9/LAIN")

    assert _codes(running) == ["paper_number"]


def test_finds_a_changed_text(running) -> None:
    version = PaperVersion.objects.filter(paper__sop_paper="spt").first()
    version.content["fields"]["kepada"] = "Orang lain"
    version.save()

    assert _codes(running) == ["paper_content"]


def test_finds_a_text_changed_with_its_hash(running) -> None:
    PaperVersion.objects.filter(paper__sop_paper="spt").update(content_hash="0" * 64)

    assert set(_codes(running)) == {"paper_version", "paper_content"}


def test_finds_a_number_taken_out_of_the_register(running) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM letters_numberentry WHERE ordinal = 1")

    assert set(_codes(running)) == {"paper_number", "number_gap"}


def test_looks_at_one_government_only(running) -> None:
    other = make_running()
    NumberEntry.objects.filter(government_id=running.government_id).update(text="x")

    assert _codes(other) == []
    assert _codes(running) == ["paper_number", "paper_number"]
