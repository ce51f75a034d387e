"""Web pages come out as a browser prints them."""

import pytest

from lajur.core.paper import Paragraph, Refused
from lajur.core.paper import html as module
from lajur.core.paper.html import blocks_of_html


def told(page: str) -> list[str | list[tuple[str, ...]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [row.cells for row in block.rows]
        for block in blocks_of_html(page.encode())
    ]


def test_headings_lines_and_lists() -> None:
    page = (
        "<html><head><title>Judul</title><script>x()</script></head><body>"
        "<h1>SOP\n Surat</h1>awal<p>satu<br>dua</p>"
        "<ol><li>a<li>b</ol><ul><li>c</ul><li>d</body></html>"
    )
    assert told(page) == [
        "SOP Surat",
        "awal",
        "satu",
        "dua",
        "1. a",
        "2. b",
        "- c",
        "d",
    ]
    first, *_ = blocks_of_html(page.encode())
    assert first == Paragraph("SOP Surat", 1, heading=True)


def test_cells_that_span_rows_and_columns() -> None:
    page = (
        "<table><tr><th rowspan=2>No<th rowspan='2'>Kegiatan<th colspan=2>Pelaksana"
        "<th rowspan=x>Mutu<tr><th>Staf<th>Kabag<th>Waktu"
        "<tr><td>1<td>Menulis<ul><li>x<li>y</ul><td><td>✓<td>5 menit</table>"
    )
    assert told(page) == [
        [
            ("No", "Kegiatan", "Pelaksana", "", "Mutu"),
            ("", "", "Staf", "Kabag", "Waktu"),
            ("1", "Menulis\n- x\n- y", "", "✓", "5 menit"),
        ]
    ]


def test_tables_in_cells_are_words_when_small_and_forms_when_wide() -> None:
    page = (
        "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>"
        "<table><tr><td><table><tr><td>No<td>Kegiatan<td>Waktu</table></table>"
    )
    assert told(page) == [[("a\nb c\nd", "e")], [("No", "Kegiatan", "Waktu")]]


def test_marks_out_of_place_do_no_harm() -> None:
    assert told("<table></table><td>a</td></table><tr><td>b") == ["a", "b"]
    assert told("<html></html>") == []
    assert told("<?xml version='1.0' encoding='utf-8'?><html><p>a</p></html>") == ["a"]
    assert told("<table><tr><td>a<tr></table>") == [[("a",)]]


def test_an_open_row_is_closed_with_its_table() -> None:
    assert told("<table><td>a</table>") == [[("a",)]]


@pytest.mark.parametrize(
    ("bound", "at", "page", "code"),
    [
        ("MAX_BYTES", 5, "<html></html>", "too_big_inside"),
        ("MAX_MARKS", 1, "<html></html>", "too_big_inside"),
        ("MAX_LINES", 1, "<p>a<p>b", "too_many_cells"),
        ("MAX_COLUMNS", 2, "<table><tr><td>a<td>b<td>c<td>d</table>", "too_many_cells"),
    ],
)
def test_pages_beyond_the_bounds_are_refused(
    monkeypatch: pytest.MonkeyPatch, bound: str, at: int, page: str, code: str
) -> None:
    monkeypatch.setattr(module, bound, at)
    with pytest.raises(Refused) as refused:
        blocks_of_html(page.encode())
    assert refused.value.code == code


def test_deeply_nested_pages_do_no_harm() -> None:
    page = "<html>" + "<div>" * 20_000 + "a" + "</div>" * 20_000
    assert told(page) in ([], ["a"])


def test_a_page_of_nothing_and_a_cell_within_a_cell() -> None:
    assert told("<!doctype html>") == []
    assert told("<table><tr><td>a<div><td>b</td></div></td></tr></table>") == [
        [("a\nb",)]
    ]
