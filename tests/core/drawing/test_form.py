"""The official form comes as data that fits its drawing."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from tests.core.drawing.sheet import faults
from tests.core.drawing.sops import catalogue_sops, sop_of, sops

from lajur.core.drawing.columns import TOTAL_ROW
from lajur.core.drawing.form import PAPERS, form_pages, official_form
from lajur.core.sop.model import Item, Sop

LONG = "Memeriksa draf surat permohonan data dan kelengkapannya. " * 4


@settings(max_examples=15, deadline=None)
@given(sops())
def test_rows_and_drawing_have_the_same_heights(sop):
    for page in form_pages(sop):
        heights = [b - a for a, b in pairwise(page.figure.rows)]
        widths = [b - a for a, b in pairwise(page.figure.lanes)]

        assert heights == [row.height for row in page.rows]
        assert widths == list(page.columns.lanes)
        assert faults(page.figure) == []


def test_the_columns_are_the_same_on_every_page():
    pages = form_pages(sop_of(*[0, 1, 2] * 8, back={5: 4, 20: 19}))

    assert len(pages) > 1
    assert len({page.columns for page in pages}) == 1


#: Steps that return to one another and do not fit one page together.
CUT_RETURNS = {"F4": {}, "A4": {"penyusunan-lkpj": 1}}


@pytest.mark.parametrize("paper", PAPERS)
def test_the_catalogue_fits_its_paper_and_cuts_no_return(paper):
    wide, high = PAPERS[paper]
    too_high, cut = [], {}
    for sop in catalogue_sops():
        pages = form_pages(sop, paper)
        for page in pages:
            height = page.head + sum(row.height for row in page.rows)
            height += 0 if page.total is None else TOTAL_ROW
            steps = [row for row in page.rows if not row.is_plain]
            assert page.columns.total <= wide
            assert page.figure.crossings == 0
            if height > high and len(steps) > 1:
                too_high.append((sop.slug, page.number))
        keys = [symbol.key for page in pages for symbol in page.figure.symbols]
        more = sum(key.endswith("-out") for key in keys) - (len(pages) - 1)
        if more:
            cut[sop.slug] = more
    assert too_high == []
    assert cut == CUT_RETURNS[paper]


def test_a_row_is_as_high_as_its_longest_cell():
    sop = sop_of(0, 1)
    steps = (replace(sop.steps[0], text=LONG), replace(sop.steps[1], remarks=LONG))

    (page, *_) = form_pages(replace(sop, steps=steps))

    assert page.rows[0].height > 66


def test_rows_carry_what_the_table_prints():
    sop = sop_of(0, 1, 0, back={2: 1})
    step = replace(
        sop.steps[1],
        checklist=("Konsep",),
        inputs=(Item("Draf"), Item("Lampiran")),
        outputs=(Item("SPT"),),
        remarks="Segera",
        duration=None,
    )
    sop = replace(sop, steps=(sop.steps[0], step, sop.steps[2]))

    (page,) = form_pages(sop)
    first, row, _ = page.rows

    assert (first.time, row.time) == ("30 menit", "")
    assert (row.number, row.actor) == ("2", "Pejabat 1")
    assert (row.checklist, row.inputs, row.outputs) == (
        ("\u00b7 Konsep",),
        ("Draf", "Lampiran"),
        ("SPT",),
    )
    assert row.exits.startswith("Keputusan: ")
    assert page.total == "60 menit"


def test_only_the_last_page_has_the_total():
    pages = form_pages(sop_of(*[0, 1] * 12))

    assert [page.total is not None for page in pages] == [False] * (len(pages) - 1) + [
        True
    ]
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_lanes_may_have_shorter_names():
    (page,) = form_pages(sop_of(0, 1), lane_names={"a1": "Kabag"})

    assert page.lanes == ("Pejabat 0", "Kabag")


def test_the_whole_form_has_identity_pages_and_words():
    form = official_form(sop_of(0, 1, 0, number="01/2026"), "A4")

    assert (form.title, form.number, form.paper) == ("Contoh", "01/2026", "A4")
    assert len(form.description) == 3
    assert form.pages[0].svg.startswith("<svg")
    assert form.pages[0].title == "Diagram alir langkah 1 sampai 3"


def test_an_sop_without_steps_has_one_empty_page():
    form = official_form(Sop("kosong", None))

    assert form.title == "kosong"
    assert [page.rows for page in form.pages] == [()]
    assert form.pages[0].title == "Diagram alir kosong"


def test_breaks_are_sought_again_when_lines_make_rows_higher():
    back = dict.fromkeys(range(3, 15), 2)
    pages = form_pages(sop_of(*[0, 1, 2] * 5, back=back))

    assert max(row.height for page in pages for row in page.rows) > 66
    assert all(faults(page.figure) == [] for page in pages)
