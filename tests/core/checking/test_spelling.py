"""Slips of the pen."""

import pytest
from tests.core.checking.sops import last, sop, step

from lajur.core.checking import spelling
from lajur.core.checking.changes import apply
from lajur.core.sop.durations import parse_duration


def test_a_unit_cut_short_is_written_out_in_every_step() -> None:
    here = sop(
        step(1, duration=parse_duration("2 hr")),
        step(2, duration=None),
        step(3, duration=parse_duration("2 jam")),
        last(4, duration=parse_duration("1mgg.")),
    )

    (told,) = spelling.short_units(here)

    assert "1, 4" in told.text
    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    texts = [s.duration.text for s in mended.steps if s.duration]
    assert texts == ["2 hari", "2 jam", "1 minggu"]
    assert not list(spelling.short_units(mended))


@pytest.mark.parametrize(
    ("printed", "better"),
    [("Minimal SI Hukum", "Minimal S1 Hukum"), ("Pendidikan DI", "Pendidikan D1")],
)
def test_a_degree_with_a_letter_gets_its_digit(printed: str, better: str) -> None:
    here = sop(qualifications=("Memahami SI", printed))

    (told,) = spelling.degree_misprinted(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).qualifications == ("Memahami SI", better)


@pytest.mark.parametrize("printed", ["Minimal S1", "Minimal DIII", "Sistem SI desa"])
def test_a_degree_in_order_is_left(printed: str) -> None:
    assert not list(spelling.degree_misprinted(sop(qualifications=(printed,))))


def test_two_items_that_are_one_sentence_are_joined() -> None:
    here = sop(warnings=("Berkas harus lengkap,", "Sehingga cepat selesai", "Segera"))

    (told,) = spelling.item_goes_on(here)

    assert told.where == "/warnings/1"
    assert told.mend is not None
    assert apply(here, told.mend.changes).warnings == (
        "Berkas harus lengkap sehingga cepat selesai",
        "Segera",
    )


def test_a_government_named_without_its_own_name_is_told() -> None:
    here = sop(
        title="Penyusunan IKU Pemerintah Kota", government="PEMERINTAH KOTA MELATI"
    )

    (told,) = spelling.name_cut(here)

    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert mended.title == "Penyusunan IKU Pemerintah Kota Melati"
    assert not list(spelling.name_cut(mended))


def test_a_title_without_a_government_is_left() -> None:
    assert not list(spelling.name_cut(sop(government="Pemerintah Kota Melati")))
    assert not list(spelling.name_cut(sop(title=None)))
    spelt = sop(title="Rapat Pemerintah Kota", government="Pemerintah Kota Melati")
    assert "Melati" in next(spelling.name_cut(spelt)).text
