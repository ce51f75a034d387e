from dataclasses import replace

import pytest
from tests.factories.cases import make_case
from tests.factories.letters import make_running
from tests.factories.office import make_office
from tests.factories.procedures import region_sop

from lajur.cases.services import read_task
from lajur.letters.models import PaperVersion
from lajur.letters.queries.compose import Composer
from lajur.letters.queries.facts import facts_for
from lajur.letters.writing.kind import kind_of

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


def test_the_paper_of_a_unit_bears_its_own_head_and_letterhead() -> None:
    plain = region_sop()
    # nobody checks it after the unit: the unit answers for its paper
    steps = [replace(s, works=()) if s.id == "s3" else s for s in plain.steps]
    running = make_case(plain.with_changes(steps=tuple(steps)))
    running.complete("kasubag")
    task = read_task(
        government_id=running.government_id,
        task_id=running.task(running.office.units["dinas"].pk).pk,
        by=None,
        at=running.at,
    )
    desk = Composer(task, (), running.at).desk

    found = facts_for(desk, "undangan", kind_of("surat_dinas"))

    assert found["letterhead"]["names"][-1] == "Dinas Contoh"
    assert found["signer"]["post"] == running.office.posts["kadis"].name
    assert found["signer"]["name"] == running.office.people["kadis"].name
    assert found["signer"]["mandate"] == {}
