"""The stored form says the same as the SOP, and old forms stay readable."""

import json
from pathlib import Path

import jsonschema
import pytest

from lajur.core.sop import (
    Actor,
    ActorKind,
    Certainty,
    Duration,
    Exit,
    Finding,
    How,
    Item,
    Link,
    Paper,
    Region,
    Sop,
    Source,
    Step,
    Verb,
    Work,
    codec,
)
from lajur.core.sop.said import said, told

GOLDEN = Path(__file__).with_name("sop-version-1.json")


def whole() -> Sop:
    """An SOP in which every field says something."""
    draft = Step(
        id="s1",
        number="1",
        text="Menyusun surat",
        actor="staf",
        with_=("tim",),
        works=(Work(Verb.PREPARE, "surat"),),
        kind=Verb.PREPARE,
        checklist=("Membuat daftar",),
        inputs=(Item("Rencana"),),
        outputs=(Item("Draft surat", "surat", "draft"),),
        duration=Duration("2-3 hari", 3.0, "days", 2.0, 3.0),
        remarks="SOP surat keluar",
        links=(Link("SOP surat keluar", "call"),),
        exits=(Exit(None, "s2"),),
    )
    sign = Step(
        id="s2",
        number="2",
        text="Menandatangani surat",
        actor="kepala",
        works=(Work(Verb.SIGN, "surat"),),
        kind=Verb.SIGN,
        exits=(Exit("Ya", "s3"), Exit("Tidak", "s1", How.RETURN)),
    )
    answer = Step("s3", "", "Menjawab", "opd", exits=(Exit(None, None),), region="r1")
    return _with_steps(draft, sign, answer)


def _with_steps(*steps: Step) -> Sop:
    return Sop(
        slug="surat-keluar",
        title="Surat Keluar",
        source=Source("surat.txt", "0" * 64, "PEMERINTAH KOTA CONTOH"),
        number="1/2026",
        government="PEMERINTAH KOTA CONTOH",
        office="DINAS CONTOH",
        unit="SEKRETARIAT",
        subunit="SUBBAGIAN UMUM",
        created_date="2026-01-02",
        revised_date="2026-02",
        effective_date="2026",
        approved_by="Kepala Dinas",
        legal_bases=("Peraturan Contoh",),
        qualifications=("Memahami surat",),
        related_sops=("SOP surat masuk",),
        equipment=("Komputer",),
        warnings=("Jika terlambat, ulang",),
        records=("Buku agenda",),
        actors=(
            Actor("staf", "Staf"),
            Actor("kepala", "Kepala Dinas"),
            Actor("tim", "Tim", ActorKind.TEAM),
            Actor("opd", "OPD", ActorKind.EACH_UNIT),
        ),
        papers=(Paper("surat", "Surat", "surat_dinas"),),
        steps=steps,
        regions=(Region("r1", ("s3",), "opd"),),
        stated_total="3 hari",
        certainty={
            "/steps/0/actor": Certainty("guessed", {"line": 4}, "lazimnya", ("tim",))
        },
    )


def test_an_sop_comes_back_from_its_stored_form_unchanged() -> None:
    stored = json.loads(json.dumps(codec.to_json(whole())))
    assert codec.from_json(stored) == whole()


def test_the_stored_form_fits_the_schema_shipped_with_it() -> None:
    jsonschema.Draft202012Validator.check_schema(codec.schema())
    jsonschema.validate(codec.to_json(whole()), codec.schema())


def test_the_schema_refuses_what_the_shape_does_not_have() -> None:
    stored = codec.to_json(whole()) | {"invented": 1}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(stored, codec.schema())


def test_a_form_stored_by_version_1_reads_as_the_same_sop() -> None:
    stored = json.loads(GOLDEN.read_text("utf-8"))
    assert codec.from_json(stored) == whole()
    assert codec.to_json(whole()) == stored


