"""Letter numbers: patterns, sequences and the life of a number."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lajur.core.numbering import (
    ROMAN,
    BadPattern,
    BadValue,
    FieldMissing,
    Letter,
    NumberMismatch,
    NumberState,
    Pattern,
    ReasonMissing,
    Restart,
    Scope,
    WrongState,
    read,
    register,
    render,
    reserve,
    scope_key,
    void,
)

DAY = date(2026, 7, 9)
AT = datetime(2026, 7, 9, 2, tzinfo=UTC)
LATER = datetime(2026, 7, 10, 2, tzinfo=UTC)
LETTER = Letter("surat_dinas", "000.8.3.3", "OR", DAY)


@pytest.mark.parametrize(
    ("pattern", "counter", "values", "number"),
    [
        (
            "{klas}/{urut}/{kode_unit}",
            15,
            {"klas": "000.8.3.3", "kode_unit": "OR"},
            "000.8.3.3/15/OR",
        ),
        (
            "{klas}/{urut:03}/{kode}/{ROMAN}/{YYYY}",
            1,
            {"klas": "140", "kode": "TGR"},
            "140/001/TGR/VII/2026",
        ),
        (
            "{keamanan}-{urut}/{kode_jabatan}/{klas}/{MM}/{YYYY}",
            99,
            {"keamanan": "R", "kode_jabatan": "IJ", "klas": "KP.07.6"},
            "R-99/IJ/KP.07.6/07/2026",
        ),
        (
            "{klas} / {urut} - {pokok} / {kode_unit}",
            767,
            {"klas": "065", "pokok": "1.01", "kode_unit": "BKPSDM"},
            "065 / 767 - 1.01 / BKPSDM",
        ),
        (
            "{klas}/Kep.{urut}-{kode}/{YY}",
            33,
            {"klas": "700", "kode": "ITKO"},
            "700/Kep.33-ITKO/26",
        ),
    ],
)
def test_number_is_written_and_read_back(pattern, counter, values, number):
    written = render(Pattern(pattern), counter, DAY, values)
    found = read(Pattern(pattern), written)

    assert written == number
    assert found.counter == counter
    assert {name: found.values[name] for name in values} == values


@given(
    st.integers(1, 99_999),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.from_regex(r"[0-9]{3}(\.[0-9]{1,2}){0,3}", fullmatch=True),
)
def test_every_number_reads_back(counter, day, klas):
    pattern = Pattern("{klas}/{urut:04}/{kode}/{ROMAN}/{YYYY}")

    found = read(
        pattern, render(pattern, counter, day, {"klas": klas, "kode": "SETDA"})
    )

    assert found.counter == counter
    assert found.values["klas"] == klas
    assert ROMAN.index(found.values["ROMAN"]) + 1 == day.month
    assert int(found.values["YYYY"]) == day.year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{klas}/{kode}",
        "{urut}/{urut}",
        "{klas}/{urut}/{klas}",
        "{klas}{urut}",
        "{urut",
        "urut}",
        "{}/{urut}",
        "{kode unit}/{urut}",
        "{a.b}/{urut}",
    ],
)
def test_pattern_that_could_not_be_read_back_is_refused(text):
    with pytest.raises(BadPattern):
        Pattern(text)


def test_pattern_tells_which_fields_must_be_given():
    pattern = Pattern("{klas}/{urut:03}/{kode}/{ROMAN}/{YYYY}")

    assert pattern.fields == ("klas", "kode")


@pytest.mark.parametrize("values", [{}, {"klas": "  "}])
def test_missing_field_is_named(values):
    with pytest.raises(FieldMissing, match="klas"):
        render(Pattern("{klas}/{urut}"), 1, DAY, values)


@pytest.mark.parametrize("klas", ["000/8", "000\n8"])
def test_value_that_hides_the_counter_is_refused(klas):
    with pytest.raises(BadValue):
        render(Pattern("{klas}/{urut}/{kode}"), 15, DAY, {"klas": klas, "kode": "OR"})


def test_counter_begins_at_one():
    with pytest.raises(BadValue):
        render(Pattern("{urut}"), 0, DAY, {})


@pytest.mark.parametrize("text", ["140/x/TGR", "140/15", "140/15/TGR/2026/", "15"])
def test_number_of_another_pattern_is_not_read(text):
    with pytest.raises(NumberMismatch):
        read(Pattern("{klas}/{urut}/{kode}/{YYYY}"), text)


@pytest.mark.parametrize(
    ("scope", "key"),
    [
        (Scope.ALL, "all|2026"),
        (Scope.KIND, "kind|2026|surat_dinas"),
        (Scope.CLASSIFICATION, "classification|2026|000.8.3.3"),
        (Scope.UNIT, "unit|2026|OR"),
        (Scope.KIND_UNIT, "kind_unit|2026|surat_dinas|OR"),
    ],
)
def test_sequence_is_named_by_what_its_letters_share(scope, key):
    assert scope_key(scope, Restart.YEARLY, LETTER) == key


def test_sequence_that_never_restarts_has_no_year():
    assert scope_key(Scope.UNIT, Restart.NEVER, LETTER) == "unit|OR"


def test_reserved_number_is_registered_once():
    number = register(reserve("140/1/TGR", 1, AT), LATER)

    assert number.state is NumberState.REGISTERED
    assert number.registered_at == LATER
    with pytest.raises(WrongState):
        register(number, LATER)


def test_reserved_number_is_made_void_with_a_reason():
    number = void(reserve("140/1/TGR", 1, AT), " Surat batal ", LATER)

    assert number.state is NumberState.VOID
    assert (number.reason, number.voided_at) == ("Surat batal", LATER)
    with pytest.raises(WrongState):
        register(number, LATER)


def test_void_wants_a_reason():
    with pytest.raises(ReasonMissing):
        void(reserve("140/1/TGR", 1, AT), "  ", LATER)


def test_registered_number_stays():
    number = register(reserve("140/1/TGR", 1, AT), LATER)

    with pytest.raises(WrongState):
        void(number, "Salah tujuan", LATER)
