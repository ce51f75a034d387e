"""Short forms and glued words."""

import pytest
from tests.core.checking.sops import items, last, sop

from lajur.core.checking.changes import apply
from lajur.core.checking.terms import glued, parted, two_meanings
from lajur.core.sop import Actor


def test_a_short_form_of_two_things_is_told_where_it_first_stands() -> None:
    here = sop(last(1, "Mengajukan SPM"))

    assert [d.where for d in two_meanings(here)] == ["/steps/0/text"]


def test_written_out_once_it_is_clear() -> None:
    here = sop(last(1, "Mengajukan SPM"), legal_bases=("PP Standar Pelayanan Minimal",))

    assert not list(two_meanings(here))


@pytest.mark.parametrize(
    ("glued_text", "text"),
    [
        ("TataNaskah", "Tata Naskah"),
        ("MampuMengolahDraft", "Mampu Mengolah Draft"),
        ("LKjIPOPD", "LKjIP OPD"),
        ("7Tahun 2017", "7 Tahun 2017"),
        ("PermenPAN RB", "PermenPAN RB"),
        ("SKPD dan LKjIP", "SKPD dan LKjIP"),
    ],
)
def test_glued_words_are_parted(glued_text: str, text: str) -> None:
    assert parted(glued_text) == text


def test_the_space_can_be_put_in_everywhere() -> None:
    here = sop(
        last(1, outputs=items("DraftSurat")),
        title=None,
        qualifications=("Memahami TataNaskah",),
    )

    for told in list(glued(here)):
        assert told.mend is not None
        here = apply(here, told.mend.changes)

    assert here.qualifications == ("Memahami Tata Naskah",)
    assert here.steps[0].outputs[0].text == "Draft Surat"


def test_a_small_word_is_parted_where_the_word_before_stands_alone() -> None:
    assert parted("dokumenke bagian", {"Dokumen"}) == "dokumen ke bagian"
    assert parted("menjadi", {"jadi"}) == "menjadi"


def test_lanes_and_sub_activities_are_looked_at() -> None:
    here = sop(
        last(1, checklist=("Mengisi FormulirData",)),
        actors=(Actor("a", "AdminInstansi"),),
    )

    assert [d.where for d in glued(here)] == [
        "/actors/0/name",
        "/steps/0/checklist/0",
    ]