def test_a_sparse_form_is_filled_with_nothing_known() -> None:
    sop = codec.from_json(
        {
            "schema": 1,
            "slug": "a",
            "actors": [],
            "steps": [
                {"id": "s1", "number": "1", "text": "x", "actor": None, "kind": "sign"}
            ],
            "certainty": {"/title": {"is": "missing"}},
        }
    )
    assert sop.title is None
    assert sop.source is None
    assert sop.steps[0].duration is None
    assert sop.certainty["/title"].why == ""


def test_an_old_form_is_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def lift(data: dict[str, object]) -> dict[str, object]:
        return {**data, "schema": 1, "title": data["judul"]}

    monkeypatch.setitem(codec.UPGRADES, 0, lift)
    sop = codec.from_json(
        {"schema": 0, "slug": "a", "judul": "Lama", "actors": [], "steps": []}
    )
    assert sop.title == "Lama"


@pytest.mark.parametrize(
    "broken",
    [
        {"schema": 9, "slug": "a"},
        {"slug": "a"},
        {"schema": 1, "slug": "a", "actors": []},
        {"schema": 1, "slug": "a", "actors": [], "steps": ["no step"]},
        {"schema": 1, "slug": "a", "actors": [], "steps": [], "certainty": ["no"]},
        {
            "schema": 1,
            "slug": "a",
            "steps": [],
            "actors": [{"id": 1, "name": 2, "kind": 3}],
        },
    ],
)
def test_what_is_no_sop_is_refused_by_name(broken: dict[str, object]) -> None:
    with pytest.raises(codec.UnreadableSop):
        codec.from_json(broken)


def test_the_hashed_text_ignores_how_it_was_read_but_not_what_it_says() -> None:
    sop = whole()
    other = sop.with_changes(slug="b", source=None, certainty={})
    assert codec.canonical_text(sop) == codec.canonical_text(other)
    assert codec.canonical_text(sop) != codec.canonical_text(
        sop.with_changes(title="X")
    )


def test_three_days_have_one_text_however_the_number_is_held() -> None:
    step = whole().steps[0]
    floats = Sop("a", None, steps=(step,))
    assert '"value":3}' in codec.canonical_text(floats)
    half = Sop(
        "a",
        None,
        steps=(Step("s", "1", "x", None, duration=Duration("0,5 hari", 0.5, "days")),),
    )
    assert '"value":0.5}' in codec.canonical_text(half)


def test_a_finding_prints_its_place_and_its_mend() -> None:
    finding = Finding("no_steps", "/steps", "error", "Tidak ada langkah.", "Tambahkan.")
    assert codec.finding_to_json(finding) == {
        "code": "no_steps",
        "where": "/steps",
        "severity": "error",
        "text": "Tidak ada langkah.",
        "mend": "Tambahkan.",
    }


def test_a_kept_finding_can_still_be_told_in_another_language() -> None:
    text = said("Langkah {number} berisi.", number=3)
    finding = Finding("x", "/steps/2", "note", text)

    again = codec.finding_from_kept(json.loads(json.dumps(codec.kept_finding(finding))))

    assert again == finding
    assert told(again.text, lambda _: "Step {number} is full.") == "Step 3 is full."


def test_a_finding_kept_before_it_could_be_told_anew_is_read() -> None:
    old = {"code": "x", "where": "", "severity": "note", "text": "Ada.", "mend": None}

    assert codec.finding_from_kept(old) == Finding("x", "", "note", "Ada.")


def test_sops_are_found_in_a_list_and_in_the_output_of_an_import() -> None:
    data = codec.to_json(whole())

    for held in (data, [data], {"files": [{"file": "a", "sops": [data]}]}):
        assert [sop.slug for sop in codec.sops_in(held)] == [whole().slug]
    for strange in ("SOP", 3, {"sops": [1]}, {}):
        with pytest.raises(codec.UnreadableSop):
            codec.sops_in(strange)
