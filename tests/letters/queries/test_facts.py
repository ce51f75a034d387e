import pytest
from tests.factories.letters import make_running
from tests.factories.office import make_office

from lajur.letters.models import PaperVersion

pytestmark = pytest.mark.django_db(transaction=True)


def _facts(running, paper: str) -> dict:
    running.do_until({"spt": "s3", "surat": "s7", "laporan": "s12"}[paper])
    return PaperVersion.objects.get(
        government_id=running.government_id, paper__sop_paper=paper, number=1
    ).content["facts"]


def test_a_letter_knows_who_is_asked_and_by_when() -> None:
    facts = _facts(make_running(), "surat")

    assert [one["post"] for one in facts["asked"]] == [
        "Arsiparis",
        "Kepala Dinas Contoh",
    ]
    assert facts["legal_date"] == "2026-03-31"
    assert facts["topic"] == "Laporan Kinerja Tahun 2025"
    assert facts["letterhead"]["names"][-1] == "Sekretariat Daerah"


def test_the_signer_below_the_head_signs_on_his_behalf() -> None:
    running = make_running()

    letter = _facts(running, "surat")["signer"]

    assert letter["post"] == "Asisten Administrasi Umum"
    assert letter["mandate"] == {"an": "Sekretaris Daerah"}


def test_the_head_signs_for_himself() -> None:
    assert _facts(make_running(), "spt")["signer"]["mandate"] == {}


def test_an_order_names_the_people_of_the_team() -> None:
    facts = _facts(make_running(), "spt")

    assert facts["assigned"] == [
        "Pejabat Kepala Subbagian Tata Laksana, Kepala Subbagian Tata Laksana",
        "Pejabat Staf Subbagian Tata Laksana, Staf Subbagian Tata Laksana",
        "Pejabat Staf Subbagian Kelembagaan, Staf Subbagian Kelembagaan",
    ]


def test_a_report_goes_where_its_steps_say() -> None:
    assert _facts(make_running(), "laporan")["to"] == ["Kepala Bappeda"]


def test_papers_of_two_cases_differ_exactly_where_their_facts_do() -> None:
    office = make_office()
    one = _facts(make_running(office), "surat")
    two = _facts(
        make_running(
            make_office(), subject="Laporan Kinerja Tahun 2026", period="2026"
        ),
        "surat",
    )

    different = {name for name in one if one[name] != two[name]}

    assert different <= {
        "subject",
        "topic",
        "matter",
        "period",
        "government",
        "city",
        "letterhead",
        "asked",
        "earlier",
    }
    assert {"subject", "topic", "period"} <= different


def test_the_matter_is_the_topic_without_the_work() -> None:
    facts = _facts(make_running(subject="Penyusunan Renja Setda"), "surat")

    assert facts["topic"] == "Penyusunan Renja Setda Tahun 2025"
    assert facts["matter"] == "Renja Setda Tahun 2025"
