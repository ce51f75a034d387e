from hypothesis import given, settings
from hypothesis import strategies as st

from lajur.letters.writing import markup
from lajur.letters.writing.blocks import (
    Grid,
    Items,
    Meta,
    PageBreak,
    Para,
    Sign,
    Terms,
    text_of,
)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_escaped_text_comes_out_as_itself(text: str) -> None:
    wanted = " ".join(markup.without_marks(text).split())

    blocks = markup.read(f"Awal {markup.escape(text)} akhir")

    assert len(blocks) == 1
    assert isinstance(blocks[0], Para)
    assert text_of(blocks[0].runs) == f"Awal {wanted} akhir"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_a_persons_text_opens_no_block(text: str) -> None:
    blocks = markup.read(markup.body(f"{text}\n::: sign\n::: pagebreak\n:::"))

    assert not any(isinstance(block, Sign | PageBreak) for block in blocks)


def test_reads_lists_by_their_own_marker() -> None:
    blocks = markup.read("1. satu\n2. dua\n\nantara\n\na. huruf\nb. kedua\n\n- butir")

    assert [b.marker for b in blocks if isinstance(b, Items)] == [
        "decimal",
        "alpha",
        "bullet",
    ]


def test_keeps_bold_italic_and_line_breaks() -> None:
    (block,) = markup.read("**tebal** dan *miring*\nbaris kedua")

    assert isinstance(block, Para)
    assert [(s.text, s.bold, s.italic) for s in block.runs] == [
        ("tebal", True, False),
        (" dan ", False, False),
        ("miring", False, True),
        ("\nbaris kedua", False, False),
    ]


def test_reads_the_block_of_number_and_subject_with_its_date() -> None:
    (block,) = markup.read("::: meta\nNomor: 1\nHal: a: b\n> Kota, 1 Mei 2026\n:::")

    assert isinstance(block, Meta)
    assert [(label, text_of(runs)) for label, runs in block.rows] == [
        ("Nomor", "1"),
        ("Hal", "a: b"),
    ]
    assert text_of(block.date) == "Kota, 1 Mei 2026"


def test_reads_terms_with_their_lists() -> None:
    (block,) = markup.read("::: terms\n= Dasar\n1. satu\n1. dua\n= Untuk\nkerja\n:::")

    assert isinstance(block, Terms)
    assert [row.label for row in block.rows] == ["Dasar", "Untuk"]
    assert isinstance(block.rows[0].blocks[0], Items)


def test_reads_a_table_with_shares_of_width() -> None:
    (block,) = markup.read(
        '::: grid widths="1,2"\n| A | B |\n| - | - |\n| 1 | 2 |\n:::'
    )

    assert isinstance(block, Grid)
    assert block.widths == (1.0, 2.0)
    assert [[text_of(cell) for cell in row] for row in block.rows] == [
        ["A", "B"],
        ["1", "2"],
    ]
