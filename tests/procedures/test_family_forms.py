from tests.core.families.kin import LOANS

from lajur.core.families import derive
from lajur.procedures.family_forms import PatternForm, field_name
from lajur.procedures.family_words import named


def form(data=None):
    return PatternForm(named(derive(LOANS)), data, hint="Misalnya: Tenda.")


def test_only_what_is_this_sops_own_is_asked():
    asked = [field.name for field in form().asked()]
    assert asked == ["p-subject", "p-number"]
    assert "p-lane-kabag" in [field.name for field in form().given()]
    assert form()["p-government"].value() == "Pemerintah Kota Seberang"


def test_the_subject_must_be_filled_in():
    assert form({}).errors.keys() == {"p-subject"}
    assert form({"p-subject": "Tenda"}).is_valid()


def test_values_are_those_that_were_sent():
    sent = form({"p-subject": "Tenda", "p-lane-kabag": "Sekretaris", "lain": "x"})
    assert sent.values() == {"subject": "Tenda", "lane:kabag": "Sekretaris"}
    assert field_name("lane:kabag") == "p-lane-kabag"
