import pytest
from lxml import html
from tests.factories.office import make_office
from tests.factories.pages import shows, sit_down
from tests.factories.procedures import (
    make_adoption,
    make_draft,
    receive_text,
    small_sop,
)

from lajur.core.sop import edit as do
from lajur.procedures import queries
from lajur.procedures.models import Draft

pytestmark = pytest.mark.django_db

EDITOR = "/sop/surat-undangan/ubah/"


def edit(client, **data):
    number = Draft.objects.get(state="open").edition
    return client.post(EDITOR, {"edition": number, **data})


def sop_now():
    draft = Draft.objects.get(state="open")
    return queries.draft(draft.government_id, draft.pk).sop


def test_a_revision_is_offered_and_opened_by_a_form():
    office = make_office()
    make_adoption(office)
    client = sit_down(office, "kabag")

    assert "Mulai revisi" in shows(client.get(EDITOR))
    response = client.post(EDITOR, {"act": "open"})

    assert response.headers["Location"] == EDITOR
    page = shows(client.get(EDITOR))
    assert "Revisi dari versi 1" in page
    assert "Menyusun konsep surat undangan" in page
    assert "<svg" in page


def test_every_act_works_as_a_plain_form():
    office = make_office()
    make_draft(office)
    client = sit_down(office, "kabag")

    inserted = edit(client, act="insert", step="s2")
    assert inserted.headers["Location"] == f"{EDITOR}?langkah=s6#text-s6"
    edit(client, act="step", step="s6", text="Mencatat", duration="1 jam")
    moved = edit(client, act="down", step="s6")
    assert moved.headers["Location"].endswith("#text-s6")
    assert [s.id for s in sop_now().steps] == ["s1", "s2", "s3", "s6", "s4", "s5"]
    deleted = edit(client, act="delete", step="s5")
    assert deleted.headers["Location"].endswith("#text-s4")
    edit(client, act="undo")
    assert len(sop_now().steps) == 6
    named = edit(client, act="actor-set", actor="staf", name="Arsiparis", kind="post")
    assert named.headers["Location"] == f"{EDITOR}?bagian=pelaksana"
    edit(client, act="identity", bagian="identitas", title="Judul lain")

    assert sop_now().title == "Judul lain"
    assert sop_now().actor("staf").name == "Arsiparis"
    assert sop_now().step("s6").duration.unit == "hours"


def test_a_script_gets_the_flowchart_and_how_times_are_counted():
    office = make_office()
    make_draft(office)
    client = sit_down(office, "kabag")

    response = client.post(
        EDITOR,
        {"edition": 0, "act": "step", "step": "s1", "duration": "2 hari kerja"},
        headers={"Accept": "application/json"},
    )

    answer = response.json()
    assert answer["edition"] == 1
    assert answer["counted"]["s1"] == "2 hari kerja"
    assert answer["chart"].startswith("<svg")
    stale = client.post(
        EDITOR,
        {"edition": 0, "act": "step", "step": "s1", "text": "Lain"},
        headers={"Accept": "application/json"},
    )
    assert stale.status_code == 422
    assert "Muat ulang halaman" in stale.json()["problem"]


def test_a_refused_act_is_told_on_the_page():
    office = make_office()
    make_draft(office)
    client = sit_down(office, "kabag")

    response = edit(client, act="decide", step="s1")

    assert response.status_code == 422
    assert "Langkah pertama tidak dapat mengembalikan" in shows(response)
    assert client.post(EDITOR, {"act": "undo", "edition": "x"}).status_code == 422
    assert edit(client, act="redo").status_code == 422
    assert edit(client, act="format").status_code == 422


def test_what_the_page_shows_can_be_sent_back_unchanged():
    office = make_office()
    sop = do.set_checklist(small_sop(), "s2", ["satu", "dua"])
    make_draft(office, sop)
    client = sit_down(office, "kabag")
    page = client.get(EDITOR)

    for step in sop_now().steps:
        edit(client, act="step", **fields_of(shows(page), step.id))

    assert sop_now() == sop


def fields_of(page, step):
    """Return what a browser sends for the row of a step."""
    sent = {}
    for element in html.fromstring(page).xpath(f"//*[@form='f-{step}']"):
        name, tag = element.get("name"), element.tag
        if tag == "button" or (element.get("type") == "checkbox"):
            continue
        if tag == "select":
            chosen = element.xpath("option[@selected]") or element.xpath("option")
            value = chosen[0].get("value")
        else:
            value = element.text or "" if tag == "textarea" else element.get("value")
        sent.setdefault(name, []).append(value or "")
    return {**sent, "step": step}


@pytest.mark.parametrize("part", ["langkah", "pelaksana", "identitas", "lembar"])
def test_every_part_of_the_editor_opens(part):
    office = make_office()
    make_draft(office)

    page = sit_down(office, "kabag").get(f"{EDITOR}?bagian={part}&langkah=s2")

    assert page.status_code == 200


def test_the_review_page_leads_here_and_a_saved_cell_leads_back():
    office = make_office()
    slug = receive_text(office).drafts[0].slug
    client = sit_down(office, "kabag")

    assert f"/sop/{slug}/ubah/?langkah=s1&amp;kembali=tinjau" in shows(
        client.get(f"/sop/{slug}/tinjau/")
    )
    response = client.post(
        f"/sop/{slug}/ubah/",
        {"edition": 0, "act": "step", "step": "s1", "text": "x", "kembali": "tinjau"},
    )
    assert response.headers["Location"] == f"/sop/{slug}/tinjau/"


def test_a_checked_value_is_confirmed_on_the_review_page():
    office = make_office()
    slug = receive_text(office).drafts[0].slug
    draft = Draft.objects.get(state="open")
    draft.sop["certainty"]["/title"] = {"is": "derived", "why": "dari berkas"}
    draft.save()

    sit_down(office, "kabag").post(
        f"/sop/{slug}/ubah/",
        {"edition": 0, "act": "confirm", "pointer": "/title", "kembali": "tinjau"},
    )

    assert "/title" not in sop_now().certainty


def test_officers_and_strangers_change_nothing():
    office, other = make_office(), make_office()
    make_draft(office)

    assert sit_down(office, "staf").get(EDITOR).status_code == 403
    assert sit_down(other, "kabag").get(EDITOR).status_code == 404
    assert sit_down(other, "kabag").post(EDITOR, {"act": "open"}).status_code == 404
