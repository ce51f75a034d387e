import pytest
from tests.factories.procedures import small_sop

from lajur.core.checking import Diagnosis, check_sop
from lajur.core.sop import Sop
from lajur.procedures.told import counts, key_of


def key(sop: Sop, where: str, code: str = "L01") -> str:
    return key_of(sop, Diagnosis(code, where, "note", "", ""))


def test_a_finding_keeps_its_name_when_rows_come_before_it():
    sop = small_sop()
    longer = sop.with_changes(
        steps=(sop.steps[0].__class__("baru", "0", "Baru", None), *sop.steps),
        legal_bases=("Baru", *sop.legal_bases),
        actors=sop.actors[::-1],
    )

    assert key(sop, "/steps/1/text") == key(longer, "/steps/2/text")
    assert key(sop, "/legal_bases/0") == key(longer, "/legal_bases/1")
    assert key(sop, "/actors/0") == key(longer, "/actors/2")


def test_another_text_is_another_finding():
    sop = small_sop()

    assert key(sop, "/title") != key(sop.with_changes(title="Lain"), "/title")
    assert key(sop, "/steps/0/text") != key(sop, "/steps/1/text")
    assert key(sop, "/title", "L07") != key(sop, "/title", "L08")


@pytest.mark.parametrize("where", ["", "/actors", "/created_date", "/lines/3"])
def test_every_place_has_a_name(where: str):
    assert len(key(small_sop(), where)) == 32


def test_an_item_goes_by_its_text():
    sop = small_sop()
    at = next(n for n, step in enumerate(sop.steps) if step.outputs)

    assert key(sop, f"/steps/{at}/outputs/0") != key(sop, f"/steps/{at}/outputs")


def test_what_is_put_aside_is_not_counted():
    sop = small_sop().with_changes(title="Mekanisme Surat", number=None)

    full = counts(sop)
    missing = key(sop, "/number", "identity_missing")

    assert set(full) == {"error", "warning", "note"}
    assert counts(sop, {missing})["warning"] == full["warning"] - 1


def test_two_findings_of_one_name_count_once():
    sop = small_sop()
    told = {key_of(sop, diagnosis) for diagnosis in check_sop(sop)}

    assert sum(counts(sop).values()) == len(told)
