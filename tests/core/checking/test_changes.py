"""Making the changes of a mend."""

import pytest
from tests.core.checking.sops import last, sop

from lajur.core.checking.changes import DoesNotFit, apply
from lajur.core.checking.model import Change


def test_values_are_replaced_removed_and_added() -> None:
    here = sop(last(1), equipment=("Kamera", "Meja"), revised_date="2020-01-01")

    mended = apply(
        here,
        (
            Change("replace", "/steps/0/text", "Menyusun surat"),
            Change("remove", "/equipment/0"),
            Change("add", "/equipment/-", "Kursi"),
            Change("add", "/equipment/0", "Lampu"),
            Change("replace", "/equipment/1", "Rak"),
            Change("remove", "/revised_date"),
        ),
    )

    assert mended.steps[0].text == "Menyusun surat"
    assert mended.equipment == ("Lampu", "Rak", "Kursi")
    assert mended.revised_date is None


@pytest.mark.parametrize(
    "change",
    [
        Change("replace", "/steps/7/text", "x"),
        Change("replace", "/nothing", "x"),
        Change("remove", "/equipment/3"),
        Change("replace", "/actors", [{"id": "x"}]),
    ],
)
def test_a_place_that_is_gone_is_refused(change: Change) -> None:
    with pytest.raises(DoesNotFit):
        apply(sop(last(1)), (change,))
