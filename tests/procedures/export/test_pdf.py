"""The official form goes out as an archivable PDF with its text in it."""

import re
from datetime import UTC, datetime

import pypdfium2
import pytest
from tests.core.drawing.sops import catalogue_sops, sop_of
from tests.letters.verapdf import failures

from lajur.core.drawing import official_form
from lajur.core.reading import read_file
from lajur.core.sop.model import Sop
from lajur.procedures.export.pdf import book_pdf, form_pdf

AT = datetime(2026, 1, 21, 3, 0, tzinfo=UTC)
LONG = sop_of(*[0, 1, 2] * 6, back={3: 2, 9: 8}, number="000/1")


def texts(content):
    document = pypdfium2.PdfDocument(content)
    pages = (page.get_textpage().get_text_range() for page in document)
    return [" ".join(page.split()) for page in pages]


@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_is_archivable_and_accessible(flavour):
    assert failures(form_pdf(official_form(LONG), AT), flavour) == []


def test_prints_identity_steps_symbols_and_total():
    form = official_form(LONG)

    sheet, *pages = texts(form_pdf(form, AT))

    assert "Nomor SOP" in sheet
    assert "000/1" in sheet
    assert len(pages) == len(form.pages)
    whole = " ".join(pages)
    for words in ("Mulai", "Selesai", "Setuju", "Tidak", "Jumlah total waktu"):
        assert words in whole
    assert all(f"Memeriksa berkas {number}" in whole for number in range(1, 19))


@pytest.mark.parametrize(("paper", "wide"), [("F4", 330), ("A4", 297)])
def test_lies_on_its_paper(paper, wide):
    content = form_pdf(official_form(sop_of(0, 1), paper), AT)

    width, height = pypdfium2.PdfDocument(content)[0].get_size()
    assert width == pytest.approx(wide / 25.4 * 72, abs=1)
    assert width > height


def test_the_same_form_gives_the_same_bytes():
    form = official_form(sop_of(0, 1))

    assert form_pdf(form, AT) == form_pdf(form, AT)


def test_user_text_stays_text():
    sop = sop_of(0, 1).with_changes(title='#image("x") *tebal* $a$')

    sheet, *_ = texts(form_pdf(official_form(sop), AT, foot="Versi 3"))

    assert '#image("x") *tebal* $a$' in sheet
    assert "Versi 3" in sheet


def test_many_lanes_are_scaled_to_the_paper():
    content = form_pdf(official_form(sop_of(*range(20))), AT)

    assert "Pejabat 19" in texts(content)[1]


def test_an_sop_without_steps_has_its_identity_sheet():
    sheet, page = texts(form_pdf(official_form(Sop("kosong", None)), AT))

    assert "Dasar hukum" in sheet
    assert "Uraian kegiatan" in page


def flow(sop):
    """Return who does each step and where it leads, by printed number."""
    numbers = {step.id: step.number for step in sop.steps} | {None: None}
    # A name broken between two lines comes back with its soft hyphen.
    names = {actor.id: actor.name.replace("\u00ad ", "") for actor in sop.actors}
    return [
        (
            step.number,
            names[step.actor],
            sorted((numbers[e.to] or "", e.how) for e in step.exits),
        )
        for step in sop.steps
    ]


def test_is_read_back_to_the_same_steps_lanes_and_exits():
    for sop in catalogue_sops()[:6]:
        (read,) = read_file("sop.pdf", form_pdf(official_form(sop), AT)).sops

        assert read.title == sop.title
        assert flow(read) == flow(sop)


def test_a_book_begins_with_the_pages_of_its_forms():
    forms = [
        official_form(sop_of(0, 1).with_changes(title=name)) for name in ("Satu", "Dua")
    ]

    contents, *pages = texts(book_pdf(forms, AT, "Kumpulan SOP"))

    assert re.search(r"Satu[ .]*2 Dua[ .]*4", contents)
    assert [place for place, text in enumerate(pages, 2) if "Nama SOP" in text] == [
        2,
        4,
    ]
    assert "SOP Dua Halaman 5 dari 5" in pages[-1]


def test_a_book_is_archivable_and_accessible():
    forms = [official_form(LONG), official_form(sop_of(0, 1))]
    content = book_pdf(forms, AT, "Kumpulan SOP")

    assert failures(content, "2a") == []
    assert failures(content, "ua1") == []
