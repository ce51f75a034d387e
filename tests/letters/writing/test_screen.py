import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from tests.letters.facts import facts, page

from lajur.letters.writing import compose
from lajur.letters.writing.blocks import lines_of
from lajur.letters.writing.difference import changes
from lajur.letters.writing.kind import all_kinds, kind_of
from lajur.letters.writing.screen import for_screen


def _html(drawn: object) -> str:
    return render_to_string("letters/paper/paper.html", {"page": for_screen(drawn)})


@pytest.mark.parametrize("code", [kind.code for kind in all_kinds()])
def test_the_page_shows_every_line_of_the_paper(code: str) -> None:
    drawn = page(code)

    html = _html(drawn)

    assert html.startswith('<article class="paper" lang="id">')
    text = strip_tags(html.replace("<br>", "\n"))
    for line in lines_of(drawn):
        assert line in text


def test_text_is_escaped() -> None:
    html = _html(page("naskah", fields={"isi": "<script>alert(1)</script> & teman"}))

    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "&amp; teman" in html


def test_what_was_filled_in_is_marked() -> None:
    assert '<span class="auto">000.8/44/RENKEU</span>' in _html(page())


def test_changes_are_marked_on_the_page() -> None:
    body = compose.first_fields(kind_of("surat_dinas"), facts())["isi"]
    new = page(fields={"isi": body.replace("dokumen", "bukti")})

    html = _html(changes(page(), new).page)

    assert "<del>dokumen</del>" in html
    assert "<ins>bukti</ins>" in html


def test_no_inline_style_or_script_stands_in_a_paper() -> None:
    for kind in all_kinds():
        html = _html(page(kind.code))
        assert "style=" not in html
        assert "<script" not in html
