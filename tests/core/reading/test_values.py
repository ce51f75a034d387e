"""The values of an identity sheet: the first one found stays, lists grow."""

from lajur.core.reading.labels import NO_FIELD
from lajur.core.reading.values import Identity


def test_the_first_value_found_for_a_field_stays() -> None:
    sheet = Identity()
    sheet.set("number", ": 12/SOP/2024", 3)
    sheet.set("number", "99", 8)

    assert sheet.plain == {"number": "12/SOP/2024"}
    assert sheet.at == {"number": 3}


def test_a_list_grows_with_every_value_found() -> None:
    sheet = Identity()
    sheet.set("equipment", "Komputer", 5)
    sheet.set("equipment", "Printer", 6)

    assert sheet.lists == {"equipment": ("Komputer", "Printer")}
    assert sheet.at == {"equipment": 5}


def test_signs_without_words_and_labels_of_no_field_are_no_values() -> None:
    sheet = Identity()
    sheet.set("title", ": -", 1)
    sheet.set(NO_FIELD, "cukup jelas", 2)

    assert (sheet.plain, sheet.lists, sheet.at) == ({}, {}, {})
