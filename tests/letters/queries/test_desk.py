import pytest
from django.template.loader import render_to_string
from tests.factories.letters import make_running
from tests.factories.office import make_office

from lajur.letters import queries

pytestmark = pytest.mark.django_db(transaction=True)


def _desk(running) -> queries.Desk:
    task_id, step = running.open_task()
    return queries.desk_paper(
        running.government_id,
        task_id,
        by=running.acting(running.hand(step)),
        at=running.at,
    )


def test_a_paper_nobody_wrote_is_composed_and_not_stored() -> None:
    running = make_running()
    running.do_until("s6")

    desk = _desk(running)

    (paper,) = desk.papers
    assert (paper.id, paper.version, paper.can_edit) == (None, 0, True)
    assert paper.asks_writing
    assert "surat" not in [
        row.paper_id
        for row in queries.case_papers(running.government_id, running.case_id)
    ]


def test_the_form_has_a_name_for_every_field_and_the_first_wording() -> None:
    running = make_running()
    running.do_until("s6")

    fields = {row.name: row for row in _desk(running).papers[0].fields}

    assert fields["hal"].value == "Permohonan Data Laporan Kinerja Tahun 2025"
    assert fields["hal"].input_name == "surat.hal"
    assert fields["yth"].value == "Arsiparis\nKepala Dinas Contoh"
    assert fields["tembusan"].value == "Yth. Sekretaris Daerah"
    assert fields["sifat"].choices[0] == ("Biasa", "Biasa")


def test_the_composed_page_is_the_stored_one() -> None:
    running = make_running()
    running.do_until("s6")
    shown = _desk(running).papers[0].page

    running.do()

    row = queries.case_papers(running.government_id, running.case_id)[-1]
    stored = queries.paper_page(running.government_id, row.id).page
    draw = lambda page: render_to_string("letters/paper/paper.html", {"page": page})  # noqa: E731
    assert draw(shown) == draw(stored)


@pytest.mark.parametrize(
    ("step", "label", "verb"),
    [
        ("s1", "Kirim disposisi", "instruct"),
        ("s2", "Ajukan untuk diperiksa", "prepare"),
        ("s3", "Paraf", "initial"),
        ("s4", "Tanda tangani", "sign"),
        ("s5", "Beri nomor", "number"),
        ("s10", "Selesai dikerjakan", "carry_out"),
    ],
)
def test_the_button_bears_the_verb_of_the_step(
    step: str, label: str, verb: str
) -> None:
    running = make_running()
    running.do_until(step)

    desk = _desk(running)

    assert (desk.primary_label, desk.verb) == (label, verb)


def test_a_signing_desk_is_offered_the_ways_of_the_office() -> None:
    office = make_office()
    office.government.settings = {"letters": {"signing": "gateway"}}
    office.government.save()
    running = make_running(office)
    running.do_until("s4")

    ways = [way.code for way in _desk(running).ways]

    assert ways == ["gateway", "screen", "wet"]


def test_a_checker_sees_marks_versions_and_changes() -> None:
    running = make_running()
    running.do_until("s7")
    running.do(outcome="return", note="Perbaiki hal")
    running.do(drafts={"surat": {"hal": "Permintaan Data"}})

    paper = _desk(running).papers[0]

    assert [version.number for version in paper.versions] == [2, 1]
    assert paper.changes == 1
    assert paper.title == "Permintaan Data"


def test_a_step_without_a_paper_has_an_empty_desk() -> None:
    running = make_running()
    running.do_until("s10")

    assert _desk(running).papers == ()
