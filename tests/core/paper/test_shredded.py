"""Tables that converters shredded are put together again."""

from lxml import etree
from tests.core.paper.office_files import DRAWINGS, cell, docx, paragraph, row, table

from lajur.core.paper import Block, Paragraph, Table
from lajur.core.paper.docx import blocks_of_docx
from lajur.core.paper.shredded import Frame, frame_of, is_shredded

BEGINS = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def high(twips: int) -> str:
    return f'<w:trHeight w:val="{twips}"/>'


def rows(block: Block) -> list[tuple[str, ...]]:
    assert isinstance(block, Table)
    return [each.cells for each in block.rows]


def parsed(text: str) -> etree._Element:
    return etree.fromstring(f"<x {DRAWINGS}>{text}</x>")[0]


HEAD = table(
    row(cell("No"), cell("Kegiatan"), cell("Waktu"), properties=high(400)),
    widths=(1000, 3000, 2000),
)
SCRAPS = table(
    row(
        cell("1", BEGINS), cell("Menulis"), cell("1 hari", BEGINS), properties=high(150)
    ),
    row(cell("", GOES_ON), cell("nota"), cell("", GOES_ON), properties=high(150)),
    row(
        cell("", GOES_ON),
        cell("Memaraf", BEGINS),
        cell("", GOES_ON),
        properties=high(40),
    ),
    row(
        cell("2", BEGINS),
        cell("", GOES_ON),
        cell("2 hari", BEGINS),
        properties=high(300),
    ),
    row(
        cell("", GOES_ON),
        cell("nota"),
        cell("", GOES_ON),
        cell("x"),
        properties=high(90),
    ),
    widths=(1000, 3000, 2000),
)


def test_scraps_come_under_the_head_as_whole_rows() -> None:
    head, between = blocks_of_docx(docx(HEAD + paragraph("halaman 2") + SCRAPS))
    assert rows(head) == [
        ("No", "Kegiatan", "Waktu"),
        ("1", "Menulis\nnota", "1 hari"),
        ("2", "Memaraf\nnota", "2 hari"),
    ]
    assert isinstance(between, Paragraph)


def test_scraps_without_numbers_are_one_row() -> None:
    lone = table(
        row(cell(), cell("Menulis"), cell(), properties=high(100)),
        widths=(1000, 3000, 2000),
    )
    (head,) = blocks_of_docx(docx(HEAD + lone))
    assert rows(head)[1:] == [("", "Menulis", "")]


def test_scraps_that_fit_no_head_stay_as_they_are() -> None:
    assert len(rows(blocks_of_docx(docx(SCRAPS))[0])) == 5
    narrow = HEAD.replace('w:w="3000"', 'w:w="9000"')
    assert len(blocks_of_docx(docx(narrow + SCRAPS))) == 2


def test_columns_are_as_wide_as_their_cells_say() -> None:
    drawn = parsed(
        table(
            row(
                cell("a", '<w:tcW w:w="700"/>'),
                cell("b", '<w:tcW w:w="1000"/>'),
            ),
            row(cell("c", '<w:gridSpan w:val="2"/>')),
            widths=(1000, 1000),
        )
    )
    assert frame_of(drawn, list(drawn)[1:]).edges == (0.0, 700.0, 1700.0)
    assert not is_shredded(list(drawn)[1:])


def test_a_frame_knows_its_columns_and_what_goes_on_under_it() -> None:
    frame = Frame((0.0, 100.0, 1000.0))
    assert [frame.column_at(place) for place in (-5, 99, 100, 5000)] == [0, 0, 1, 1]
    assert frame.fits(Frame((20.0, 900.0)))
    assert not frame.fits(Frame((20.0, 500.0)))
    assert not frame.fits(Frame((500.0, 1000.0)))
    assert not frame.fits(Frame((0.0, 100.0, 200.0, 300.0, 400.0, 1000.0)))


def spaced(before: int, after: int, left: int = 1000) -> str:
    return (
        f'<w:spacing w:lineRule="exact" w:before="{before}" w:after="{after}"/>'
        f'<w:ind w:left="{left}"/>'
    )


def test_lines_cut_off_a_table_go_back_into_their_column() -> None:
    over = paragraph("Membuat dan", spaced(300, 5))
    under = paragraph("kepala", spaced(5, 0))
    (head, *rest) = blocks_of_docx(docx(HEAD + over + SCRAPS + under))
    assert rows(head)[1:] == [
        ("1", "Membuat dan\nMenulis\nnota", "1 hari"),
        ("2", "Memaraf\nnota\nkepala", "2 hari"),
    ]
    assert rest == []


def test_lines_of_the_page_stay_outside_the_table() -> None:
    note = paragraph("Catatan kaki", spaced(300, 300))
    edge = paragraph("halaman 2", spaced(5, 5, left=0))
    blocks = blocks_of_docx(docx(HEAD + edge + SCRAPS + edge + note + edge))
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "halaman 2",
        "halaman 2",
        "Catatan kaki",
        "halaman 2",
    ]
    assert rows(blocks[0])[1:] == [
        ("1", "Menulis\nnota", "1 hari"),
        ("2", "Memaraf\nnota", "2 hari"),
    ]
    under = paragraph("lepas", spaced(5, 5))
    alone = blocks_of_docx(docx(HEAD + under + SCRAPS + note + under))
    assert [block.text for block in alone if isinstance(block, Paragraph)] == [
        "Catatan kaki",
        "lepas",
    ]


def test_a_cut_through_a_text_gives_its_last_line_back() -> None:
    cut = table(
        row(cell("1"), cell("Menulis surat"), cell("x"), properties=high(150)),
        row(cell("2"), cell("dinas"), cell("y"), properties=high(150)),
        row(cell(""), cell("Mengirim"), cell(""), properties=high(150)),
        row(cell(""), cell("surat"), cell(""), properties=high(40)),
        widths=(1000, 3000, 2000),
    )
    (head,) = blocks_of_docx(docx(HEAD + cut))
    assert rows(head)[1:] == [
        ("1", "Menulis surat\ndinas", "x"),
        ("2", "Mengirim\nsurat", "y"),
    ]


def test_words_stand_where_their_spacing_puts_them() -> None:
    low = paragraph("Ya", '<w:spacing w:before="400"/><w:jc w:val="right"/>')
    cut = table(
        row(cell("1"), cell("Menulis"), cell(low, BEGINS), properties=high(150)),
        row(cell("2"), cell("Mengirim"), cell("", GOES_ON), properties=high(400)),
        widths=(1000, 3000, 2000),
    )
    (head,) = blocks_of_docx(docx(HEAD + cut))
    assert rows(head)[1:] == [("1", "Menulis", ""), ("2", "Mengirim", "Ya")]
