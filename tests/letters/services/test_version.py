"""Papers of a case that was moved to another version of its SOP."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories.letters import letter_sop, make_running
from tests.factories.procedures import make_adoption

from lajur.cases import services as cases
from lajur.core.sop import Paper as SopPaper
from lajur.core.sop import Sop
from lajur.ledger.queries import events_of, verify_streams
from lajur.letters.models import Paper
from lajur.letters.queries import verify_papers
from lajur.letters.services.version import follow_version
from lajur.project.effects import HANDLERS

pytestmark = pytest.mark.django_db


def renamed(sop: Sop, names: dict[str, str]) -> Sop:
    """The same SOP calling its papers otherwise: id and name are others."""

    def other(paper: str | None) -> str | None:
        return names.get(paper or "", paper)

    steps = tuple(
        replace(
            step,
            works=tuple(replace(work, paper=other(work.paper)) for work in step.works),
            outputs=tuple(replace(i, paper=other(i.paper)) for i in step.outputs),
        )
        for step in sop.steps
    )
    papers = tuple(
        SopPaper(other(one.id) or "", f"{one.name} {other(one.id)}", one.paper_kind)
        if one.id in names
        else one
        for one in sop.papers
    )
    return sop.with_changes(steps=steps, papers=papers)


def moved(running, sop: Sop) -> int:
    """Move the case to this version, in force from the next day; its event."""
    made = make_adoption(running.office, sop, on=date(2026, 1, 8))
    running.at += timedelta(days=4)
    acted = cases.change_version(
        government_id=running.government_id,
        case_id=running.case_id,
        version_id=made.version_id,
        reason="Versi lama dicabut",
        by=running.acting("kabag"),
        at=running.at,
    )
    return acted.seq


def work(running) -> None:
    while cases.drain_effects(at=running.at, handlers=HANDLERS).done:
        pass


def names_of(running) -> dict[str, int]:
    rows = Paper.objects.filter(case_id=running.case_id)
    return dict(rows.values_list("sop_paper", "version"))


def test_a_paper_is_found_again_under_its_new_name_and_goes_on() -> None:
    running = make_running()
    running.do_until("s3")
    moved(running, renamed(letter_sop(), {"spt": "perintah"}))

    work(running)
    running.do()

    assert names_of(running) == {"disposisi": 1, "perintah": 1}
    paper = Paper.objects.get(case_id=running.case_id, sop_paper="perintah")
    assert paper.kind == "surat_tugas"
    assert verify_papers(running.government_id) == ()
    assert verify_streams(running.government_id, b"key") == ()


def test_names_that_trade_places_are_traded_once() -> None:
    running = make_running()
    running.do_until("s7")
    before = dict(
        Paper.objects.filter(case_id=running.case_id).values_list("sop_paper", "kind")
    )
    seq = moved(running, renamed(letter_sop(), {"spt": "surat", "surat": "spt"}))
    work(running)

    again = follow_version(
        government_id=running.government_id,
        case_id=running.case_id,
        seq=seq,
        at=running.at,
    )

    after = dict(
        Paper.objects.filter(case_id=running.case_id).values_list("sop_paper", "kind")
    )
    assert again == 0
    assert after["surat"] == before["spt"]
    assert after["spt"] == before["surat"]


def test_a_paper_begun_anew_meanwhile_is_not_overwritten() -> None:
    running = make_running()
    running.do_until("s3")
    moved(running, renamed(letter_sop(), {"spt": "perintah"}))
    row = Paper.objects.get(case_id=running.case_id, sop_paper="spt")
    old = row.pk
    row.pk, row.sop_paper = None, "perintah"
    row.save()

    work(running)

    assert Paper.objects.get(pk=old).sop_paper == "spt"


def test_nothing_follows_another_event() -> None:
    running = make_running()
    newest = events_of(running.government_id, f"case:{running.case_id}", limit=1)[0]

    changed = follow_version(
        government_id=running.government_id,
        case_id=running.case_id,
        seq=newest.seq,
        at=running.at,
    )

    assert changed == 0
