"""The identity sheet."""

from bench.clean import INVITATION
from tests.core.checking.sops import sop

from lajur.core.checking import identity
from lajur.core.checking.changes import apply


def test_empty_fields_are_told() -> None:
    here = INVITATION.with_changes(number=None, warnings=())

    assert [d.where for d in identity.missing(here)] == ["/number", "/warnings"]


def test_in_force_before_it_was_made_can_be_mended() -> None:
    here = INVITATION.with_changes(effective_date="2020-01-01")

    (told,) = identity.dates(here)

    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert mended.effective_date == here.created_date
    assert not list(identity.dates(mended))


def test_revised_before_it_was_made_can_be_emptied() -> None:
    here = INVITATION.with_changes(revised_date="2020-01-01")

    (told,) = identity.dates(here)

    assert told.mend is not None
    assert apply(here, told.mend.changes).revised_date is None


def test_half_a_date_is_told_and_a_dash_is_none() -> None:
    here = INVITATION.with_changes(effective_date="Mei 2026", revised_date="-")

    assert [d.where for d in identity.dates(here)] == ["/effective_date"]


def test_values_in_the_wrong_box_are_told() -> None:
    here = sop(
        qualifications=("Kasubag Umum", "Kepala yang memahami arsip"),
        warnings=(
            "Untuk menghindari keterlambatan",
            "Untuk ketertiban " + "kerja " * 12,
        ),
        related_sops=("Website e-Office", "SOP Arsip", "Penyusunan Neraca", "-", "2"),
    )

    told = list(identity.wrong_box(here))

    assert [d.where for d in told] == [
        "/qualifications/0",
        "/warnings/1",
        "/related_sops/0",
    ]
    assert told[1].text.endswith("…” menyatakan tujuan.")


def test_a_thing_among_the_related_moves_to_the_equipment() -> None:
    here = sop(related_sops=("Website e-Office",), equipment=("Komputer",))

    (told,) = identity.wrong_box(here)

    assert told.mend is not None
    mended = apply(here, told.mend.changes)
    assert mended.equipment == ("Komputer", "Website e-Office")
    assert mended.related_sops == ()


def test_an_empty_text_names_no_sop() -> None:
    assert not identity.is_sop_name("")


def test_a_name_may_say_what_sop_stands_for() -> None:
    here = sop(related_sops=("Standar Operasional Prosedur Tamu Negara",))

    assert not list(identity.wrong_box(here))
